"""The cells of a workbook as records: what each says, and where in the workbook it says so."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, NamedTuple

from generator.diagnostic import FieldPath, Problem
from generator.reading.invisible import first_invisible
from generator.record import Kind
from generator.workbooks.cells import meant
from generator.workbooks.grids import Grid
from generator.workbooks.layout import MEMORY, Names, Sheet, layout
from generator.workbooks.marks import FORMAT, is_marked, marker, markers
from generator.workbooks.options import Options
from generator.workbooks.pages import Cell, Page
from generator.workbooks.refused import RefusedError
from generator.workbooks.rows import type_of

Numbers = tuple[str, ...]
NUMBER = re.compile(r"[0-9]{1,6}(?:\.[0-9]{1,6})?")
NO_MEMORY = f"""\
少了隐藏的“{MEMORY}”表，没有读。没有它，就不知道导出以后改了哪几条
重新运行 casebook export xlsx 导出一份，把改过的格复制过去；隐藏的表不要删"""
NOT_OURS = "这不是 casebook export 写出的表，没有读。先运行 casebook export xlsx 导出一份，在里面改"


class Fault(NamedTuple):
    """What keeps a row from being read: the cell, and a sentence."""

    cell: Cell
    message: str


@dataclass
class Gathered:
    """What a workbook says of records of a kind.

    `values` are theirs by id, `digests` what each said when it was exported, `cells` where each field stands.
    """

    kind: Kind
    digests: Mapping[str, str]
    values: dict[str, dict[str, Any]] = field(default_factory=dict)
    cells: dict[str, dict[FieldPath, Cell]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    unseen: list[tuple[Cell, Problem]] = field(default_factory=list)

    def cell(self, record_id: str, path: FieldPath) -> Cell:
        """The cell of a field, or of the first item of what has a sheet of its own, or of what is nearest around it."""
        places = self.cells[record_id]
        if path not in places and (*path, 0) in places:
            return places[*path, 0]
        while path not in places:
            path = path[:-1]
        return places[path]


@dataclass
class _Item:
    """A part in the making: what it says, its fields' columns on its row, and where in its list it belongs."""

    value: Any
    cells: dict[Names, Cell]
    order: tuple[bool, Decimal, int]
    inner: dict[Names, "list[_Item]"] = field(default_factory=dict)


def is_ours(grids: Sequence[Grid]) -> bool:
    """Whether a workbook is of records, even if its hidden sheet is gone."""
    return any(grid.title == MEMORY or is_marked(grid.rows[0] if grid.rows else ()) for grid in grids)


def kind_in(grids: Sequence[Grid]) -> str:
    """The name of the kind whose records a workbook holds. Raises `RefusedError` if it is none of ours."""
    memory = next((grid for grid in grids if grid.title == MEMORY), None)
    if memory is None and is_ours(grids):
        raise RefusedError(NO_MEMORY)
    if memory is None or tuple(memory.text(0, place) for place in range(len(FORMAT))) != FORMAT:
        raise RefusedError(NOT_OURS)
    return memory.text(1, 0)


def gather(kind: Kind, grids: Sequence[Grid], options: Options) -> Gathered:
    """Read all records. Raises `RefusedError` if a sheet or a column is missing, or has been added."""
    memory = next(grid for grid in grids if grid.title == MEMORY)
    found = Gathered(kind, {row[0]: row[1] for row in memory.rows[2:] if len(row) > 1 and row[0]})
    gatherer = _Gatherer(found, options)
    missing: list[str] = []
    by_mark = {grid.text(0, 0): grid for grid in grids}
    for sheet in layout(kind):
        first_mark = next(markers(sheet))[0]
        if first_mark not in by_mark:
            missing.append(f"少了“{sheet.title}”这张表，或者它隐藏的第一行。不要删表，空着就行")
            continue
        page = Page(sheet, by_mark[first_mark])
        missing += page.missing()
        missing += page.starts_early(found.digests) if not missing else ()
        if not missing:
            gatherer.take(page)
    if missing:
        raise RefusedError("\n".join(missing))
    gatherer.finish()
    return found


