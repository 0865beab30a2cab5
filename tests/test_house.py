"""House rules that a machine can hold: how much lies at the door, which words are out of use, what docstrings say."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.kinds import all_kinds
from generator.library import Library
from generator.pages.environment import environment_of

PACKAGE = Path(__file__).parents[1] / "generator"
MODULES = sorted(PACKAGE.rglob("*.py"))
SCRIPTS = sorted(PACKAGE.rglob("*.js"))
TEMPLATES = sorted(file for file in (PACKAGE / "templates").rglob("*") if file.suffix in {".j2", ".html"})
AT_THE_DOOR = 15
LONGEST = 160
INLINE_SCRIPT = "<script>for(const name of"  # must stand in one piece before all others

OUT_OF_USE = {
    "fingerprint": r"data-mark\b|dataset\.mark\b|folding\.mark\b",
    "stop words": r"\bidle\b",
    "synonyms": r"\bcatalogue\.meant\b|\bMEANT\b",
    "page builder": r"\bPress\b|\bMade\b",
    "proofreading": r"\bdrafting\b",
    "wording": r"kinds\.template\b|cb-template\b|content/templates/",
    "new": r"\bwrite_draft\b|generator\.draft\b",
}


def test_few_files_lie_at_the_door() -> None:
    assert len(list(PACKAGE.glob("*.py"))) <= AT_THE_DOOR


@pytest.mark.parametrize(("word", "retired"), OUT_OF_USE.items(), ids=OUT_OF_USE)
def test_words_out_of_use_are_gone(word: str, retired: str) -> None:
    pattern = re.compile(retired)
    found = [file.name for file in (*MODULES, *SCRIPTS, *TEMPLATES) if pattern.search(file.read_text(encoding="utf-8"))]
    assert found == [], f"say {word}"


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.relative_to(PACKAGE / "templates").as_posix())
def test_no_line_of_a_template_is_too_long_to_review(file: Path) -> None:
    lines = file.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if len(line) > LONGEST and INLINE_SCRIPT not in line] == []


def test_templates_ask_the_library_and_filters_and_nothing_else() -> None:
    bare = environment_of(Library()).overlay().globals.keys()
    assert bare - {"library"} == {"range", "dict", "lipsum", "cycler", "joiner", "namespace"}


def public_functions(module: Path) -> Iterator[ast.FunctionDef]:
    def below(node: ast.Module | ast.ClassDef) -> Iterator[ast.FunctionDef]:
        for inner in node.body:
            if isinstance(inner, ast.ClassDef):
                yield from below(inner)
            elif isinstance(inner, ast.FunctionDef) and not inner.name.startswith("_"):
                yield inner

    return below(ast.parse(module.read_text(encoding="utf-8")))


def raised(function: ast.FunctionDef) -> set[str]:
    """The names of the errors that a function raises itself, handlers that pass one on aside."""
    found = (node.exc for node in ast.walk(function) if isinstance(node, ast.Raise) and node.exc)
    names = {ast.unparse(error.func if isinstance(error, ast.Call) else error) for error in found}
    return {name for name in names if name[0].isupper()} - {"NotImplementedError"}


@pytest.mark.parametrize("module", MODULES, ids=lambda file: file.relative_to(PACKAGE).as_posix())
def test_what_a_public_function_raises_stands_in_its_docstring(module: Path) -> None:
    for function in public_functions(module):
        said = ast.get_docstring(function) or ""
        assert {name for name in raised(function) if name not in said} == set(), function.name


def test_every_kind_has_a_template_named_after_it() -> None:
    present = {file.name.removesuffix(".html.j2") for file in TEMPLATES}
    assert {kind.name for kind in all_kinds()} <= present
