"""Two writings of a record, field by field, in the words of the authors' guide."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import islice
from typing import Any, NamedTuple

from pydantic.fields import FieldInfo

from generator.authoring.fields import value_of, words_for
from generator.record import Part, Words

NAMES = ("id", "no")  # the fields by which others name a part
LONGEST, AROUND = 60, 15  # characters of a text that are shown, and of those what is the same
SOME = 3  # things that are told of a part


class Changed(NamedTuple):
    """A place in a record, as words from the outside in, with what stood and what stands there; empty is nothing.

    Both are empty if only spaces and ends of lines are different.
    """

    where: tuple[str, ...]
    before: str
    after: str


def compared(before: Part, after: Part, words: Words, where: tuple[str, ...] = ()) -> Iterator[Changed]:
    """What is different between two parts of one model."""
    for name, info in type(after).model_fields.items():
        old, new = getattr(before, name), getattr(after, name)
        if old != new and name not in NAMES:
            yield from _values(old, new, _Field(name, info, words), (*where, label(name, info)))


def label(name: str, info: FieldInfo) -> str:
    """What a field is called: how its meaning begins."""
    said = (info.description or name).replace("：", "，").partition("，")[0]
    return said.partition("；")[0].partition("。")[0].partition("（")[0]


class _Field(NamedTuple):
    name: str
    info: FieldInfo
    words: Words

    def shown(self, value: Any) -> str:
        """A value as words; of a part the first things that it says."""
        if isinstance(value, Part):
            return "，".join(islice(_said(value), SOME))
        if isinstance(value, bool):
            return "是" if value else "否"
        if value is None:
            return ""
        of_field = value_of(self.info.annotation, self.info.metadata)
        words = words_for(self.name, of_field.item or of_field, self.words)
        return " ".join(words.get(str(value), str(value)).split())


def apart(before: str, after: str) -> tuple[str, str]:
    """Two texts from shortly before they begin to differ, and not too much of each."""
    same = next((at for at, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), None)
    same = min(len(before), len(after)) if same is None else same
    start = max(0, same - AROUND) if max(len(before), len(after)) > LONGEST else 0
    return _from(before, start), _from(after, start)


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _from(text: str, start: int) -> str:
    end = start + LONGEST
    return ("…" if start else "") + text[start:end] + ("…" if len(text) > end else "")


def _said(part: Part) -> Iterator[str]:
    """What a part says, outermost first, without what was not written."""
    for value in (getattr(part, name) for name in type(part).model_fields):
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Part):
                yield from _said(item)
            elif item is not None and not isinstance(item, bool):
                yield str(item)


def _values(old: Any, new: Any, field: _Field, where: tuple[str, ...]) -> Iterator[Changed]:
    if isinstance(old, tuple) and isinstance(new, tuple):
        yield from _items(old, new, field, where)
    elif isinstance(old, Part) and type(old) is type(new):
        yield from compared(old, new, field.words, where)
    else:
        before, after = field.shown(old), field.shown(new)
        is_same = _squeezed(before) == _squeezed(after)
        yield Changed(where, "", "") if is_same else Changed(where, *apart(before, after))


def _items(old: Sequence[Any], new: Sequence[Any], field: _Field, where: tuple[str, ...]) -> Iterator[Changed]:
    """Items with names are compared by name, others with what stands in their place between what is the same."""
    if all(_name(item) for item in (*old, *new)):
        was, now = {_name(item): item for item in old}, {_name(item): item for item in new}
        for name in dict.fromkeys((*was, *now)):
            yield from _pair(was.get(name), now.get(name), field, (*where, name))
        if [name for name in was if name in now] != [name for name in now if name in was]:
            yield Changed((*where, "次序"), "、".join(was), "、".join(now))
        return
    matcher = SequenceMatcher(None, [*map(repr, old)], [*map(repr, new)], autojunk=False)
    for what, a, b, c, d in matcher.get_opcodes():
        for step in range(max(b - a, d - c)) if what != "equal" else ():
            before = old[a + step] if a + step < b else None
            after = new[c + step] if c + step < d else None
            number = c + step if after is not None else a + step
            is_part = isinstance(after or before, Part)
            yield from _pair(before, after, field, (*where, f"第 {number + 1} 项") if is_part else where)


def _pair(before: Any, after: Any, field: _Field, where: tuple[str, ...]) -> Iterator[Changed]:
    if before != after:
        yield from _values(before, after, field, where)


def _name(item: Any) -> str:
    return next((getattr(item, name) for name in NAMES if hasattr(item, name)), "")
