"""The passages of the site that a reading bot looks things up in, and how much of a text each of them has."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import pairwise
from math import log
from typing import NamedTuple

from generator.fields import Text
from generator.kinds.quiz import Quiz
from generator.library import Library
from generator.record import Alternative, Record
from generator.statutes.figures import figures
from generator.twins.telling import pieces
from generator.walk import Leaf, parts

LINK = re.compile(r"\[\[(?:[^\]|]*\|)?([^\]|]*)\]\]")
SENTENCE = re.compile(r"(?<=[。！？；\n])")
CLAUSE = re.compile("[，,；;：:。！？\n（）()]")
NEGATION = re.compile("[不没无未别非]|禁止|严禁")  # two of them in a clause cancel each other
SATURATION, LENGTH = 1.2, 0.75  # k1 and b of Okapi BM25, as usual

Claim = Mapping[str, frozenset[bool]]
"""The pieces of a text, each with whether it stands in a clause that denies something, or in both sorts."""


class Passage(NamedTuple):
    """A sentence with the one after it, and the record or the page that says it."""

    owner: str
    text: str


class Passages:
    """All of them, found by their pieces."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        """Read them once."""
        self.all = list(dict.fromkeys(passages))
        self._places: dict[str, list[int]] = defaultdict(list)
        self.owners: dict[str, set[str]] = defaultdict(set)
        for number, (owner, text) in enumerate(self.all):
            own = terms(text)
            self.owners[owner] |= own
            for term in own:
                self._places[term].append(number)
        self._spread = Counter(term for own in self.owners.values() for term in own)
        self._claims: dict[int, Claim] = {}

    def rarity(self, term: str) -> float:
        """How much a term tells: the fewer passages have it, the more."""
        return log((len(self.all) + 1) / (len(self._places.get(term, ())) + 0.5))

    def sharing(self, weights: Mapping[str, float]) -> dict[int, float]:
        """The passages that have some of the terms, by number, each with the weight of those."""
        found: dict[int, float] = defaultdict(float)
        for term, weight in weights.items():
            for number in self._places.get(term, ()):
                found[number] += weight
        return found

    def claim(self, number: int) -> Claim:
        """What a passage says."""
        if number not in self._claims:
            self._claims[number] = claim(self.all[number].text)
        return self._claims[number]

    def nearness(self, asked: Collection[str]) -> dict[str, float]:
        """How much each record is about what is asked, from 0 to 1 (Okapi BM25)."""
        mean = sum(map(len, self.owners.values())) / (len(self.owners) or 1)
        scores = {
            owner: sum(self._telling(term) for term in asked if term in own)
            / (1 + SATURATION * (1 - LENGTH + LENGTH * len(own) / mean))
            for owner, own in self.owners.items()
        }
        most = max(scores.values(), default=0) or 1
        return {owner: score / most for owner, score in scores.items()}

    def _telling(self, term: str) -> float:
        return log(1 + len(self.owners) / (self._spread[term] + 0.5))


def passages(library: Library) -> Iterator[Passage]:
    """What records and pages say: no question set, no answer to judge nor what is said to it, nothing that may be
    wrong, no phrase that is looked for.
    """
    for owner, leaves in library.owners():
        record = library.get(owner)
        if not isinstance(record, Quiz):
            for text in (*_told(record, leaves), *_numbers(record)):
                yield from (Passage(owner, part) for part in _parted(text))


def terms(text: str) -> frozenset[str]:
    """Pairs of neighbours, and numbers with their units: 15 日 and 15 个工作日 are two."""
    plain = LINK.sub(r"\1", text)
    pairs = (piece for piece in pieces(plain) if len(piece) > 1 and not piece.isdigit())
    return frozenset((*pairs, *(f"{figure.number.normalize():f} {figure.unit}" for figure in figures(plain))))


def claim(text: str) -> Claim:
    """What a text says, clause by clause."""
    found: dict[str, set[bool]] = defaultdict(set)
    for clause in CLAUSE.split(text):
        denied = len(NEGATION.findall(clause)) % 2 == 1
        for term in terms(clause):
            found[term].add(denied)
    return {term: frozenset(sides) for term, sides in found.items()}


def _parted(text: str) -> Iterator[str]:
    sentences = [part for part in SENTENCE.split(text) if part.strip()]
    yield from map("".join, pairwise(sentences))
    if len(sentences) == 1:
        yield from sentences


def _told(record: Record | None, leaves: Iterable[Leaf]) -> Iterator[str]:
    judged = {path for path, part in parts(record) if isinstance(part, Alternative)} if record else set()
    for leaf in leaves:
        is_told = isinstance(leaf.mark, Text) and not leaf.mark.posed and not leaf.mark.sought
        if is_told and judged.isdisjoint(leaf.path[:end] for end in range(len(leaf.path))):
            yield leaf.value


def _numbers(record: Record | None) -> Iterator[str]:
    if record:
        for part in (record, *(part for _path, part in parts(record))):
            yield from (figure for _path, figure in part.figures())
