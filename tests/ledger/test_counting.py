"""What is counted: by hand, by pandas, and by engines of other kinds, cell by cell."""

import datetime
import runpy
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas
import pytest

from generator.aggregates.cells import CROSSINGS, Cell
from generator.aggregates.exposure import exposure_of
from generator.commands._ledger._lists import lists_of
from generator.ledger.business import business
from generator.ledger.counting import DUCKDB, counted
from generator.ledger.mapping import LedgerMap
from generator.ledger.reading import Read, read
from generator.ledger.spans import Workdays, workdays
from generator.reading.source import parse
from generator.workbooks.refused import RefusedError
from tests.bench.counting.in_pandas import complaints, prepared, tables
from tests.bench.counting.rows import MAP, known
from tests.ledger.ledgers import Desk, aggregates

ROOT = Path(__file__).parents[2]
HEAD = "受理日期,办结日期,客户号,产品,处理结果,满意度"
HAND = """\
confirmed: true
dates: [年-月-日]
columns:
  {received: 受理日期, closed: 办结日期, customer: 客户号, product: 产品, outcome: 处理结果, satisfaction: 满意度}
best_score: 5
limits: [deadline-example]
values:
  product: [{text: 个贷, to: product-loan}, {text: 车贷, to: none}]
  outcome:
    [{text: 支持, to: upheld}, {text: 部分, to: partly_upheld}, {text: 撤回, to: withdrawn}, {text: 转办, to: none}]
exposure:
  name: 月末在贷笔数
  dates: [年-月]
  columns: {month: 月份, count: 笔数, product: 产品}
"""
LIMIT = {"n: 15": "n: 7", "unit: 日": "unit: 工作日"}


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The rows of the demonstration, but fewer."""
    folder = tmp_path_factory.mktemp("invented")
    runpy.run_path(str(ROOT / "examples/ledger/make.py"))["write"](folder, 1_500)
    return folder / "rows.csv"


@pytest.fixture(scope="module")
def once(invented: Path) -> Read:
    return read([invented], known(), datetime.date(2026, 11, 30))


@pytest.fixture(scope="module")
def limits() -> Workdays:
    return workdays(lists_of(ROOT), known().limits)


def test_pandas_counts_the_same(invented: Path, once: Read, limits: Workdays) -> None:
    others = dict(tables(prepared(complaints(invented, parse(MAP.read_text(encoding="utf-8"), str(MAP)).value))))
    ours = counted(lambda: once.complaints, once.lists, limits)
    assert ours.keys() == others.keys()
    for name, cells in ours.items():
        rows: Mapping[Any, Any] = others[name].to_dict("index")
        assert len(cells) == len(rows) > 0
        for cell in cells:
            values = tuple(filter(None, (cell.of, cell.by)))
            row = rows[(pandas.Timestamp(cell.since), *values) if values else pandas.Timestamp(cell.since)]
            found = {field: getattr(cell, field) for field in row}
            told = {field: None if value != value else round(float(value), 2) for field, value in row.items()}
            assert {field: None if value is None else float(value) for field, value in found.items()} == told, cell


@pytest.mark.filterwarnings("ignore:The 'future.infer_string' option is deprecated")  # what ibis asks of pandas
@pytest.mark.parametrize("engine", ["sqlite://", "polars://"])
def test_another_engine_counts_the_same(once: Read, limits: Workdays, engine: str) -> None:
    here, there = (counted(lambda: once.complaints, once.lists, limits, where) for where in (DUCKDB, engine))
    assert there == here


def cells_of(desk: Desk, name: tuple[str, str]) -> dict[str, Cell]:
    kept, found = aggregates(desk.root)
    assert found == []
    assert kept is not None
    return {f"{cell.since} {cell.of or ''}".strip(): cell for cell in kept.tables[name]}


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    """A knowledge base with a limit of seven working days and the calendar of 2026."""
    desk = Desk(tmp_path, capsys)
    (limit,) = (desk.root / "content/deadlines").glob("*.yaml")
    written = limit.read_text(encoding="utf-8").partition("milestones:")[0]
    for before, after in LIMIT.items():
        written = written.replace(before, after)
    vectors = "vectors:\n  - {received: 2026-09-24, due: 2026-10-12}\n"
    (limit.parent / "deadline-example.yaml").write_text(written + vectors, encoding="utf-8")
    limit.unlink()
    desk.map.write_text(HAND, encoding="utf-8")
    return desk


def test_ends_are_counted_by_outcome_score_and_working_days(desk: Desk) -> None:
    rows = [
        "2026-09-24,2026-10-12,K1,个贷,支持,5",  # the last of seven working days, a holiday of eight days between
        "2026-09-24,2026-10-13,K2,个贷,部分,4",
        "2026-09-24,2026-09-24,K3,个贷,撤回,",
        "2026-09-24,,K4,个贷,,",
        "2026-09-24,2026-09-30,,个贷,转办,1.5",
        "2025-09-24,2025-09-25,K6,个贷,支持,3",  # no calendar of 2025
        *(f"2025-09-24,2025-09-25,K{number},个贷,支持,3" for number in range(7, 11)),
    ]
    code, said = desk.read("\n".join([HEAD, *rows]))
    assert code == 0, said
    assert "有 5 件办结的不知道是不是在工作日时限内：没有那一年的工作日历。" in said
    cells = cells_of(desk, ("month", "product"))
    late, unknown = cells["2026-09-01 product-loan"], cells["2025-09-01 product-loan"]
    assert (late.complaints, late.customers, late.open) == (5, 5, 1)
    assert (late.within_workdays, late.unknown_workdays) == ((3,), (0,))
    assert (unknown.within_workdays, unknown.unknown_workdays) == ((0,), (5,))
    assert (late.upheld, late.partly_upheld, late.not_upheld, late.withdrawn) == (1, 1, 0, 1)
    assert (late.rated, late.score) == (0, 0)  # three have rated: too few to say how
    assert (late.median_days, unknown.median_days) == (None, 1)  # four were closed: too few to say how soon


def test_the_median_is_the_mean_of_the_two_in_the_middle(desk: Desk) -> None:
    rows = [f"2026-03-02,2026-03-{3 + days:02},K{days},个贷,," for days in (0, 1, 2, 5, 9, 20)]
    assert desk.read("\n".join([HEAD, *rows]))[0] == 0
    (cell,) = cells_of(desk, ("month", "all")).values()
    assert float(cell.median_days or 0) == 4.5


@pytest.mark.parametrize(("score", "told"), [("6", "不是 0 到 5 的分数"), ("好", "不是 0 到 5 的分数"), ("-1", "分数")])
def test_a_score_that_is_none_is_told(desk: Desk, score: str, told: str) -> None:
    rows = [f"2026-03-02,,K{number},个贷,支持,5" for number in range(6)]
    _code, said = desk.read("\n".join([HEAD, *rows, f"2026-03-02,,K9,个贷,支持,{score}"]))
    assert "第 8 行，满意度（F 列），" in said
    assert told in said
    _code, said = desk.read("\n".join([HEAD, *rows, "2026-03-02,,K9,个贷,也许,5"]))
    assert "第 8 行，处理结果（E 列），这个处理结果不在对照里" in said


def test_words_of_satisfaction_have_scores(desk: Desk) -> None:
    words = "  satisfaction: [{text: 满意, score: 1}, {text: 不满意, score: 0}]\nexposure:"
    desk.map.write_text(HAND.replace("best_score: 5", "best_score: 1").replace("exposure:", words), encoding="utf-8")
    answers = ["满意", "不满意", "满意", "", "满意", "满意"]
    code, said = desk.read("\n".join([HEAD, *(f"2026-03-02,,K{n},个贷,支持,{one}" for n, one in enumerate(answers))]))
    assert code == 0, said
    (cell,) = cells_of(desk, ("month", "all")).values()
    assert (cell.rated, cell.score) == (5, 4)


BUSINESS = '月份,笔数,产品\n2026-01,"1,000",个贷\n2026-02,2000,个贷\n2026-01,10,车贷\n合计,3010,\n'


def test_the_business_is_read_by_month_and_asked_by_cell(desk: Desk) -> None:
    file = desk.root.parent / "业务量.csv"
    file.write_text(BUSINESS, encoding="utf-8")
    rows = [f"2026-0{1 + number // 6}-02,,K{number},个贷,支持,5" for number in range(18)]
    code, said = desk.read("\n".join([HEAD, *rows]), "台账.csv", "--exposure", str(file))
    assert code == 0, said
    assert "有 1 个月没有业务量，这些月份不能折算：2026-03。" in said
    kept, _found = aggregates(desk.root)
    assert kept is not None
    assert kept.about.exposure == "月末在贷笔数"
    found = {
        (name, str(cell.since)): exposure_of(kept.exposure, name, cell)
        for name in (("month", "all"), ("month", "product"), ("quarter", "product"))
        for cell in kept.tables[name]
    }
    assert found[("month", "all"), "2026-01-01"] == 1010
    assert found[("month", "product"), "2026-01-01"] == 1000
    assert found[("quarter", "product"), "2026-01-01"] == 1500
    assert found[("month", "all"), "2026-03-01"] is None


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("2026年1月,5,车贷", "第 6 行，月份（A 列），不是一个月，应当照“年-月”写"),
        ("2031-01,5,车贷", "月份（A 列），这个月还没有到"),
        ("2026-03,1.5,车贷", "笔数（B 列），不是一个整数"),
        ("2026-03,,车贷", "笔数（B 列），不是一个整数"),
        ("2026-03,5,房贷", "产品（C 列），这个产品不在对照里"),
        ("2026-01,5,车贷", "月份（A 列），这个月的这一项前面已经有了"),
        ("2026-03,5", "有 2 格，表头有 3 格"),
    ],
)
def test_business_that_is_wrong_is_refused_with_row_and_column(desk: Desk, line: str, told: str) -> None:
    file = desk.root.parent / "业务量.csv"
    file.write_text(BUSINESS + line + "\n", encoding="utf-8")
    rows = [f"2026-01-02,,K{number},个贷,支持,5" for number in range(6)]
    code, said = desk.read("\n".join([HEAD, *rows]), "台账.csv", "--exposure", str(file))
    assert (code, told in said, "业务量.csv：第 6 行" in said) == (1, True, True), said
    assert not desk.kept


def test_business_without_a_map_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "业务量.csv"
    file.write_text(BUSINESS, encoding="utf-8")
    plain = LedgerMap.model_validate(parse(HAND.partition("exposure:")[0], "MAP.yaml").value)
    with pytest.raises(RefusedError, match="没有写业务量怎么读"):
        business(file, plain, datetime.date(2026, 11, 30))


def test_crossings_come_to_their_margins(once: Read) -> None:
    every = counted(lambda: once.complaints, once.lists)
    for parted, (first, second) in CROSSINGS.items():
        for field, part in (("of", first), ("by", second)):
            sums: dict[tuple[datetime.date, str], int] = {}
            for cell in every["month", parted]:
                key = cell.since, getattr(cell, field)
                sums[key] = sums.get(key, 0) + cell.complaints
            assert sums == {(cell.since, cell.of): cell.complaints for cell in every["month", part]}
