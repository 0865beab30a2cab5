"""Charts: all of a shape stays inside it, axes have round ticks, a gap stays a gap, and none is large."""

import datetime
import math
import re
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.library import Library
from generator.pages.charts.bars import Bar, bars
from generator.pages.charts.chart import Chart, axis, clipped, number, percent
from generator.pages.charts.funnel import Dot, funnel
from generator.pages.charts.lines import Line, Plot, lines
from generator.pages.drawing import extent
from generator.pages.environment import environment_of

LARGEST = 6_500  # bytes of a chart in both shapes
LABELS = st.text("投诉处理岗ABC abc019，。《》（）%-<&\"'", min_size=1, max_size=60)
COUNTS = st.integers(0, 10**7)
SHARES = st.floats(0, 100)
WORDS = 'charts/{}.html.j2" as type %}}{{{{ type.shape(made, drawing) }}}}'


def drawn(chart: Chart) -> list[str]:
    """Its shapes as SVG."""
    template = environment_of(Library()).from_string('{% import "' + WORDS.format(chart.type))
    return [template.render(made=chart, drawing=shape) for shape in (chart.wide, chart.narrow)]


def months(count: int) -> list[datetime.date]:
    """So many months, one after another."""
    return [datetime.date(2023 + place // 12, place % 12 + 1, 1) for place in range(count)]


def numbers_of(svg: str, *names: str) -> list[float]:
    """The numbers in some attributes."""
    found = re.findall(rf'\b(?:{"|".join(names)})="(-?[\d.]+)"', svg)
    return [float(one) for one in found]


def points_of(svg: str) -> list[tuple[float, float]]:
    """The places where lines bend."""
    paths = " ".join(re.findall(r' d="([^"]*)"', svg))
    return [(float(x), float(y)) for x, y in re.findall(r"[ML](-?[\d.]+) (-?[\d.]+)", paths)]


def limits(size: float) -> tuple[float, float]:
    """A funnel of nobody's."""
    return max(0.0, 1 - size**-0.5), 1 + size**-0.5


def is_inside(chart: Chart) -> bool:
    """Whether nothing is drawn outside, and nothing that is no number."""
    for svg, shape in zip(drawn(chart), (chart.wide, chart.narrow), strict=True):
        xs, ys = numbers_of(svg, "x", "cx"), numbers_of(svg, "y", "cy")
        xs += [x for x, _y in points_of(svg)]
        ys += [y for _x, y in points_of(svg)]
        if "nan" in svg or "inf" in svg or not all(-1 <= x <= shape.width + 1 for x in xs):
            return False
        if not all(-1 <= y <= shape.height + 1 for y in ys):
            return False
    return True


@given(st.floats(1e-6, 1e12))
def test_an_axis_holds_its_values_in_few_round_steps(high: float) -> None:
    found = axis(high, 200, 0)
    ticks = found.ticks()
    assert found.high >= high * (1 - 1e-9)
    assert 2 <= len(ticks) <= 6
    assert ticks[0] == (200, "0")
    first = f"{found.step:.6e}".rstrip("0")
    assert first[0] in "1257"
    assert [place for place, _label in ticks] == sorted((place for place, _label in ticks), reverse=True)


@given(st.lists(st.tuples(LABELS, COUNTS), min_size=1, max_size=14))
def test_bars_stay_inside_and_words_are_escaped(found: list[tuple[str, int]]) -> None:
    chart = bars("题", "说明", [Bar(label, value, f"{value:,} 件，100%") for label, value in found])
    assert is_inside(chart)
    for svg, shape in zip(drawn(chart), (chart.wide, chart.narrow), strict=True):
        ends = [bar.x + bar.width + 6 + extent(bar.said) for bar in shape.bars]
        assert all(end <= shape.width + 1 for end in ends)
        assert len(re.findall("<text", svg)) == 2 * len(found)


@given(st.lists(st.none() | COUNTS, min_size=1, max_size=60), st.lists(st.none() | SHARES, min_size=60, max_size=60))
def test_lines_stay_inside_and_break_where_nothing_is_known(
    counts: list[int | None], others: list[float | None]
) -> None:
    days = months(len(counts))
    marked = frozenset(days[::5])
    chart = lines(
        "题", "说明", Plot(days, [Line("件数", counts), Line("上限", others[: len(counts)], "limit")], marked=marked)
    )
    assert is_inside(chart)
    runs = len(re.findall("[^ ]+", "".join("x" if one is not None else " " for one in counts)))
    assert chart.wide.lines[0].path.count("M") == runs
    assert sum(chart.wide.lines[0].path.count(sign) for sign in "ML") == sum(one is not None for one in counts)


def test_an_axis_of_noughts_has_ticks_that_differ() -> None:
    for unit, most in (("%", 100), ("", math.inf)):
        made = lines("", "", Plot(months(3), [Line("件数", [0, None, 0])], unit, most=most))
        for shape in (made.wide, made.narrow):
            assert [said for _place, said in shape.ticks] == [f"{value}{unit}" for value in range(5)]


@given(st.lists(st.tuples(LABELS, st.floats(0.5, 1e5), st.floats(0, 20), st.booleans()), min_size=1, max_size=30))
def test_a_funnel_stays_inside_whatever_its_branches(found: list[tuple[str, float, float, bool]]) -> None:
    chart = funnel(
        "题", "说明", [Dot(*one) for one in found], lambda size: (max(0.0, 1 - size**-0.5), 1 + size**-0.5), "件"
    )
    for svg, shape in zip(drawn(chart), (chart.wide, chart.narrow), strict=True):
        assert all(0 <= dot.x <= shape.width and 0 <= dot.y <= shape.height for dot in shape.dots)
        assert "nan" not in svg


def test_three_years_with_limits_and_six_branches_are_small() -> None:
    days = months(36)
    values: Sequence[Any] = [100 + 7 * (place % 5) for place in range(36)]
    plot = Plot(
        days, [Line(name, values, look) for name, look in (("件数", "main"), ("平常", "usual"), ("上限", "limit"))]
    )
    branches = [
        Dot(f"{name}分公司", 20.0 * place, 0.9 + place / 50, place == 5) for place, name in enumerate("甲乙丙丁戊己", 1)
    ]
    charts = [
        lines("题", "说明", plot),
        bars("题", "说明", [Bar("定价收费", value, f"{value} 件，9%") for value in range(14)]),
        funnel("题", "说明", branches, limits, "按业务量应有的件数"),
    ]
    sizes = {chart.type: max(len(svg.encode()) for svg in drawn(chart)) for chart in charts}
    assert all(size <= LARGEST for size in sizes.values()), sizes


@pytest.mark.parametrize(
    ("value", "said"),
    [(0, "0"), (1234, "1,234"), (12_345, "1.2万"), (20_000, "2万"), (0.25, "0.25"), (7.5, "7.5"), (1.0, "1")],
)
def test_numbers_are_written_as_chinese_readers_do(value: float, said: str) -> None:
    assert number(value) == said


def test_a_share_that_is_there_is_not_nothing() -> None:
    assert [percent(share) for share in (0, 0.001, 0.014, 1)] == ["0%", "不到 1%", "1%", "100%"]


@given(LABELS, st.integers(20, 300))
def test_what_is_clipped_fits(text: str, width: int) -> None:
    assert extent(clipped(text, width)) <= max(width, extent("…"))
