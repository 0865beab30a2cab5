"""Bots that answer from what the site says. A question that they miss asks for more than looking up.

An option is held against every sentence by what sets it apart from the other options; that of which a sentence has the
most is taken, if the sentence denies as much as the option does, and the sooner the more its record is about the
question. Nothing is learned from keys. `FAR` and `WEIGHT` were chosen on the half of the
bank whose names have an even fingerprint.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from math import log
from statistics import median
from typing import NamedTuple

from generator.guessing.bank import Asked, Bot, Guess
from generator.guessing.passages import Claim, Passages, claim, terms

FAR = 0.05  # what a record counts that has nothing of the question
WEIGHT = 1 / 6  # of how near a record is, as a power of it

Near = Callable[[Asked], Mapping[str, float]]
"""How near each record is to a question, from 0 to 1."""


class Reader(NamedTuple):
    """Who looks something up: where, and in which records first."""

    site: Passages
    near: Near

    def choose(self, asked: Sequence[Asked]) -> list[Guess]:
        """The option that the site says most of."""
        return [_highest(self._options(one)) for one in asked]

    def judge(self, asked: Sequence[Asked]) -> list[Guess]:
        """Takes that half of the statements for true which the site says more of."""
        values = [self._support(one) for one in asked]
        middle = median(values or [0])
        return [frozenset([0, 1] if value == middle else [0] if value > middle else [1]) for value in values]

    def _support(self, one: Asked) -> float:
        own = claim(one.one_of.stem)
        return self._said(self._worth(one), own, {term: self.site.rarity(term) for term in own})

    def _options(self, one: Asked) -> list[float]:
        claims, worth = [claim(option) for option in one.one_of.options], self._worth(one)
        spread = Counter(piece for own in claims for piece in own.items())
        apart = {piece: log(len(claims) / count) for piece, count in spread.items()}
        weights = [{term: self.site.rarity(term) * apart[term, side] for term, side in own.items()} for own in claims]
        return [self._said(worth, own, telling) for own, telling in zip(claims, weights, strict=True)]

    def _worth(self, one: Asked) -> Mapping[str, float]:
        return {owner: (FAR + value) ** WEIGHT for owner, value in self.near(one).items()}

    def _said(self, worth: Mapping[str, float], said: Claim, weights: Mapping[str, float]) -> float:
        """What share of the weights the best sentence has; what one of the two denies counts half."""
        shared, best = self.site.sharing(weights), 0.0
        most = {number: value * worth[self.site.sentences[number].owner] for number, value in shared.items()}
        for number in sorted(most, key=lambda number: (-most[number], number)):
            if most[number] <= best:
                break
            other = self.site.claim(number)
            contrary = sum(weight for term, weight in weights.items() if term in other and not said[term] & other[term])
            best = max(best, (shared[number] - contrary / 2) * worth[self.site.sentences[number].owner])
        return best / (sum(weights.values()) or 1)


def searching(site: Passages) -> Near:
    """What is asked is looked for."""
    return lambda one: site.nearness(terms(f"{one.frame}\n{one.one_of.stem}"))


def knowing(site: Passages) -> Near:
    """The records that a question rests on are known."""

    def near(one: Asked) -> Mapping[str, float]:
        named = {ref.partition("#")[0] for ref in one.cites}
        return {owner: float(owner in named) for owner in site.owners}

    return near


def readers(site: Passages) -> Mapping[str, Reader]:
    """All that read, by what they do."""
    return {"先读本站再答": Reader(site, searching(site)), "先读所引的条目": Reader(site, knowing(site))}


def choosing(site: Passages) -> Mapping[str, Bot]:
    """The bots that pick an option."""
    return {name: reader.choose for name, reader in readers(site).items()}


def judging(site: Passages) -> Mapping[str, Bot]:
    """The bots that judge a statement."""
    return {name: reader.judge for name, reader in readers(site).items()}


def _highest(values: Sequence[float]) -> Guess:
    return frozenset(number for number, value in enumerate(values) if value == max(values))
