"""The draft of a map: proposals by names that are alike, for somebody to confirm; what is alike to nothing is open."""

import difflib
import itertools
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.aggregates.columns import AMOUNTS, COLUMNS, OUTCOMES, SCORES, VALUED, plain, proposed
from generator.authoring.writing import written_as
from generator.kinds.taxon import Taxon
from generator.ledger.batches import Row, Table
from generator.ledger.dates import FORMS, PATTERNS, SERIAL, SERIAL_PATTERN, TIME, ambiguous
from generator.ledger.heads import headings
from generator.ledger.map_rules import NONE
from generator.ledger.mapping import LedgerMap
from generator.ledger.rows import names_sum, with_first_cell
from generator.ledger.tables import tables
from generator.library import Library
from generator.reading.invisible import UNSEEN
from generator.twins import personal
from generator.workbooks.refused import RefusedError

DEEPEST, MOST_ROWS = 10, 3  # rows above the headings; rows of headings
MOST_NAMED = 12  # headings
MOST_VALUES = 300  # of one list: more are no list
ALIKE = 0.6  # difflib's ratio
GUIDE = """\
# 台账对照，casebook ledger map 起草。逐行看：
#   columns：哪一列是什么，后面写台账的表头；没有的列删掉那一行。
#   dates：日期怎么写的，可以写几种（{forms}）。
#   values：台账里的每种写法（text）是哪一个分类（to）。to 是照名称相近提议的，要核对；
#     没有 to 的没有提议，要补；哪个都不是写 {none}。
# 都对了，把 confirmed 改成 true，再运行 casebook ledger read。
"""


@dataclass(frozen=True, slots=True)
class Draft:
    """The text of a map, and sentences on what of it is open."""

    text: str
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Head:
    """Where the headings of a table stand: from which row on, counted from 1, in how many rows."""

    row: int
    rows: int
    names: list[str]
    columns: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Begun:
    """A table of which the first rows are read."""

    title: str
    first: list[Row]
    rest: Iterator[Row]
    head: _Head

    @classmethod
    def of(cls, table: Table) -> "_Begun":
        rest = table.rows()
        first = [*itertools.islice(rest, DEEPEST + MOST_ROWS)]
        return cls(table.title, first, rest, _head(first))


def draft(file: Path, library: Library, sheet: str | None = None) -> Draft:
    """The draft of a map for a ledger. Raises `RefusedError` and `OSError`."""
    begun = [_Begun.of(table) for table in tables(file) if sheet in (None, table.title)]
    best = max(begun, key=lambda one: len(one.head.columns), default=None)
    if best is None or "received" not in best.head.columns:
        names = "、".join(filter(None, best.head.names[:MOST_NAMED])) if best else ""
        raise RefusedError(f"没有找到受理日期这一列（{COLUMNS['received'].label}等）。表头像是：{names or '没有'}")
    head = best.head
    body = itertools.chain(best.first[head.row + head.rows - 1 :], best.rest)
    columns = {name: head.names.index(heading) for name, heading in head.columns.items()}
    return _drafted(library, head, _Counted.of(body, columns), best.title)


def _head(rows: Sequence[Row]) -> _Head:
    """The rows that name most columns; the fewest of them."""
    best = _Head(1, 1, headings(rows[:1]), {})
    for count, row in itertools.product(range(1, MOST_ROWS + 1), range(min(len(rows), DEEPEST))):
        names = headings(rows[row : row + count])
        columns = proposed(names)
        if len(columns) > len(best.columns):
            best = _Head(row + 1, count, names, columns)
    return best


@dataclass(frozen=True, slots=True)
class _Counted:
    """How often each value stands in each column of a list, and which forms of dates fit each day."""

    values: Mapping[str, Counter[str]]
    days: Counter[str]
    unread: int

    @classmethod
    def of(cls, rows: Iterator[Row], columns: Mapping[str, int]) -> "_Counted":
        values = {name: Counter[str]() for name in VALUED if name in columns}
        days, unread = Counter[str](), 0
        asked = [place for name, place in with_first_cell(columns).items() if name not in AMOUNTS]
        for row in rows:
            cells = {name: row[place].strip() if place < len(row) else "" for name, place in columns.items()}
            if not cells["received"] or any(names_sum(row[place]) for place in asked if place < len(row)):
                continue
            forms = _forms(cells["received"])
            days.update(forms)
            unread += not forms
            for name, counter in values.items():
                counter[cells[name]] += bool(cells[name])
        return cls({name: +counter for name, counter in values.items()}, days, unread)


