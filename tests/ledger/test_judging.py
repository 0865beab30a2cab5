"""What is warned of, what is not, and what is said where nothing can be: the default method and those around it."""

import math
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.warning import counts, funnel, ranking
from generator.warning.judging import Judgement, judged
from generator.warning.levels import trend
from generator.warning.methods import all_methods
from generator.warning.series import Month, Series
from tests.ledger.vectors import branches

QUIET = [30, 33, 27, 31, 29, 36, 24, 30, 32, 28, 31, 29] * 2
FEW = [1, 0, 0, 1, 2, 0, 0, 1, 0, 0, 1, 0] * 2


def series(counts: Sequence[int], business: float | None = 10_000, growth: float = 1) -> Series:
    """Consecutive months from January 2020 on, whose business may grow."""
    return [
        Month(f"{2020 + at // 12}-{at % 12 + 1:02}", count, business and business * growth**at)
        for at, count in enumerate(counts)
    ]


def alarms(counts: Sequence[int], method: str = "level") -> list[int]:
    """The places of the alarms."""
    return [place for place, verdict in enumerate(judged(series(counts), method).verdicts) if verdict.alarm]


def test_a_month_that_stands_out_is_an_alarm_and_does_not_hide_the_next() -> None:
    assert alarms(QUIET) == []
    assert alarms([*QUIET, 60]) == [24]
    assert alarms([*QUIET, 90, *QUIET[:6], 60]) == [24, 31]


def test_a_rise_to_half_as_many_again_is_an_alarm_within_months_and_is_told_as_such() -> None:
    found = judged(series([*QUIET, 43, 42, 44, 43])).verdicts
    first = next(verdict for verdict in found if verdict.alarm)
    assert first.month in ("2022-02", "2022-03")
    assert first.reason == "近几个月累积的证据表明升到了基线的一倍半左右"


def test_few_complaints_are_no_alarm_however_rare() -> None:
    assert alarms([*FEW, 4]) == []
    assert alarms([*FEW, 5]) == [24]
    assert alarms([0] * 24 + [4]) == []
    assert alarms([0] * 24 + [5]) == [24]


def test_growing_business_is_no_alarm_if_it_is_known_and_a_trend_if_it_is_not() -> None:
    counts = [round(count * 1.03**at) for at, count in enumerate(QUIET + QUIET[:12])]
    known = judged(series(counts, growth=1.03))
    assert (known.method, known.notes) == ("level", [])
    assert not any(verdict.alarm for verdict in known.verdicts)
    unknown = judged(series(counts, None))
    assert unknown.method == "trend"
    assert [note[:6] for note in unknown.notes] == ["不知道业务量", "持续抬高的台"]
    assert not any(verdict.alarm for verdict in unknown.verdicts)
    assert any(verdict.alarm for verdict in judged(series(counts), "c-chart").verdicts)


def test_business_that_is_not_known_of_every_month_is_not_guessed() -> None:
    months = [*series(QUIET)]
    months[3] = Month(months[3].name, months[3].count)
    found = judged(months)
    assert (found.method, found.notes[0]) == (
        "trend",
        "有 1 个月不知道业务量，不能按业务量折算，改按近两年的走势判断。",
    )
    assert judged(series(QUIET, 0)).notes[0].startswith("各月的业务量都是 0")


def test_too_short_a_history_is_a_table_only() -> None:
    found = judged(series([3] * 10 + [90]))
    assert found.notes == ["只有 11 个月的数据，不满 12 个月：只列表，不判断。"]
    assert {(verdict.upper, verdict.alarm, verdict.reason) for verdict in found.verdicts} == {(None, False, "没有判断")}
    assert judged([]).verdicts == []
    assert judged(series(QUIET), "farrington").notes == ["这个方法要先有 38 个月的历史：只列表，不判断。"]


def test_a_chart_of_rates_says_that_it_needs_business() -> None:
    found = judged(series(QUIET, None), "u-prime")
    assert found.notes == ["不知道业务量，这个方法要按业务量折算，不能判断。"]
    assert not any(verdict.alarm for verdict in found.verdicts)


def test_months_follow_one_another() -> None:
    months = series(QUIET)
    for wrong in ([*months[:5], *months[6:]], [*months, months[-1]], [*reversed(months)]):
        with pytest.raises(ValueError, match="follows"):
            judged(wrong)
    with pytest.raises(ValueError, match="less than nothing"):
        Month("2026-01", -1)


