"""Where record pages stand in a site is worked out in one go, and is what MkDocs works out step by step."""

from hypothesis import given
from hypothesis import strategies as st
from mkdocs.structure.files import File

from generator.fields import ID_PATTERN
from generator.outlets.record_page import RecordFile

NAMES = st.sampled_from(["index", "index-2", "cases"]) | st.from_regex(ID_PATTERN, fullmatch=True)
PATHS = st.lists(NAMES, min_size=1, max_size=3).map("/".join)


@given(PATHS, st.booleans())
def test_a_record_page_stands_where_mkdocs_puts_it(path: str, directory_urls: bool) -> None:
    ours, theirs = (made(f"{path}.md", None, "site", directory_urls) for made in (RecordFile, File))
    assert (ours.dest_uri, ours.url, ours.abs_dest_path) == (theirs.dest_uri, theirs.url, theirs.abs_dest_path)
