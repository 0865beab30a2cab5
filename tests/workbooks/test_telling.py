"""What mends a cell is said in the words of the table, for every field of every kind."""

import re
from pathlib import Path

import openpyxl
import pytest

from generator.authoring.trying import trials
from generator.kinds import all_kinds
from generator.record import Kind
from generator.workbooks.guide import guide
from generator.workbooks.layout import layout
from generator.workbooks.telling import Telling
from tests.workbooks import books

OF_FILES = re.compile(r"加上一行|“- ”|“, ”|\.yaml|\b(?:true|false)\b|(?<![\w-])(?:best|correct|feedback)(?![\w-])")
NEVER = {"value-list", "value-mapping", "value-text"}  # no cell can be so: a column says what its cells are read as


@pytest.mark.parametrize("kind", all_kinds(), ids=lambda kind: kind.name)
def test_no_cure_of_a_cell_is_one_of_a_file(kind: Kind) -> None:
    telling = Telling(kind)
    wrong = [trial.problem for trial in trials(kind).values() if trial.problem.code not in NEVER]
    assert wrong
    for problem in wrong:
        told = telling.of(problem)
        assert (told.code, told.path, told.message) == (problem.code, problem.path, problem.message)
        assert not OF_FILES.search(f"{told.expected}\n{told.fix}"), told


@pytest.mark.parametrize("kind", all_kinds(), ids=lambda kind: kind.name)
def test_every_column_has_its_heading_and_every_group_a_name(kind: Kind) -> None:
    telling = Telling(kind)
    for sheet in layout(kind):
        for column in sheet.columns:
            told = telling.field_name((*sheet.names, *column.names))
            assert column.heading in told or (column.names == () and told.endswith(sheet.title))
            if len(column.names) > 1:
                group = telling.field_name((*sheet.names, *column.names[:-1]))
                assert not re.search("[a-z_]{3,}", group), group


@pytest.mark.parametrize("kind", all_kinds(), ids=lambda kind: kind.name)
def test_no_column_is_explained_by_what_stands_in_a_file(kind: Kind) -> None:
    for _sheet, heading, _needed, meaning, _allowed in [line for line in guide(kind, layout(kind)) if len(line) > 1][
        1:
    ]:
        assert not re.search(r"[a-z_]+: |见“", meaning), (heading, meaning)


@pytest.mark.parametrize("kind", ["role", "term", "risk"])
def test_what_has_to_be_filled_in_and_is_empty_is_shown(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = books.site(tmp_path / "site")
    file = books.exported(root, kind)
    page = books.page(openpyxl.load_workbook(file), "")
    row = page.max_row + 1
    shown = {
        f"{letter}{row}"
        for cells in page.conditional_formatting
        if (letter := str(cells.sqref).partition("3:")[0])
        if [rule.formula for rule in cells.rules] == [[f'AND($A3<>"",{letter}3="")']]
    }
    books.edited(file, books.write("", row, "#", "a-new-one"))
    capsys.readouterr()
    assert books.imported(root, file) == 1
    told = {*re.findall(r"!([A-Z]+\d+): 错误\[field-missing\]", capsys.readouterr().out)}
    assert told
    assert shown == told - {f"A{row}"}  # where it is told that a whole sheet has nothing


def test_what_must_be_there_only_in_a_group_is_told_so() -> None:
    case = next(kind for kind in all_kinds() if kind.name == "case")
    columns = {column.names: column for column in layout(case)[0].columns}
    assert [columns["anonymised", name].within_optional for name in ("by", "on")] == [True, True]
    assert not columns["resolution", "authority"].within_optional
