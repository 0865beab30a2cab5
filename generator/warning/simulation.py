"""How often a method errs, and how soon it sees a rise, at a level of one's own: series are drawn and judged.

A method has the months before that it needs, two years at least, as they always were; what changes does so with the
last year. One seed, one result, and the same series for each method.
"""

import math
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import mean

from generator.warning.methods import all_methods
from generator.warning.series import MONTHS_A_YEAR, Month, Series, Verdict

BEFORE, CHANGE, MONTHS = 24, 48, 60
"""Months that a method has before the change, if it needs no more; the place of the change; months that are drawn."""
STEP, GROWTH, OUTLIER, OUTLIER_AT = 1.5, 1.02, 3.0, CHANGE - 4
SOON, BUSINESS, AT_ONCE = 3, 10_000.0, 500.0
MOST = 10_000  # complaints a month, or series
FIRST_YEAR = 2021


@dataclass(frozen=True, slots=True)
class Setting:
    """What is drawn: the mean a month, the variance as a multiple of it (1 or more), how many series, which seed."""

    level: float
    dispersion: float
    series: int
    seed: int


@dataclass(frozen=True, slots=True)
class Performance:
    """What a method did: alarms a year where nothing changed and where business grew, the share of steps seen within
    three months, without and with an outlier before, the mean delay in months of steps that were seen in a year.
    """

    method: str
    false_alarms: float
    growing: float
    soon: float
    soon_after_outlier: float
    delay: float | None


Means = Callable[[int], float]


@dataclass(frozen=True, slots=True)
class Scenario:
    """How the mean goes, as a multiple of the level, and the business; `outlier` is one month that stands out."""

    means: Means
    business: Means
    outlier: bool = False


def _steady(_place: int) -> float:
    return 1.0


def _growing(place: int) -> float:
    return GROWTH**place / GROWTH**CHANGE


def _stepping(place: int) -> float:
    return STEP if place >= CHANGE else 1.0


STEADY = Scenario(_steady, _steady)
GROWING = Scenario(_growing, _growing)
STEPPING = Scenario(_stepping, _steady)
AFTER_OUTLIER = Scenario(_stepping, _steady, outlier=True)
SCENARIOS = (STEADY, GROWING, STEPPING, AFTER_OUTLIER)


def measured(methods: Sequence[str], setting: Setting) -> Iterator[Performance]:
    """Each method on the same series, one after another."""
    drawn = {scenario: drawings(scenario, setting) for scenario in SCENARIOS}
    for name in methods:
        quiet, growing, step, after = (
            [_last_year(name, series) for series in drawn[scenario]] for scenario in SCENARIOS
        )
        delays = [delay for one in step if (delay := _delay(one)) is not None]
        yield Performance(
            name, _rate(quiet), _rate(growing), _soon(step), _soon(after), mean(delays) if delays else None
        )


def _last_year(name: str, series: Series) -> Sequence[Verdict]:
    method = all_methods()[name]
    return method.judge(series[CHANGE - max(BEFORE, method.first) :])[-MONTHS_A_YEAR:]


def drawings(scenario: Scenario, setting: Setting) -> Sequence[Series]:
    """Series by chance, the same for the same setting."""
    chance = random.Random(f"{setting.seed} {SCENARIOS.index(scenario)} {setting.level} {setting.dispersion}")
    return [_drawn(scenario, setting, chance) for _number in range(setting.series)]


def _drawn(scenario: Scenario, setting: Setting, chance: random.Random) -> Series:
    months = []
    for place in range(MONTHS):
        expected = setting.level * scenario.means(place)
        if scenario.outlier and place == OUTLIER_AT:
            expected *= OUTLIER
        year, month = divmod(place, MONTHS_A_YEAR)
        count = draw(expected, setting.dispersion, chance)
        months.append(Month(f"{FIRST_YEAR + year}-{month + 1:02}", count, BUSINESS * scenario.business(place)))
    return months


def draw(expected: float, dispersion: float, chance: random.Random) -> int:
    """A negative binomial count, as a Poisson count whose mean is drawn too."""
    if dispersion > 1:
        expected = chance.gammavariate(expected / (dispersion - 1), dispersion - 1)
    count = 0
    while expected > AT_ONCE:  # so that the exponential does not vanish
        count, expected = count + _poisson(AT_ONCE, chance), expected - AT_ONCE
    return count + _poisson(expected, chance)


def _poisson(expected: float, chance: random.Random) -> int:
    left, term, count = chance.random(), math.exp(-expected), 0
    while left > term and term > 0:
        left -= term
        count += 1
        term *= expected / count
    return count


def _rate(judged: Sequence[Sequence[Verdict]]) -> float:
    return mean(sum(verdict.alarm for verdict in verdicts) for verdicts in judged)


def _soon(judged: Sequence[Sequence[Verdict]]) -> float:
    return mean(any(verdict.alarm for verdict in verdicts[:SOON]) for verdicts in judged)


def _delay(verdicts: Sequence[Verdict]) -> int | None:
    """Months from the change to the first alarm, 1 for one in its own month; none if there is none."""
    return next((place for place, verdict in enumerate(verdicts, 1) if verdict.alarm), None)
