"""What ranked results are worth, and that the queries ask for what there is."""

from pathlib import Path

import pytest

from tests.search.relevance import FILE, OVERALL, Query, queries, scores
from tests.shipped import shipped_library

PROJECT = Path(__file__).parents[2]


def query(*wanted: str) -> Query:
    """A query that should find these."""
    return Query("组", "词", tuple(tuple(one.split("|")) for one in wanted))


@pytest.mark.parametrize("name", ["queries", "fresh", "fourth", "aside"])
def test_every_query_asks_for_records_and_places_that_there_are(name: str) -> None:
    library = shipped_library()
    asked = queries(FILE.with_stem(name).read_text(encoding="utf-8"))
    places = {place for one in asked for places in one.wanted for place in places}
    assert sorted(place for place in places if library.get(place) is None) == []


def test_a_query_stands_in_one_group() -> None:
    texts = [one.text for one in queries()]
    assert len(set(texts)) == len(texts)


def test_the_file_is_read_by_group_with_alternatives() -> None:
    found = queries("甲:\n  词: [a, b|c#1]\n  45251: [d]\n")
    assert found == (Query("甲", "词", (("a",), ("b", "c#1"))), Query("甲", "45251", (("d",),)))


@pytest.mark.parametrize(
    ("wanted", "addresses", "first", "five", "rank"),
    [
        (["a"], ["guides/a.html"], 1, 1, 1),
        (["a"], ["guides/a.html#step"], 1, 1, 1),
        (["a#step"], ["guides/a.html", "guides/a.html#step"], 0, 1, 1 / 2),
        (["a#1"], ["guides/a.html#18"], 0, 0, 0),
        (["a", "b"], ["terms/b"], 1, 1 / 2, 1),
        (["a|b"], ["x", "terms/b"], 0, 1, 1 / 2),
        (["a|b", "b|c"], ["terms/b"], 1, 1, 1),
        (["a"], ["1", "2", "3", "4", "5", "a"], 0, 0, 1 / 6),
        (["a"], [], 0, 0, 0),
    ],
)
def test_what_is_wanted_counts_once_and_by_its_place(
    wanted: list[str], addresses: list[str], first: float, five: float, rank: float
) -> None:
    one = query(*wanted)
    assert (one.recall(addresses, 1), one.recall(addresses, 5), one.reciprocal_rank(addresses)) == (first, five, rank)


def test_scores_are_means_of_each_group_and_of_all_queries() -> None:
    asked = [Query("甲", "1", (("a",),)), Query("甲", "2", (("b",),)), Query("乙", "3", (("c",),))]
    found = scores(asked, [["a"], ["x", "b"], []])
    assert (found["甲"].queries, found["甲"].recall_at_1, found["甲"].recall_at_5, found["甲"].mrr) == (2, 0.5, 1, 0.75)
    assert found["乙"].recall_at_5 == 0
    assert found[OVERALL].recall_at_5 == pytest.approx(2 / 3)