@settings(deadline=None)
@given(st.integers(0, 120), st.floats(0.05, 80), st.one_of(st.just(1.0), st.floats(1.001, 6)))
def test_the_tail_is_the_sum_of_chances(count: int, mean: float, dispersion: float) -> None:
    below = math.fsum(counts.chance(one, mean, dispersion) for one in range(count))
    assert counts.tail(count, mean, dispersion) == pytest.approx(1 - below, abs=1e-9)
    for probability in (0.5, 0.995, 0.998):
        found = counts.quantile(probability, mean, dispersion)
        assert counts.tail(found + 1, mean, dispersion) <= 1 - probability + 1e-12
        assert found == 0 or counts.tail(found, mean, dispersion) > 1 - probability - 1e-12


def test_large_counts_are_told_as_those_summed_up(monkeypatch: pytest.MonkeyPatch) -> None:
    summed = [counts.quantile(0.998, 90_000, dispersion) for dispersion in (1.0, 1.5, 9.0)]
    monkeypatch.setattr(counts, "LARGE", 1)
    assert [counts.quantile(0.998, 90_000, dispersion) for dispersion in (1.0, 1.5, 9.0)] == pytest.approx(
        summed, abs=2
    )


def test_a_trend_goes_on_as_it_went_but_not_to_the_sky() -> None:
    found = trend([round(20 * 1.05**at) for at in range(24)])
    assert found.next == pytest.approx(20 * 1.05**24, rel=0.02)
    assert found.slope == pytest.approx(math.log(1.05), rel=0.05)
    assert trend([0] * 22 + [1, 1000]).next == 2000
    assert trend([0] * 24).next == pytest.approx(0.5 / 24)


def test_a_funnel_is_that_of_others() -> None:
    rows = branches()
    found = funnel.funnel([funnel.Branch(row[0], int(row[1]), float(row[2])) for row in rows])
    for row, standing in zip(rows, found, strict=True):
        theirs = [float(one) for one in row[3:]]
        assert [standing.score, standing.adjusted, standing.upper, standing.lower] == pytest.approx(theirs, abs=1e-7)
    assert [one.branch for one in found if one.ratio > one.upper] == ["B07", "B08", "B16"]
    assert not any(one.is_high for one in found)


def test_a_funnel_says_nothing_of_few_branches_or_of_no_complaints_and_leaves_out_who_has_no_business() -> None:
    some = [funnel.Branch(str(number), number, 100.0) for number in range(6)]
    assert funnel.funnel(some[:4]) == []
    assert funnel.funnel([funnel.Branch(one.name, 0, 100.0) for one in some]) == []
    assert len(funnel.funnel([*some, funnel.Branch("closed", 3, 0.0)])) == 6
    far = [funnel.Branch(str(number), 100, 100.0) for number in range(30)]
    assert [one.branch for one in funnel.funnel([*far, funnel.Branch("far", 200, 100.0)]) if one.is_high] == ["far"]


def test_signals_are_ranked_by_how_far_they_stand_out_and_hide_what_is_hidden() -> None:
    cells = {
        "息费": series([*QUIET, 60]),
        "催收": series([*QUIET, 90]),
        "征信": series([*QUIET, 31]),
        "隐私": series([*FEW, 6]),
    }
    found = {cell: (months, judged(months)) for cell, months in cells.items()}
    signals = ranking.ranked(found)
    assert [signal.cell for signal in signals] == ["催收", "息费", "隐私"]
    assert signals[0].sentence(5) == "催收：2022-01 90 件，平常约 30.0 件，件数超过上限，靠偶然很难解释。"
    assert signals[2].sentence(7) == "隐私：2022-01 件数超过上限，靠偶然很难解释（件数少，不显示）。"
    assert ranking.told(signals, [judgement for _months, judgement in found.values()]) == (
        "4 个指标能判断，3 个有信号；即使什么都没有变，平均每月也会有不到 0.1 个误报（一年 0.4 个），从最突出的看起。"
    )


def test_where_nothing_can_be_judged_nothing_is_false() -> None:
    assert ranking.told([], []) == "没有一个指标能判断。"


def test_the_expected_number_of_false_signals_grows_with_the_cells_that_are_judged() -> None:
    many = [judged(series(QUIET))] * 300
    rate = all_methods()["level"].false_alarms
    assert ranking.expected_false(many, 12) == pytest.approx(300 * rate)
    silent: list[Judgement] = [judged(series([1] * 5))] * 300
    assert ranking.expected_false([*many, *silent], 12) == pytest.approx(300 * rate)
