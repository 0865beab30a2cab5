"""How well a search finds what it should: the queries of `queries.yaml`, and what ranked results are worth."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

import yaml

FILE = Path(__file__).with_name("queries.yaml")
OVERALL = "全部"


@dataclass(frozen=True)
class Query:
    """`wanted` are the things to be found; each of them is found by any of its addresses."""

    group: str
    text: str
    wanted: tuple[tuple[str, ...], ...]

    def recall(self, addresses: Sequence[str], most: int) -> float:
        """The share of what is wanted among the first results, of as much as there is room for."""
        first = addresses[:most]
        found = sum(any(_is_at(place, address) for place in places for address in first) for places in self.wanted)
        return min(1.0, found / min(most, len(self.wanted)))

    def reciprocal_rank(self, addresses: Sequence[str]) -> float:
        """1 if the first result is wanted, a half if the second is the first wanted one, and so on."""
        places = [place for places in self.wanted for place in places]
        ranks = (rank for rank, address in enumerate(addresses, 1) if any(_is_at(place, address) for place in places))
        return 1 / next(ranks, float("inf"))


@dataclass(frozen=True)
class Score:
    """Means over queries."""

    queries: int
    recall_at_1: float
    recall_at_5: float
    mrr: float


def queries(text: str | None = None) -> tuple[Query, ...]:
    """All queries, as they stand in the file."""
    written = text or FILE.read_text(encoding="utf-8")
    groups: Mapping[str, Mapping[str, list[str]]] = yaml.load(written, yaml.CBaseLoader)  # 45251 is a text as well
    return tuple(
        Query(group, query, tuple(tuple(one.split("|")) for one in wanted))
        for group, listed in groups.items()
        for query, wanted in listed.items()
    )


def scores(asked: Iterable[Query], results: Iterable[Sequence[str]]) -> dict[str, Score]:
    """A score for each group and one for all; `results` are the addresses found for each query, best first."""
    found: dict[str, list[tuple[float, float, float]]] = defaultdict(list)
    for query, addresses in zip(asked, results, strict=True):
        marks = query.recall(addresses, 1), query.recall(addresses, 5), query.reciprocal_rank(addresses)
        found[query.group].append(marks)
    everything = [marks for group in found.values() for marks in group]
    return {group: _mean(marks) for group, marks in {**found, OVERALL: everything}.items()}


def place_of(address: str) -> str:
    """`id` or `id#anchor`, as queries name a record, for the address of a page, with or without `.html`."""
    path, sign, anchor = address.partition("#")
    return path.removesuffix(".html").rpartition("/")[2] + sign + anchor


def _is_at(place: str, address: str) -> bool:
    """A part of a record is a way to the record; only the part itself is a way to the part."""
    found = place_of(address)
    return found == place or found.startswith(f"{place}#")


def _mean(marks: Sequence[tuple[float, float, float]]) -> Score:
    return Score(len(marks), *(mean(column) for column in zip(*marks, strict=True)))
