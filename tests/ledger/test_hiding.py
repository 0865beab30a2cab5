"""What is hidden cannot be worked out: an integer solver looks for another ledger that shows the same numbers."""

import datetime
import itertools
import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_matrix

from generator.aggregates.cells import ALL, CROSSINGS, NAMES, PERIODS, Cell, Name, first_days
from generator.aggregates.relations import DAY, Key, cells_of, relations
from generator.ledger.counting import counted
from generator.ledger.hiding import THRESHOLD, shown
from generator.ledger.mapping import LedgerMap
from generator.ledger.reading import read
from generator.ledger.solving import components, determined
from generator.reading.source import parse
from tests.ledger.ledgers import MAP, complaints

Tables = Mapping[Name, Sequence[Cell]]
LISTS = ("product", "cause")
LEDGERS = [(1, 8, 100, 3), (2, 30, 40, 2), (3, 80, 5, 3), (4, 80, 100, 4), (5, 300, 150, 3), (6, 300, 40, 4)]


def tables(folder: Path, seed: int, count: int, days: int, values: int, rated: float = 0) -> Tables:
    """All counts of a generated ledger, of which such a share is rated."""
    file, chance = folder / "ledger.csv", random.Random(seed)
    head, *rows = complaints(seed, count, days, values).splitlines()
    scores = [str(chance.randint(1, 5)) if chance.random() < rated else "" for _row in rows]
    lines = [f"{head},满意度", *(f"{row},{score}" for row, score in zip(rows, scores, strict=True))]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    known = parse(MAP, "MAP.yaml").value
    if rated:
        known["columns"]["satisfaction"], known["best_score"] = "满意度", 5
    for name, word in zip(LISTS, ("产品", "原因"), strict=True):
        known["values"][name] = [{"text": f"{word}{n}", "to": f"{name}-{n}"} for n in range(values)]
    found = read([file], LedgerMap.model_validate(known), datetime.date(2026, 1, 1))
    return counted(lambda: found.complaints, found.lists)


def everything(cells: Mapping[Key, Cell]) -> set[Key]:
    """Every cell that there may be: each value in each period from the first to the last."""
    found = set()
    days, crossed = sorted(key.since for key in cells), CROSSINGS.keys() & {key.parted for key in cells}
    for period in PERIODS:
        firsts = {first_days(period, days[0] + n * DAY) for n in range((days[-1] - days[0]).days + 7)}
        values = {(key.parted, key.of, key.by) for key in cells if (period, key.parted) in NAMES}
        values |= {(parted, of, by) for parted in crossed for of, by in _pairs(cells, CROSSINGS[parted])}
        found |= {Key(period, *value, since) for value in values if (period, value[0]) in NAMES for since in firsts}
    return found


def _pairs(cells: Mapping[Key, Cell], lists: tuple[str, str]) -> Iterator[tuple[str, str]]:
    """Every pair of values that a crossing of these lists may have."""
    first, second = ({key.of for key in cells if key.parted == part} for part in lists)
    return itertools.product(first, second)


class Reader:
    """Somebody who knows what is shown and how all of it adds up."""

    def __init__(self, every: Mapping[Key, Cell], left: Mapping[Key, Cell]) -> None:
        self.unknown = {key: place for place, key in enumerate(sorted(everything(every) - left.keys()))}
        rows, sums = [], []
        for line in relations(everything(every)):
            row = np.zeros(len(self.unknown))
            for key in line.keys() & self.unknown.keys():
                row[self.unknown[key]] = line[key]
            if row.any():
                rows.append(row)
                sums.append(
                    sum(n * every[key].complaints for key, n in line.items() if key in self.unknown and key in every)
                )
        self.limits = [LinearConstraint(csr_matrix(np.array(rows)), sums, sums)] if rows else []

    def other(self, key: Key, truth: int) -> bool:
        """Whether there is a ledger with another count at a place, all that is shown being the same."""
        for sign in (1, -1):
            wanted = np.zeros(len(self.unknown))
            wanted[self.unknown[key]] = sign
            whole = np.ones(len(self.unknown))
            found = milp(wanted, constraints=self.limits, integrality=whole, bounds=Bounds(0, 10_000))
            assert found.x is not None, "the true ledger is a solution"
            if abs(found.x[self.unknown[key]] - truth) > 0.5:
                return True
        return False


def worked_out(every: Tables, left: Tables) -> list[Key]:
    """The hidden cells that leave no choice."""
    cells, seen = cells_of(every), cells_of(left)
    reader = Reader(cells, seen)
    return [key for key in cells.keys() - seen.keys() if not reader.other(key, cells[key].complaints)]


@pytest.mark.parametrize("given_", LEDGERS, ids=str)
def test_no_hidden_count_can_be_worked_out(given_: tuple[int, int, int, int], tmp_path: Path) -> None:
    every = tables(tmp_path, *given_)
    left = shown(every)
    assert all(cell.customers >= THRESHOLD for cell in cells_of(left).values())
    assert worked_out(every, left) == []


def ratings(given_: Tables) -> Tables:
    """The cells of those complaints that were rated; two lists at once say nothing of it."""
    return {
        name: [cell.model_copy(update={"complaints": cell.rated}) for cell in cells if cell.rated]
        for name, cells in given_.items()
    }


@pytest.mark.parametrize("share", [0.1, 0.3, 0.8])
@pytest.mark.parametrize("given_", LEDGERS[2:], ids=str)
def test_no_hidden_rating_can_be_worked_out(given_: tuple[int, int, int, int], share: float, tmp_path: Path) -> None:
    every = tables(tmp_path, *given_, share)
    left = shown(every)
    cells = cells_of(left).values()
    assert all(cell.rated >= THRESHOLD or cell.rated == cell.score == 0 for cell in cells)
    assert worked_out(ratings(every), ratings(left)) == []
    assert share < 0.8 or any(cell.rated for cell in cells)


def test_the_solver_finds_ratings_that_are_hidden_where_they_are_few_alone(tmp_path: Path) -> None:
    every = ratings(tables(tmp_path, *LEDGERS[4], 0.3))
    few_alone = {name: [cell for cell in cells if cell.rated >= THRESHOLD] for name, cells in every.items()}
    assert worked_out(every, few_alone) != []


def test_the_solver_finds_what_small_counts_alone_would_tell(tmp_path: Path) -> None:
    every = tables(tmp_path, *LEDGERS[3])
    only_small = {name: [cell for cell in cells if cell.customers >= THRESHOLD] for name, cells in every.items()}
    assert worked_out(every, only_small) != []


def test_nothing_is_hidden_where_all_is_large(tmp_path: Path) -> None:
    every = tables(tmp_path, 1, 300, 5, 1)
    assert shown(every) == every
    assert {parted for _period, parted in every} == {ALL, *LISTS, "product-cause"}


@given(st.lists(st.dictionaries(st.sampled_from("abcdef"), st.sampled_from((1, -1)), max_size=6), max_size=7))
def test_what_is_determined_is_what_the_rank_says(rows: list[dict[str, int]]) -> None:
    matrix = np.array([[row.get(name, 0) for name in "abcdef"] for row in rows] or [[0] * 6])
    rank = np.linalg.matrix_rank(matrix)
    alone = {
        name for name, unit in zip("abcdef", np.eye(6), strict=True) if np.linalg.matrix_rank([*matrix, unit]) == rank
    }
    assert determined(rows) == alone
    assert {name for group in components(rows) for name in determined(group)} == alone
