"""How complaints of each value of a list have grown, and how sure that is. No number that is not written is used."""

import datetime
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import NormalDist

from generator.aggregates.cells import NONE, Cell, first_days
from generator.aggregates.exposure import exposure_of
from generator.aggregates.kept import Aggregates
from generator.warning.judging import judged
from generator.warning.levels import level
from generator.warning.series import Month

LIKELY, SURE = 2.0, 3.0
"""Standard deviations of chance from which on a rise is called so."""
CERTAINTIES = {"signal": "已经报警", "sure": "几乎不会是偶然", "likely": "多半不是偶然", "": "看不出增加"}
"""How sure it is that a value grows, the surest first."""
DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Grain:
    """What is compared: the last `window` periods with those a year before, of a history of at least `least`."""

    period: str
    window: int
    year: int
    least: int
    words: str


GRAINS = (Grain("month", 3, 12, 12, "近三个月"), Grain("quarter", 1, 4, 8, "上一季度"))


@dataclass(frozen=True, slots=True)
class Growth:
    """A value with how sure its rise is (a key of `CERTAINTIES`), by how much it stands out in standard deviations of
    chance, the sentences that say so, and whether they allow for more or less business.
    """

    of: str
    certainty: str
    strength: float
    says: tuple[str, ...]
    by_business: bool

    @property
    def order(self) -> tuple[int, float]:
        """The surest first."""
        return list(CERTAINTIES).index(self.certainty), -self.strength


@dataclass(frozen=True, slots=True)
class Growths:
    """What could be said of the values of a list, and of how many nothing could be said.

    `last` is the last whole month.
    """

    last: datetime.date
    of: Mapping[str, Growth]
    unknown: int

    @property
    def by_chance(self) -> float:
        """How many would seem to grow although nothing has changed."""
        return len(self.of) * (1 - NormalDist().cdf(LIKELY))


def growths(kept: Aggregates, parted: str) -> Growths:
    """Every value of a list of which at least one count is written."""
    tables = {grain: cells_of(kept, grain.period, parted) for grain in GRAINS}
    values = sorted({value for by_value in tables.values() for value in by_value} - {NONE})
    found = {value: one for value in values if (one := _growth(kept, parted, value, tables))}
    return Growths(last_whole(kept, "month"), found, len(values) - len(found))


def cells_of(kept: Aggregates, period: str, parted: str) -> Mapping[str, Mapping[datetime.date, Cell]]:
    """The cells of a table by value and first day."""
    found: dict[str, dict[datetime.date, Cell]] = {}
    for cell in kept.tables.get((period, parted), ()):
        found.setdefault(cell.of or "", {})[cell.since] = cell
    return found


def last_whole(kept: Aggregates, period: str) -> datetime.date:
    """The first day of the last period that was over when the ledger was read, and that the ledger reaches."""
    day = first_days(period, kept.about.last)
    return before(period, day) if after(period, day) > min(kept.about.read, _end(kept)) else day


def _end(kept: Aggregates) -> datetime.date:
    return after("month", kept.about.last)


def before(period: str, day: datetime.date) -> datetime.date:
    """The first day of the period before the one that begins with a day."""
    return first_days(period, day - DAY)


def after(period: str, day: datetime.date) -> datetime.date:
    """The first day of the period after the one that begins with a day."""
    return first_days(period, day + {"week": 7, "month": 31, "quarter": 92}[period] * DAY)


def _growth(
    kept: Aggregates, parted: str, value: str, tables: Mapping[Grain, Mapping[str, Mapping[datetime.date, Cell]]]
) -> Growth | None:
    for grain, by_value in tables.items():
        run = run_to(by_value.get(value, {}), grain.period, last_whole(kept, grain.period))
        if len(run) >= max(grain.least, 2 * grain.window):
            business = [exposure_of(kept.exposure, (grain.period, parted), cell) for cell in run]
            known = [float(one) for one in business if one]
            return _told(value, grain, run, known if len(known) == len(run) else None)
    return None


def run_to(cells: Mapping[datetime.date, Cell], period: str, last: datetime.date) -> Sequence[Cell]:
    """The cells that end with a period, without a gap: what is not there may be nothing or hidden, so none is zero."""
    found = []
    while cell := cells.get(last):
        found.append(cell)
        last = before(period, last)
    return found[::-1]


def _told(value: str, grain: Grain, run: Sequence[Cell], business: Sequence[float] | None) -> Growth:
    counts, weights = [cell.complaints for cell in run], business or [1.0] * len(run)
    lately, earlier, words = _compared(grain, len(run))
    now, then = sum(counts[lately]), sum(counts[earlier])
    ratio = sum(weights[lately]) / sum(weights[earlier])
    usual = level(counts[: -grain.window], weights[: -grain.window])
    spread = (usual.dispersion if usual else 1) * (1 + ratio)
    strength = 2 * (math.sqrt(now) - math.sqrt(then * ratio)) / math.sqrt(spread)
    alarm = _alarm(run, business) if grain.period == "month" else ""
    compared = f"{grain.words} {now} 件，{words} {then} 件，{change(now, then * ratio, business is not None)}"
    sure = _certainty(strength)
    chance = f"，{CERTAINTIES[sure]}" if sure or not alarm else ""
    says = (*filter(None, [alarm]), f"{compared}{chance}")
    return Growth(value, "signal" if alarm else sure, strength, says, business is not None)


def change(now: float, then: float, by_business: bool = False) -> str:
    """By how much a count has changed, in words; `by_business` if `then` is what business would make of it by now."""
    rated = "按业务量折算" if by_business else ""
    share = now / then - 1 if then else 0.0
    if round(abs(share), 2) == 0:
        return f"{rated}没有变化"
    return f"{rated}{'增加' if share > 0 else '减少'} {abs(share):.0%}"


def _certainty(strength: float) -> str:
    return "sure" if strength >= SURE else "likely" if strength >= LIKELY else ""


def _compared(grain: Grain, periods: int) -> tuple[slice, slice, str]:
    """The last periods, those they are compared with, and when those were."""
    lately = slice(periods - grain.window, periods)
    if periods >= grain.year + grain.window:
        return lately, slice(lately.start - grain.year, lately.stop - grain.year), "上年同期"
    return lately, slice(lately.start - grain.window, lately.start), "再往前同样长的时间（不满一年，没有扣除季节）"


def _alarm(run: Sequence[Cell], business: Sequence[float] | None) -> str:
    """What the usual method says of the last month, if it is an alarm."""
    weights: Sequence[float | None] = business or [None] * len(run)
    months = [Month(f"{cell.since:%Y-%m}", cell.complaints, weight) for cell, weight in zip(run, weights, strict=True)]
    last = judged(months).verdicts[-1]
    return f"{last.month} 报警：{last.reason}" if last.alarm else ""


def told(found: Growths) -> Iterator[str]:
    """How to take it, in sentences."""
    if found.of:
        yield (
            f"比较到 {found.last:%Y-%m} 为止，看了 {len(found.of)} 个；即使什么都没有变，"
            f"也会有大约 {found.by_chance:.1f} 个显得在增加"
        )
    if not all(one.by_business for one in found.of.values()):
        yield "没有每个月的业务量，没有折算：业务增长，投诉也会显得在增加"
    if found.unknown:
        yield f"有 {found.unknown} 个件数太少，或者历史太短，不能比"
