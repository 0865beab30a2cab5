"""`casebook ledger report`: what is reported of a quarter and a year, and that each number comes from what is kept."""

import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.aggregates.kept import Aggregates
from generator.bulletin.bulletin import Bulletin, bulletin
from generator.bulletin.figures import UNWRITTEN, Figure
from generator.bulletin.span import Span, latest, span_of
from generator.cli import main
from generator.documents.bulletin import as_document
from generator.library import Library
from generator.workbooks.bulletin import as_workbook
from tests.ledger.kept import kept, write
from tests.rendering import library_of, project

FIELDS = {"open": 0.1, "within_15": 0.5, "within_30": 0.75, "within_60": 0.9, "repeats": 0.1, "amount": 100}
COLUMNS = ["received", "closed", "customer", "cause", "amount"]
PRICING = [20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31] * 2
LEDGER = kept({"cause-pricing": PRICING, "其他原因": [10] * 24}, cell=FIELDS, columns=COLUMNS)
QUARTER, YEAR = Span(2025, 3), Span(2025)


def report(aggregates: Aggregates = LEDGER, span: Span = QUARTER, library: Library | None = None) -> Bulletin:
    return bulletin(library or Library(), aggregates, span)


def rows(made: Bulletin, section: str, table: int = 0) -> list[list[str]]:
    """What a table says."""
    (found,) = (one for one in made.sections if one.id == section)
    return [[entry.shown for entry in row] for row in found.tables[table].rows]


def figures(made: Bulletin) -> Iterator[Figure]:
    for section in made.sections:
        for table in section.tables:
            yield from table.figures()


def test_a_quarter_is_compared_with_the_one_before_and_that_of_a_year_ago() -> None:
    made = report()
    assert made.title == "2025 年第三季度投诉情况报告"
    assert rows(made, "totals") == [
        ["投诉件数", "111", "102", "+8.8%", "111", "0.0%"],
        ["投诉客户数", "111", "102", "+8.8%", "111", "0.0%"],
        ["涉及金额（元）", "100.00", "100.00", "0.0%", "100.00", "0.0%"],
    ]
    assert rows(made, "months")[0] == ["2025-07", "36", "36", "0.0%"]
    assert rows(made, "cause") == [
        ["cause-pricing", "81", "73.0%", "72", "+12.5%", "81", "0.0%"],
        ["其他原因", "30", "27.0%", "30", "0.0%", "30", "0.0%"],
    ]
    assert rows(made, "timeliness")[:2] == [["15 日内办结", "55", "49.5%"], ["30 日内办结", "83", "74.8%"]]
    assert rows(made, "repeats", 1) == [["90 日内又来投诉", "11", "9.9%"]]


def test_a_year_adds_its_quarters_but_no_customers() -> None:
    made = report(span=YEAR)
    assert rows(made, "totals") == [
        ["投诉件数", "426", "426", "0.0%"],
        ["涉及金额（元）", "400.00", "400.00", "0.0%"],
    ]
    (totals,) = (one for one in made.sections if one.id == "totals")
    assert "各季的客户数不能相加" in totals.notes[0]


def test_limits_in_working_days_outcomes_and_ratings_are_reported_where_there_are_some() -> None:
    fields = {"within_workdays": (40,), "unknown_workdays": (3,), "median_days": 9, "upheld": 0.5, "withdrawn": 0.25}
    rated = {"rated": 20, "score": 70}
    about: dict[str, Any] = {"limits": [{"deadline": "deadline-x", "n": 15}], "best_score": 5, "columns": COLUMNS}
    made = report(kept({"cause-pricing": PRICING}, cell={**fields, **rated}, **about))
    assert rows(made, "timeliness")[3:] == [
        ["15 个工作日内办结（deadline-x）", "40", "49.4%"],
        ["不知道是不是 15 个工作日内", "3", "3.7%"],
        ["到读台账那天还没有办结", "0", "0.0%"],
        ["办结的一半在几日以内（日数）", "9", ""],
    ]
    assert rows(made, "outcomes")[0] == ["支持客户诉求", "40", "66.7%"]
    assert rows(made, "satisfaction") == [["客户评价", "20", "24.7%", "3.50"]]
    assert {"outcomes", "satisfaction"}.isdisjoint(section.id for section in report().sections)
    bare = report(kept({"cause-pricing": PRICING}, columns=["received"]))
    assert {"timeliness", "repeats"}.isdisjoint(section.id for section in bare.sections)


