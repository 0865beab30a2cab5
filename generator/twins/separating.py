"""What tells one class of sentences from all the others, learned from where they are hardest to tell: for each class a
linear support vector machine (squared hinge, by dual coordinate descent: Hsieh et al., 2008) over the pieces of a text,
and with it what `telling` counts. The two err in different places; both are sums over the same pieces, so that together
they are one model, which is used like the other.

Slower to learn than `telling.learn` and better where classes are alike. Sentences are taken in an order of their own,
so that the same ones give the same model wherever they stand.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import mul
from zlib import crc32

from generator.twins.telling import FINER, LOWEST, RARITY, Leaning, Model, lean, pieces

MARGIN = 2  # what a text on the edge of a class scores there
SCALE = 3  # of weights: finer ones tell no more and take more room
COST = 0.5  # of a sentence on the wrong side
ROUNDS = 4
SETTLED = 0.1  # a sentence so far on its side is not looked at again
COMMON = 3  # sentences in which a pair must be to count, unless there is room for more
NEITHER = Leaning({}, 0)  # of a class of which no piece is known


@dataclass(frozen=True, slots=True)
class Sentence:
    """By number the pieces of a sentence with what each of them counts, so that it has the length 1, or 0."""

    name: str
    places: Sequence[int]
    values: Sequence[float]


def learn(said: Iterable[tuple[str, str]], common: int = COMMON) -> Model:
    """The model of sentences, each with its class: `(class, text)`; a pair counts that is in `common` of them."""
    ordered = sorted(set(said), key=lambda one: (crc32(one[1].encode()), one))
    every = [(name, pieces(text)) for name, text in ordered]
    spread = Counter(piece for _name, own in every for piece in own)
    rarity = {
        piece: 1 + math.log(len(every) / number)
        for piece, number in spread.items()
        if number >= common or len(piece) == 1
    }
    place = {piece: number for number, piece in enumerate(rarity)}
    sentences = [_sentence(name, own, rarity, place) for name, own in every]
    leanings = lean(((name, [piece for piece in own if piece in rarity]) for name, own in every), rarity)
    classes = sorted({name for name, _own in every})
    normals = {name: _normal(sentences, name, len(place)) for name in classes}
    return Model(
        {piece: round(RARITY * value) for piece, value in rarity.items()},
        {name: _weights(normals[name], place, leanings.get(name, NEITHER)) for name in classes},
        {name: round(FINER * SCALE * leanings.get(name, NEITHER).base) for name in classes},
        SCALE,
    )


def _sentence(name: str, own: Iterable[str], rarity: Mapping[str, float], place: Mapping[str, int]) -> Sentence:
    known = [piece for piece in own if piece in rarity]
    length = math.sqrt(sum(rarity[piece] ** 2 for piece in known)) or 1
    return Sentence(name, [place[piece] for piece in known], [rarity[piece] / length for piece in known])


def _weights(normal: Sequence[float], known: Iterable[str], leaning: Leaning) -> dict[str, int]:
    told = {piece: MARGIN * value + leaning.weights.get(piece, 0) for piece, value in zip(known, normal, strict=True)}
    whole = {piece: max(LOWEST, round(SCALE * value)) for piece, value in told.items()}
    return {piece: value for piece, value in whole.items() if value}


def _normal(sentences: Sequence[Sentence], name: str, size: int) -> list[float]:
    """What stands upright on the plane between the sentences of a class and all others, on its side."""
    normal = [0.0] * size
    pushes = [0.0] * len(sentences)
    unsettled: Iterable[int] = range(len(sentences))
    for _round in range(ROUNDS):
        unsettled = list(_pushed(sentences, name, normal, pushes, unsettled))
    return normal


def _pushed(
    sentences: Sequence[Sentence], name: str, normal: list[float], pushes: list[float], numbers: Iterable[int]
) -> Iterator[int]:
    """Let each sentence push the plane until it stands on its side; those that may push again."""
    soft = 1 / (2 * COST)
    for number in numbers:
        one = sentences[number]
        side = 1 if one.name == name else -1
        at = sum(map(mul, map(normal.__getitem__, one.places), one.values))
        short = side * at - 1 + soft * pushes[number]
        if pushes[number] or short < SETTLED:
            yield number
        push = max(0.0, pushes[number] - short / (1 + soft))
        if step := side * (push - pushes[number]):
            pushes[number] = push
            for place, value in zip(one.places, one.values, strict=True):
                normal[place] += step * value
