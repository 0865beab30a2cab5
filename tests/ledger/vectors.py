"""What others compute of the same series: an excerpt beside this file, the whole where it lies beside the project."""

import csv
import math
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator.warning.methods import (
    all_methods,
    cusum_anscombe,
    cusum_rossi,
    cusum_standard,
    ewma,
)
from generator.warning.series import Month, Series, Verdict

EXCERPT = Path(__file__).parent
WHOLE = Path(__file__).parents[3] / "shared/oracles/early-warning"
RUNNING_ON = {"cusum-standard": cusum_standard, "cusum-rossi": cusum_rossi, "cusum-anscombe": cusum_anscombe}
"""Sums that R does not let start anew after an alarm."""
DETECTORS = {
    "ears_C1": "ears-c1",
    "ears_C2": "ears-c2",
    "cusum_standard": "cusum-standard",
    "cusum_rossi": "cusum-rossi",
    "cusum_anscombe": "cusum-anscombe",
    "llr_cusum_glrnb": "cusum-ratio",
    "farringtonFlexible": "farrington",
}
CHARTS = {
    "qcc_u": "u-chart",
    "qcc_c": "c-chart",
    "laney_u_prime": "u-prime",
    "xmr_plotthedots": "xmr",
    "qcc_ewma": "ewma",
}


@dataclass(frozen=True, slots=True)
class Vector:
    """A month by its place, with its alarm and the limit as its source tells it, `None` where that is another thing."""

    method: str
    series: str
    place: int
    limit: float | None
    alarm: bool


class Named:
    """Series by name, judged once by each method."""

    def __init__(self, counts: Mapping[str, list[int]], exposures: Mapping[str, list[float]]) -> None:
        self.series: Mapping[str, Series] = {
            name: [
                Month(f"{2020 + place // 12}-{place % 12 + 1:02}", count, exposure)
                for place, (count, exposure) in enumerate(zip(counts[name], exposures[name], strict=True))
            ]
            for name in counts
        }
        self.judged = cache(self._judged)

    def _judged(self, method: str, name: str) -> list[Verdict]:
        if method in RUNNING_ON:
            return [*RUNNING_ON[method].judge(self.series[name], restart=False)]
        return [*all_methods()[method].judge(self.series[name])]

    def limit(self, vector: Vector) -> float:
        """Our limit of a month, told as its source tells it."""
        series, place = self.series[vector.series], vector.place
        upper = self.judged(vector.method, vector.series)[place].upper
        assert upper is not None
        if vector.method == "cusum-standard":
            return math.ceil(upper - 1e-9)
        if vector.method in ("u-chart", "u-prime"):
            return upper / (series[place].exposure or math.nan) * 10_000
        if vector.method == "ewma":
            before = ewma.smoothed(series)[1][place]
            return ewma.SHARE * upper + (1 - ewma.SHARE) * before
        return upper


def excerpt() -> tuple[Named, list[Vector]]:
    """What is committed."""
    counts, exposures, found = {}, {}, []
    for row in _rows(EXCERPT / "vectors.csv"):
        if row[0] == "counts":
            counts[row[1]] = [int(one) for one in row[2:]]
        elif row[0] == "exposures":
            exposures[row[1]] = [float(one) for one in row[2:]]
        else:
            found.append(Vector(row[0], row[1], int(row[2]), _limit(row[0], row[3]), row[4] == "1"))
    return Named(counts, exposures), found


def whole() -> tuple[Named, list[Vector]]:
    """All that was computed, but for what is told on purpose to differ."""
    counts, exposures = defaultdict(list), defaultdict(list)
    for row in _table("series.csv"):
        counts[row["series"]].append(int(row["count"]))
        exposures[row["series"]].append(float(row["exposure"]))
    return Named(counts, exposures), [*_detectors(), *_charts()]


def _detectors() -> Iterator[Vector]:
    for row in _table("count_detectors.csv"):
        method, params = DETECTORS.get(row["method"]), row["params"]
        other = "trend=TRUE" in params or "alpha=0.02" in params
        if method and not other:
            yield Vector(method, row["series"], int(row["t"]) - 1, _limit(method, row["upper"]), row["alarm"] == "1")


def _charts() -> Iterator[Vector]:
    for row in _table("control_charts.csv"):
        upper = float(row["upper"])
        yield Vector(CHARTS[row["method"]], row["series"], int(row["t"]) - 1, upper, float(row["value"]) > upper)


def _limit(method: str, text: str) -> float | None:
    """None where there is none, where R tells the sum, and where it squares what is less than nothing (Rossi)."""
    limit = float(text) if text not in ("", "NA", "NaN", "Inf") else math.inf
    return limit if math.isfinite(limit) and method not in ("cusum-ratio", "cusum-rossi") else None


def _rows(file: Path) -> Iterator[list[str]]:
    lines = file.read_text(encoding="utf-8").splitlines()
    return csv.reader(line for line in lines if not line.startswith("#"))


def branches() -> list[list[str]]:
    """The rows of the funnel."""
    return [*_rows(EXCERPT / "branches.csv")]


def _table(name: str) -> Iterator[dict[str, str]]:
    with (WHOLE / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
