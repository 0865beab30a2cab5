"""One number month by month, and what a method says of it as far as there is no gap."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from generator.aggregates.cells import ALL, CROSSINGS
from generator.signals.counted import MONTH, Counted, Values
from generator.warning.judging import Judgement, judged
from generator.warning.series import MONTHS_A_YEAR, Month, Verdict

UNKNOWN = "没有数（没有投诉，或者客户太少没有写出）"


@dataclass(frozen=True, slots=True)
class Scope:
    """What is added up: the cells of some values of a table. No value at all is the table of everything."""

    parted: str = ALL
    values: tuple[Values, ...] = ((),)


@dataclass(frozen=True, slots=True)
class Point:
    """A month; `count` is None where it is hidden or where there was nothing, which nobody can tell."""

    month: datetime.date
    count: int | None
    exposure: float | None = None

    @property
    def name(self) -> str:
        """As it is written: `2026-03`."""
        return f"{self.month:%Y-%m}"


@dataclass(frozen=True, slots=True)
class Row:
    """All months, and a judgement of those at the end that have no gap; `start` is the first of these."""

    points: Sequence[Point]
    judgement: Judgement
    start: int
    notes: Sequence[str] = ()

    @property
    def series(self) -> Sequence[Month]:
        """The months that were judged."""
        return [Month(one.name, one.count or 0, one.exposure) for one in self.points[self.start :]]

    @property
    def verdicts(self) -> Sequence[Verdict | None]:
        """What was said of each month; nothing of those before the gap."""
        return [*[None] * self.start, *self.judgement.verdicts]

    @property
    def alarms(self) -> Sequence[Point]:
        """The months that were too many."""
        pairs = zip(self.points, self.verdicts, strict=True)
        return [point for point, verdict in pairs if verdict and verdict.alarm]

    @property
    def lately(self) -> Sequence[str]:
        """The months of the last year that were too many."""
        year = [point.month for point in self.points[-MONTHS_A_YEAR:]]
        return [point.name for point in self.alarms if point.month in year]

    @property
    def before(self) -> Sequence[str]:
        """The same without the last month."""
        return [name for name in self.lately if name != self.points[-1].name]

    @property
    def is_judged(self) -> bool:
        """Whether anything can be said of the last month."""
        return bool(self.judgement.verdicts) and self.judgement.verdicts[-1].expected is not None


def points(of: Counted, scope: Scope, measure: str, *, with_exposure: bool) -> Sequence[Point]:
    """The months of a scope, all values added up; a month that lacks one of them is not known."""
    found = []
    for month in of.months:
        cells = [of.cell(MONTH, scope.parted, month, values) for values in scope.values]
        known = [getattr(cell, measure) for cell in cells if cell]
        count = sum(known) if len(known) == len(cells) else None
        found.append(Point(month, count, _exposure(of, scope, month) if with_exposure else None))
    return found


def _exposure(of: Counted, scope: Scope, month: datetime.date) -> float | None:
    """Of products and branches, if the business is parted so, that of each together; else that of everything, once."""
    lists = CROSSINGS.get(scope.parted, (scope.parted,))
    places = [place for place, name in enumerate(lists) if name in of.businesses]
    apart = {tuple(values[place] for place in places): values for values in scope.values}
    known = [of.exposure((MONTH, scope.parted), month, values) for values in apart.values()]
    found = [one for one in known if one is not None]
    return sum(found) if found and len(found) == len(known) else None


def row(found: Sequence[Point], method: str) -> Row:
    """Judge the months from the last gap on."""
    gaps = [place for place, point in enumerate(found) if point.count is None]
    start = gaps[-1] + 1 if gaps else 0
    series = [Month(one.name, one.count or 0, one.exposure) for one in found[start:]]
    notes = []
    if start == len(found):
        last = f"{found[-1].name} {UNKNOWN}，不能当作 0，这个月没有判断。" if found else "还没有一个过完的月份。"
        return Row(found, Judgement(method, [], [last]), start, [last])
    if gaps:
        which = (
            f"{found[gaps[-1]].name} " if len(gaps) == 1 else f"有 {len(gaps)} 个月（最近是 {found[gaps[-1]].name}）"
        )
        notes.append(f"{which}{UNKNOWN}，不能当作 0，只看那以后的。")
    judgement = judged(series, method)
    return Row(found, judgement, start, [*notes, *judgement.notes])
