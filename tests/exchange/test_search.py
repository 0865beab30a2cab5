"""What a search engine is given: every text that the site's own search reads, under ids that stay, for the public."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cli import main
from generator.exchange._engines.passages import identifier
from tests.rendering import MKDOCS, project

PAGES = {
    "content/about.md": "# 说明\n\n手写的一页，讲“征信”和 `代码`。\n",
    "content/secret.md": "---\nconfidential: true\n---\n# 内部 zqx\n",
}
ID = re.compile("[A-Za-z0-9_-]{1,511}")
ENGINES = ("opensearch", "meilisearch")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    settings = MKDOCS + "site_url: https://example.org/kb/\n"
    return project(tmp_path_factory.mktemp("site"), {**PAGES, "mkdocs.yml": settings})


@pytest.fixture(scope="module", params=ENGINES)
def exported(request: pytest.FixtureRequest, root: Path) -> Path:
    return export(root, str(request.param))


def export(root: Path, engine: str, name: str = "") -> Path:
    out = root.parent / f"{engine}{name}"
    assert main(["export", "search", "--engine", engine, "--project", str(root), "--out", str(out)]) == 0
    return out


def documents(folder: Path) -> list[dict[str, Any]]:
    if (folder / "documents.json").exists():
        found: list[dict[str, Any]] = json.loads((folder / "documents.json").read_bytes())
        return found
    lines = [json.loads(line) for line in (folder / "documents.ndjson").read_text(encoding="utf-8").split("\n")[:-1]]
    assert [action["index"]["_id"] for action in lines[::2]] == [one["id"] for one in lines[1::2]]
    return lines[1::2]


def test_a_document_is_a_section_with_its_address_and_all_by_which_it_is_found(exported: Path) -> None:
    found = {one["id"]: one for one in documents(exported)}
    assert len(found) == len(documents(exported))
    assert all(map(ID.fullmatch, found))
    page = found["guides_2f_complaint-steps"]
    assert page["url"] == "https://example.org/kb/guides/complaint-steps.html"
    assert page["kind"] == "流程"
    sections = [one for one in found.values() if one["page"] == "guides/complaint-steps" and one["heading"]]
    assert sections
    assert all(one["url"].startswith(f"{page['url']}#") and one["title"] == page["title"] for one in sections)
    assert found["about"]["text"] == "手写的一页，讲“征信”和 代码。"
    assert any(one.get("asked") for one in found.values())
    assert {"tousu", "ts"} <= {sound[: len(key)] for sound in page["sounds"] for key in ("tousu", "ts")}


def test_nothing_confidential_is_in_it_and_a_second_one_is_the_same(root: Path, exported: Path) -> None:
    again = export(root, exported.name, "-again")
    names = sorted(file.name for file in exported.iterdir())
    assert "README.md" in names
    for name in names:
        content = (exported / name).read_bytes()
        assert content == (again / name).read_bytes()
        assert b"zqx" not in content


def test_settings_know_other_names_and_facets(root: Path) -> None:
    meili = json.loads((export(root, "meilisearch", "-settings") / "settings.json").read_bytes())
    index = json.loads((export(root, "opensearch", "-settings") / "index.json").read_bytes())
    properties = index["mappings"]["properties"]
    assert {properties[name]["type"] for name in meili["filterableAttributes"]} == {"keyword"}
    assert {*meili["searchableAttributes"]} <= {*properties}
    assert "期限" in meili["synonyms"]["多久"]
    analysis = index["settings"]["analysis"]
    assert any(rule.startswith("多久, ") for rule in analysis["filter"]["synonyms"]["synonyms"])
    assert "訴=>诉" in analysis["char_filter"]["simplified"]["mappings"]
    known = {*analysis["filter"], "cjk_width", "lowercase", "cjk_bigram"}
    for analyzer in analysis["analyzer"].values():
        assert {*analyzer["filter"]} <= known
        assert {*analyzer.get("char_filter", ())} <= {*analysis["char_filter"]}


@given(st.lists(st.text("ab1-/#_é说", max_size=6), unique=True, max_size=8))
def test_no_two_addresses_have_one_id(addresses: list[str]) -> None:
    found = {identifier(address) for address in addresses}
    assert len(found) == len(addresses)
    assert all(re.fullmatch("[A-Za-z0-9_-]*", one) for one in found)
