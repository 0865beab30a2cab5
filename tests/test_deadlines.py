"""Counting days, working days and hours: the vectors, and what holds for any limit."""

import datetime
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.kinds.deadline import TimeLimit
from generator.twins.deadlines import (
    DAY,
    MONTHS,
    Extension,
    Rule,
    UnknownYear,
    Year,
    chain,
    is_working,
    months_later,
    point,
)
from tests.deadlines.vectors import DAYS, IN_DAYS, IN_MONTHS, LIMITS, PAST, Vector, read, shown, years_of
from tests.shipped import shipped_library

SHIPPED = Path(__file__).parent.parent
LIBRARY = shipped_library()
YEARS = years_of(LIBRARY, PAST)
UNITS = st.sampled_from(["日", "工作日"])


def test_years_of_the_past_are_known_too() -> None:
    assert {2011, 2012, 2018, 2019} < set(YEARS)


@pytest.mark.parametrize("vector", read(), ids=lambda vector: vector.name)
def test_vector(vector: Vector) -> None:
    assert tuple(map(shown, chain(vector.rule, vector.received, YEARS))) == vector.ends


def test_the_shipped_limits_are_at_least_a_dozen_and_all_kinds_of_units() -> None:
    limits = [limit for limit in LIBRARY.of_kind("deadline") if isinstance(limit, TimeLimit)]
    assert len(limits) >= 12
    assert {limit.unit for limit in limits} == {"日", "工作日", "小时", "个月", "年"}
    assert all(limit.vectors for limit in limits)


@given(DAYS, st.integers(1, 80), UNITS, st.booleans())
def test_a_longer_limit_ends_later(start: datetime.date, n: int, unit: str, counted: bool) -> None:
    rule = Rule(n, unit, counted)  # type: ignore[arg-type]
    shorter, longer = point(rule, n, start, YEARS), point(rule, n + 1, start, YEARS)
    assume(not isinstance(longer, UnknownYear))
    assert not isinstance(shorter, UnknownYear)
    assert not isinstance(longer, UnknownYear)
    assert shorter < longer


@given(IN_DAYS | IN_MONTHS, DAYS, st.integers(1, 30))
def test_what_begins_later_does_not_end_earlier(rule: Rule, start: datetime.date, later: int) -> None:
    ends = zip(chain(rule, start, YEARS), chain(rule, start + later * DAY, YEARS), strict=True)
    for early, late in ends:
        if not isinstance(early, UnknownYear) and not isinstance(late, UnknownYear):
            assert early <= late


@given(IN_DAYS | IN_MONTHS, DAYS)
def test_working_days_and_rolled_ends_are_worked(rule: Rule, start: datetime.date) -> None:
    assume(rule.needs_calendar)
    for end in chain(rule, start, YEARS):
        assert isinstance(end, UnknownYear) or is_working(end, YEARS) is True


@given(DAYS, st.integers(1, 60), st.booleans())
def test_as_many_days_are_worked_as_the_limit_has(start: datetime.date, n: int, counted: bool) -> None:
    end = point(Rule(n, "工作日", counted), n, start, YEARS)
    assume(not isinstance(end, UnknownYear))
    assert not isinstance(end, UnknownYear)
    first = start if counted else start + DAY
    days = [first + number * DAY for number in range((end - first).days + 1)]
    assert sum(is_working(day, YEARS) is True for day in days) == n


@given(LIMITS)
def test_an_answer_is_refused_for_a_year_without_a_calendar_only(limit: tuple[Rule, datetime.date]) -> None:
    rule, start = limit
    for end in chain(rule, start, YEARS):
        if isinstance(end, UnknownYear):
            assert rule.needs_calendar
            assert end.year not in YEARS
        elif rule.needs_calendar:
            begins = set() if rule.unit in MONTHS else {start.year}
            assert {end.year} | begins <= set(YEARS)


@given(LIMITS)
def test_without_any_calendar_only_what_needs_none_is_answered(limit: tuple[Rule, datetime.date]) -> None:
    rule, start = limit
    refused = [isinstance(end, UnknownYear) for end in chain(rule, start, {})]
    assert refused == [rule.needs_calendar] * len(refused)


@given(st.integers(1, 90), st.integers(1, 90), DAYS, UNITS)
def test_days_added_are_days_altogether(n: int, more: int, start: datetime.date, unit: str) -> None:
    added = Rule(n, unit, extensions=(Extension(more, "from-due"),))  # type: ignore[arg-type]
    altogether = Rule(n, unit, extensions=(Extension(n + more),))  # type: ignore[arg-type]
    assert chain(added, start, YEARS) == chain(altogether, start, YEARS)


@given(DAYS, st.integers(0, 1200), st.integers(0, 1200))
def test_months_end_on_the_corresponding_day_or_the_last_of_the_month(
    start: datetime.date, months: int, more: int
) -> None:
    end = months_later(start, months)
    assert (end.year - start.year) * 12 + end.month - start.month == months
    assert end.day == start.day or (end.day < start.day and (end + DAY).day == 1)
    assert months_later(start.replace(day=1), months + more) == months_later(end.replace(day=1), more)


@given(DAYS, st.integers(1, 60), st.integers(1, 5))
def test_a_year_is_twelve_months_and_no_number_of_days(start: datetime.date, months: int, years: int) -> None:
    assert point(Rule(years, "年"), years, start, {}) == point(Rule(12 * years, "个月"), 12 * years, start, {})
    assert point(Rule(months, "个月", first_day_counted=True), months, start, {}) == months_later(start, months)


def test_hours_need_a_time_of_day() -> None:
    with pytest.raises(AssertionError, match=r"^hours count from a time of day"):
        chain(Rule(72, "小时"), datetime.date(2026, 3, 1), {})


def test_a_day_off_at_a_weekend_that_is_worked_elsewhere() -> None:
    years = {2030: Year(frozenset({datetime.date(2030, 1, 1)}), frozenset({datetime.date(2030, 1, 5)}))}
    worked = [day for day in range(1, 8) if is_working(datetime.date(2030, 1, day), years)]
    assert worked == [2, 3, 4, 5, 7]
    assert is_working(datetime.date(2031, 1, 1), years) == UnknownYear(2031)