def test_a_mean_of_few_ratings_is_written_nowhere() -> None:
    about: dict[str, Any] = {"best_score": 5, "columns": COLUMNS}
    for rated, mean in ((4, "评价太少，没有写出来"), (5, "3.00")):
        ledger = kept({"cause-pricing": PRICING}, cell={"rated": rated, "score": 3 * rated}, **about)
        for span in (QUARTER, YEAR):
            made = report(ledger, span)
            assert rows(made, "satisfaction")[0][-1] == mean
            assert ("score" in {one.field for figure in figures(made) for one in figure.sources}) is (rated == 5)


def test_a_branch_called_like_a_record_is_a_branch(tmp_path: Path) -> None:
    library = library_of(project(tmp_path))
    for parted, said in (("branch", "cause-pricing"), ("cause", "定价收费")):
        made = report(kept({"cause-pricing": PRICING}, parted, columns=[parted]), library=library)
        assert rows(made, parted)[0][0] == said


def test_what_there_is_nothing_to_compare_with_is_said() -> None:
    first = report(span=Span(2024, 1))
    assert rows(first, "totals")[0] == ["投诉件数", "93", *["没有上期数"] * 2, *["没有上年同期数"] * 2]
    cut = report(kept({"cause-pricing": PRICING[:23]}, columns=COLUMNS), Span(2025, 4))
    assert rows(cut, "totals")[0][:4] == ["投诉件数", "59", "81", "本期没有完，不比"]
    assert any("本期的数不全" in sentence for sentence in cut.basis)
    assert rows(cut, "months")[2] == ["2025-12", "没有这一期的数", "31", "本期没有完，不比"]
    begun = kept({"cause-pricing": PRICING[:23]}, columns=COLUMNS, read="2025-11-20")
    assert rows(report(begun, Span(2025, 4)), "months")[1] == ["2025-11", "30", "30", "本期没有完，不比"]


def test_what_is_hidden_is_not_added_up_nor_left_over() -> None:
    hidden: list[int | None] = [*[8] * 20, None, *[8] * 3]
    ledger = kept({"cause-pricing": PRICING, "cause-agent": hidden, "其他原因": [10] * 24}, columns=COLUMNS)
    quarter, year = report(ledger), report(ledger, YEAR)
    assert "cause-agent" not in str(rows(quarter, "cause"))
    assert ["cause-agent", UNWRITTEN, UNWRITTEN, "96", UNWRITTEN] in rows(year, "cause")
    for made in (quarter, year):
        assert {row[0] for row in rows(made, "cause")} <= {"cause-pricing", "cause-agent", "其他原因"}


def test_the_last_whole_quarter_and_year_are_found() -> None:
    assert latest(LEDGER) == (Span(2025, 4), Span(2025))
    assert latest(kept({"cause-pricing": PRICING[:22]})) == (Span(2025, 3), Span(2024))
    assert latest(kept({"cause-pricing": [7, 7]})) == ()
    early = kept({"cause-pricing": PRICING}, read="2025-12-31")
    assert latest(early) == (Span(2025, 3), Span(2024))


@pytest.mark.parametrize("text", ["2026-Q5", "2026-3", "26", "2026Q3", "2026-Q3 至 Q4"])
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=re.escape(text)):
        span_of(text)


