"""What can stand in a field that takes one of a closed list or names a record, and how an author may put it."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from generator.authoring.fields import Value, value_of, words_for
from generator.fields import RefTo, Text
from generator.library import Library
from generator.reading.closed import words_of
from generator.reading.invisible import first_invisible
from generator.record import Kind, Record, written_fields
from generator.references import fits

SURROGATE = re.compile("[\ud800-\udfff]")  # what a terminal hands on of bytes that are no text
OF_NAMES, OF_TEXTS = re.compile("[,，、;；]"), re.compile("[;；]")  # what parts the items of a list
YES, NO = ("true", "是"), ("false", "否")
BARE = re.compile(r"[\u3400-\u9fff](?:[\w（）《》“”，。、；？！·-]| (?=\w))*")
AS_IT_IS = re.compile(r"-?[0-9]+(\.[0-9]+)?|[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Option(NamedTuple):
    """A value and what people call it."""

    value: str
    label: str

    @property
    def shown(self) -> str:
        """Both, where they differ."""
        return self.label if self.label == self.value else f"{self.label}（{self.value}）"


class NotOfferedError(Exception):
    """What an author put into a field cannot stand there; the text says why, in the author's language."""


def fields(kind: Kind) -> Mapping[str, Value]:
    """The fields of a kind by the names that authors write, with what each holds."""
    return {name: value_of(info.annotation, info.metadata) for name, info in written_fields(kind.model).items()}


def options(kind: Kind, name: str, value: Value, library: Library) -> Sequence[Option]:
    """What one field, or one item of it, can be; empty if that is no closed list, and no whole record either."""
    one = value.item or value
    mark = one.find(RefTo)
    if mark:
        found = named_by(mark, library) if mark.anchor != "required" else ()
        return [Option(record.id, record.title) for record in found]
    words = words_for(name, one, words_of(kind))
    return [Option(found, words.get(found, found)) for found in one.choices]


def to_ask(kind: Kind, library: Library) -> Mapping[str, Sequence[Option]]:
    """The fields that must be written and are one of a closed list, or name one record of a certain kind."""
    found = {}
    for name, info in written_fields(kind.model).items():
        value = value_of(info.annotation, info.metadata)
        mark = value.find(RefTo)
        if info.is_required() and value.item is None and (mark is None or mark.kinds):
            found[name] = options(kind, name, value, library)
    return {name: offered for name, offered in found.items() if offered}


def named_by(mark: RefTo, library: Library) -> Iterator[Record]:
    """The records that a reference may name, in the order of their lists; drafts come last."""
    found = [record for kind in library.kinds for record in library.listed.of_kind(kind.name) if fits(mark, record)]
    return iter(sorted(found, key=lambda record: record.is_unpublished))


def as_yaml(kind: Kind, name: str, text: str, library: Library) -> str:
    """What an author put in words as the value of a field: ids and fixed values may be called by their Chinese names,
    items of a list are parted by commas, texts by semicolons. Raises `NotOfferedError`.
    """
    known = fields(kind)
    if hit := first_invisible(text) or SURROGATE.search(text):
        raise NotOfferedError(f"{name} 里有看不见的字符 U+{ord(hit[0]):04X}，删掉再写")
    if name not in known:
        raise NotOfferedError(f"{kind.label}没有 {name} 这个字段。可以写的有：{'、'.join(known)}")
    value = known[name]
    if (value.item or value).models:
        raise NotOfferedError(f"{name} 有好几个字段，不能在命令行里写，写进文件以后再改")
    offered = options(kind, name, value, library)
    if value.item is None:
        return _one(name, text.strip(), value, offered)
    parting = OF_TEXTS if value.item.find(Text) else OF_NAMES
    items = [item.strip() for item in parting.split(text) if item.strip()]
    return f"[{', '.join(_one(name, item, value.item, offered) for item in items)}]"


def _one(name: str, text: str, value: Value, offered: Sequence[Option]) -> str:
    if offered and not (value.find(RefTo) and "#" in text):
        return _offered(name, text, offered)
    if value.annotation is bool and text in YES + NO:
        return str(text in YES).lower()
    if value.annotation is not str and AS_IT_IS.fullmatch(text):
        return text
    return in_yaml(text)


def in_yaml(text: str) -> str:
    """One line of text as YAML: bare if it is plain Chinese, else in quotes."""
    return text if BARE.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def meant(text: str, offered: Sequence[Option]) -> Sequence[Option]:
    """What an author may mean: the options that are called so, or else those in whose names it stands."""
    return [one for one in offered if text in one] or [one for one in offered if text in one.shown]


def _offered(name: str, text: str, offered: Sequence[Option]) -> str:
    found = meant(text, offered)
    values = [option.value for option in found]
    if len(found) == 1 or text in values:
        return text if text in values else values[0]
    shown = "、".join(option.shown for option in (found or offered)[:12])
    more = "……" if len(found or offered) > 12 else ""
    reason = f"“{text}”找到 {len(found)} 项" if found else f"不能写“{text}”"
    raise NotOfferedError(f"{name} {reason}。可以写的有：{shown}{more}")
