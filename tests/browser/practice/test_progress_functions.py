"""The pure functions of the learner's record, in the browser that runs them: reviews, mistakes, plans."""

import pytest
from playwright.sync_api import Page

from tests.browser.practice.catalogue import CATALOGUE, Json, given

pytestmark = pytest.mark.browser

QUESTION = {"name": "a#1", "version": "v1"}


def due_day(functions: Page, entries: list[Json]) -> str | None:
    """When the question is to be asked again, after these answers."""
    day: str | None = functions.evaluate(
        "([question, given]) => casebook.progress.due(question, given)", [QUESTION, entries]
    )
    return day


RIGHT, WRONG = 1, 0


@pytest.mark.parametrize(
    ("answers", "due"),
    [
        ([], None),
        ([("2026-03-01", RIGHT)], "2026-03-02"),
        ([("2026-03-01", WRONG)], "2026-03-02"),
        ([("2026-03-01", 0.5)], "2026-03-02"),
        ([("2026-03-01", RIGHT), ("2026-03-02", RIGHT)], "2026-03-05"),
        ([("2026-03-01", RIGHT), ("2026-03-01", RIGHT)], "2026-03-02"),
        ([("2026-03-01", RIGHT), ("2026-03-04", RIGHT)], "2026-03-07"),
        ([("2026-03-01", RIGHT), ("2026-03-02", RIGHT), ("2026-03-03", RIGHT)], "2026-03-05"),
        ([("2026-03-01", RIGHT), ("2026-03-02", RIGHT), ("2026-03-05", RIGHT)], "2026-03-12"),
        ([("2026-03-01", RIGHT), ("2026-03-02", RIGHT), ("2026-03-05", RIGHT), ("2026-03-12", RIGHT)], "2026-03-26"),
        ([("2026-03-01", RIGHT), ("2026-03-02", RIGHT), ("2026-03-05", WRONG)], "2026-03-06"),
        ([("2026-03-01", RIGHT), ("2026-03-02", RIGHT), ("2026-03-05", WRONG), ("2026-03-06", RIGHT)], "2026-03-07"),
        ([("2026-12-31", RIGHT)], "2027-01-01"),
        ([("2028-02-28", RIGHT)], "2028-02-29"),
    ],
)
def test_a_question_is_due_after_one_three_seven_fourteen_and_thirty_days(
    functions: Page, answers: list[tuple[str, float]], due: str | None
) -> None:
    entries = [given("a#1", f"{day}T04:00:00", score=score) for day, score in answers]
    assert due_day(functions, entries) == due


def test_after_the_last_interval_nothing_is_due_any_more(functions: Page) -> None:
    days = ["2026-03-01", "2026-03-02", "2026-03-05", "2026-03-12", "2026-03-26", "2026-04-25"]
    entries = [given("a#1", f"{day}T04:00:00") for day in days]
    assert [due_day(functions, entries[: number + 1]) for number in range(len(days))] == [*days[1:], None]


def test_the_day_is_that_of_the_reader_and_not_of_greenwich(functions: Page) -> None:
    late = [given("a#1", "2026-03-01T16:30:00")]  # half past midnight in Shanghai
    assert due_day(functions, late) == "2026-03-03"


def test_a_changed_key_is_due_at_once(functions: Page) -> None:
    entries = [given("a#1", "2026-03-01T04:00:00", version="v0")]
    assert due_day(functions, entries) == "2026-03-01"
    assert (
        functions.evaluate("([question, given]) => casebook.progress.standing(question, given)", [QUESTION, entries])
        == "outdated"
    )


def test_old_names_of_a_set_count_as_its_own(functions: Page) -> None:
    entries = [
        given("old#1", "2026-03-01T04:00:00", score=0),
        given("a#1", "2026-03-02T04:00:00"),
        given("gone#1", "2026-03-02T04:00:00"),
    ]
    found = functions.evaluate(
        """([entries, catalogue]) => {
          const given = casebook.progress.answers(entries, catalogue);
          return [...given].map(([name, list]) => [name, list.length]);
        }""",
        [entries, CATALOGUE],
    )
    assert found == [["a#1", 2], ["gone#1", 1]]


def mistakes(functions: Page, entries: list[Json]) -> list[Json]:
    found: list[Json] = functions.evaluate(
        """([entries, catalogue]) => {
          const {answers, mistakes} = casebook.progress;
          return mistakes(catalogue, answers(entries, catalogue));
        }""",
        [entries, CATALOGUE],
    )
    return found


def test_mistakes_are_last_answers_that_were_not_right_or_for_another_key(functions: Page) -> None:
    found = mistakes(
        functions,
        [
            given("b#1", "2026-03-01T04:00:00", version="v5", score=0.5),
            given("a#p", "2026-03-01T04:00:00", version="v3", score=0, sure=True),
            given("a#q", "2026-03-01T04:00:00", version="v4", score=0),
            given("a#q", "2026-03-02T04:00:00", version="v4"),
            given("old#1", "2026-03-03T04:00:00", version="v0", sure=True, score=0),
            given("gone#1", "2026-03-01T04:00:00", score=0),
            given("c#1", "2026-03-01T04:00:00", version="v6", score=0),
        ],
    )
    assert [(each["name"], each["standing"], each["isSure"], each["number"], each["frame"]) for each in found] == [
        ("a#1", "outdated", False, "1", "a#1"),
        ("a#p", "wrong", True, "2.1", "a#2"),
        ("b#1", "partly", False, "1", "b#1"),
    ]


def test_a_plan_has_what_is_due_first_what_was_sure_and_what_comes_later(functions: Page) -> None:
    entries = [
        given("a#1", "2026-03-01T04:00:00"),
        given("a#p", "2026-03-02T04:00:00", version="v3", score=0, sure=True),
        given("a#q", "2026-03-03T04:00:00", version="v4"),
        given("b#1", "2026-03-03T04:00:00", version="v5", score=0),
    ]
    plan = functions.evaluate(
        """([entries, catalogue]) => {
          const {answers, plan} = casebook.progress;
          const {due, later} = plan(catalogue, answers(entries, catalogue), "2026-03-03");
          return {due: due.map(({name}) => name), later: [...later]};
        }""",
        [entries, CATALOGUE],
    )
    assert plan == {"due": ["a#p", "a#1"], "later": [["2026-03-04", 2]]}


def test_a_tally_counts_the_parts_of_scenarios(functions: Page) -> None:
    entries = [given("a#1", "2026-03-01T04:00:00", version="v0"), given("a#p", "2026-03-01T04:00:00", version="v3")]
    tally = functions.evaluate(
        """([entries, catalogue]) => {
          const {answers, tally} = casebook.progress;
          return tally(catalogue.quizzes.a.questions, answers(entries, catalogue));
        }""",
        [entries, CATALOGUE],
    )
    assert tally == {"total": 3, "right": 1, "answered": 1, "outdated": 1}
