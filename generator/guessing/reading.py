"""Bots that pick what the site says. A question that they miss asks for more than looking up.

An option is held against every passage by what sets it apart from the other options; that of which a passage has the
most is taken, if the passage denies as much as the option does, and the sooner the more its record is about the
question. Nothing is learned from keys; `FAR` and `WEIGHT` were chosen on the half of the bank whose names have an even
fingerprint.

Statements are not judged: whether one is true or not, the site has about as many of its words, its figures and its
denials. Six ways to weigh them found no more of 43 statements than chance.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from math import log
from typing import NamedTuple

from generator.guessing.bank import Asked, Bot, Guess
from generator.guessing.passages import Claim, Passages, claim, terms

FAR = 0.05  # what a record counts that has nothing of the question
WEIGHT = 1 / 6  # of how near a record is, as a power of it

Near = Callable[[Asked], Mapping[str, float]]
"""How near each record is to a question, from 0 to 1."""


def reading(site: Passages) -> Mapping[str, Bot]:
    """All that read, by what they do."""
    searching = _searching(site)
    return {
        "先读本站再答": Reader(site, searching).choose,
        "先读所引的条目": Reader(site, _knowing(searching)).choose,
    }


class Reader(NamedTuple):
    """Who looks something up: where, and in which records first."""

    site: Passages
    near: Near

    def choose(self, asked: Sequence[Asked]) -> list[Guess]:
        """The option that the site says most of."""
        return [_highest(self._values(one)) for one in asked]

    def _values(self, one: Asked) -> list[float]:
        claims = [claim(option) for option in one.one_of.options]
        worth = {owner: (FAR + value) ** WEIGHT for owner, value in self.near(one).items()}
        spread = Counter(piece for own in claims for piece in own.items())
        apart = {piece: log(len(claims) / count) for piece, count in spread.items()}
        weights = [{term: self.site.rarity(term) * apart[term, side] for term, side in own.items()} for own in claims]
        return [self._said(worth, own, telling) for own, telling in zip(claims, weights, strict=True)]

    def _said(self, worth: Mapping[str, float], said: Claim, weights: Mapping[str, float]) -> float:
        """What share of the weights the best passage has; what one of the two denies counts half."""
        shared, best = self.site.sharing(weights), 0.0
        worths = {number: worth[self.site.all[number].owner] for number in shared}
        most = {number: value * worths[number] for number, value in shared.items()}
        for number in sorted(most, key=lambda number: (-most[number], number)):
            if most[number] <= best:
                break
            other = self.site.claim(number)
            contrary = sum(weight for term, weight in weights.items() if term in other and not said[term] & other[term])
            best = max(best, (shared[number] - contrary / 2) * worths[number])
        return best / (sum(weights.values()) or 1)


def _searching(site: Passages) -> Near:
    """What is asked is looked for."""
    return lambda one: site.nearness(terms(f"{one.frame}\n{one.one_of.stem}"))


def _knowing(searching: Near) -> Near:
    """The same, but the records that a question rests on are known."""
    return lambda one: {**searching(one), **{ref.partition("#")[0]: 1.0 for ref in one.cites}}


def _highest(values: Sequence[float]) -> Guess:
    return frozenset(number for number, value in enumerate(values) if value == max(values))
