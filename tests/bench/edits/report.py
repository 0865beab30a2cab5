"""The tables: what each step cost whom, beside the others, and how it grows with the number of cases."""

from collections.abc import Iterator, Mapping, Sequence
from math import log, nan

from tests.bench.edits.steps import INSTEAD, STEPS, WANTED
from tests.bench.measure import Cost

Costs = Mapping[tuple[int, str, str], Cost]
"""By number of cases, step and builder."""
HEAD = ("cases", "what", "builder", "wall s", "CPU s", "peak MB")
BASES = ("before", "mkdocs", "zensical")
NONE = "—"


def costs(found: Costs) -> Iterator[str]:
    """A line for each step and builder; the ratios are of CPU seconds and of the clock."""
    bases = [base for base in BASES if any(builder == base for _, _, builder in found)]
    yield from _head([*HEAD, *(f"× {one}" for one in bases), "wanted"])
    for (cases, step, builder), cost in found.items():
        ratios = [_ratio(cost, found, (cases, step, base)) if base != builder else NONE for base in bases]
        wanted = WANTED.get(step, NONE) if builder == "ours" else ""
        yield _row([f"{cases:,}", step, builder, *_figures(cost), *ratios, wanted])


def growth(found: Costs) -> Iterator[str]:
    """The exponents by which costs grow from the second largest size to the largest: 1 is linear, 0 does not grow."""
    yield from _head(["what", "builder", "cases", "wall", "CPU", "peak MB"])
    for step in STEPS:
        for builder in dict.fromkeys(builder for _, _, builder in found):
            sizes = sorted(cases for cases, *rest in found if rest == [step, builder])[-2:]
            if len(sizes) == 2:
                pairs = zip(*(_values(found[cases, step, builder]) for cases in sizes), strict=True)
                exponents = [f"{exponent(small, large, sizes):.2f}" for small, large in pairs]
                yield _row([step, builder, " → ".join(f"{cases:,}" for cases in sizes), *exponents])


def exponent(small: float, large: float, sizes: Sequence[int]) -> float:
    """Of the power of the size that takes one cost to the other; nan where something cost nothing."""
    return log(large / small) / log(sizes[1] / sizes[0]) if small and large else nan


def _ratio(cost: Cost, found: Costs, key: tuple[int, str, str]) -> str:
    cases, step, builder = key
    base = found.get(key) or found.get((cases, INSTEAD.get(step, step), builder))
    if base is None or not base.cpu_seconds:
        return NONE
    return f"{cost.cpu_seconds / base.cpu_seconds:.3f} CPU, {cost.wall_seconds / base.wall_seconds:.3f} wall"


def _figures(cost: Cost) -> list[str]:
    return [f"{cost.wall_seconds:.2f}", f"{cost.cpu_seconds:.2f}", f"{cost.peak_megabytes:.0f}"]


def _values(cost: Cost) -> tuple[float, float, float]:
    return cost.wall_seconds, cost.cpu_seconds, cost.peak_megabytes


def _head(cells: Sequence[str]) -> Iterator[str]:
    yield _row(cells)
    yield _row(["---"] * len(cells))


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
