"""`casebook ledger simulate`: how often each method errs at one's own levels, and how soon it sees a rise."""

import argparse
import sys
from collections.abc import Sequence

from generator.commands._exits import OK
from generator.kinds._warning import METHODS
from generator.warning.methods import all_methods
from generator.warning.simulation import MOST, Performance, Setting, measured

HELP = "按自己的月均件数试算各个预警方法：一年误报几次、升到一倍半多久能发现"
HEADS = ("方法", "误报", "业务增长时误报", "三个月内发现", "有过一次异常后", "平均第几个月发现")
LEVELS, DISPERSION, SERIES, SEED = (3.0, 10.0, 30.0), 1.5, 200, 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What it takes."""
    parser.add_argument(
        "--level", type=_level, action="append", metavar="N", help="月均多少件，可以写几次（默认 3、10、30）"
    )
    parser.add_argument(
        "--dispersion",
        type=_dispersion,
        default=DISPERSION,
        metavar="N",
        help="方差是平均数的几倍（默认 1.5）",
    )
    parser.add_argument("--series", type=_series, default=SERIES, metavar="N", help="每种情形抽多少组（默认 200）")
    parser.add_argument("--seed", type=int, default=SEED, metavar="N", help="随机数种子，相同的种子结果相同（默认 1）")
    parser.add_argument(
        "--method", choices=[*all_methods()], action="append", metavar="METHOD", help=f"只试这些方法：{_methods()}"
    )


def run(options: argparse.Namespace) -> int:
    """Measure, and print a table for each level."""
    methods = options.method or [*all_methods()]
    for level in options.level or LEVELS:
        setting = Setting(level, options.dispersion, options.series, options.seed)
        found = []
        for one in measured(methods, setting):
            found.append(one)
            print(f"月均 {level:g} 件：{METHODS[one.method]}，{len(found)}/{len(methods)}", file=sys.stderr, flush=True)
        _print(setting, found)
    return OK


def _print(setting: Setting, found: Sequence[Performance]) -> None:
    print(f"月均 {setting.level:g} 件，方差是平均数的 {setting.dispersion:g} 倍，每种情形 {setting.series} 组：\n")
    print(f"| {' | '.join(HEADS)} |\n|{' --- |' * len(HEADS)}")
    for one in found:
        delay = "没有发现" if one.delay is None else f"{one.delay:.1f}"
        print(
            f"| {METHODS[one.method]} | 每年 {one.false_alarms:.2f} 次 | 每年 {one.growing:.2f} 次 "
            f"| {one.soon:.0%} | {one.soon_after_outlier:.0%} | {delay} |"
        )
    print("\n误报：什么都没有变；业务增长：每月 2 %。发现：升到一倍半。异常：四个月前有一个月是平时的三倍。\n")


def _methods() -> str:
    return "、".join(f"{name}（{METHODS[name]}）" for name in all_methods())


def _level(text: str) -> float:
    return _number(text, 0.1, MOST, "件数")


def _dispersion(text: str) -> float:
    return _number(text, 1, 100, "倍数")


def _series(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) <= MOST:
        raise argparse.ArgumentTypeError(f"要写 1 到 {MOST} 的整数：{text}")
    return int(text)


def _number(text: str, least: float, most: float, what: str) -> float:
    try:
        found = float(text)
    except ValueError:
        found = -1
    if not least <= found <= most:
        raise argparse.ArgumentTypeError(f"{what}要写 {least:g} 到 {most:g} 的数：{text}")
    return found
