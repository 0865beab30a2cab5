"""The cases: which file is mangled how follows from two numbers, that of the run and that of the case."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

from tests.fuzz import by_bytes, by_structure, by_tokens
from tests.fuzz.seeds import Seed, Stock

FAMILIES: Mapping[str, Callable[[Seed, Random], bytes]] = {
    "bytes": by_bytes.mangled,
    "tokens": by_tokens.mangled,
    "structure": by_structure.mangled,
}


@dataclass(frozen=True)
class Case:
    """A mangled file, and what it was."""

    number: int
    family: str
    seed: Seed
    raw: bytes


def kind_of(stock: Stock, number: int) -> str:
    """The kind of a case: all kinds take turns."""
    return stock.kinds[number % len(stock.kinds)]


def case(stock: Stock, run: int, number: int) -> Case:
    """A case of a run; families take turns too."""
    chance = Random(f"{run} {number}")
    family = list(FAMILIES)[number // len(stock.kinds) % len(FAMILIES)]
    seed = stock.one(kind_of(stock, number), chance)
    return Case(number, family, seed, FAMILIES[family](seed, chance))
