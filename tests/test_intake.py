"""What complaints are compared with: published taxa and cases, the same on the page as in what the script reads."""

from pathlib import Path
from typing import Any

from generator.data import advice
from generator.data.intake import datasets
from generator.kinds import all_kinds
from generator.library import Library
from generator.pages.render import pages
from generator.twins.telling import ZERO
from tests import sites
from tests.rendering import library_of, project

TAXONOMY = "content/taxonomy.yaml"
ABSENT = chr(ZERO)


def data(library: Library) -> dict[str, Any]:
    """What the script reads."""
    [(name, value)] = datasets(library)
    assert name == "intake"
    assert isinstance(value, dict)
    return value


def said(library: Library) -> Any:
    """What the panel shows."""
    [(name, value)] = advice.datasets(library)
    assert name == "advice"
    return value


def page(library: Library) -> str:
    """The page on which complaints are compared."""
    return next(found.html for found in pages(library) if found.path == "intake")


def test_taxa_and_cases_come_with_what_tells_them(tmp_path: Path) -> None:
    found = data(library_of(project(tmp_path)))
    taxa = {taxon["id"]: taxon for taxon in found["taxa"]}
    assert set(taxa) == {"product-loan", "cause-pricing", "severity-routine", "severity-important"}
    assert taxa["cause-pricing"]["clear"] == ("定价收费", "多收", "利息…太高")
    assert (taxa["severity-important"]["yuan"], taxa["severity-important"]["people"]) == (50000, 3)
    assert found["models"].keys() == {"cause", "severity"}  # the example has cues of nothing else
    assert found["models"]["cause"]["classes"] == ["cause-pricing"]
    place = found["pieces"][0].index("息")  # 利息 is a cue of the cause alone
    known = {name: columns["rarities"][place] != ABSENT for name, columns in found["models"].items()}
    assert known == {"cause": True, "severity": False}
    [case] = found["cases"]
    assert case["page"] == "cases/example-case"
    assert case["taxa"] == ["product-loan", "cause-pricing", "severity-routine"]


def test_what_is_said_of_a_taxon_and_of_none_is_learned(tmp_path: Path) -> None:
    said = "  heard: [利息收多了]\n  not_meant: [收没收到短信]\n  guides: [complaint-steps]"
    taxonomy = sites.example_files()[TAXONOMY].replace("  guides: [complaint-steps]", said)
    found = data(library_of(project(tmp_path, {TAXONOMY: taxonomy})))
    assert found["models"]["cause"]["classes"] == ["", "cause-pricing"]
    assert "短" in found["pieces"][0]


def test_what_is_not_published_is_neither_on_the_page_nor_in_the_data(tmp_path: Path) -> None:
    taxonomy = sites.example_files()[TAXONOMY].replace("  title: 重要投诉\n", "  title: 重要投诉\n  status: draft\n")
    library = library_of(project(tmp_path, {TAXONOMY: taxonomy}))
    assert "severity-important" not in [taxon["id"] for taxon in data(library)["taxa"]]
    shown = said(library)["taxa"]
    assert "severity-important" not in shown
    assert "severity-routine" in shown


def test_without_a_taxonomy_the_page_says_what_is_missing() -> None:
    empty = Library(all_kinds())
    assert data(empty) == {"taxa": [], "cases": [], "pieces": ["", ""], "models": {}}
    assert said(empty) == {"panel": "", "taxa": {}}
    assert "<cb-intake>" not in page(empty)
    assert "三种分类都写了，这里才能比对" in page(empty)
