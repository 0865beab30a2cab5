"""The pure functions of exams, in the browser that runs them: draws, scores, attempts."""

import pytest
from playwright.sync_api import Page

from tests.browser.practice.catalogue import CATALOGUE, Json

pytestmark = pytest.mark.browser

FOUR, TWO = ["a#1", "a#2", "a#3", "a#4"], ["b#1", "b#2"]
POOLS: list[Json] = [{"draw": 2, "names": FOUR}, {"draw": 1, "names": TWO}]


def draw(functions: Page, seed: int, pools: list[Json] = POOLS) -> list[str]:
    names: list[str] = functions.evaluate("([pools, seed]) => casebook.draw(pools, seed)", [pools, seed])
    return names


def test_a_seed_draws_the_same_for_ever(functions: Page) -> None:
    drawn = {seed: draw(functions, seed) for seed in (0, 1, 2, 4_294_967_295)}
    assert drawn == {
        0: ["a#4", "a#3", "b#2"],
        1: ["a#4", "a#2", "b#1"],
        2: ["a#2", "a#4", "b#1"],
        4_294_967_295: ["a#3", "a#2", "b#1"],
    }


def test_a_draw_takes_from_each_pool_what_it_says_and_nothing_twice(functions: Page) -> None:
    for seed in range(50):
        first, second, third = draw(functions, seed)
        assert first != second
        assert {first, second} <= set(FOUR)
        assert third in TWO


def test_every_question_has_the_same_chance_and_every_place(functions: Page) -> None:
    counts: list[list[int]] = functions.evaluate(
        """names => {
          const draws = Array.from({length: 4000}, (_, seed) => casebook.draw([{draw: 4, names}], seed));
          const times = (name, place) => draws.filter((drawn) => drawn[place] === name).length;
          return names.map((name) => [0, 1, 2, 3].map((place) => times(name, place)));
        }""",
        FOUR,
    )
    assert all(900 < count < 1100 for row in counts for count in row)


def test_the_order_of_options_hangs_on_the_attempt_and_the_question_alone(functions: Page) -> None:
    orders = functions.evaluate(
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


def test_seeds_differ(functions: Page) -> None:
    seeds = functions.evaluate("Array.from({length: 100}, casebook.newSeed)")
    assert len(set(seeds)) == 100
    assert all(0 <= seed < 2**32 for seed in seeds)


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
    functions: Page, scores: dict[str, float], score: float
) -> None:
    found = functions.evaluate(
        """([catalogue, scores]) => {
          const frames = casebook.attempts.framesOf(catalogue, ["b#1", "old#1", "gone#1", "a#2"]);
          return casebook.attempts.scoreOf(frames, new Map(Object.entries(scores)));
        }""",
        [CATALOGUE, scores],
    )
    assert found == pytest.approx(score)


def test_topics_are_the_sets_with_what_was_wrong(functions: Page) -> None:
    found = functions.evaluate(
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


def test_attempts_at_an_exam_come_newest_first_under_all_its_names(functions: Page) -> None:
    entries = [
        {"kind": "exam", "exam": exam, "attempt": exam + at, "at": at}
        for exam, at in (("y", "1"), ("x", "2"), ("z", "3"))
    ]
    found = functions.evaluate(
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
def test_a_length_of_time_is_said_by_the_minute(functions: Page, minutes: float, words: str) -> None:
    assert functions.evaluate("minutes => casebook.attempts.lasting(minutes * 60000)", minutes) == words


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
def test_what_is_no_attempt_is_not_gone_on_with(functions: Page, value: object) -> None:
    assert functions.evaluate("value => casebook.shape.isAttempt(value)", value) is False


def test_an_attempt_that_begins_can_go_on(functions: Page) -> None:
    begun = functions.evaluate(
        """pools => {
          const attempt = casebook.attempts.begin(pools, 5, new Date("2026-03-01T04:00:00Z"));
          return [attempt, casebook.shape.isAttempt(JSON.parse(JSON.stringify(attempt)))];
        }""",
        POOLS,
    )
    assert begun[1] is True
    assert begun[0]["drawn"] == draw(functions, 5)
    assert begun[0]["started"] == "2026-03-01T04:00:00.000Z"
