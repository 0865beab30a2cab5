"""`casebook items`: what answers say of the questions."""

import argparse
import sys
from pathlib import Path

from generator import build
from generator.commands._arguments import add_project
from generator.commands._exits import HAS_ERRORS, MISUSED, OK
from generator.commands._handed_in import handed_in
from generator.learners import bots, items
from generator.report import visible

HELP = "从多名学员导出的记录分析题目：难度、区分度、选了什么"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What it takes."""
    add_project(parser)
    parser.add_argument("files", type=Path, nargs="*", metavar="EXPORT", help="学员导出的记录文件（.json）")
    parser.add_argument("--bots", action="store_true", help="不用记录：看不读内容能猜中多少题，读了本站能答对多少")
    parser.add_argument("--out", type=Path, default=Path("items"), metavar="DIR", help="写到哪里（默认 items）")


def run(options: argparse.Namespace) -> int:
    """Analyse them."""
    if options.bots == bool(options.files):
        print("写上学员导出的记录文件，或者只写 --bots，两样选一样。", file=sys.stderr)
        return MISUSED
    return _guessed(options) if options.bots else _analysed(options)


def _guessed(options: argparse.Namespace) -> int:
    for line in bots.told(build.check(options.project).library):
        print(visible(line))
    return OK


def _analysed(options: argparse.Namespace) -> int:
    records = handed_in(options.files)
    if not records:
        return HAS_ERRORS
    library = build.check(options.project).library
    found, people = items.analyse(library, records), len(items.learners(records))
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "items.csv").write_text(items.as_csv(found), encoding="utf-8", newline="")
    (options.out / "items.html").write_text(items.as_page(library, found, people), encoding="utf-8")
    answered = sum(bool(item.answered) for item in found)
    print(f"写好了 {options.out} 里的 items.csv 和 items.html：{people} 名学员，{answered} 道题有人作答。")
    return OK if len(records) == len(options.files) else HAS_ERRORS
