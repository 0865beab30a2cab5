"""Who mentions a record: others, under every name and at every place it has; never the record itself."""

import re
from pathlib import Path

import pytest

from generator.library import Library
from generator.pages.render import pages
from tests import sites
from tests.rendering import library_of, project

GUIDE, RULE = "guides/complaint-steps", "regulations/demo-rule"
MENTIONS = re.compile(r"<summary>谁引用了本页（\d+）</summary>(.*?)</details>", re.DOTALL)
OWN = {
    "in a field": (GUIDE, "related: [complaint-steps]\n"),
    "in a field that names a place": (GUIDE, "related: [complaint-steps#receive]\n"),
    "by a former id": (GUIDE, "formerly: [old-steps]\nrelated: [old-steps]\n"),
    "by a link in a text": (GUIDE, 'cautions: ["照[[complaint-steps#receive]]做。"]\n'),
    "by its title in a text": (RULE, "changes: [{date: 2026-03-01, weight: minor, note: 《示例投诉处理办法》施行}]\n"),
}


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The EXAMPLEs, none of which names itself."""
    return library_of(project(tmp_path_factory.mktemp("plain")))


def own_mentions(library: Library, id: str) -> int:
    """How often a record names itself."""
    return sum(
        (reference.owner, library.current_id(reference.target_id)) == (id, id) for reference in library.references
    )


def mentions(library: Library, path: str) -> dict[str, list[str]]:
    """Who mentions the record, under its id and under those of its places."""
    id = path.partition("/")[2]
    targets = [id, *(f"{id}#{anchor}" for anchor in library.anchors(id))]
    return {target: [reference.owner for reference in library.cited(target)] for target in targets}


def shown(library: Library, path: str) -> list[str]:
    """The pages that are listed under 谁引用了本页."""
    html = next(page.html for page in pages(library) if page.path == path)
    found = MENTIONS.search(html)
    assert found, html
    return re.findall(r'href="page:([^"#]+)', found[1])


@pytest.mark.parametrize(("path", "own"), OWN.values(), ids=OWN)
def test_a_record_that_names_itself_is_mentioned_by_others_only(
    plain: Library, tmp_path: Path, path: str, own: str
) -> None:
    file = f"content/{path}.yaml"
    library = library_of(project(tmp_path, {file: sites.example_files()[file] + own}))
    id = path.partition("/")[2]
    assert (own_mentions(plain, id), own_mentions(library, id)) == (0, 1)
    assert mentions(library, path) == mentions(plain, path)
    assert shown(library, path) == shown(plain, path) != []
    assert path not in shown(library, path)


def test_a_page_that_only_itself_names_does_not_say_that_it_is_mentioned(tmp_path: Path) -> None:
    steps = sites.example_files()["content/guides/complaint-steps.yaml"]
    alone = steps.replace("投诉处理两步流程", "独自一页") + "related: [alone]\n"
    library = library_of(project(tmp_path, {"content/guides/alone.yaml": alone}))
    html = next(page.html for page in pages(library) if page.path == "guides/alone")
    assert own_mentions(library, "alone") == 1
    assert not library.cited("alone")
    assert "谁引用了本页" not in html
