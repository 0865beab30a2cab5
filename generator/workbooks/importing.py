"""From a workbook to what it changes in a knowledge base. Nothing is written here."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from generator.authoring.changing import changed
from generator.authoring.comparing import Difference, differences
from generator.authoring.together import Change
from generator.authoring.trial import try_out
from generator.authoring.writing import entry, written
from generator.diagnostic import Diagnostic, Place, Problem, has_errors
from generator.kinds import all_kinds
from generator.library import Library, Origin
from generator.reading.decoding import decode
from generator.reading.load import load
from generator.record import Kind
from generator.workbooks.exporting import written_values
from generator.workbooks.gathering import Fault, Gathered, gather, kind_in
from generator.workbooks.grids import Grid, grids
from generator.workbooks.marks import FIRST
from generator.workbooks.options import Options
from generator.workbooks.package import name_of
from generator.workbooks.pages import Cell
from generator.workbooks.refused import RefusedError
from generator.workbooks.telling import Telling
from generator.workbooks.verdicts import Verdicts, verdicts


class Told(NamedTuple):
    """A field that says something else, as the table calls it, and what its cell showed and shows."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Edited:
    """A record that the workbook says otherwise: what is different, and whether it is new."""

    id: str
    title: str
    is_new: bool
    differences: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do.

    `faults` (sentences) and `diagnostics` are what is wrong, at cells; `left_out` the records that are no longer in the
    workbook, which stay as they are.
    """

    changes: tuple[Change, ...]
    edited: tuple[Edited, ...]
    faults: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]
    left_out: tuple[str, ...]


def plan(root: Path, file: Path, wanted: Kind | None = None) -> Plan:
    """What an import of a workbook would do. Raises `RefusedError`, and `OSError` if it cannot be read."""
    found = grids(file.read_bytes())
    name = kind_in(found)
    kind = next((one for one in all_kinds() if one.name == name), None)
    if kind is None or wanted not in (None, kind):
        raise RefusedError(f"这份表里是“{kind.label if kind else name}”，不是要读的那一类")
    library, _diagnostics = load(root, all_kinds())
    gathered = gather(kind, found, Options(library))
    before = written_values(root, library, kind)
    judged = verdicts(gathered, library, before)
    return _Import(root, file.name, found, library, gathered, before, judged, Telling(kind)).plan()


@dataclass(frozen=True, slots=True)
class _Import:
    root: Path
    name: str
    grids: tuple[Grid, ...]
    library: Library
    gathered: Gathered
    before: Mapping[str, Any]
    verdicts: Verdicts
    telling: Telling

    def plan(self) -> Plan:
        """The whole of it; what is wrong is told all at once."""
        values, faults = {**self.verdicts.changed, **self.verdicts.new}, [*self.gathered.faults]
        problems = [*self.gathered.unseen]
        for record_id, refused in self.verdicts.refused.items():
            cell = self.gathered.cell(record_id, ())
            problems += [(cell, refused)] if isinstance(refused, Problem) else []
            faults += [Fault(cell, refused)] if isinstance(refused, str) else []
        trial = try_out(self.root, self.library, self.gathered.kind, values, dict(self._origins(values)))
        problems += [(self.gathered.cell(owner, problem.path), problem) for owner, problem in trial.found]
        at_cells = [
            Diagnostic(
                self.telling.of(problem), Place(self.name, cell=_cell(*cell), heading=self._heading(cell, problem))
            )
            for cell, problem in sorted(problems, key=self._order)
        ]
        diagnostics = (*dict.fromkeys(at_cells), *trial.elsewhere)
        return Plan(
            () if faults or has_errors(diagnostics) else self._changes(),
            tuple(self._edited(record_id, value) for record_id, value in values.items()),
            tuple(f"{self.name} {_cell(*cell)}: {message}" for cell, message in sorted(faults, key=self._order)),
            diagnostics,
            tuple(one for one in self.gathered.digests if one not in self.gathered.values and one in self.before),
        )

    def _heading(self, cell: Cell, problem: Problem) -> str:
        """What stands above a cell: whoever works in the table knows the field by that. A whole list is its sheet."""
        sheet, _row, column = cell
        if not problem.path or self.telling.has_sheet(problem.path) == sheet:
            return sheet if problem.path else ""
        return self.grids[self.titles.index(sheet)].text(FIRST - 1, column)

    def _origins(self, values: Mapping[str, Any]) -> Iterator[tuple[str, Origin]]:
        kind = self.gathered.kind
        for record_id in values:
            if record_id in self.before:
                yield record_id, self.library.origins[record_id]
            elif kind.holds_many:
                yield record_id, Origin(kind.source, (record_id,))
            else:
                yield record_id, Origin(f"{kind.source}/{record_id}.yaml")

    def _changes(self) -> tuple[Change, ...]:
        kind, found = self.gathered.kind, dict[str, bytes]()
        origins = dict(self._origins({**self.verdicts.changed, **self.verdicts.new}))
        old = {origin.file: self._old(origin.file) for origin in origins.values()}
        for record_id, value in self.verdicts.changed.items():
            file, prefix = origins[record_id].file, origins[record_id].prefix
            raw = found.get(file) or old[file] or b""
            found[file] = changed(raw, prefix, decode(raw, file)[0], written(kind, value))
        for record_id, value in self.verdicts.new.items():
            file = origins[record_id].file
            found[file] = _added(found.get(file) or old[file], kind, record_id, value)
        return tuple(Change(file, old[file], raw) for file, raw in found.items())

    def _old(self, file: str) -> bytes | None:
        path = self.root / file
        return path.read_bytes() if path.exists() else None

    def _edited(self, record_id: str, value: Mapping[str, Any]) -> Edited:
        before = self.before.get(record_id)
        found = differences(before, value) if before else ()
        return Edited(record_id, str(value.get("title", "")), before is None, tuple(map(self._told, found)))

    def _told(self, found: Difference) -> Told:
        before, after = (self.telling.value(found.path, text) for text in (found.before, found.after))
        return Told(self.telling.field_name(found.path), before, after)

    @property
    def titles(self) -> list[str]:
        """The names of the sheets, in their order."""
        return [grid.title for grid in self.grids]

    def _order(self, found: tuple[Cell, Any]) -> tuple[int, int, int]:
        sheet, row, column = found[0]
        return self.titles.index(sheet), row, column


def _cell(sheet: str, row: int, column: int) -> str:
    return f"{sheet}!{name_of(row, column)}"


def _added(raw: bytes | None, kind: Kind, record_id: str, value: Mapping[str, Any]) -> bytes:
    """A file with a new record: its own, or behind those that the file holds already."""
    if not kind.holds_many:
        return written(kind, value).encode()
    before, text = raw or b"", entry(kind, record_id, value).encode()
    if b"\r\n" in before:
        text = text.replace(b"\n", b"\r\n")
    return before + (b"" if not before or before.endswith(b"\n") else b"\n") + text
