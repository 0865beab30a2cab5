"""What a file holds read; values changed for others, left out, written twice, moved; then written as YAML again."""

import copy
import json
import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import cache
from random import Random
from typing import Any

import yaml

from tests.fuzz import by_bytes
from tests.fuzz.pieces import LONGEST, SCALARS, character, fragment, words
from tests.fuzz.seeds import Seed

Place = tuple[Any, Any]
"""A list or mapping, and the index or key of a value in it."""
DEEP = 40
WORDS = 0.95  # of the texts that are changed are words, not names and days
HAN = re.compile("[\u4e00-\u9fff]")
FLOAT = "tag:yaml.org,2002:float"
STYLES = (None, None, None, '"', "'", "|", ">")
WIDTHS = (40, 80, 1_000_000)


def mangled(seed: Seed, chance: Random) -> bytes:
    """The file after one to four changes; one that holds no values is changed byte by byte."""
    if not isinstance(seed.value, dict) or not seed.value:
        return by_bytes.mangled(seed, chance)
    value = copy.deepcopy(seed.value)
    for _ in range(chance.choice((1, 1, 1, 1, 2, 4))):
        places = list(_places(value))
        if places:
            chance.choice(CHANGES)(places, seed, chance)
    return _written(value, chance)


def _places(value: Any) -> Iterator[Place]:
    """Every value in a tree of at most `DEEP` levels."""
    below = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in below:
        yield value, step
        yield from _places(inner)


def _text_changed(places: Sequence[Place], seed: Seed, chance: Random) -> None:
    """Something is put into a text, or around a part of it."""
    texts = [(within, step) for within, step in places if isinstance(within[step], str)]
    if texts:
        words = [(within, step) for within, step in texts if HAN.search(within[step])]
        within, step = chance.choice(words if words and chance.random() < WORDS else texts)
        within[step] = _with_fragments(within[step], seed, chance)


def _with_fragments(text: str, seed: Seed, chance: Random) -> str:
    pieces = [fragment(chance, seed.refs) for _ in range(chance.choice((1, 1, 2, 3)))]
    if chance.random() < 0.3:
        pieces.append(pieces[0])  # a pair of signs, such as those of stress, code, quotation
    for piece in pieces:
        at = chance.choice((0, len(text), chance.randrange(len(text) + 1), chance.randrange(len(text) + 1)))
        text = text[:at] + piece + text[at:]
    return text


def _replaced(places: Sequence[Place], seed: Seed, chance: Random) -> None:
    within, step = chance.choice(places)
    within[step] = _stranger(within[step], seed, chance)


def _stranger(value: Any, seed: Seed, chance: Random) -> Any:
    choices: Sequence[Callable[[], Any]] = (
        lambda: None,
        lambda: chance.choice((True, False, 0, -1, 15, 1.5, -0.0, 10**17, float("inf"), float("nan"))),
        lambda: chance.choice(([], {}, "", [[]], [None], {"": ""}, [""], {"type": "x"}, {"id": "x"})),
        lambda: chance.choice(SCALARS),
        lambda: [value],
        lambda: {"text": value},
        lambda: value[0] if isinstance(value, list) and value else str(value),
        lambda: chance.choice(seed.refs) if seed.refs else "x",
        lambda: _deep(value, chance),
        lambda: words(chance) * chance.choice((20, 200, LONGEST)),
        lambda: "".join(character(chance) for _ in range(chance.randrange(1, 9))),
        lambda: fragment(chance, seed.refs),
        lambda: " ".join(fragment(chance, seed.refs) for _ in range(9)),
    )
    return chance.choice(choices)()


def _deep(value: Any, chance: Random) -> Any:
    for _ in range(chance.choice((3, DEEP // 2, DEEP))):
        value = [value] if chance.random() < 0.5 else {"text": value}
    return value


def _left_out(places: Sequence[Place], _seed: Seed, chance: Random) -> None:
    within, step = chance.choice(places)
    del within[step]


def _doubled(places: Sequence[Place], _seed: Seed, chance: Random) -> None:
    lists = [(within, step) for within, step in places if isinstance(within, list)]
    if lists:
        within, step = chance.choice(lists)
        within[step:step] = [copy.deepcopy(within[step]) for _ in range(chance.choice((1, 1, 2, 60)))]


def _moved(places: Sequence[Place], _seed: Seed, chance: Random) -> None:
    (within, step), (other, place) = chance.choice(places), chance.choice(places)
    value = copy.deepcopy(within[step])
    if chance.random() < 0.5:
        within[step] = copy.deepcopy(other[place])
    other[place] = value


def _renamed(places: Sequence[Place], _seed: Seed, chance: Random) -> None:
    keys = [(within, step) for within, step in places if isinstance(within, dict)]
    within, step = chance.choice(keys)
    names = (f"{step} ", step.upper(), step[:-1], f"{step}：", chance.choice(keys)[1], "id", words(chance))
    within[chance.choice(names)] = within.pop(step)


CHANGES: Sequence[Callable[[Sequence[Place], Seed, Random], None]] = (
    *[_text_changed] * 10,
    *(_replaced, _replaced, _left_out, _doubled, _moved, _renamed),
)


def _written(value: Any, chance: Random) -> bytes:
    """The value as YAML, in one of the styles in which it can be written."""
    if chance.random() < 0.2:
        return json.dumps(value, ensure_ascii=False, default=float).encode("utf-8", "surrogatepass")
    style, width, flow = chance.choice(STYLES), chance.choice(WIDTHS), chance.choice((False, False, False, None))
    options: Any = {"allow_unicode": True, "sort_keys": False, "width": width, "default_flow_style": flow}
    try:
        text = yaml.dump(value, Dumper=_dumper(yaml.CSafeDumper, style), **options)
    except (UnicodeEncodeError, yaml.YAMLError):  # libyaml writes no halves of pairs of surrogates
        text = yaml.dump(value, Dumper=_dumper(yaml.SafeDumper, style), **options)
    return str(text).encode("utf-8", "surrogatepass")


@cache
def _dumper(base: Any, style: str | None) -> Any:
    """One that writes texts in a style of its own."""

    class Styled(base):  # type: ignore[misc]
        pass

    Styled.add_representer(Decimal, lambda dumper, number: dumper.represent_scalar(FLOAT, str(number)))
    Styled.add_representer(str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style))
    return Styled
