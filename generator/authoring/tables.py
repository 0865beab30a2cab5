"""The fields of each kind as tables for people who write, and a handwritten guide with those tables in their places."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pydantic import BaseModel

from generator.authoring.fields import ENVELOPE, Models, Row, rows, tag
from generator.reading.closed import words_of
from generator.record import WORDS, Kind, MaintainedRecord, Words

PLACE = re.compile(r"(<!-- table: (\S+) -->\n).*?(<!-- end -->)", re.DOTALL)
REST = "other-kinds"


@dataclass(frozen=True, slots=True)
class Table:
    """Some fields; `title` says what they are the fields of, and is empty for a record itself, `models` which parts."""

    title: str
    rows: tuple[Row, ...]
    models: Models = ()


@dataclass
class _Sections:
    """The models inside a kind, depth first, each once.

    `rows` are their fields; `holders` the fields that hold them, each with the labels of the variants that it is in.
    """

    words: Words
    rows: dict[Models, tuple[Row, ...]] = field(default_factory=dict)
    holders: dict[Models, dict[str, list[str]]] = field(default_factory=dict)
    variants: set[type[BaseModel]] = field(default_factory=set)

    def follow(self, found: Sequence[Row], label: str = "") -> None:
        """Take in what some rows hold; `label` is the variant in which they stand."""
        for row in found:
            if len(row.parts) > 1:
                self._take_variants(row)
            elif row.parts:
                self._take_part(row, label)

    def _take_part(self, row: Row, label: str) -> None:
        is_new = row.parts not in self.rows
        self._held(row, label)
        if is_new:
            self.rows[row.parts] = rows(row.parts[0], self.words, own=True)
            self.follow(self.rows[row.parts])

    def _take_variants(self, row: Row) -> None:
        if self.variants.issuperset(row.parts):
            return
        self.variants.update(row.parts)
        every = [rows(variant, self.words, own=True) for variant in row.parts]
        common = tuple(one for one in every[0] if all(one in fields for fields in every))
        self._held(row, "")
        self.rows[row.parts] = (_type_row(row.parts), *common)
        for variant, fields in zip(row.parts, every, strict=True):
            own = tuple(one for one in fields if one not in common and one.name != "type")
            self.rows[variant,] = own
            self.follow(own, _label(variant))

    def _held(self, row: Row, label: str) -> None:
        labels = self.holders.setdefault(row.parts, {}).setdefault(f"`{row.name}`", [])
        labels += [label] if label else []


def tables(kind: Kind) -> Iterator[Table]:
    """The fields of a kind that not all kinds have, then those of its parts."""
    sections = _Sections(words_of(kind))
    own = rows(kind.model, sections.words, own=True)
    sections.follow(own)
    yield Table("", own)
    for models, found in sections.rows.items():
        if found:
            yield Table(_title(models, sections.holders.get(models, {})), found, models)


def _title(models: Models, holders: dict[str, list[str]]) -> str:
    if not holders:
        return f"`{tag(models[0])}`（{_label(models[0])}）另写"
    labels = "、".join(label for of in holders.values() for label in of)
    return f"{'、'.join(holders)} 里的字段" + (f"（{labels}）" if labels else "")


def _type_row(variants: Models) -> Row:
    return Row("type", True, "、".join(f"`{tag(variant)}` {_label(variant)}" for variant in variants), "是哪一种")


def _label(variant: type[BaseModel]) -> str:
    return str(getattr(variant, "label", ""))


def envelope(kinds: Sequence[Kind]) -> Iterator[Table]:
    """The fields that records of all kinds have, then those of records that somebody answers for."""
    every, maintained = (rows(model, WORDS) for model in ENVELOPE)
    sections = _Sections(WORDS)
    sections.follow(every)
    yield Table("", every)
    for models, found in sections.rows.items():
        yield Table(_title(models, sections.holders[models]), found, models)
    without = "、".join(kind.label for kind in kinds if not issubclass(kind.model, MaintainedRecord))
    yield Table(f"除{without}以外，各类还要写", tuple(row for row in maintained if row not in every))


def sources(kinds: Sequence[Kind]) -> str:
    """Where records of each kind stand, and how to begin one."""
    lines = ["| 写什么 | 放在哪里 | 新建一份样例 |", "|---|---|---|"]
    for kind in kinds:
        place = f"`{kind.source}`，全部写在这一个文件里" if kind.holds_many else f"`{kind.source}/`，一个文件一条"
        lines.append(f"| {kind.label} | {place} | `casebook new {kind.name} 编号` |")
    return "\n".join(lines)


def filled(guide: str, kinds: Sequence[Kind]) -> str:
    """A guide with every table in its place; kinds without a place of their own go where the rest does."""
    named = {kind.name: kind for kind in kinds}
    placed = [hit[2] for hit in PLACE.finditer(guide)]
    rest = "\n\n".join(f"### {kind.label}\n\n{_of(kind)}" for kind in kinds if kind.name not in placed)
    texts = {"sources": sources(kinds), "envelope": _joined(envelope(kinds)), REST: rest}

    def put(hit: re.Match[str]) -> str:
        text = texts[hit[2]] if hit[2] in texts else _of(named[hit[2]])
        return f"{hit[1]}\n{text}\n\n{hit[3]}" if text else f"{hit[1]}{hit[3]}"

    return PLACE.sub(put, guide)


def _of(kind: Kind) -> str:
    return _joined(tables(kind))


def _joined(found: Iterator[Table]) -> str:
    return "\n\n".join(map(_markdown, found))


def _markdown(table: Table) -> str:
    head = [f"**{table.title}**", ""] if table.title else []
    return "\n".join([*head, "| 字段 | 必填 | 怎么写 | 写什么 |", "|---|---|---|---|", *map(_line, table.rows)])


def _line(row: Row) -> str:
    return f"| `{row.name}` |{' ✓ ' if row.is_required else ' '}| {row.type} | {row.meaning} |"
