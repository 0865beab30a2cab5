"""HTML is made in one place: whatever an author writes, no element appears that no template wrote, no script runs."""

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import markdown
import pytest

from generator.cli import main
from tests import hostile

TREE = ["attr_list", "md_in_html", "tables", "toc", "admonition"]
Elements = list[tuple[str, tuple[str, ...]]]


class Structure(HTMLParser):
    """The elements of a page in order, each with the names of its attributes; and its scripts."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.elements: Elements = []
        self.in_script = False
        self.scripts: list[str] = []
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = tag, tuple(name for name, _value in attrs)
        if tag != "tspan" or self.elements[-1] != element:  # words of a picture have as many lines as they need
            self.elements.append(element)
        self.in_script = tag == "script"

    def handle_data(self, data: str) -> None:
        if self.in_script:
            self.scripts.append(data)


@pytest.fixture(scope="module")
def projects(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Path]]:
    """The same project twice, with hostile and with harmless texts, built and written as a tree."""
    with pytest.MonkeyPatch.context() as patch:
        hostile.unchecked(patch)
        found = []
        for name, tail in (("hostile", hostile.MARKUP), ("harmless", hostile.HARMLESS)):
            root = hostile.write(tmp_path_factory.mktemp(name), tail)
            assert main(["build", "--project", str(root)]) == 0
            assert main(["render", "--project", str(root), "--out", str(root / "tree")]) == 0
            found.append(root)
        yield found[0], found[1]


def pages(root: Path, pattern: str) -> dict[str, str]:
    return {str(file.relative_to(root)): file.read_text(encoding="utf-8") for file in sorted(root.rglob(pattern))}


def test_pages_have_the_same_elements_whatever_the_texts_say(projects: tuple[Path, Path]) -> None:
    bad, good = (pages(root / "site", "*.html") for root in projects)
    assert bad.keys() == good.keys()
    for path, markup in bad.items():
        ours, theirs = Structure(markup), Structure(good[path])
        assert ours.elements == theirs.elements, path
        assert len(ours.scripts) == len(theirs.scripts), path
        assert not any("hostile" in script for script in ours.scripts), path


def test_texts_are_shown_as_they_are_and_templates_do_not_read_them(projects: tuple[Path, Path]) -> None:
    case = (projects[0] / "site" / "cases" / "example-case.html").read_text(encoding="utf-8")
    assert case.count("{{7*7}}{%") > 20
    assert "&lt;script&gt;hostile()&lt;/script&gt;" in case
    assert "&amp;lt;" in case


def test_questions_as_data_have_the_same_elements(projects: tuple[Path, Path]) -> None:
    def questions(root: Path) -> dict[str, Elements]:
        scripts = pages(root / "site" / "assets" / "casebook" / "data", "questions-*.js").values()
        found = [json.loads(script.partition(", ")[2].removesuffix(");\n")) for script in scripts]
        return {name: Structure(markup).elements for group in found for name, markup in group.items()}

    assert questions(projects[0]) == questions(projects[1]) != {}


def test_a_tree_for_other_engines_has_the_same_elements(projects: tuple[Path, Path]) -> None:
    def elements(text: str) -> Elements:
        body = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)
        return Structure(markdown.markdown(body, extensions=TREE)).elements

    bad, good = (pages(root / "tree" / "docs", "*.md") for root in projects)
    for path, text in bad.items():
        assert elements(text) == elements(good[path]), path
