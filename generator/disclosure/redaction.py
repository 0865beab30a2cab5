"""One record without what is confidential in it, and which place of the whole record each place of the rest was."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from annotated_types import MinLen
from pydantic.fields import FieldInfo

from generator.diagnostic import FieldPath
from generator.fields import Mark, RefTo
from generator.record import Part, Record
from generator.walk import marked_fields

AnyPart = TypeVar("AnyPart", bound=Part)


@dataclass(frozen=True, slots=True)
class Redacted:
    """A record without what is confidential in it.

    `left_out` are the paths of that in the whole record, `needed` those among them that no record of its kind can do
    without; `kept` says of each list that has lost items which numbers the others had.
    """

    record: Record
    left_out: tuple[FieldPath, ...] = ()
    needed: tuple[FieldPath, ...] = ()
    kept: Mapping[FieldPath, tuple[int, ...]] = field(default_factory=dict)

    def is_left_out(self, path: FieldPath) -> bool:
        """Whether what stands at a path of the whole record is left out."""
        return any(path[: len(gone)] == gone for gone in self.left_out)

    def in_whole(self, path: FieldPath) -> FieldPath:
        """The path in the whole record of what stands at one of this record."""
        found: FieldPath = ()
        for step in path:
            numbers = self.kept.get(found, ())
            found = (*found, numbers[step] if isinstance(step, int) and step < len(numbers) else step)
        return found


def redacted(record: Record, is_hidden: Callable[[str], bool]) -> Redacted:
    """A record without its confidential parts, and without items of lists that name what `is_hidden`."""
    walk = _Redaction(is_hidden)
    found = walk.part(record, ())
    return Redacted(found, tuple(walk.left_out), tuple(walk.needed), walk.kept)


class _Redaction:
    """One walk through one record; paths are those of the whole."""

    def __init__(self, is_hidden: Callable[[str], bool]) -> None:
        self.is_hidden = is_hidden
        self.left_out: list[FieldPath] = []
        self.needed: list[FieldPath] = []
        self.kept: dict[FieldPath, tuple[int, ...]] = {}

    def part(self, part: AnyPart, path: FieldPath) -> AnyPart:
        changed = {}
        for name, mark in marked_fields(type(part)):
            value, info = part.__dict__[name], type(part).model_fields[name]
            found = self._field(value, info, mark, (*path, name))
            if found is not value:
                changed[name] = found
        return part.model_copy(update=changed) if changed else part

    def _field(self, value: Any, info: FieldInfo, mark: Mark | None, path: FieldPath) -> Any:
        if isinstance(value, tuple):
            return self._list(value, info, mark, path)
        if not isinstance(value, Part):
            return value
        if not value.confidential:
            return self.part(value, path)
        self.left_out.append(path)
        if info.is_required():
            self.needed.append(path)
            return value
        return info.get_default()

    def _list(self, items: tuple[Any, ...], info: FieldInfo, mark: Mark | None, path: FieldPath) -> tuple[Any, ...]:
        """A list keeps what is not confidential; of its references those that lead to what is there."""
        numbers = tuple(number for number, item in enumerate(items) if not self._goes(item, mark))
        if gone := [(*path, number) for number in range(len(items)) if number not in numbers]:
            self.left_out += gone
            self.kept[path] = numbers
            if len(numbers) < _least(info):
                self.needed += gone
        found = tuple(self._item(items[number], (*path, number)) for number in numbers)
        is_same = not gone and all(one is other for one, other in zip(found, items, strict=True))
        return items if is_same else found

    def _item(self, item: Any, path: FieldPath) -> Any:
        return self.part(item, path) if isinstance(item, Part) else item

    def _goes(self, item: Any, mark: Mark | None) -> bool:
        if isinstance(item, Part):
            return item.confidential
        return isinstance(mark, RefTo) and isinstance(item, str) and self.is_hidden(item)


def _least(info: FieldInfo) -> int:
    return next((said.min_length for said in info.metadata if isinstance(said, MinLen)), 0)
