"""What differs between two values of a record, field by field, for an author to read."""

import json
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from generator.authoring.sense import sense
from generator.diagnostic import FieldPath
from generator.reading.hints import shown

AROUND = 8  # characters of a long text that are told before what differs


class Difference(NamedTuple):
    """A field that says something else: what it said and what it says, on one line each; empty for nothing."""

    path: FieldPath
    before: str
    after: str


def differences(before: Any, after: Any, path: FieldPath = ()) -> Iterator[Difference]:
    """The innermost fields that differ. An item keeps its number of before; one that is new has that of after."""
    if sense(before) == sense(after):
        return
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        for name in dict.fromkeys([*before, *after]):
            yield from differences(before.get(name), after.get(name), (*path, name))
    elif isinstance(before, list) and isinstance(after, list):
        yield from _of_items(before, after, path)
    else:
        yield Difference(path, *_apart(_told(before), _told(after), before, after))


def _of_items(before: list[Any], after: list[Any], path: FieldPath) -> Iterator[Difference]:
    old, new = ([json.dumps(sense(item), sort_keys=True) for item in items] for items in (before, after))
    for word, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        pairs = min(j - i, m - k) if word != "equal" else 0
        for step in range(pairs):
            yield from differences(before[i + step], after[k + step], (*path, i + step))
        if word != "equal":
            yield from (Difference((*path, number), _told(before[number]), "") for number in range(i + pairs, j))
            yield from (Difference((*path, number), "", _told(after[number])) for number in range(k + pairs, m))


def _apart(told: str, other: str, before: Any, after: Any) -> tuple[str, str]:
    """What is told of two values; of texts that begin alike what stands about the first sign that differs."""
    if told != other or not (isinstance(before, str) and isinstance(after, str)):
        return told, other
    before, after = before.strip(), after.strip()
    alike = next((place for place, pair in enumerate(zip(before, after, strict=False)) if len({*pair}) > 1), None)
    start = max(0, (min(len(before), len(after)) if alike is None else alike) - AROUND)
    first, second = (shown(text[start:].replace("\n", "⏎")) for text in (before, after))
    return f"…{first}", f"…{second}"


def _told(value: Any) -> str:
    return "" if value is None else shown(value)
