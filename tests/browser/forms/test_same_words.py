"""What trainers slip on most is told in one code and sentence by the form, in Excel, in an editor, by the check."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Page

from generator.cli import main
from generator.reading.source import parse
from tests import sites
from tests.browser.forms.filling import JUDGE, typed
from tests.browser.forms.test_form_opening import WHY, told
from tests.lsp.editor import Editor
from tests.workbooks import books

pytestmark = pytest.mark.browser

CASE = "cases/example-case.yaml"
Said = set[tuple[str, str]]
"""`(code, sentence)`."""


class Value(NamedTuple):
    """A value that is wrong wherever it is written: how it stands in the file, and what is written in its cell."""

    code: str
    old: str
    new: str
    sheet: str
    field: str
    cell: str


VALUES = {
    "wrong date": Value("value-day", "reviewed: 2026-11-23", "reviewed: 2026-02-30", "", "reviewed", "2026-02-30"),
    "wrong id": Value("value-pattern", "id: first-answer", "id: First Answer", "decision_points", "id", "First Answer"),
    "wrong choice": Value("value-choice", "origin: fictional", "origin: fictionl", "", "origin", "fictionl"),
    "no such record": Value(
        "ref-missing", "product: product-loan", "product: product-lone", "", "product", "product-lone"
    ),
    "thousands": Value("value-whole", "review_every: 12", "review_every: 1,200", "", "review_every", "1,200"),
    "full-width comma": Value(
        "value-choice", "[newcomer, handler]", "[newcomer，handler]", "", "audience", "newcomer，handler"
    ),
}
WRITING = {
    "indentation": ("summary: ", "  summary: "),
    "full-width colon": ("owner: ", "owner："),
    "unclosed quote": ("title: ", 'title: "'),
}
"""What can only be written wrongly in a file; the form says it of a file that it opens."""


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    """An editor with the same knowledge base."""
    found = Editor(sites.write(tmp_path_factory.mktemp("editor"), sites.example_files()))
    yield found
    assert found.stop() == 0


def checked(root: Path, capsys: pytest.CaptureFixture[str]) -> Said:
    """What the command line says of the case."""
    assert main(["check", "--project", str(root), "--format", "json"]) == 1
    return {(one["code"], one["message"]) for one in json.loads(capsys.readouterr().out) if one["file"] == CASE}


def edited(editor: Editor, text: str) -> Said:
    """What the editor shows in it."""
    return {(str(one.code), one.message.partition("\n")[0]) for one in editor.open(CASE, text)}


def filled_in(page: Page, value: Any) -> Said:
    """What the form says of these values."""
    _text, problems = page.evaluate(JUDGE, ["case", typed(value)])
    return {(one["code"], one["message"]) for one in problems}


def imported(root: Path, slip: Value, capsys: pytest.CaptureFixture[str]) -> str:
    """What an import says of the cell."""
    file = books.edited(books.exported(root, "case"), books.write(slip.sheet, 3, slip.field, slip.cell))
    capsys.readouterr()
    assert books.imported(root, file) == 1
    return capsys.readouterr().out


@pytest.mark.parametrize("name", VALUES)
def test_a_value(name: str, page: Page, editor: Editor, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    slip, files = VALUES[name], sites.example_files()
    text = files[CASE].replace(slip.old, slip.new, 1)
    said = checked(sites.write(tmp_path / "wrong", {**files, CASE: text}), capsys)
    assert [code for code, _sentence in said] == [slip.code]
    assert edited(editor, text) == said
    assert filled_in(page, parse(text, "").value) == said
    [(code, sentence)] = said
    assert f"错误[{code}]: {sentence}\n" in imported(sites.write(tmp_path / "right", files), slip, capsys)


@pytest.mark.parametrize("name", WRITING)
def test_a_way_of_writing(
    name: str, page: Page, editor: Editor, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = sites.example_files()
    text = files[CASE].replace(*WRITING[name], 1)
    said = checked(sites.write(tmp_path, {**files, CASE: text}), capsys)
    assert len(said) == 1
    assert edited(editor, text) == said
    [words] = page.evaluate(WHY, [text])
    _line, code, sentence = told(words)
    assert {(code, sentence)} == said
