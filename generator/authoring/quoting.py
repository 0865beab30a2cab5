"""What the EXAMPLE of a kind has to show of single fields."""

import textwrap
from collections.abc import Iterator, Mapping
from functools import cache

from pydantic import BaseModel

from generator.authoring.leaving_out import as_written
from generator.authoring.written import Written
from generator.diagnostic import FieldPath
from generator.kinds import all_kinds
from generator.reading.source import parse
from generator.record import Kind, Part, Record
from generator.walk import parts

LINES, COLUMNS = 4, 72  # what is longer is read in the whole example


def entries(kind: Kind) -> tuple[tuple[Written, Record], ...]:
    """The records of an example, each with its own text; fields of an entry stand at the left edge."""
    return _entries_of(kind.model)


@cache
def _entries_of(model: type[Record]) -> tuple[tuple[Written, Record], ...]:
    kind = next(kind for kind in all_kinds() if kind.model is model)
    return tuple(_made(kind))


def _made(kind: Kind) -> Iterator[tuple[Written, Record]]:
    value = parse(kind.example, "").value
    texts = _entries(kind.example, value) if kind.holds_many else {kind.example_id: kind.example}
    for name, text in texts.items():
        written = Written(text)
        yield written, kind.model.model_validate({**written.value, "id": name})


def _entries(example: str, names: Mapping[str, object]) -> Mapping[str, str]:
    starts = [f"\n{example}".index(f"\n{name}:\n") for name in names]
    ends = [*starts[1:], len(example)]
    bodies = (example[start:end].split("\n", 1)[1] for start, end in zip(starts, ends, strict=True))
    return {name: textwrap.dedent(body) for name, body in zip(names, bodies, strict=True)}


def quoted_from(kind: Kind) -> Mapping[tuple[type[BaseModel], str], str]:
    """`{(model, field): "field: value"}`, the first time that it is written, if that is short."""
    found: dict[tuple[type[BaseModel], str], str] = {}
    for written, record in entries(kind):
        whole: tuple[FieldPath, Part] = (), record
        for path, part in (whole, *parts(record)):
            place = as_written(record, path)
            for name in written.fields(place):
                text = written.shown((*place, name))
                if (type(part), name) not in found and _is_short(text):
                    found[type(part), name] = text
    return found


def _is_short(text: str) -> bool:
    lines = text.split("\n")
    return len(lines) <= LINES and all(len(line) <= COLUMNS for line in lines)
