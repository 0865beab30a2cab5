"""What a sentence is about, learned from sentences of which that is known: a complement naive Bayes (Rennie et al.,
2003) over pieces of one and two characters. A piece tells a class by how little of it all the other classes have.

Learning is counting, so that a build takes no longer, and the same sentences give the same model. The browser only adds
up (`assets/on-demand/shared/telling.js`); weights are whole numbers, so that it comes to the same sums.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import pairwise

from generator.twins.folding import wide

RUN = re.compile("[\u3400-\u9fff0-9a-z]+")
LONG_NUMBER = re.compile("[0-9]{5,}")  # of a phone, a card, a contract: whose it is, not what it is about
SMOOTHING = 0.5
SCALE = 8  # of weights, which are whole numbers
RARITY = 4  # of rarities, which are too
MOST = 24_000  # pieces of a model, the commonest first: a table is to be read while somebody waits
FINER = 64  # times as fine are those of a class as a whole: each piece of a text adds them
NEAR = 4  # what a text scores that is the same as an example
ZERO = 0x40  # the character that stands for 0
LOWEST = 0x20 - ZERO  # a number below would be written as a control character


@dataclass(frozen=True, slots=True)
class Model:
    """`rarity` of each piece; by class the `weights` of its pieces, in parts of which there are `scale` to one, and
    `base`: what any other says of it; and `examples`, of which a class counts the one that is nearest to a text.
    """

    rarity: Mapping[str, int]
    weights: Mapping[str, Mapping[str, int]]
    base: Mapping[str, int]
    scale: int = SCALE
    examples: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def scores(self, text: str) -> dict[str, float]:
        """How much a text is like what is said of each class; about 0 for a text that tells nothing."""
        known = self._known(text)
        length = self._length(known)
        return {
            name: sum(self.rarity[piece] * (FINER * own.get(piece, 0) + self.base[name]) for piece in known)
            / length
            / self.scale
            / FINER
            + NEAR * self._nearness(known, name)
            for name, own in self.weights.items()
        }

    def _known(self, text: str) -> list[str]:
        return [piece for piece in pieces(text) if piece in self.rarity]

    def _length(self, known: Iterable[str]) -> float:
        return math.sqrt(sum(self.rarity[piece] ** 2 for piece in known)) or 1

    def _nearness(self, known: Sequence[str], name: str) -> float:
        """The cosine of a text with the nearest example of a class: 1 for the same pieces, 0 where there is none."""
        length, own = self._length(known), set(known)
        examples = map(self._known, self.examples.get(name, ()))
        return max((self._shared(own, one) / (length * self._length(one)) for one in examples), default=0)

    def _shared(self, own: Set[str], example: Iterable[str]) -> int:
        return sum(self.rarity[piece] ** 2 for piece in example if piece in own)

    def table(self) -> dict[str, object]:
        """As the browser reads it, with its `pieces`, as they are `written`."""
        ordered = together([self])
        return {"pieces": written(ordered), **self.columns(ordered)}

    def columns(self, ordered: Sequence[str]) -> dict[str, object]:
        """What it says of such pieces, of which other models may know more: in their order the rarity of each, 0 for
        one that it does not know, and of those that it knows the weights for all classes, each number a character.
        """
        return {
            "classes": list(self.weights),
            "base": list(self.base.values()),
            "scale": self.scale,
            "near": NEAR,
            "examples": ["\n".join(map(_line, self.examples.get(name, ()))) for name in self.weights],
            "rarities": _numbers(self.rarity.get(piece, 0) for piece in ordered),
            "weights": _numbers(
                own.get(piece, 0) for piece in ordered if piece in self.rarity for own in self.weights.values()
            ),
        }


def together(models: Iterable[Model]) -> Sequence[str]:
    """All pieces that models know, and every character of those, in the order of their tables: characters by how many
    pairs they end, pairs by their first and then by their second.
    """
    known = {piece for model in models for piece in model.rarity}
    pairs = [piece for piece in known if len(piece) == 2]
    ends = Counter(pair[1] for pair in pairs)
    ones = sorted({sign for piece in known for sign in piece}, key=lambda sign: (-ends[sign], sign))
    place = {sign: number for number, sign in enumerate(ones)}
    return [*ones, *sorted(pairs, key=lambda pair: (place[pair[0]], place[pair[1]]))]


def written(ordered: Sequence[str]) -> list[str]:
    """Pieces of one character, one after the other; then for each of them how many pairs it begins, and of every pair
    how many characters its second one stands behind that of the pair before, each number a character.
    """
    ones = [piece for piece in ordered if len(piece) == 1]
    place = {sign: number for number, sign in enumerate(ones)}
    seconds: dict[str, list[int]] = {sign: [] for sign in ones}
    for pair in ordered[len(ones) :]:
        seconds[pair[0]].append(place[pair[1]])
    steps = (step for places in seconds.values() for step in (len(places), *_steps(places)))
    return ["".join(ones), _numbers(steps)]


def _steps(places: Sequence[int]) -> Iterator[int]:
    """From each place to the next, the first counted from the beginning."""
    yield from (place - before for before, place in pairwise((0, *places)))


def _line(text: str) -> str:
    return text.replace("\n", " ")


def _numbers(numbers: Iterable[int]) -> str:
    return "".join(chr(ZERO + number) for number in numbers)


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
    leanings = lean(known, rarity)
    return Model(
        {piece: round(RARITY * value) for piece, value in rarity.items()},
        {name: _whole(own.weights) for name, own in leanings.items()},
        {name: round(FINER * SCALE * own.base) for name, own in leanings.items()},
    )


@dataclass(frozen=True, slots=True)
class Leaning:
    """Of one class the `weights` of its pieces, and `base`: what any other says of it; in parts of a score."""

    weights: Mapping[str, float]
    base: float


def lean(known: Iterable[tuple[str, Sequence[str]]], rarity: Mapping[str, float]) -> dict[str, Leaning]:
    """The leaning of each class, from sentences given as their class and those of their pieces that have a rarity."""
    everywhere: dict[str, float] = defaultdict(float)
    counts: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for name, own in known:
        if not own:
            continue
        length = math.sqrt(sum(rarity[piece] ** 2 for piece in own))
        of_class = counts[name]
        for piece in own:
            value = rarity[piece] / length
            everywhere[piece] += value
            of_class[piece] += value
    total = sum(everywhere.values())
    return {
        name: Leaning(
            {
                piece: math.log((everywhere[piece] + SMOOTHING) / (everywhere[piece] - count + SMOOTHING))
                for piece, count in own.items()
            },
            math.log((total - sum(own.values()) + SMOOTHING * len(rarity)) / total),
        )
        for name, own in counts.items()
    }


def _commonest(spread: Mapping[str, int]) -> Mapping[str, int]:
    """All characters, and of the pairs as many as there is room for."""
    ordered = sorted(spread.items(), key=lambda entry: (len(entry[0]), -entry[1]))
    return dict(ordered[:MOST])


def _whole(weights: Mapping[str, float]) -> dict[str, int]:
    return {piece: round(SCALE * weight) for piece, weight in weights.items() if round(SCALE * weight)}
