"""Which unknowns a system of sums leaves no choice for."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

PRIME = (1 << 61) - 1
"""Equations are solved modulo this: exact, and wrong only where a determinant of ours is a multiple of it."""

Unknown = TypeVar("Unknown")
Row = dict[Unknown, int]


def determined(rows: Iterable[Mapping[Unknown, int]]) -> set[Unknown]:
    """The unknowns that have one value in every solution; `rows` are the equations' left sides."""
    reduced: dict[Unknown, Row[Unknown]] = {}
    users: dict[Unknown, set[Unknown]] = {}
    for row in rows:
        rest = _reduced({unknown: n % PRIME for unknown, n in row.items() if n}, reduced)
        if rest:
            _enter(rest, reduced, users)
    return {pivot for pivot, row in reduced.items() if len(row) == 1}


def _reduced(row: Row[Unknown], reduced: Mapping[Unknown, Row[Unknown]]) -> Row[Unknown]:
    for pivot in [unknown for unknown in row if unknown in reduced]:
        _subtract(row, reduced[pivot], row[pivot])
    return row


def _enter(row: Row[Unknown], reduced: dict[Unknown, Row[Unknown]], users: dict[Unknown, set[Unknown]]) -> None:
    """Make a row one of the reduced ones: its pivot goes from all others."""
    pivot = next(iter(row))
    inverse = pow(row[pivot], -1, PRIME)
    row = {unknown: n * inverse % PRIME for unknown, n in row.items()}
    for other in users.pop(pivot, set()):
        _subtract(reduced[other], row, reduced[other][pivot])
        for unknown in row:
            if unknown in reduced[other]:
                users.setdefault(unknown, set()).add(other)
            else:
                users.get(unknown, set()).discard(other)
    reduced[pivot] = row
    for unknown in row:
        if unknown != pivot:
            users.setdefault(unknown, set()).add(pivot)


def _subtract(row: Row[Unknown], other: Mapping[Unknown, int], times: int) -> None:
    for unknown, n in other.items():
        rest = (row.get(unknown, 0) - times * n) % PRIME
        if rest:
            row[unknown] = rest
        else:
            row.pop(unknown, None)


def components(rows: Iterable[Mapping[Unknown, int]]) -> Iterator[list[Mapping[Unknown, int]]]:
    """The equations in groups that share no unknown."""
    leader: dict[Unknown, Unknown] = {}

    def lead(one: Unknown) -> Unknown:
        while leader.setdefault(one, one) != one:
            leader[one] = leader[leader[one]]
            one = leader[one]
        return one

    kept = [row for row in rows if row]
    for row in kept:
        first, *others = row
        for other in others:
            leader[lead(other)] = lead(first)
    groups: dict[Unknown, list[Mapping[Unknown, int]]] = {}
    for row in kept:
        groups.setdefault(lead(next(iter(row))), []).append(row)
    yield from groups.values()