@dataclass
class _Gatherer:
    """Parts by whose they are, their list and their numbers."""

    found: Gathered
    options: Options
    items: dict[tuple[str, Names, Numbers], _Item] = field(default_factory=dict)
    absent: set[str] = field(default_factory=set)
    """Ids that other sheets have and the first has not: each is told where it is met first."""

    def take(self, page: Page) -> None:
        """Read the rows of a sheet; those of what holds its parts were read before."""
        for row in page.rows():
            record_id, *numbers = page.keys(row)
            key = record_id, tuple(map(_plain_number, numbers))
            if record_id in self.absent:
                continue
            if wrong := self._reason(page, *key):
                place, message = wrong
                self.found.faults.append(Fault(page.cell(row, page.key_marks[place]), message))
            else:
                self._place(page, row, *key)

    def finish(self) -> None:
        """Put the parts into what holds them."""
        for (record_id, lists, _numbers), item in self.items.items():
            if not lists:
                self.found.values[record_id], self.found.cells[record_id] = self._assembled(item)

    def _place(self, page: Page, row: int, record_id: str, numbers: Numbers) -> None:
        item, lists = self._item(page, row, numbers[-1] if numbers else ""), page.sheet.lists
        if lists:
            around = lists[-2] if len(lists) > 1 else ()
            holder = self.items[record_id, around, numbers[:-1]]
            holder.inner.setdefault(lists[-1][len(around) :], []).append(item)
            unnumbered = f"@{row}"  # nothing can name it as its holder
            numbers = (*numbers[:-1], numbers[-1] or unnumbered)
        self.items[record_id, lists[-1] if lists else (), numbers] = item

    def _item(self, page: Page, row: int, number: str) -> _Item:
        texts = page.texts(row)
        type_ = type_of(page.sheet, texts)
        value: Any = None if page.sheet.is_plain else {}
        cells: dict[Names, Cell] = {(): page.cell(row, page.key_marks[0])}
        for column in page.sheet.columns:
            cell, text = page.cell(row, marker(column)), texts[column.names]
            cells[column.names] = cell
            if hit := first_invisible(text):
                problem = Problem(column.names, written=f"U+{ord(hit[0]):04X}", code="control-character")
                self.found.unseen.append((cell, problem))
            if text:
                read = meant(column, text, type_, self.options)
                value = read if page.sheet.is_plain else put(value, column.names, read)
        return _Item(value, cells, (not number, Decimal(number or 0), row))

    def _reason(self, page: Page, record_id: str, numbers: Numbers) -> tuple[int, str] | None:
        """Why a row belongs nowhere: which of its keys is wrong, and a sentence."""
        if not record_id:
            return 0, "这一行没有写编号"
        is_known = (record_id, (), ()) in self.items
        if not page.sheet.lists:
            return (0, f"编号 {record_id} 写了两行") if is_known else None
        if not is_known:
            self.absent.add(record_id)
            return 0, f"第一张表里没有编号 {record_id}。要改它，把那一行放回去；不改它，把各张表里它的行都删掉"
        return self._wrong_number(page.sheet, record_id, numbers)

    def _wrong_number(self, sheet: Sheet, record_id: str, numbers: Numbers) -> tuple[int, str] | None:
        lists, titles = sheet.lists, sheet.list_titles
        for place, text in enumerate(numbers, 1):
            if text and not NUMBER.fullmatch(text):
                return place, f"“{titles[place - 1]}·第几项”要写数字，写的是 {text}"
        if len(lists) > 1 and (record_id, lists[-2], numbers[:-1]) not in self.items:
            return len(lists) - 1, f"{record_id} 没有第 {'.'.join(numbers[:-1])} 项“{titles[-2]}”"
        if (record_id, lists[-1], numbers) in self.items:
            return len(lists), f"{record_id} 的“{titles[-1]}”第 {'.'.join(numbers)} 项写了两行"
        return None

    def _assembled(self, item: _Item) -> tuple[Any, dict[FieldPath, Cell]]:
        value: Any = item.value
        cells: dict[FieldPath, Cell] = dict(item.cells.items())
        for names, found in item.inner.items():
            if inside(value, names) is not None:
                self.found.faults.append(Fault(item.cells[names], "这里写了，别的表里也写了，留一处"))
                continue
            items = []
            for number, one in enumerate(sorted(found, key=lambda one: one.order)):
                inner, its_cells = self._assembled(one)
                items.append(inner)
                cells |= {(*names, number, *path): cell for path, cell in its_cells.items()}
            value = put(value, names, items)
        return value, cells


def _plain_number(text: str) -> str:
    """A number as it is compared: 2.0 is 2."""
    return f"{Decimal(text).normalize():f}" if NUMBER.fullmatch(text) else text


def inside(value: Any, names: Names) -> Any:
    """What stands at the end of `names`; None if nothing does."""
    for name in names:
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def put(value: Mapping[str, Any], names: Names, item: Any) -> dict[str, Any]:
    """A mapping with an item at the end of `names`."""
    name, *rest = names
    return {**value, name: put(value.get(name, {}), tuple(rest), item) if rest else item}
