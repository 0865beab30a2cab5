"""How complaints of each value of a list have grown, and how sure that is. No number that is not written is used."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from statistics import NormalDist

from generator.aggregates.cells import NONE, Cell
from generator.signals.counted import MONTH, QUARTER, Counted
from generator.warning.judging import judged
from generator.warning.levels import level
from generator.warning.series import Month

LEAST = 0.1  # of those that would seem to grow by chance; fewer are told as less
LIKELY, SURE = 2.0, 3.0
"""Standard deviations of chance from which on a rise is called so."""
CERTAINTIES = {"signal": "已经报警", "sure": "几乎不会是偶然", "likely": "多半不是偶然", "": "看不出增加"}
"""How sure it is that a value grows, the surest first."""


@dataclass(frozen=True, slots=True)
class Grain:
    """What is compared: the last `window` periods with those a year before, of a history of at least `least`."""

    period: str
    window: int
    year: int
    least: int
    words: str


GRAINS = (Grain(MONTH, 3, 12, 12, "近三个月"), Grain(QUARTER, 1, 4, 8, "上一季度"))


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

    `last` is the last month that was over: `2026-10`.
    """

    last: str
    of: Mapping[str, Growth]
    unknown: int

    @property
    def by_chance(self) -> float:
        """How many would seem to grow although nothing has changed."""
        return len(self.of) * (1 - NormalDist().cdf(LIKELY))


def growths(counted: Counted, parted: str) -> Growths:
    """Every value of a list of which at least one count is written."""
    values = [values for values in counted.values(parted) if values != (NONE,)]
    found = {value: one for (value,) in values if (one := _growth(counted, parted, value))}
    return Growths(counted.last, found, len(values) - len(found))


def _growth(counted: Counted, parted: str, value: str) -> Growth | None:
    for grain in GRAINS:
        run = _run(counted, grain, parted, value)
        if len(run) >= max(grain.least, 2 * grain.window):
            business = [counted.exposure((grain.period, parted), cell.since, (value,)) for cell in run]
            known = [one for one in business if one]
            return _told(value, grain, run, known if len(known) == len(run) else None)
    return None


def _run(counted: Counted, grain: Grain, parted: str, value: str) -> Sequence[Cell]:
    """The cells that end with the last period, without a gap: what is not there may be nothing or hidden, not zero."""
    periods = counted.months if grain.period == MONTH else counted.quarters
    cells = (counted.cell(grain.period, parted, since, (value,)) for since in reversed(periods))
    return [cell for cell in takewhile(bool, cells) if cell][::-1]


def _told(value: str, grain: Grain, run: Sequence[Cell], business: Sequence[float] | None) -> Growth:
    counts, weights = [cell.complaints for cell in run], business or [1.0] * len(run)
    lately, earlier, words = _compared(grain, len(run))
    now, then = sum(counts[lately]), sum(counts[earlier])
    ratio = sum(weights[lately]) / sum(weights[earlier])
    usual = level(counts[: -grain.window], weights[: -grain.window])
    spread = (usual.dispersion if usual else 1) * (1 + ratio)
    strength = 2 * (math.sqrt(now) - math.sqrt(then * ratio)) / math.sqrt(spread)
    alarm = _alarm(run, business) if grain.period == MONTH else ""
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
        chance = f"大约 {found.by_chance:.1f} 个" if found.by_chance >= LEAST else f"不到 {LEAST} 个"
        yield f"比较到 {found.last} 为止，看了 {len(found.of)} 个；即使什么都没有变，也会有{chance}显得在增加"
    if not all(one.by_business for one in found.of.values()):
        yield "没有每个月的业务量，没有折算：业务增长，投诉也会显得在增加"
    if found.unknown:
        yield f"有 {found.unknown} 个件数太少，或者历史太短，不能比"
