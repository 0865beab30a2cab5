"""What tells one class of sentences from all the others, learned from where they are hardest to tell: for each class a
linear support vector machine (squared hinge, by dual coordinate descent: Hsieh et al., 2008) over the pieces of a text,
and with it what `telling` counts. The two err in different places; both are sums over the same pieces, so that together
they are one model, which is used like the other. What neither tells may still be told by how near a text comes to one
of the sentences that are hardest to tell.

Slower to learn than `telling.learn` and better where classes are alike. Sentences are taken in an order of their own,
so that the same ones give the same model wherever they stand.
"""

import math
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, repeat
from operator import itemgetter, mul
from zlib import crc32

from generator.twins.telling import FINER, LOWEST, RARITY, Leaning, Model, lean, pieces

MARGIN = 2  # what a text on the edge of a class scores there
SCALE = 3  # of weights: finer ones tell no more and take more room
COST = 0.5  # of a sentence on the wrong side
ROUNDS = 5
SMALL = 0.03  # a push that moves nothing is not made
SETTLED = 0.1  # a sentence so far on its side is not looked at again
COMMON = 3  # sentences in which a pair must be to count
LEAST = 8  # pieces of a sentence that is like others for more than a word
NEITHER = Leaning({}, 0)  # of a class of which no piece is known


@dataclass(frozen=True, slots=True)
class Sentence:
    """By number the pieces of a sentence with what each of them counts, so that it has the length 1, or 0."""

    name: str
    text: str
    places: Sequence[int]
    values: Sequence[float]
    take: Callable[[Sequence[float]], Iterable[float]]  # the numbers at its places, out of those of all pieces


@dataclass(frozen=True, slots=True)
class Plane:
    """What stands between the sentences of a class and all others: `normal` stands upright on it, on the side of the
    class. `pushes` and `heights` by sentence: how much it has pushed, and how high above the plane it was last seen.
    """

    name: str
    normal: list[float]
    pushes: list[float]
    heights: list[float]


def learn(said: Iterable[tuple[str, str]], room: int = 0) -> Model:
    """The model of sentences, each with its class: `(class, text)`; with the sentences that are hardest to tell, as
    many as have so much room, in characters.
    """
    ordered = sorted(set(said), key=lambda one: (crc32(one[1].encode()), one))
    every = [(name, text, pieces(text)) for name, text in ordered]
    spread = Counter(chain.from_iterable(own for _name, _text, own in every))
    rarity = {
        piece: 1 + math.log(len(every) / number)
        for piece, number in spread.items()
        if number >= COMMON or len(piece) == 1
    }
    place = {piece: number for number, piece in enumerate(rarity)}
    sentences = [_sentence(name, text, own, rarity, place) for name, text, own in every]
    leanings = lean(((name, list(filter(rarity.__contains__, own))) for name, _text, own in every), rarity)
    planes = [_plane(sentences, name, len(place)) for name in sorted({name for name, _text in ordered})]
    return Model(
        {piece: round(RARITY * value) for piece, value in rarity.items()},
        {one.name: _weights(one.normal, place, leanings.get(one.name, NEITHER)) for one in planes},
        {one.name: round(FINER * SCALE * leanings.get(one.name, NEITHER).base) for one in planes},
        SCALE,
        _hardest(sentences, planes, room) if room else {},
    )


def _sentence(
    name: str, text: str, own: Iterable[str], rarity: Mapping[str, float], place: Mapping[str, int]
) -> Sentence:
    known = list(filter(rarity.__contains__, own))
    rarities = list(map(rarity.__getitem__, known))
    length = math.sqrt(sum(map(mul, rarities, rarities))) or 1
    places, values = list(map(place.__getitem__, known)), [value / length for value in rarities]
    return Sentence(name, text, places, values, _taker(places))


def _taker(places: Sequence[int]) -> Callable[[Sequence[float]], Iterable[float]]:
    return itemgetter(*places) if len(places) > 1 else lambda numbers: [numbers[place] for place in places]


def _weights(normal: Sequence[float], known: Collection[str], leaning: Leaning) -> dict[str, int]:
    leans = map(leaning.weights.get, known, repeat(0.0))
    told = {
        piece: MARGIN * value + lean for piece, value, lean in zip(known, normal, leans, strict=True) if value or lean
    }
    whole = {piece: max(LOWEST, round(SCALE * value)) for piece, value in told.items()}
    return {piece: value for piece, value in whole.items() if value}


def _plane(sentences: Sequence[Sentence], name: str, size: int) -> Plane:
    plane = Plane(name, [0.0] * size, [0.0] * len(sentences), [0.0] * len(sentences))
    unsettled: Iterable[int] = range(len(sentences))
    for _round in range(ROUNDS):
        unsettled = list(_pushed(sentences, plane, unsettled))
    return plane


def _pushed(sentences: Sequence[Sentence], plane: Plane, numbers: Iterable[int]) -> Iterator[int]:
    """Let each sentence push the plane until it stands on its side; those that may push again."""
    soft = 1 / (2 * COST)
    name, normal, pushes, heights = plane.name, plane.normal, plane.pushes, plane.heights
    for number in numbers:
        one, pushed = sentences[number], pushes[number]
        values = one.values
        height = heights[number] = sum(map(mul, one.take(normal), values))
        side = 1 if one.name == name else -1
        short = side * height - 1 + soft * pushed
        if not pushed and short >= 0:
            if short < SETTLED:
                yield number
            continue
        yield number
        push = max(0.0, pushed - short / (1 + soft))
        step = side * (push - pushed)
        if abs(step) > SMALL:
            pushes[number] = push
            for place, value in zip(one.places, values, strict=True):
                normal[place] += step * value


def _hardest(sentences: Sequence[Sentence], planes: Sequence[Plane], room: int) -> dict[str, list[str]]:
    """By class the sentences that stand least above the plane of their own and most above that of another."""
    leads = []
    for number, one in enumerate(sentences):
        heights = {plane.name: plane.heights[number] for plane in planes}
        leads.append((heights.pop(one.name) - max(heights.values(), default=0), number))
    found: dict[str, list[str]] = {plane.name: [] for plane in planes}
    for _lead, number in sorted(leads):
        one = sentences[number]
        if len(one.places) < LEAST:
            continue
        room -= len(one.text)
        if room < 0:
            break
        found[one.name].append(one.text)
    return found
