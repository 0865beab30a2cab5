"""Small counts are hidden, and so many others that no sum tells what they were."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.aggregates.cells import ALL, Cell, Name
from generator.aggregates.relations import Key, Relation, cells_of, key_of, relations
from generator.ledger.solving import components, determined

THRESHOLD = 5  # distinct customers
UNRATED = {"rated": 0, "score": 0}


def shown(tables: Mapping[Name, Sequence[Cell]], threshold: int = THRESHOLD) -> Mapping[Name, tuple[Cell, ...]]:
    """The tables without the cells that must not be known. What is not there is nothing or hidden: nobody can tell.

    A cell of fewer customers than the threshold is hidden. Then, until nothing changes: a sum with hidden cells has at
    least two, which are at least `threshold` complaints together; and no combination of sums has one solution. The
    whole ledger's total is known: where it is of fewer customers than the threshold, nothing must be kept at all.

    How many rated, and their scores, are numbers of the same kind: they are hidden by the same rules, in cells that are
    shown otherwise.
    """
    cells = cells_of(tables)
    secret = _Secret(cells, [*relations(cells)], threshold).found()
    rated = {key: _of_rated(cell) for key, cell in cells.items() if cell.rated}
    unrated = _Secret(rated, [*relations(rated)], threshold, secret & rated.keys()).found()

    def left(key: Key, cell: Cell) -> Cell:
        bare = _without_median(cell, threshold)
        return bare.model_copy(update=UNRATED) if key in unrated else bare

    return {
        name: tuple(left(key, cell) for cell in table if (key := key_of(name, cell)) not in secret)
        for name, table in tables.items()
    }


def _of_rated(cell: Cell) -> Cell:
    """A cell of those complaints alone that were rated."""
    return cell.model_copy(update={"complaints": cell.rated, "customers": min(cell.rated, cell.customers)})


def _without_median(cell: Cell, threshold: int) -> Cell:
    """A cell of which too few were closed does not say how long they took."""
    few = cell.complaints - cell.open < threshold
    return cell.model_copy(update={"median_days": None}) if few else cell


class _Secret:
    """`hidden` are keys of cells that are hidden already."""

    def __init__(
        self, cells: Mapping[Key, Cell], sums: Sequence[Relation], threshold: int, hidden: Iterable[Key] = ()
    ) -> None:
        self.cells, self.sums, self.threshold = cells, sums, threshold
        self.keys = {*hidden} | {key for key, cell in cells.items() if cell.customers < threshold}

    def found(self) -> set[Key]:
        """The keys of all cells that are to be hidden."""
        while more := {*self._of_lines()} or {*self._of_system()}:
            self.keys |= more
        return self.keys

    def _of_lines(self) -> Iterator[Key]:
        """One more cell for each sum that tells too much by itself."""
        for line in self.sums:
            inside = [key for key in line if key in self.keys]
            if inside and self._tells(line, inside) and (more := self._next([line])):
                yield more

    def _tells(self, line: Relation, inside: Sequence[Key]) -> bool:
        if len(inside) == 1:
            return True
        is_one_sided = len({line[key] for key in inside}) == 1
        return is_one_sided and sum(self.cells[key].complaints for key in inside) < self.threshold

    def _of_system(self) -> Iterator[Key]:
        """One more cell for each group of sums that have one solution for a hidden cell together."""
        unknown = {id(line): {key: n for key, n in line.items() if key in self.keys} for line in self.sums}
        for group in components(unknown.values()):
            if told := determined(group):
                touched = [line for line in self.sums if any(key in unknown[id(line)] for key in told)]
                if more := self._next(touched) or self._next(self.sums):
                    yield more

    def _next(self, lines: Sequence[Relation]) -> Key | None:
        """The smallest cell in these sums that is still shown; one of a list before a whole."""
        left = {key for line in lines for key in line if key not in self.keys and key in self.cells}
        return min(left, key=lambda key: (key.parted == ALL, self.cells[key].complaints, key), default=None)