@given(
    st.lists(st.one_of(st.none(), st.integers(0, 400)), min_size=3, max_size=27),
    st.lists(st.one_of(st.none(), st.integers(0, 400)), min_size=3, max_size=27),
    st.sampled_from([Span(2024, 2), Span(2025, 1), Span(2024), Span(2025)]),
)
def test_every_number_can_be_worked_out_from_the_cells_it_names(
    one: list[int | None], other: list[int | None], span: Span
) -> None:
    made = report(kept({"甲": one, "乙": other}, cell=FIELDS, columns=COLUMNS), span)
    cells = {row.number: dict(zip(made.data.columns, row.values, strict=True)) for row in made.data.rows}
    for figure in figures(made):
        assert (figure.value is None) == bool(figure.instead)
        if figure.value is None:
            assert not figure.sources
            continue
        over, under = (
            sum((cells[made.data.numbers[one.cell]][one.field, one.place] or Fraction() for one in side), Fraction())
            for side in (figure.over, figure.under)
        )
        assert figure.value == (over / under if figure.under else over) - (figure.form == "change")


def test_what_was_put_right_is_what_records_say(tmp_path: Path) -> None:
    guide = project(tmp_path / "kb") / "content/guides/complaint-steps.yaml"
    text = guide.read_text(encoding="utf-8")
    changes = "changes:\n  - {date: 2025-08-01, weight: major, note: 多了一步。}\n"
    later = "  - {date: 2025-10-01, weight: minor, note: 下一季度的事。}\n"
    slip = "  - {date: 2025-08-02, weight: erratum, note: 改了一个错字。}\n"
    guide.write_text(text + changes + later + slip, encoding="utf-8")
    made = report(library=library_of(tmp_path / "kb"))
    assert rows(made, "changed") == [["2025-08-01", "投诉处理两步流程（示例）", "投诉管理岗", "重大变更", "多了一步。"]]
    assert ["定价收费", "1 条", "0 条", "0 条", "1 个"] in rows(made, "changed", 1)


def test_the_workbook_computes_each_number_from_its_sheet_of_cells(tmp_path: Path) -> None:
    file = tmp_path / "report.xlsx"
    for span in (QUARTER, YEAR):
        file.write_bytes(as_workbook(report(span=span)))
        formulas, values = (openpyxl.load_workbook(file, data_only=only) for only in (False, True))
        found = [cell for row in formulas["报告"] for cell in row if cell.data_type == "f"]
        assert len(found) == sum(figure.value is not None for figure in figures(report(span=span)))
        for cell in found:
            assert computed(formulas["数据"], cell.value) == pytest.approx(values["报告"][cell.coordinate].value)


def computed(data: Any, formula: str) -> float:
    """What a formula of ours comes to."""
    sums = re.findall(r"SUM\(([^)]*)\)", formula)
    assert re.sub(r"SUM\([^)]*\)", "S", formula) in ("=S", "=S/S", "=S/S-1")
    over, *under = (sum(data[one.partition("!")[2].replace("$", "")].value for one in part.split(",")) for part in sums)
    return float(over / under[0] if under else over) - formula.endswith("-1")


def test_the_document_has_real_headings_header_rows_and_chinese_fonts(tmp_path: Path) -> None:
    made = report()
    file = tmp_path / "report.docx"
    file.write_bytes(as_document(made))
    read = docx.Document(str(file))
    headings = [one.text for one in read.paragraphs if one.style and one.style.name == "Heading 1"]
    assert headings == [*(section.title for section in made.sections), "数据"]
    assert read.paragraphs[0].text == made.title
    for name in ("Normal", "Title", "Heading 1"):
        assert 'w:eastAsia="' in read.styles[name].element.xml
        assert "w:eastAsiaTheme" not in read.styles[name].element.xml
    for table in read.tables:
        assert "w:tblHeader" in table.rows[0]._tr.xml
    first = [[cell.text for cell in row.cells] for row in read.tables[0].rows]
    assert first[0] == ["项目", "本期", "上期", "环比", "上年同期", "同比", "出处"]
    assert first[1][:2] == ["投诉件数", "111"]
    data = {row.cells[0].text: [cell.text for cell in row.cells] for row in read.tables[-1].rows}
    assert [data[number][1:5] for number in first[1][-1].split(", ")] == [
        ["quarter-all", "2024-07-01", "全部", "111"],
        ["quarter-all", "2025-04-01", "全部", "102"],
        ["quarter-all", "2025-07-01", "全部", "111"],
    ]


