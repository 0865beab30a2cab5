"""最近更新 as a feed: whole addresses or none, well-formed, and nothing that is not for its readers."""

import datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cli import main
from generator.kinds import all_kinds
from generator.kinds.term import Term
from generator.library import Library
from generator.outlets.feed import NAMESPACE, feed
from generator.record import Change
from tests.rendering import MKDOCS, project
from tests.sites import example_files

CASE = "cases/example-case.yaml"
ADDRESS = "https://handbook.example/kb/"
CHANGES = """\
changes:
  - {date: 2026-11-20, weight: minor, note: 改了 <措辞> & 标点。}
  - {date: 2026-11-23, weight: major, note: 换了做法。}
"""


def site(root: Path, more: str = "", changes: str = CHANGES) -> Path:
    return project(root, {CASE: changes + example_files()[CASE], "mkdocs.yml": f"{MKDOCS}{more}"})


def entries(text: str) -> list[dict[str, str]]:
    """The entries of a feed: what each element holds, and the address it leads to."""
    root = ElementTree.fromstring(text)
    assert root.tag == f"{{{NAMESPACE}}}feed"
    found = []
    for entry in root.iter(f"{{{NAMESPACE}}}entry"):
        texts = {one.tag.partition("}")[2]: one.text or "" for one in entry}
        found.append({**texts, "link": next(one.attrib["href"] for one in entry if "href" in one.attrib)})
    return found


@pytest.mark.parametrize(
    ("directories", "page"), [("false", "cases/example-case.html"), ("true", "cases/example-case/")]
)
def test_a_site_that_knows_its_address_has_a_feed(tmp_path: Path, directories: str, page: str) -> None:
    more = f"site_url: {ADDRESS}\n"
    root = site(tmp_path, more)
    settings = root / "mkdocs.yml"
    settings.write_text(settings.read_text().replace("directory_urls: false", f"directory_urls: {directories}"))
    assert main(["build", "--project", str(root)]) == 0
    new, old = entries((root / "site/updates.xml").read_text(encoding="utf-8"))
    assert new["link"] == f"{ADDRESS}{page}"
    assert (root / "site" / page / ("index.html" if directories == "true" else "")).exists()
    assert (new["updated"], new["summary"]) == ("2026-11-23T00:00:00+08:00", "重大变更：换了做法。")
    assert old["summary"] == "一般变更：改了 <措辞> & 标点。"
    assert new["id"] != old["id"]
    assert '<link rel="alternate" type="application/atom+xml"' in (root / "site/index.html").read_text(encoding="utf-8")
    assert main(["render", "--project", str(root), "--out", str(root / "tree")]) == 0
    tree = entries((root / "tree/docs/updates.xml").read_text(encoding="utf-8"))
    assert [one["link"] for one in tree] == [f"{ADDRESS}cases/example-case.html"] * 2


def test_without_an_address_there_is_none(tmp_path: Path) -> None:
    root = site(tmp_path)
    assert main(["build", "--project", str(root)]) == 0
    assert not (root / "site/updates.xml").exists()
    assert "atom+xml" not in (root / "site/index.html").read_text(encoding="utf-8")


def test_the_public_is_told_nothing_of_confidential_changes(tmp_path: Path) -> None:
    changes = CHANGES.replace("{date: 2026-11-23", "{confidential: true, date: 2026-11-23")
    root = site(tmp_path, f"site_url: {ADDRESS}\n", changes)
    assert main(["build", "--project", str(root), "--audience", "public"]) == 0
    assert [one["updated"][:10] for one in entries((root / "site/updates.xml").read_text(encoding="utf-8"))] == [
        "2026-11-20"
    ]


@given(st.text())
def test_a_feed_is_well_formed_whatever_is_written(text: str) -> None:
    change = Change.model_construct(date=datetime.date(2026, 11, 23), weight="minor", note=text)
    term = Term.model_validate({"id": "word", "title": "词", "definition": "意思。"})
    library = Library(all_kinds(), {"word": term.model_copy(update={"title": text, "changes": (change,)})})
    assert len(entries(feed(library, text, lambda path: f"{ADDRESS}{path}"))) == 1
