"""The shipped calendars, and some of the past, against those of the chinesecalendar package, day by day."""

import datetime

import chinese_calendar  # type: ignore[import-untyped]
import pytest

from generator.kinds.calendar import Calendar, years
from generator.twins.deadlines import DAY, is_working
from tests.deadlines.vectors import PAST, years_of
from tests.shipped import shipped_library

LIBRARY = shipped_library()
YEARS = years_of(LIBRARY)


def days_of(year: int) -> list[datetime.date]:
    first = datetime.date(year, 1, 1)
    return [first + number * DAY for number in range((datetime.date(year + 1, 1, 1) - first).days)]


@pytest.mark.parametrize("year", sorted(years_of(LIBRARY, PAST)))
def test_each_day_is_worked_as_others_have_it(year: int) -> None:
    known = years_of(LIBRARY, PAST)
    different = [day for day in days_of(year) if is_working(day, known) != chinese_calendar.is_workday(day)]
    assert different == []


def test_the_years_that_ship_follow_each_other_and_end_where_notices_end() -> None:
    assert sorted(YEARS) == [2025, 2026]


@pytest.mark.parametrize("calendar", LIBRARY.of_kind("calendar"), ids=lambda calendar: calendar.id)
def test_a_calendar_names_its_notice_and_says_how_sure_it_is(calendar: Calendar) -> None:
    assert f"{calendar.year} 年" in calendar.notice.text
    assert calendar.notice.confidence != "A", "nobody has seen the original"
    assert calendar.id == f"calendar-{calendar.year}"


def test_it_does_not_matter_which_calendar_sets_a_day() -> None:
    """The notice for 2019 as it is, and cut at the new year as a careful author might."""
    [reaching, before] = [one for one in PAST.all(Calendar) if one.year in (2018, 2019)]
    new_year, *others = reaching.holidays
    turn = datetime.date(2019, 1, 1)
    old = new_year.model_copy(update={"last": turn - DAY})
    new = new_year.model_copy(update={"first": turn, "workdays": ()})
    cut = [
        reaching.model_copy(update={"holidays": (new, *others)}),
        before.model_copy(update={"holidays": (*before.holidays, old)}),
    ]
    assert years(cut) == years([reaching, before])
    assert years([reaching])[2019] == years(cut)[2019]
    assert list(years([reaching])) == [2019], "a few days do not make a year known"
