"""What is put into records: signs and words that mean something to YAML, Markdown, HTML, a check or a screen."""

import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from random import Random

import yaml


def _pieces(name: str) -> Sequence[str]:
    some = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))[name]
    return *some["plain"].split(), *some["spaced"]


SIGNS, SCALARS, MARKUP = map(_pieces, ("signs", "scalars", "markup"))
LONGEST = 20_000  # characters of a text


@cache
def characters() -> Mapping[str, Sequence[int]]:
    """The code points of each category of Unicode, at most a thousand of each, spread over all of them."""
    found: dict[str, list[int]] = defaultdict(list)
    for code in range(0x110000):
        found[unicodedata.category(chr(code))].append(code)
    return {category: codes[:: max(1, len(codes) // 500)] for category, codes in sorted(found.items())}


def character(chance: Random) -> str:
    """A character, each category of Unicode with the same chance, surrogates among them."""
    categories = characters()
    return chr(chance.choice(categories[chance.choice(list(categories))]))


def words(chance: Random) -> str:
    """A few characters that stand nowhere else, so that it shows if they are lost."""
    return "".join(chr(chance.randrange(0x4E00, 0x9FA6)) for _ in range(chance.randrange(1, 6)))


def fragment(chance: Random, refs: Sequence[str]) -> str:
    """Something to put into a text."""
    match chance.randrange(10):
        case 0 | 1 | 2 | 3:
            return chance.choice(MARKUP)
        case 4:
            return f"{chance.choice(MARKUP)}{words(chance)}{chance.choice(MARKUP)}"
        case 5:
            return chance.choice(SIGNS)
        case 6:
            return character(chance)
        case 7:
            ref = chance.choice(refs) if refs else "x"
            return chance.choice((ref, f"[[{ref}]]", f"[[{ref}|{words(chance)}]]", f"[{words(chance)}]({ref})"))
        case 8:
            piece = "".join(chance.choices((*MARKUP, *SIGNS, "甲"), k=chance.choice((1, 1, 2, 3)))) or " "
            return piece * chance.choice((2, 3, 30, 400, chance.randrange(LONGEST // len(piece))))
    return words(chance)
