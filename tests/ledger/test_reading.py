"""`casebook ledger read`: every row is used or told, and only counts are kept."""

import datetime
import io
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.cli import main
from generator.ledger.heads import headings
from generator.ledger.mapping import LedgerMap
from generator.ledger.reading import read
from generator.ledger.tables import as_csv
from generator.reading.source import parse
from tests.ledger.ledgers import HEAD, MAP, Desk, many, row, text

TOMORROW = (datetime.date.today() + datetime.timedelta(days=1)).isoformat()
FAULTS = {
    "two dates in one cell": ({"received": "2026-03-01、2026-03-02"}, "受理日期（B 列），不是一天，应当照“年-月-日”"),
    "no such day": ({"received": "2026-02-30"}, "受理日期（B 列），不是一天"),
    "a year of two digits": ({"received": "26/3/1"}, "受理日期（B 列），不是一天"),
    "an order of day and month that nobody declared": ({"received": "3/4/2026"}, "受理日期（B 列），不是一天"),
    "a serial number that nobody declared": ({"received": "46082"}, "受理日期（B 列），不是一天"),
    "a month": ({"received": "2026.10"}, "受理日期（B 列），不是一天"),
    "a future date": ({"received": TOMORROW, "closed": ""}, "受理日期（B 列），这一天还没有到"),
    "closed in the future": ({"closed": TOMORROW}, "办结日期（C 列），这一天还没有到"),
    "closed before received": ({"closed": "2026-03-01"}, "办结日期（C 列），早于受理日期"),
    "an old year": ({"received": "1926-03-01"}, "受理日期（B 列），早于 2000 年"),
    "no date": ({"received": " "}, "受理日期（B 列），没有填"),
    "an unknown product": ({"product": "房贷"}, "产品（E 列），这个产品不在对照里"),
    "an amount in words": ({"amount": "一千"}, "涉及金额（G 列），不是一个金额（元）"),
    "less than nothing": ({"amount": "-5"}, "涉及金额（G 列），不是一个金额（元）"),
    "a duplicate id": ({"id": "1000"}, "投诉编号，这个编号前面已经有了"),
    "a dated row of sums": ({"id": "本月合计"}, "这一行是合计，不是一件投诉"),
    "a sum of a month in place of its day": ({"received": "1月小计"}, "这一行是合计，不是一件投诉"),
    "a sum of a branch": ({"customer": "上海分行 小计", "received": ""}, "这一行是合计，不是一件投诉"),
    "a row of sums": ({"id": "合 计", "received": "", "product": ""}, "这一行是合计，不是一件投诉"),
}


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(tmp_path, capsys)


def test_every_row_that_is_not_used_is_told_with_row_column_and_reason(desk: Desk) -> None:
    wrong = [row(number, **other) for number, (other, _told) in enumerate(FAULTS.values())]
    code, said = desk.read(many(6, *wrong))
    assert code == 0
    for number, (_other, told) in enumerate(FAULTS.values(), 8):
        assert f"台账.csv 第 {number} 行，{told}" in said
    assert f"读了 {6 + len(wrong)} 行：用上 6 行，没有用 {len(wrong)} 行。" in said
    assert "complaints: 6\n" in desk.kept["about.yaml"]


def test_a_sum_in_a_first_column_that_is_not_asked_for_is_told(desk: Desk) -> None:
    sums, others = ("合计", "1月小计", " 总 计 "), ("合计有误，客户不服", "1", "小计算机")
    rows = [[word, *row(number)] for number, word in enumerate((*sums, *others, "", "", ""))]
    code, said = desk.read(text(rows, ["序号", *HEAD]))
    assert code == 0, said
    assert said.count("这一行是合计，不是一件投诉") == len(sums)
    assert "读了 9 行：用上 6 行，没有用 3 行。" in said


def test_a_value_that_the_map_lists_is_no_sum(desk: Desk) -> None:
    desk.map.write_text(MAP.replace("text: 收费", "text: 费用合计"), encoding="utf-8")
    assert "用上 6 行，没有用 0 行" in desk.read(text([row(n, cause="费用合计") for n in range(6)]))[1]


def test_a_row_that_lacks_cells_is_told(desk: Desk) -> None:
    _code, said = desk.read(many(6) + "7,2026-03\n")
    assert "第 8 行，有 2 格，表头有 7 格：少了、多了，或者文件在这里断了" in said
    assert "读了 7 行：用上 6 行，没有用 1 行。" in said


def test_a_file_that_ends_within_a_row_is_refused_and_the_old_counts_stay(desk: Desk) -> None:
    desk.read(many(6))
    before = desk.kept
    code, said = desk.read(many(20) + "7,2026-03")
    assert code == 1
    assert "第 22 行只有 2 格（表头有 7 格），后面没有换行：文件不完整，在这里断了" in said
    assert desk.kept == before
    for whole in (",".join(row(7)), " ", " , ", ""):
        assert desk.read(many(20) + whole)[0] == 0


