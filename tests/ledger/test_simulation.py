"""`casebook ledger simulate`: what the figures of each method rest on, and the table of one's own."""

import random
from statistics import fmean, pvariance

import pytest

from generator.cli import main
from generator.warning.methods import all_methods
from generator.warning.simulation import (
    AFTER_OUTLIER,
    CHANGE,
    GROWING,
    OUTLIER_AT,
    STEADY,
    STEPPING,
    Setting,
    draw,
    drawings,
    measured,
)

USUAL = Setting(30, 1.5, 300, 1)
CHEAP = (
    "c-chart",
    "u-chart",
    "xmr",
    "xmr-rules",
    "ewma",
    "cusum-ratio",
    "cusum-standard",
    "cusum-rossi",
    "cusum-anscombe",
)


@pytest.mark.parametrize(("level", "dispersion"), [(0.4, 1), (3, 1.5), (30, 1), (30, 4), (1200, 1.5)])
def test_counts_are_drawn_with_their_mean_and_spread(level: float, dispersion: float) -> None:
    chance = random.Random(1)
    drawn = [draw(level, dispersion, chance) for _number in range(4000)]
    assert fmean(drawn) == pytest.approx(level, rel=0.07)
    assert pvariance(drawn) / fmean(drawn) == pytest.approx(dispersion, rel=0.12)


def test_what_changes_does_so_with_the_last_year() -> None:
    before, after = slice(0, CHANGE), slice(CHANGE, None)
    means = {
        scenario: [fmean(month.count for month in column) for column in zip(*drawings(scenario, USUAL), strict=True)]
        for scenario in (STEADY, GROWING, STEPPING, AFTER_OUTLIER)
    }
    assert fmean(means[STEADY][after]) == pytest.approx(fmean(means[STEADY][before]), rel=0.05)
    assert fmean(means[STEPPING][after]) == pytest.approx(1.5 * fmean(means[STEPPING][before]), rel=0.05)
    assert means[GROWING][-1] == pytest.approx(means[GROWING][-13] * 1.02**12, rel=0.1)
    assert means[AFTER_OUTLIER][OUTLIER_AT] == pytest.approx(90, rel=0.1)


def test_one_seed_has_one_result() -> None:
    setting = Setting(10, 1.5, 20, 7)
    assert [*measured(CHEAP, setting)] == [*measured(CHEAP, setting)]
    assert [*measured(CHEAP, setting)] != [*measured(CHEAP, Setting(10, 1.5, 20, 8))]


@pytest.mark.parametrize("method", CHEAP)
def test_the_figures_of_a_method_are_those_that_are_measured(method: str) -> None:
    [found] = measured([method], USUAL)
    told = all_methods()[method]
    assert found.false_alarms == pytest.approx(told.false_alarms, abs=0.07)
    assert found.growing == pytest.approx(told.growing, rel=0.1, abs=0.07)


def test_the_default_warns_soon_and_seldom_in_vain() -> None:
    [usual] = measured(["level"], Setting(30, 1.5, 60, 1))
    assert usual.false_alarms < 0.25
    assert usual.growing < 0.25
    assert usual.soon > 0.65
    assert usual.soon_after_outlier > 0.45
    assert usual.delay is not None
    assert 1 <= usual.delay < 4


def test_a_table_is_printed_for_each_level_and_progress_beside_it(capsys: pytest.CaptureFixture[str]) -> None:
    wanted = ["--level", "20", "--level", "2.5", "--series", "5", "--method", "c-chart", "--method", "trend"]
    assert main(["ledger", "simulate", *wanted]) == 0
    told = capsys.readouterr()
    assert "月均 20 件，方差是平均数的 1.5 倍，每种情形 5 组" in told.out
    assert told.out.count("| 走势法 | 每年 ") == told.out.count("| c 图 | 每年 ") == 2
    assert told.err.splitlines()[-1] == "月均 2.5 件：走势法，2/2"


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (["--level", "0"], "件数要写 0.1 到 10000 的数：0"),
        (["--level", "nan"], "件数要写"),
        (["--level", "很多"], "件数要写"),
        (["--dispersion", "0.5"], "倍数要写 1 到 100 的数"),
        (["--series", "0"], "要写 1 到 10000 的整数：0"),
        (["--series", "²"], "要写 1 到 10000 的整数"),
        (["--method", "guess"], "guess"),
    ],
)
def test_what_cannot_be_simulated_is_refused(wrong: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["ledger", "simulate", *wrong])
    assert ended.value.code == 2
    assert words in capsys.readouterr().err
