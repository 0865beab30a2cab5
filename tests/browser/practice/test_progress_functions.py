"""The pure functions of the learner's record, in the browser that runs them: draws, reviews, mistakes, scores."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.practice.sets import RECORD
from tests.browser.reader import Site, reading

pytestmark = pytest.mark.browser

Json = dict[str, Any]
FOUR, TWO = ["a#1", "a#2", "a#3", "a#4"], ["b#1", "b#2"]
POOLS: list[Json] = [{"draw": 2, "names": FOUR}, {"draw": 1, "names": TWO}]
QUESTION = {"name": "a#1", "version": "v1"}
CATALOGUE: Json = {
    "quizzes": {
        "a": {
            "title": "甲",
            "page": "quizzes/a",
            "formerly": ["old"],
            "questions": [
                {"name": "a#1", "version": "v1"},
                {
                    "name": "a#2",
                    "version": "v2",
                    "parts": [{"name": "a#p", "version": "v3"}, {"name": "a#q", "version": "v4"}],
                },
            ],
        },
        "b": {"title": "乙", "page": "quizzes/b", "questions": [{"name": "b#1", "version": "v5"}]},
    },
    "exams": {"x": {"title": "考试", "page": "exams/x", "passMark": 80, "minutes": 10, "formerly": ["y"]}},
    "cases": {"c": {"title": "案例", "page": "cases/c", "questions": [{"name": "c#1", "version": "v6"}]}},
}


@pytest.fixture(scope="module")
def page(browser: Browser, site: Site) -> Iterator[Page]:
    """A page of a site, with all its scripts and an empty record, in the time zone of its readers."""
    with reading(browser, site) as reader:
        yield reader.open(RECORD, timezone_id="Asia/Shanghai")


def given(name: str, at: str, *, version: str = "v1", **more: Any) -> Json:
    """An entry of an answer, right unless said otherwise."""
    return {"kind": "answer", "question": name, "version": version, "score": 1, "at": f"{at}.000Z", **more}


def due_day(page: Page, entries: list[Json]) -> str | None:
    """When the question is to be asked again, after these answers."""
    day: str | None = page.evaluate(
        "([question, given]) => casebook.progress.due(question, given)", [QUESTION, entries]
    )
    return day


def draw(page: Page, seed: int, pools: list[Json] = POOLS) -> list[str]:
    names: list[str] = page.evaluate("([pools, seed]) => casebook.draw(pools, seed)", [pools, seed])
    return names


def test_a_seed_draws_the_same_for_ever(page: Page) -> None:
    drawn = {seed: draw(page, seed) for seed in (0, 1, 2, 4_294_967_295)}
    assert drawn == {
        0: ["a#4", "a#3", "b#2"],
        1: ["a#4", "a#2", "b#1"],
        2: ["a#2", "a#4", "b#1"],
        4_294_967_295: ["a#3", "a#2", "b#1"],
    }


def test_a_draw_takes_from_each_pool_what_it_says_and_nothing_twice(page: Page) -> None:
    for seed in range(50):
        first, second, third = draw(page, seed)
        assert first != second
        assert {first, second} <= set(FOUR)
        assert third in TWO


def test_every_question_has_the_same_chance_and_every_place(page: Page) -> None:
    counts: list[list[int]] = page.evaluate(
        """names => {
          const draws = Array.from({length: 4000}, (_, seed) => casebook.draw([{draw: 4, names}], seed));
          const times = (name, place) => draws.filter((drawn) => drawn[place] === name).length;
          return names.map((name) => [0, 1, 2, 3].map((place) => times(name, place)));
        }""",
        FOUR,
    )
    assert all(900 < count < 1100 for row in counts for count in row)


def test_the_order_of_options_hangs_on_the_attempt_and_the_question_alone(page: Page) -> None:
    orders = page.evaluate(
        """() => {
          const list = [...'abcdefgh'];
          const shown = (seed, name) => casebook.orderOf(seed, name)(list).join('');
          const order = casebook.orderOf(7, 'a#1');
          return {one: shown(7, 'a#1'), again: order(list).join(''), twice: order(list).join(''),
                  other: shown(7, 'a#2'), later: shown(8, 'a#1'), list: list.join('')};
        }"""
    )
    assert orders["one"] == orders["again"] == orders["twice"]
    assert len({orders["one"], orders["other"], orders["later"]}) == 3
    assert sorted(orders["one"]) == list(orders["list"]) == list("abcdefgh")


def test_seeds_differ(page: Page) -> None:
    seeds = page.evaluate("Array.from({length: 100}, casebook.newSeed)")
    assert len(set(seeds)) == 100
    assert all(0 <= seed < 2**32 for seed in seeds)


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
    page: Page, answers: list[tuple[str, float]], due: str | None
) -> None:
    entries = [given("a#1", f"{day}T04:00:00", score=score) for day, score in answers]
    assert due_day(page, entries) == due


def test_after_the_last_interval_nothing_is_due_any_more(page: Page) -> None:
    days = ["2026-03-01", "2026-03-02", "2026-03-05", "2026-03-12", "2026-03-26", "2026-04-25"]
    entries = [given("a#1", f"{day}T04:00:00") for day in days]
    assert [due_day(page, entries[: number + 1]) for number in range(len(days))] == [*days[1:], None]


def test_the_day_is_that_of_the_reader_and_not_of_greenwich(page: Page) -> None:
    late = [given("a#1", "2026-03-01T16:30:00")]  # half past midnight in Shanghai
    assert due_day(page, late) == "2026-03-03"


def test_a_changed_key_is_due_at_once(page: Page) -> None:
    entries = [given("a#1", "2026-03-01T04:00:00", version="v0")]
    assert due_day(page, entries) == "2026-03-01"
    assert (
        page.evaluate("([question, given]) => casebook.progress.standing(question, given)", [QUESTION, entries])
        == "outdated"
    )


def test_old_names_of_a_set_count_as_its_own(page: Page) -> None:
    entries = [
        given("old#1", "2026-03-01T04:00:00", score=0),
        given("a#1", "2026-03-02T04:00:00"),
        given("gone#1", "2026-03-02T04:00:00"),
    ]
    found = page.evaluate(
        """([entries, catalogue]) => {
          const given = casebook.progress.answers(entries, catalogue);
          return [...given].map(([name, list]) => [name, list.length]);
        }""",
        [entries, CATALOGUE],
    )
    assert found == [["a#1", 2], ["gone#1", 1]]


def mistakes(page: Page, entries: list[Json]) -> list[Json]:
    found: list[Json] = page.evaluate(
        """([entries, catalogue]) => {
          const {answers, mistakes} = casebook.progress;
          return mistakes(catalogue, answers(entries, catalogue));
        }""",
        [entries, CATALOGUE],
    )
    return found


def test_mistakes_are_last_answers_that_were_not_right_or_for_another_key(page: Page) -> None:
    found = mistakes(
        page,
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


def test_a_plan_has_what_is_due_first_what_was_sure_and_what_comes_later(page: Page) -> None:
    entries = [
        given("a#1", "2026-03-01T04:00:00"),
        given("a#p", "2026-03-02T04:00:00", version="v3", score=0, sure=True),
        given("a#q", "2026-03-03T04:00:00", version="v4"),
        given("b#1", "2026-03-03T04:00:00", version="v5", score=0),
    ]
    plan = page.evaluate(
        """([entries, catalogue]) => {
          const {answers, plan} = casebook.progress;
          const {due, later} = plan(catalogue, answers(entries, catalogue), "2026-03-03");
          return {due: due.map(({name}) => name), later: [...later]};
        }""",
        [entries, CATALOGUE],
    )
    assert plan == {"due": ["a#p", "a#1"], "later": [["2026-03-04", 2]]}


def test_a_tally_counts_the_parts_of_scenarios(page: Page) -> None:
    entries = [given("a#1", "2026-03-01T04:00:00", version="v0"), given("a#p", "2026-03-01T04:00:00", version="v3")]
    tally = page.evaluate(
        """([entries, catalogue]) => {
          const {answers, tally} = casebook.progress;
          return tally(catalogue.quizzes.a.questions, answers(entries, catalogue));
        }""",
        [entries, CATALOGUE],
    )
    assert tally == {"total": 3, "right": 1, "answered": 1, "outdated": 1}


@pytest.mark.parametrize(
    ("scores", "score"),
    [
        ({"a#1": 1, "a#p": 1, "a#q": 1, "b#1": 1}, 1),
        ({"a#1": 1, "a#p": 1, "a#q": 0, "b#1": 0}, 0.5),
        ({"a#1": 0.5, "b#1": 1}, 0.5),
        ({}, 0),
    ],
)
def test_every_drawn_question_counts_the_same_and_within_one_every_part(
    page: Page, scores: dict[str, float], score: float
) -> None:
    found = page.evaluate(
        """([catalogue, scores]) => {
          const frames = casebook.attempts.framesOf(catalogue, ["b#1", "old#1", "gone#1", "a#2"]);
          return casebook.attempts.scoreOf(frames, new Map(Object.entries(scores)));
        }""",
        [CATALOGUE, scores],
    )
    assert found == pytest.approx(score)


def test_topics_are_the_sets_with_what_was_wrong(page: Page) -> None:
    found = page.evaluate(
        """catalogue => {
          const frames = casebook.attempts.framesOf(catalogue, ["b#1", "a#1", "a#2"]);
          return casebook.attempts.topicsOf(frames, new Map([["a#1", 1], ["a#p", 0.5], ["b#1", 1]]));
        }""",
        CATALOGUE,
    )
    assert found == [
        {"group": "b", "total": 1, "right": 1, "wrong": []},
        {"group": "a", "total": 3, "right": 1, "wrong": ["a#p", "a#q"]},
    ]


def test_attempts_at_an_exam_come_newest_first_under_all_its_names(page: Page) -> None:
    entries = [
        {"kind": "exam", "exam": exam, "attempt": exam + at, "at": at}
        for exam, at in (("y", "1"), ("x", "2"), ("z", "3"))
    ]
    found = page.evaluate(
        "([entries, catalogue]) => casebook.attempts.attemptsAt(entries, 'x', catalogue).map(({attempt}) => attempt)",
        [entries, CATALOGUE],
    )
    assert found == ["x2", "y1"]


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (0, "1 分钟以内"),
        (0.99, "1 分钟以内"),
        (1, "1 分钟"),
        (119.5, "119 分钟"),
        (125, "2 小时 5 分钟"),
        (3000, "2 天"),
    ],
)
def test_a_length_of_time_is_said_by_the_minute(page: Page, minutes: float, words: str) -> None:
    assert page.evaluate("minutes => casebook.attempts.lasting(minutes * 60000)", minutes) == words


ATTEMPT: Json = {"drawn": [], "seed": 1, "attempt": "a", "answers": {}, "started": "2026-03-01T04:00:00.000Z"}


@pytest.mark.parametrize(
    "value",
    [
        None,
        {},
        [],
        "x",
        {"drawn": []},
        {**ATTEMPT, "seed": "1"},
        {**ATTEMPT, "drawn": [1]},
        {**ATTEMPT, "answers": []},
        {**ATTEMPT, "answers": {"a#1": None}},
        {**ATTEMPT, "answers": {"a#1": {"sure": 1}}},
        {**ATTEMPT, "started": "2026-02-30T04:00:00.000Z"},
    ],
)
def test_what_is_no_attempt_is_not_gone_on_with(page: Page, value: object) -> None:
    assert page.evaluate("value => casebook.shape.isAttempt(value)", value) is False


def test_an_attempt_that_begins_can_go_on(page: Page) -> None:
    begun = page.evaluate(
        """pools => {
          const attempt = casebook.attempts.begin(pools, 5, new Date("2026-03-01T04:00:00Z"));
          return [attempt, casebook.shape.isAttempt(JSON.parse(JSON.stringify(attempt)))];
        }""",
        POOLS,
    )
    assert begun[1] is True
    assert begun[0]["drawn"] == draw(page, 5)
    assert begun[0]["started"] == "2026-03-01T04:00:00.000Z"
