"""What a sentence is about, learned from sentences of which that is known: a complement naive Bayes (Rennie et al.,
2003) over pieces of one and two characters. A piece tells a class by how little of it all the other classes have.

Learning is counting, so that a build takes no longer, and the same sentences give the same model. The browser only adds
up (`assets/core/telling.js`); weights are whole numbers, so that it comes to the same sums.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.twins.folding import wide

RUN = re.compile("[\u3400-\u9fff0-9a-z]+")
LONG_NUMBER = re.compile("[0-9]{5,}")  # of a phone, a card, a contract: whose it is, not what it is about
SMOOTHING = 0.5
SCALE = 8  # of weights, which are whole numbers
MOST = 24_000  # pieces of a model, the commonest first: a table is to be read while somebody waits
FINER = 64  # times as fine are those of a class as a whole: each piece of a text adds them
WEIGHTS, CLASSES = 0x50, 0x100  # the characters that stand for the weight 0 and for the first class
LOWEST = 0x21 - WEIGHTS  # a weight below would be written as a space


@dataclass(frozen=True, slots=True)
class Model:
    """`rarity` of each piece; by class the `weights` of its pieces, and `base`: what any other says of it."""

    rarity: Mapping[str, int]
    weights: Mapping[str, Mapping[str, int]]
    base: Mapping[str, int]

    def scores(self, text: str) -> dict[str, float]:
        """How much a text is like what is said of each class; about 0 for a text that tells nothing."""
        known = [piece for piece in pieces(text) if piece in self.rarity]
        length = math.sqrt(sum(self.rarity[piece] ** 2 for piece in known)) or 1
        return {
            name: sum(self.rarity[piece] * (FINER * own.get(piece, 0) + self.base[name]) for piece in known)
            / length
            / SCALE
            / FINER
            for name, own in self.weights.items()
        }

    def table(self) -> dict[str, object]:
        """As the browser reads it: `pieces` has a row of those of one character and a row of those of two. After each
        stand the character of its rarity, those of its classes, each followed by that of the weight, and a space.
        """
        tells: dict[str, str] = {piece: chr(WEIGHTS + value) for piece, value in sorted(self.rarity.items())}
        for number, own in enumerate(self.weights.values()):
            for piece, weight in own.items():
                tells[piece] += chr(CLASSES + number) + chr(WEIGHTS + weight)
        rows = ["".join(f"{piece}{told} " for piece, told in tells.items() if len(piece) == size) for size in (1, 2)]
        return {"classes": list(self.weights), "base": list(self.base.values()), "pieces": rows}


def pieces(text: str) -> list[str]:
    """The different pieces of a text: characters and pairs of neighbours, but for long numbers."""
    found: dict[str, None] = {}
    for run in RUN.findall(LONG_NUMBER.sub(" ", wide(text).lower())):
        found.update(dict.fromkeys(run))
        found.update(dict.fromkeys(run[at : at + 2] for at in range(len(run) - 1)))
    return list(found)


def learn(said: Iterable[tuple[str, str]]) -> Model:
    """The model of sentences, each with its class: `(class, text)`."""
    every = [(name, pieces(text)) for name, text in said]
    spread = _commonest(Counter(piece for _name, own in every for piece in own))
    known = [(name, [piece for piece in own if piece in spread]) for name, own in every]
    rarity = {piece: 1 + math.log(len(known) / number) for piece, number in spread.items()}
    everywhere: dict[str, float] = defaultdict(float)
    counts: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for name, own in known:
        length = math.sqrt(sum(rarity[piece] ** 2 for piece in own)) or 1
        for piece in own:
            everywhere[piece] += rarity[piece] / length
            counts[name][piece] += rarity[piece] / length
    total = sum(everywhere.values())
    return Model(
        {piece: round(SCALE / 2 * value) for piece, value in rarity.items()},
        {name: _telling(own, everywhere) for name, own in counts.items()},
        {
            name: round(FINER * SCALE * math.log((total - sum(own.values()) + SMOOTHING * len(spread)) / total))
            for name, own in counts.items()
        },
    )


def _commonest(spread: Mapping[str, int]) -> Mapping[str, int]:
    """All characters, and of the pairs as many as there is room for."""
    ordered = sorted(spread.items(), key=lambda entry: (len(entry[0]), -entry[1]))
    return dict(ordered[:MOST])


def _telling(own: Mapping[str, float], everywhere: Mapping[str, float]) -> dict[str, int]:
    weights = {
        piece: math.log((everywhere[piece] + SMOOTHING) / (everywhere[piece] - count + SMOOTHING))
        for piece, count in own.items()
    }
    return {piece: round(SCALE * weight) for piece, weight in weights.items() if round(SCALE * weight)}