def test_a_file_that_ends_in_a_quotation_is_refused_and_the_old_counts_stay(desk: Desk) -> None:
    desk.read(many(6))
    before = desk.kept
    code, said = desk.read(many(20) + '7,2026-03-01,"2026')
    assert code == 1
    assert "第 22 行读不下去：引号没有成对，或者文件不完整" in said
    assert desk.kept == before


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_both_encodings_say_the_same(desk: Desk, encoding: str) -> None:
    code, _said = desk.read(many(6).encode(encoding))
    assert code == 0
    assert "of: product-loan," in desk.kept["month-product.yaml"]


def test_what_is_no_text_is_refused(desk: Desk) -> None:
    assert "编码不是 UTF-8，也不是 GB18030" in desk.read(many(6).encode("gb18030") + b"\xff\xff")[1]
    assert "里面有空字符" in desk.read(many(6).encode("utf-16"))[1]
    assert "文件是空的" in desk.read(b"")[1]
    assert "content/ledger" not in {path.as_posix() for path in desk.root.rglob("*")}


def test_a_wrong_sheet_is_told_by_its_headings(desk: Desk) -> None:
    code, said = desk.read(text([["1"] * 65], [f"列{number}" for number in range(65)]))
    assert code == 1
    assert "第 1 行的表头里没有“受理日期”这一列" in said
    assert "等 65 列" in said
    assert not desk.kept


def test_a_heading_that_stands_twice_is_told(desk: Desk) -> None:
    _code, said = desk.read(text([[*row(1), "2026-01-01"]], [*HEAD, "受理日期"]))
    assert "“受理日期”有 2 列（B、H）" in said


def workbook(*rows: Sequence[object]) -> bytes:
    book = openpyxl.Workbook()
    for one in rows:
        book.active.append(one)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_workbook_is_read_as_it_is_seen(desk: Desk) -> None:
    days = (datetime.date(2026, 3, 2), datetime.datetime(2026, 3, 2, 8, 30), "2026/3/2", "2026-03-02")
    rows = [(f"0{n}", days[n % 4], None, f"K{n}", "个贷", "收费", 10.5 if n else "1,000元") for n in range(8)]
    code, said = desk.read(workbook(HEAD, *rows, ("合计", None, None, None, None, None, 84)), "台账.xlsx")
    assert code == 0, said
    assert "台账.xlsx Sheet 第 10 行，这一行是合计" in said
    assert "amount: 1073.50}" in desk.kept["month-all.yaml"]


def test_serial_numbers_are_days_where_the_map_says_so(desk: Desk) -> None:
    desk.map.write_text(MAP.replace("年-月-日, ", "Excel 序列数, "), encoding="utf-8")
    assert desk.read(workbook(HEAD, *(row(n, received="46083", closed="") for n in range(6))), "台账.xlsx")[0] == 0
    assert "since: 2026-03-01" in desk.kept["month-all.yaml"]


def test_a_formula_is_told_with_its_cell(desk: Desk) -> None:
    code, said = desk.read(workbook(HEAD, [*row(1)[:6], "=1+1"]), "台账.xlsx")
    assert code == 1
    assert "公式" in said
    assert "Sheet!G2" in said
    assert not desk.kept


def test_merged_headings_in_two_rows_are_joined(desk: Desk) -> None:
    book = openpyxl.Workbook()
    book.active.append(["投诉台账"])
    book.active.append(["编号", "日期", None, "客户"])
    book.active.append([None, "受理", "办结", None])
    book.active.merge_cells("B2:C2")
    for number in range(6):
        book.active.append([number, "2026-03-02", "2026-03-12", f"K{number}"])
    out = io.BytesIO()
    book.save(out)
    known = "confirmed: true\nheader: 2\nheader_rows: 2\ndates: [年-月-日]\n"
    columns = "columns: {received: 日期 受理, closed: 日期 办结, id: 编号, customer: 客户}\n"
    desk.map.write_text(known + columns, encoding="utf-8")
    code, said = desk.read(out.getvalue(), "台账.xlsx")
    assert code == 0, said
    assert "within_15: 6," in desk.kept["quarter-all.yaml"]


