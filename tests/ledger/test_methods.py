"""Each method of early warning computes what R's packages compute of the same series, and says what it may say."""

import re
from collections.abc import Sequence
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.kinds._warning import METHODS, THRESHOLDS, Method
from generator.warning.judging import judged
from generator.warning.methods import DEFAULT, all_methods
from generator.warning.methods._baseline import LEARNING, LONG
from generator.warning.series import Month, Series
from tests.ledger.vectors import WHOLE, Named, Vector, excerpt, whole

EXPOSURES = st.one_of(st.none(), st.just(0.0), st.floats(1, 1e7))
COUNTS = st.one_of(st.integers(0, 8), st.integers(0, 300), st.just(100_000))
SERIES = st.lists(st.tuples(COUNTS, EXPOSURES), max_size=60).map(
    lambda rows: months([row[0] for row in rows], [row[1] for row in rows])
)
WITH_BASELINE = ("c-chart", "u-chart", "u-prime", "xmr", "xmr-rules", "ewma")
ROLLING = ("level", "trend", "farrington", "ears-c1", "ears-c2", "ears-c3")


def months(counts: Sequence[int], exposures: Sequence[float | None] | None = None) -> Series:
    """Consecutive months from January 2020 on."""
    known = exposures or [None] * len(counts)
    return [
        Month(f"{2020 + place // 12}-{place % 12 + 1:02}", count, known[place]) for place, count in enumerate(counts)
    ]


def held(named: Named, vectors: Sequence[Vector]) -> None:
    for vector in vectors:
        verdict = named.judged(vector.method, vector.series)[vector.place]
        learns = vector.method in WITH_BASELINE and vector.place < LONG
        assert verdict.alarm == (vector.alarm and not learns), vector
        if vector.limit is not None:
            assert named.limit(vector) == pytest.approx(vector.limit, abs=1e-6, rel=1e-8), vector


@pytest.mark.parametrize("method", sorted({vector.method for vector in excerpt()[1]}))
def test_limits_and_alarms_are_those_of_others(method: str) -> None:
    named, vectors = excerpt()
    mine = [vector for vector in vectors if vector.method == method]
    assert len(mine) >= 15
    held(named, mine)


def test_what_nobody_else_computes_is_told() -> None:
    assert {*all_methods()} - {vector.method for vector in excerpt()[1]} == {"level", "trend", "xmr-rules"}


@pytest.mark.skipif(not WHOLE.is_dir(), reason="the whole of it lies beside the project; the excerpt is held above")
def test_all_limits_and_alarms_are_those_of_others() -> None:
    named, vectors = whole()
    assert len(vectors) > 3_500
    held(named, vectors)


def test_every_method_has_its_words() -> None:
    assert {*METHODS} == {*THRESHOLDS} == {*get_args(Method)} == {*all_methods()}
    assert next(iter(METHODS)) == DEFAULT


@settings(max_examples=60, deadline=None)
@given(SERIES, st.sampled_from(sorted(all_methods())))
def test_any_series_is_judged(series: Series, method: str) -> None:
    found = judged(series, method)
    assert [verdict.month for verdict in found.verdicts] == [month.name for month in series]
    for verdict, month in zip(found.verdicts, series, strict=True):
        assert not verdict.alarm or (verdict.reason and verdict.expected is not None and verdict.upper is not None)
        if verdict.upper is None:
            assert verdict.reason or verdict.expected is not None
        elif found.method != "xmr-rules" and abs(month.count - verdict.upper) > 1e-6 and verdict.reason != LEARNING:
            assert verdict.alarm == (month.count > verdict.upper)


@settings(max_examples=40, deadline=None)
@given(SERIES, st.sampled_from(ROLLING), st.integers(1, 12))
def test_later_months_change_no_verdict(series: Series, method: str, fewer: int) -> None:
    judge = all_methods()[method].judge
    before = series[: max(0, len(series) - fewer)]
    if len(before) > all_methods()[method].first:
        assert [*judge(series)][: len(before)] == [*judge(before)]


def test_no_reason_holds_a_count() -> None:
    reasons = {
        verdict.reason
        for name, series in excerpt()[0].series.items()
        for method in all_methods()
        for verdict in judged(series, method).verdicts
        if verdict.alarm
    }
    assert len(reasons) >= 12
    rules = {"连续 7 个月高于平均数", "连续 7 个月一个比一个高", "3 个月里有 2 个月接近上限"}
    assert [reason for reason in reasons - rules if re.search(r"\d", reason)] == []


def test_the_rules_of_the_nhs_tell_of_runs_of_rises_and_of_months_near_the_limit() -> None:
    quiet = [30, 33, 27, 31, 29, 34, 26, 30, 32, 28, 31, 29] * 2
    for more, reason in (
        ([31, 32, 31, 33, 32, 31, 32], "连续 7 个月高于平均数"),
        ([24, 25, 26, 27, 28, 29, 31], "连续 7 个月一个比一个高"),
        ([38, 29, 38], "3 个月里有 2 个月接近上限"),
    ):
        found = judged(months(quiet + more), "xmr-rules").verdicts
        assert (found[-1].alarm, found[-1].reason) == (True, reason)
        assert not found[-2].alarm
        assert not judged(months(quiet + more), "xmr").verdicts[-1].alarm