def _forms(text: str) -> list[str]:
    bare = re.sub(TIME, "", text)
    fitting = [form for form, (_chrono, pattern) in PATTERNS.items() if re.search(pattern, bare)]
    return fitting or ([SERIAL] if re.search(SERIAL_PATTERN, bare) else [])


def _drafted(library: Library, head: _Head, found: _Counted, title: str) -> Draft:
    told = [f"“{COLUMNS[name].label}”没有找到是哪一列" for name in COLUMNS if name not in head.columns]
    dates = [form for form in FORMS if found.days[form]] or ["年-月-日"]
    if both := ambiguous(dates):
        told.append(f"日期是“{both[0]}”还是“{both[1]}”看不出来，留下对的一种")
    if found.unread:
        told.append(f"有 {found.unread} 行的受理日期不是认得的写法")
    values: dict[str, list[dict[str, Any]]] = {}
    for name, counter in found.values.items():
        values[name] = [*_meanings(library, name, counter, told)]
    header = {"header": head.row, "header_rows": head.rows, **({"sheet": title} if title else {})}
    value = {"confirmed": False, **header, "dates": dates, "columns": head.columns, "values": values}
    if "satisfaction" in head.columns:
        value["best_score"] = len(SCORES)
    guide = GUIDE.format(forms="、".join(FORMS), none=NONE)
    return Draft(guide + written_as(LedgerMap, value), tuple(told))


def _meanings(library: Library, name: str, counter: Counter[str], told: list[str]) -> Iterator[dict[str, Any]]:
    label = COLUMNS[name].label
    if len(counter) > MOST_VALUES:
        told.append(f"“{label}”那一列有 {len(counter)} 种写法，不像分类，没有列出来。是不是别的列？")
        return
    if name == "satisfaction" and all(text.replace(".", "", 1).isdecimal() for text in counter):
        return  # scores already
    named = _names(library, VALUED[name].taxonomy)
    open_ = Counter[str]()
    for text, count in counter.most_common():
        if personal.find(text):
            told.append(f"“{label}”有 {count} 行像是个人信息，没有列出来")
            continue
        proposal = _proposal(name, text, named)
        open_[text] += count if None in proposal.values() else 0
        yield {"text": text, **proposal, "count": count}
    told += [f"“{label}”的“{text}”（{count} 行）没有相近的分类" for text, count in (+open_).most_common()]


def _proposal(name: str, text: str, named: Mapping[str, str]) -> dict[str, Any]:
    """What a value is likely to mean, None where nothing is near; words for an end must be the very words."""
    if name == "satisfaction":
        return {"score": 1 + SCORES.index(text) if text in SCORES else None}
    if name == "outcome":
        return {"to": next((to for to, words in OUTCOMES.items() if plain(text) in words), None)}
    return {"to": _likely(text, named) if VALUED[name].taxonomy else one_line(text) or None}


def one_line(text: str) -> str:
    """A text in one line, of which everything can be seen."""
    return " ".join(UNSEEN.sub("", " ".join(text.split())).split())


def _names(library: Library, taxonomy: str) -> Mapping[str, str]:
    taxa = [taxon for taxon in library.all(Taxon) if taxon.dimension == taxonomy and not taxon.is_retired]
    return {plain(name): taxon.id for taxon in reversed(taxa) for name in taxon.names}


def _likely(text: str, named: Mapping[str, str]) -> str | None:
    """The taxon whose name is the nearest, or the only one of which it is a part; none if no name is near."""
    bare = plain(text)
    if near := difflib.get_close_matches(bare, named, 1, ALIKE):
        return named[near[0]]
    within = {to for name, to in named.items() if len(bare) > 1 and (bare in name or name in bare)}
    return within.pop() if len(within) == 1 else None
