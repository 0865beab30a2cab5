"""How alike texts are, by the pairs of Han characters that they share, weighted by how few texts have them (tf-idf).

The browser compares a text of its own with the vectors made here (`desk/intake.js`).
"""

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from operator import add

from generator.twins.folding import wide

HAN = re.compile("[\u3400-\u9fff]{2,}")

Vector = Mapping[str, int]


def vectors(texts: Sequence[str], keep: int) -> list[Vector]:
    """For each text its `keep` most telling pairs with their weights, in hundredths.

    Summed over the pairs of another text, the weights say how alike the two are. The idf stands in them twice, once
    for either side, so that the other text needs no table.
    """
    one: dict[str, str] = {}  # of each pair one string: of many texts every one is in memory at once
    said = [[one.setdefault(pair, pair) for pair in _pairs(text)] for text in texts]
    spread = Counter(chain.from_iterable(map(set, said)))
    rarity = {pair: math.log(len(texts) / number) for pair, number in spread.items()}
    return [_vector(Counter(pairs), rarity, keep) for pairs in said]


def _pairs(text: str) -> Iterator[str]:
    return chain.from_iterable(map(add, run, run[1:]) for run in HAN.findall(wide(text)))


def _vector(count: Counter[str], rarity: Mapping[str, float], keep: int) -> Vector:
    own = {pair: (1 + math.log(number)) * rarity[pair] for pair, number in count.items()}
    length = math.hypot(*own.values()) or 1
    exact = {pair: 100 * weight * rarity[pair] / length for pair, weight in own.items()}
    least = sorted(exact.values())[-keep:][0] - 1 if exact else 0.0  # most pairs are below it and need no more
    weights = {pair: round(weight) for pair, weight in exact.items() if weight > least}
    telling = sorted(weights, key=lambda pair: (-weights[pair], pair))[:keep]
    return {pair: weights[pair] for pair in telling if weights[pair]}
