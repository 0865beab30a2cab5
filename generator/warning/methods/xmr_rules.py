"""The XmR-chart with the rules of the NHS's "Making Data Count", of which those that tell of more complaints count."""

import itertools
from collections.abc import Sequence
from dataclasses import replace

from generator.warning.method import Method
from generator.warning.methods._baseline import charted, learning
from generator.warning.methods._moving import Limits, limits_of
from generator.warning.series import Series, Verdict

RUN, RISE, NEAR, OF = 7, 7, 2, 3  # months


def judge(series: Series) -> Sequence[Verdict]:
    """Every month beside one limit, and as the end of a run."""
    counts = [month.count for month in series]
    learns = learning(series)
    limits = limits_of(counts[:learns])
    found = charted(series, lambda _place: (limits.center, limits.upper), "件数超过 XmR 图的上限")
    told = [_run(counts[learns : place + 1], limits) for place in range(len(counts))]
    return [
        replace(verdict, alarm=True, reason=words) if words and not verdict.alarm else verdict
        for verdict, words in zip(found, told, strict=True)
    ]


def _run(counts: Sequence[int], limits: Limits) -> str:
    """Which rule the end of these months breaks, in words; empty if none."""
    run, rise, last = counts[-RUN:], counts[-RISE:], counts[-OF:]
    if len(run) == RUN and min(run) > limits.center:
        return f"连续 {RUN} 个月高于平均数"
    if len(rise) == RISE and all(after > before for before, after in itertools.pairwise(rise)):
        return f"连续 {RISE} 个月一个比一个高"
    if len(last) == OF and last[-1] > limits.near and sum(one > limits.near for one in last) >= NEAR:
        return f"{OF} 个月里有 {NEAR} 个月接近上限"
    return ""


METHOD = Method(
    judge=judge,
    false_alarms=0.20,
    growing=5.36,
)