class Desk:
    """The command on a project: exit code, and what was printed."""

    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.root, self.capsys = root, capsys

    def __call__(self, period: str, out: Path) -> tuple[int, str]:
        code = main(["ledger", "report", "--project", str(self.root), "--period", period, "--out", str(out)])
        said, told = self.capsys.readouterr()
        return code, said + told


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(project(tmp_path / "kb"), capsys)


@pytest.mark.parametrize("suffix", [".xlsx", ".docx"])
def test_a_report_is_written_once(desk: Desk, tmp_path: Path, suffix: str) -> None:
    out = tmp_path / f"2025-Q3{suffix}"
    code, said = desk("2025-Q3", out)
    assert (code, "没有投诉数据" in said, out.exists()) == (1, True, False)
    write(desk.root, LEDGER)
    code, said = desk("2025-Q3", out)
    assert code == 0
    assert f"写好了 {out}：2025 年第三季度投诉情况报告" in said
    before = out.read_bytes()
    code, said = desk("2025-Q3", out)
    assert (code, "已经存在，没有动它" in said) == (2, True)
    assert out.read_bytes() == before


def test_what_cannot_be_reported_is_told_and_nothing_is_written(desk: Desk, tmp_path: Path) -> None:
    write(desk.root, LEDGER)
    assert desk("2031", tmp_path / "a.xlsx") == (
        1,
        "台账从 2024-01 到 2025-12，里面没有 2031 年的数，没有写。\n",
    )
    code, said = desk("2025", tmp_path / "a.pdf")
    assert (code, "文件名要以 .xlsx 或 .docx 结尾" in said) == (2, True)
    code, said = desk("2025", tmp_path / "missing/a.xlsx")
    assert (code, "没有这个文件夹" in said) == (2, True)
    with pytest.raises(SystemExit):
        desk("去年", tmp_path / "a.xlsx")
    assert [*tmp_path.glob("*.*")] == []


def test_a_period_that_is_not_over_says_so(desk: Desk, tmp_path: Path) -> None:
    write(desk.root, kept({"cause-pricing": PRICING[:23]}, columns=COLUMNS))
    code, said = desk("2025-Q4", tmp_path / "a.xlsx")
    assert (code, "这一期的数不全" in said) == (0, True)


@pytest.mark.parametrize("name", ["=1+1", "甲\x0b乙", "\x00", "a<b>&", "\ufffe", "甲" * 200])
def test_whatever_a_branch_is_called_both_files_can_be_read(name: str, tmp_path: Path) -> None:
    made = report(kept({name: PRICING}, "branch", columns=["branch"]))
    file = tmp_path / "report.xlsx"
    file.write_bytes(as_workbook(made))
    cells = [cell for row in openpyxl.load_workbook(file)["报告"] for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f" and "数据!" not in cell.value]
    document = tmp_path / "report.docx"
    document.write_bytes(as_document(made))
    said = [cell.text for table in docx.Document(str(document)).tables for row in table.rows for cell in row.cells]
    if name.isprintable():
        assert name in said


def test_invented_numbers_are_called_so_in_both_files(tmp_path: Path) -> None:
    made = report(kept({"cause-pricing": PRICING}, columns=COLUMNS, demonstration=True))
    file = tmp_path / "report.xlsx"
    file.write_bytes(as_workbook(made))
    assert openpyxl.load_workbook(file)["报告"]["A2"].value == made.warning
    document = tmp_path / "report.docx"
    document.write_bytes(as_document(made))
    assert docx.Document(str(document)).paragraphs[1].text == made.warning
    assert "演示数据" in made.warning
