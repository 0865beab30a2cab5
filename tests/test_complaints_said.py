"""What the pages of complaints say in words: no more than what is written allows."""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.aggregates.cells import NONE
from generator.aggregates.kept import Aggregates
from generator.library import Library
from generator.pages.complaints._sections import branches, causes, outcomes
from generator.pages.complaints._sheet import Section
from generator.signals.counted import counted
from generator.signals.totals import EVERYTHING
from tests.ledger.kept import kept, write
from tests.rendering import library_of, pages_of, project

Counts = Sequence[int | None]
HIDDEN: Counts = [None, *[10] * 11]


def shown(aggregates: Aggregates, of: Any, library: Library | None = None) -> Section:
    """A section of the page of all complaints."""
    whole = replace(library or Library(), ledger=aggregates)
    known = counted(whole)
    assert known is not None
    made = of.section(whole, known, EVERYTHING)
    assert isinstance(made, Section)
    return made


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ({"甲": [20] * 12, "乙": [10] * 12}, "投诉最多的原因是“甲”：240 件，占 67%。"),
        ({"甲": [20] * 12, "乙": HIDDEN, "丙": [9] * 12}, "投诉最多的原因是“甲”：240 件，占 "),
        ({"甲": [9] * 12, "乙": HIDDEN}, "写出来的原因里面，最多的是“甲”：108 件，占 "),
        ({"甲": HIDDEN, "乙": [6] * 12}, "写出来的原因里面，最多的是“甲”：至少 90 件，占至少 "),
        ({"甲": [10] * 12, "乙": [10] * 12}, "投诉最多的原因是“乙”、“甲”：各 120 件，各占 50%。"),
        ({"甲": [10] * 12, NONE: [30] * 12}, "投诉最多的原因是“甲”：120 件，占 25%；另有 360 件没有归类。"),
        ({NONE: [30] * 12}, "写出来的投诉里，360 件没有归类，别的原因没有写出。"),
        (
            {"甲": [40] * 12, "乙": [20] * 12, "丙": HIDDEN, "丁": [1] * 12, NONE: [20] * 12},
            "投诉最多的原因是“甲”：480 件，占 44%；前三项合计占至少 75%；另有 240 件没有归类。",
        ),
    ],
)
def test_the_most_is_said_only_of_what_is_sure_to_be_the_most(counts: dict[str, Counts], said: str) -> None:
    assert said in shown(kept(counts), causes).finding


@pytest.mark.parametrize(("hidden", "is_sure"), [(9, True), (12, False)])
def test_what_is_never_written_may_be_more_than_the_first(hidden: int, is_sure: bool) -> None:
    whole, name = kept({"甲": [10] * 12, "乙": [hidden] * 12}), ("quarter", "cause")
    left = tuple(cell for cell in whole.tables[name] if cell.of == "甲")
    made = shown(Aggregates(whole.about, {**whole.tables, name: left}), causes)
    assert ("投诉最多的原因是“甲”" in made.finding) is is_sure


def test_a_branch_called_like_a_record_is_a_branch(tmp_path: Path) -> None:
    made = shown(kept({"cause-pricing": [20] * 12, "乙": [10] * 12}, "branch"), branches, library_of(project(tmp_path)))
    assert made.rows[0][0] == "cause-pricing"
    assert "“cause-pricing”" in made.finding


def of_quarters(lacking: Sequence[int]) -> Aggregates:
    """Two years with outcomes and ratings; some quarters of the last year are not written at all."""
    about: dict[str, Any] = {"columns": ["cause", "outcome", "satisfaction"], "best_score": 5}
    whole = kept({"甲": [10] * 24}, cell={"upheld": 0.5, "withdrawn": 0.5, "rated": 10, "score": 40}, **about)
    name = ("quarter", "all")
    cells = tuple(
        cell
        for cell in whole.tables[name]
        if (cell.since.year, cell.since.month) not in {(2025, month) for month in lacking}
    )
    return Aggregates(whole.about, {**whole.tables, name: cells})


def test_outcomes_are_of_the_quarters_that_they_name() -> None:
    made = shown(of_quarters([]), outcomes)
    assert made.finding.startswith("2025 年一季度至 2025 年四季度有结果的 120 件里")
    assert not made.notes
    made = shown(of_quarters([4, 10]), outcomes)
    assert made.finding.startswith("2025 年一季度、2025 年三季度有结果的 60 件里，50% 支持客户诉求。")
    assert "2025 年三季度的满意度是 4.0 分" in made.finding
    assert made.notes[0].startswith("2025 年二季度、2025 年四季度没有写出")
    made = shown(of_quarters([1, 4, 7, 10]), outcomes)
    assert made.finding == "2025 年一季度至 2025 年四季度都没有写出，更早的见下表。"
    assert (made.chart, len(made.rows)) == (None, 4)


def words(page: str) -> str:
    """What is read on a page."""
    return re.sub(r"<[^>]*>|\s", "", page)


def test_where_nothing_can_be_judged_nothing_is_said_of_signals(tmp_path: Path) -> None:
    write(project(tmp_path), kept({"cause-pricing": [20] * 5}))
    pages = pages_of(tmp_path)
    for path, said in (("signals", "没有一个指标能判断，原因见下表。"), ("index", "没有一个指标能判断。看为什么。")):
        page = words(pages[f"complaints/{path}"].html)
        assert said in page
        assert not re.search("没有信号|没有一个有信号|误报", page)


def test_it_is_said_what_is_hidden_and_what_is_not(tmp_path: Path) -> None:
    write(project(tmp_path), kept({"cause-pricing": [20] * 12}, rejected=3))
    page = words(pages_of(tmp_path)["complaints/index"].html)
    assert "另有3行没有用。" in page
    assert "一格里不到5位客户的，整格不写出来，能由它算出来的也不写；写出来的格里的支持、没有办结等件数照写。" in page
