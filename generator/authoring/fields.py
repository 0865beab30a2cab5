"""The fields of a model as an author needs them: name, whether it must be there, what kind of value, what it means.

Everything follows from the annotations, their marks and the tables of words that kinds bring along.
"""

import datetime
import inspect
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import Ge, Le, MaxLen, MinLen
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.fields import RefTo, Text
from generator.kinds import all_kinds
from generator.reading.closed import table_called, table_for
from generator.record import Kind, MaintainedRecord, Part, Record, Words, written_fields

ENVELOPE = (Record, MaintainedRecord)
IN_COMMON = (Part, *ENVELOPE)
PLAIN = {bool: "是/否", datetime.date: "日期"}

Models = tuple[type[BaseModel], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One field. `type` says in inline Markdown how it is written; `parts` are the models of its value or its items."""

    name: str
    is_required: bool
    type: str
    meaning: str
    parts: Models = ()


@dataclass(frozen=True, slots=True)
class Value:
    """What a field holds: an annotation without `Annotated` and without None, and what was said about it."""

    annotation: Any
    said: tuple[Any, ...]

    def find(self, wanted: type) -> Any:
        """What was said of one sort, if anything."""
        return next((item for item in self.said if isinstance(item, wanted)), None)

    @property
    def item(self) -> "Value | None":
        """The items of a list."""
        return value_of(get_args(self.annotation)[0]) if get_origin(self.annotation) is tuple else None

    @property
    def choices(self) -> tuple[str, ...]:
        """The fixed values of which one is written."""
        return get_args(self.annotation) if get_origin(self.annotation) is Literal else ()

    @property
    def models(self) -> Models:
        """The models of which it is one."""
        of = get_args(self.annotation) if _is_union(self.annotation) else (self.annotation,)
        return tuple(one for one in of if isinstance(one, type) and issubclass(one, BaseModel))

    @property
    def bounds(self) -> tuple[Any, Any]:
        """The least and the greatest number that it may be, or the least and the greatest length of a list."""
        least, most = self.find(Ge) or self.find(MinLen), self.find(Le) or self.find(MaxLen)
        return _number(least, "ge", "min_length"), _number(most, "le", "max_length")


def rows(model: type[BaseModel], words: Words, *, own: bool = False) -> tuple[Row, ...]:
    """The fields of a model, required ones first; `own` leaves out those that all records or all parts have."""
    named = written_fields(model).items()
    wanted = (item for item in named if not own or _declaring(model, item[0]) not in IN_COMMON)
    return tuple(sorted((_row(*item, words) for item in wanted), key=lambda row: not row.is_required))


def words_for(name: str, value: Value, words: Words) -> Mapping[str, str]:
    """The Chinese words for the values of a closed list, or for the grades of a number; empty for any other field.

    A value for which there is no word stands for itself.
    """
    if value.choices:
        table = table_for(name, value.choices, words)
        return {choice: table.get(choice, choice) for choice in value.choices}
    least, most = value.bounds
    is_graded = value.annotation is int and least is not None and most is not None
    grades = tuple(map(str, range(least, most + 1))) if is_graded else ()
    table = table_called(name, grades, words)
    return {grade: table[grade] for grade in grades if table}


def tag(model: type[BaseModel]) -> str:
    """The `type` that tells a model from its siblings; empty if it has none."""
    info = model.model_fields.get("type")
    choices = value_of(info.annotation).choices if info else ()
    return choices[0] if len(choices) == 1 else ""


def _row(name: str, info: FieldInfo, words: Words) -> Row:
    value = value_of(info.annotation, info.metadata)
    parts = (value.item or value).models
    default = "" if info.is_required() else _default(info.default)
    return Row(name, info.is_required(), _type(name, value, words) + default, info.description or "", parts)


def _declaring(model: type[BaseModel], name: str) -> type | None:
    """The class whose annotation holds for a field."""
    return next((base for base in model.__mro__ if name in inspect.get_annotations(base)), None)


def _default(value: Any) -> str:
    if value in (None, (), False) or isinstance(value, BaseModel):
        return ""
    return f"；不写是 `{str(value).lower() if value is True else value}`"


def value_of(annotation: Any, said: Iterable[Any] = ()) -> Value:
    """What an annotation says, and what was `said` beside it."""
    found = [*said]
    while get_origin(annotation) is Annotated or _optional(annotation):
        if get_origin(annotation) is Annotated:
            annotation, *more = get_args(annotation)
            found += [item for one in more for item in (one.metadata if isinstance(one, FieldInfo) else (one,))]
        else:
            annotation = _optional(annotation)
    return Value(annotation, tuple(found))


def _is_union(annotation: Any) -> bool:
    return get_origin(annotation) in (Union, UnionType)


def _optional(annotation: Any) -> Any:
    """What may be None, if that is all the annotation says; otherwise None."""
    rest = [one for one in get_args(annotation) if one is not NoneType] if _is_union(annotation) else []
    return rest[0] if len(rest) == 1 else None


def _number(said: Any, *names: str) -> Any:
    return next((getattr(said, name) for name in names if hasattr(said, name)), None)


def _type(name: str, value: Value, words: Words) -> str:
    if value.item:
        return _list(name, value.item, value.bounds, words)
    if value.models:
        return "一组字段" + ("，随 `type` 不同" if len(value.models) > 1 else "")
    if mark := value.find(RefTo):
        return f"引用{_reference(mark)}"
    if mark := value.find(Text):
        return _text(mark)
    if value.choices:
        return _choices(value.choices, table_for(name, value.choices, words))
    return PLAIN.get(value.annotation) or _scalar(name, value, words)


def _list(name: str, item: Value, bounds: tuple[Any, Any], words: Words) -> str:
    least, most = bounds
    count = _range(least if (least or 0) > 1 or most else None, most, " 项")
    return f"列表{f'（{count}）' if count else ''}：{_type(name, item, words)}"


def _scalar(name: str, value: Value, words: Words) -> str:
    if value.annotation is str:
        return "编号" if any(getattr(item, "pattern", None) for item in value.said) else "一行文字"
    if grades := words_for(name, value, words):
        return _choices(grades, grades)
    limits = _range(*value.bounds)
    return ("整数" if value.annotation is int else "数字") + (f"（{limits}）" if limits else "")


def _range(least: Any, most: Any, unit: str = "") -> str:
    if least is not None and most is not None:
        return f"{least} 到 {most}{unit}"
    return f"至少 {least}{unit}" if least is not None else f"至多 {most}{unit}" if most is not None else ""


def _text(mark: Text) -> str:
    if mark.markdown:
        return "Markdown"
    return "说法" if mark.sought else "多行文字" if mark.lines else "一行文字"


def _reference(mark: RefTo) -> str:
    kinds = {kind.name: kind for kind in all_kinds()}
    named = "或".join(_kind_words(kinds[name], mark.dimension) for name in mark.kinds)
    place = {"allowed": f"{named}编号（可带 #位置）", "required": f"{named}编号#位置", "never": f"{named}编号"}
    return place[mark.anchor]


def _kind_words(kind: Kind, dimension: str) -> str:
    return (kind.words["dimension"][dimension] if dimension else "") + kind.label


def _choices(values: Iterable[str], table: Mapping[str, str]) -> str:
    return "、".join(f"`{value}` {table.get(value, '')}".rstrip() for value in values)