def test_parquet_says_the_same_as_csv(desk: Desk, tmp_path: Path) -> None:
    frame = pl.read_csv(many(8).encode(), infer_schema=False).with_columns(pl.col("受理日期").str.to_date())
    frame.write_parquet(tmp_path / "made.parquet")
    raw = (tmp_path / "made.parquet").read_bytes()
    desk.read(many(8))
    before = desk.kept
    assert desk.read(raw, "台账.parquet")[0] == 0
    assert desk.kept == before
    assert "文件坏了，或者不完整" in desk.read(raw[: len(raw) // 2], "台账.parquet")[1]


def test_nobody_is_kept(desk: Desk) -> None:
    rows = [row(900 + n, customer=f"客户张三{n}", received="2026-03-02" if n else "张三") for n in range(7)]
    code, said = desk.read(text(rows), "台账.csv", "--rejected", str(desk.root.parent / "没用.csv"))
    assert code == 0
    told = (desk.root.parent / "没用.csv").read_text(encoding="utf-8-sig")
    assert "2,受理日期（B 列）,不是一天" in told
    assert "张三" not in said + told + "".join(desk.kept.values())


def test_counts_are_those_of_the_ledger(desk: Desk) -> None:
    rows = [row(n, closed=day) for n, day in enumerate(["2026-03-17", "2026-03-18", "2026-05-01", "2026-05-02", ""])]
    again = row(5, customer="K0", received="2026-05-31", closed="")
    late = row(6, customer="K1", received="2026-06-01", closed="")
    code, said = desk.read(text([*rows, again, late]), "台账.csv", "--threshold", "3")
    assert code == 0, said
    expected = "complaints: 5, customers: 5, open: 1, within_15: 1, within_30: 2, within_60: 3, "
    assert expected in desk.kept["week-all.yaml"] + desk.kept["month-all.yaml"] + desk.kept["quarter-all.yaml"]


def test_what_is_kept_is_no_mistake_of_the_knowledge_base(desk: Desk) -> None:
    desk.read(many(6))
    assert main(["check", "--project", str(desk.root)]) == 0
    assert "没有发现问题" in desk.capsys.readouterr().out


def test_a_table_of_which_nothing_can_be_shown_is_no_mistake_either(desk: Desk) -> None:
    weeks = ("2026-03-02", "2026-03-09", "2026-03-16")
    desk.read(text([row(number, received=weeks[number % 3], closed="") for number in range(6)]))
    assert desk.kept["week-all.yaml"] == "cells: []\n"
    assert main(["check", "--project", str(desk.root)]) == 0
    assert "没有发现问题" in desk.capsys.readouterr().out


def test_an_old_ledger_is_counted_as_of_the_day_it_was_handed_out(desk: Desk) -> None:
    assert "最晚的受理日期是 2026-03-02，到 " in desk.read(many(6))[1]
    code, said = desk.read(many(6), "台账.csv", "--as-of", "2026-03-14")
    assert (code, "最晚的受理日期" in said) == (0, False)
    assert "read: 2026-03-14\n" in desk.kept["about.yaml"]
    assert "这一天还没有到" in desk.read(many(6), "台账.csv", "--as-of", "2026-03-11")[1]


@pytest.mark.parametrize(("day", "sentence"), [("3月1日", "不是一天"), ("2999-01-01", "这一天还没有到")])
def test_a_day_that_cannot_be_is_refused(desk: Desk, day: str, sentence: str) -> None:
    with pytest.raises(SystemExit):
        desk.read(many(6), "台账.csv", "--as-of", day)
    assert sentence in desk.capsys.readouterr().err


def test_a_dry_run_writes_nothing_and_too_few_customers_neither(desk: Desk) -> None:
    assert "会写" in desk.read(many(6), "台账.csv", "--dry-run")[1]
    code, said = desk.read(many(4))
    assert (code, "不到 5 位客户，什么数都不能留" in said) == (1, True)
    assert not desk.kept


def test_an_engine_that_is_not_there_is_told(desk: Desk) -> None:
    code, said = desk.read(many(6), "台账.csv", "--engine", "nope://here")
    assert (code, "连不上 nope://here（--engine）" in said) == (1, True)
    assert not desk.kept


def test_an_interrupted_run_leaves_the_old_counts(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.read(many(6))
    before = desk.kept

    def interrupted(*_given: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("generator.ledger.keeping.shown", interrupted)
    assert desk.read(many(30))[0] == 130
    assert desk.kept == before


def test_a_map_that_nobody_confirmed_is_not_used_and_all_of_it_is_told(desk: Desk) -> None:
    wrong = (
        MAP.replace("true", "false").replace("product-loan", "cause-pricing").replace("年/月/日", "月/日/年, 日/月/年")
    )
    desk.map.write_text(wrong, encoding="utf-8")
    code, said = desk.read(many(6))
    assert code == 1
    assert "MAP.yaml:1:12: 错误[value-choice]: 对照还没有人确认" in said
    assert "MAP.yaml:2:8: 错误[value-choice]: “月/日/年”和“日/月/年”一起写，同一个日期有两种读法" in said
    assert "MAP.yaml:13:22: 错误[ref-missing]: 没有这个产品" in said
    assert not desk.kept


WORDS = ["", "2026-03-02", "个贷", "收费", "合计", "1", '"', "，", "\u3000", "9" * 30]
CELLS = st.sampled_from(WORDS) | st.text(st.characters(exclude_characters="\0"), max_size=8)


@settings(max_examples=40, deadline=None)
@given(rows=st.lists(st.lists(CELLS, min_size=1, max_size=9), max_size=12))
def test_whatever_a_ledger_holds_each_row_is_used_or_told(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]
) -> None:
    file = tmp_path_factory.mktemp("any") / "any.csv"
    file.write_bytes(as_csv([HEAD, row(1), *rows]).encode("utf-8", "replace"))
    known = LedgerMap.model_validate(parse(MAP, "MAP.yaml").value)
    found = read([file], known, datetime.date(2026, 6, 1))
    assert found.rows == found.complaints.height + found.rejected
    assert found.rows + found.blank >= 1


def test_headings_without_a_merged_cell_stay_apart() -> None:
    assert headings([["甲", "", "丙"], ["", "乙", ""]]) == ["甲", "乙", "丙"]
