"""For each field one way to write it rightly and one to write it wrongly, and what the check says to the wrong one.

Both follow from the model. What is said is what validation says when the wrong one is tried.
"""

import datetime
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.authoring.fields import Value, tag, value_of, words_for
from generator.authoring.quoting import entries, quoted_from
from generator.diagnostic import FieldPath, Problem
from generator.fields import RefTo, Text
from generator.kinds import all_kinds
from generator.reading.closed import words_of
from generator.reading.messages import with_message
from generator.reading.source import parse
from generator.reading.validation import validate
from generator.record import Kind, Record, Words, written_fields

Field = tuple[type[BaseModel], str]
FAR_OFF = 10_000
SENTENCE, NAME = "写在这里的一句话", "first-step"
LINES = 24  # of a part; what is longer is read in the whole example


@dataclass(frozen=True, slots=True)
class Trial:
    """A field written rightly and wrongly, as `name: value`; `right` may have several lines, or be empty.

    `problem` is what is found in the wrong one, with its message.
    """

    right: str
    wrong: str
    problem: Problem


class _Step(NamedTuple):
    """A field that leads to a part: its name, whether it is a list, and the `type` of what it stands in."""

    name: str
    is_list: bool
    tag: str


def trials(kind: Kind) -> Mapping[Field, Trial]:
    """A trial of every field of a kind and of its parts; of the `type` of a part too."""
    return _trials(kind.model)


@cache
def _trials(model_of_kind: type[Record]) -> Mapping[Field, Trial]:
    kind = next(kind for kind in all_kinds() if kind.model is model_of_kind)
    found: dict[Field, Trial] = {}
    examples = quoted_from(kind)
    for model, way in _ways(kind):
        fields = written_fields(model)
        wrong = {name: f"{name}: {_wrong(name, info, words_of(kind))}" for name, info in fields.items()}
        problems = _tried(kind, model, way, wrong)
        for name, info in fields.items():
            right = examples.get((model, name)) or _right(name, info)
            found[model, name] = Trial(right, wrong[name], problems[name])
    return found


def _ways(kind: Kind) -> Iterator[tuple[type[BaseModel], tuple[_Step, ...]]]:
    """Every model inside a kind, with the fields that lead to it."""
    seen: set[type[BaseModel]] = set()
    waiting: list[tuple[type[BaseModel], tuple[_Step, ...]]] = [(kind.model, ())]
    while waiting:
        model, way = waiting.pop(0)
        if model in seen:
            continue
        seen.add(model)
        yield model, way
        for name, info in written_fields(model).items():
            value = value_of(info.annotation, info.metadata)
            step = _Step(name, value.item is not None, tag(model))
            waiting += [(part, (*way, step)) for part in (value.item or value).models]


def _tried(
    kind: Kind, model: type[BaseModel], way: tuple[_Step, ...], wrong: Mapping[str, str]
) -> Mapping[str, Problem]:
    """What is found in each field. A wrong `type` hides all beside it, so it is tried by itself."""
    rest = [name for name in wrong if name != "type"]
    tries = [rest, ["type"]] if "type" in wrong else [rest]
    found: dict[str, Problem] = {}
    for names in tries:
        fields = {name: parse(wrong[name], "").value[name] for name in names}
        value, path = _around(way, {**_tagged(tag(model)), **fields})
        problems = validate(kind.model, "example", value)
        assert isinstance(problems, tuple)
        found |= {name: _first(problems, (*path, name)) for name in names}
    return found


def _first(problems: tuple[Problem, ...], path: FieldPath) -> Problem:
    return with_message(next(one for one in problems if one.path[: len(path)] == path))


def _around(way: tuple[_Step, ...], inner: dict[str, Any]) -> tuple[dict[str, Any], FieldPath]:
    """A record that has nothing but a part and what leads to it, and the part's path."""
    path: list[str | int] = []
    for step in way:
        path += [step.name, 0] if step.is_list else [step.name]
    for step in reversed(way):
        inner = {**_tagged(step.tag), step.name: [inner] if step.is_list else inner}
    return inner, tuple(path)


def _tagged(name: str) -> dict[str, Any]:
    return {"type": name} if name else {}


def _wrong(name: str, info: FieldInfo, words: Words) -> str:
    """What authors write by mistake: a word for a fixed value, a title for an id, a list without brackets."""
    value = value_of(info.annotation, info.metadata)
    if value.item:
        return "甲、乙"
    if value.models:
        return "一句话"
    if value.choices:
        label = words_for(name, value, words).get(value.choices[0], "")
        return label if label and label not in value.choices else "其他"
    if mark := value.find(RefTo):
        return str(_named(mark).title)
    if text := value.find(Text):
        return "[第一段, 第二段]" if text.markdown or text.lines else "……"
    if value.annotation is str:
        return "第 1 步"
    return {bool: "是", datetime.date: "2026-02-30"}.get(value.annotation) or _no_number(value)


def _no_number(value: Value) -> str:
    _least, most = value.bounds
    return "十五" if most is None or most >= FAR_OFF else str(int(most) + 1)


def _right(name: str, info: FieldInfo) -> str:
    """A field with a value that fits, in one line or as a block; empty where only a whole example can show one."""
    value = value_of(info.annotation, info.metadata)
    if models := (value.item or value).models:
        return _block(name, models[0], (value.bounds[0] or 1) if value.item else 0) if len(models) == 1 else ""
    if info.examples:
        return f'{name}: "{info.examples[0]}"'
    return f"{name}: [{_scalar(value.item)}]" if value.item else f"{name}: {_scalar(value)}"


def _block(name: str, model: type[BaseModel], items: int) -> str:
    """A part, or a list of so many, with the fields that it must have."""
    needed = [_right(inner, info) for inner, info in written_fields(model).items() if info.is_required()]
    part = "\n".join(needed)
    body = "\n".join(_item(part, at) for at in range(items)) if items else textwrap.indent(part, "  ")
    return f"{name}:\n{body}" if needed and all(needed) and body.count("\n") < LINES else ""


def _item(part: str, at: int) -> str:
    """An item of a list of parts, in words of its own."""
    own = part.replace(SENTENCE, f"第 {at + 1} 项的话").replace(NAME, f"step-{at + 1}") if at else part
    return f"  - {textwrap.indent(own, '    ')[4:]}"


def _scalar(value: Value) -> str:
    if mark := value.find(RefTo):
        return _reference(mark)
    if value.choices or value.find(Text):
        return value.choices[0] if value.choices else SENTENCE
    if value.annotation is str:
        return NAME
    return {bool: "true", datetime.date: "2026-11-29"}.get(value.annotation) or str(value.bounds[0] or 1)


def _reference(mark: RefTo) -> str:
    """How examples name a record of the kind."""
    record = _named(mark)
    return f"{record.id}#{next(record.anchors()).id}" if mark.anchor == "required" else record.id


def _named(mark: RefTo) -> Record:
    """An example that a reference may name."""
    kind = next(kind for kind in all_kinds() if not mark.kinds or kind.name in mark.kinds)
    found = (record for _written, record in entries(kind))
    return next(record for record in found if mark.dimension in ("", getattr(record, "dimension", "")))
