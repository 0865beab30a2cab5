"""`casebook export`: records as a file for other programs."""

import argparse
import sys
from pathlib import Path

from generator.commands._arguments import add_project, kind, kinds_help
from generator.commands._exits import HAS_ERRORS, MISUSED, OK
from generator.commands._extra import missing, unfit_for_a_workbook
from generator.kinds import all_kinds
from generator.reading.load import load
from generator.report import visible

HELP = "把一类记录写成 Excel 表，改好了用 casebook import 读回"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What it takes."""
    add_project(parser)
    parser.add_argument("format", choices=("xlsx",), metavar="FORMAT", help="写成什么：xlsx（Excel 表）")
    parser.add_argument("--kind", type=kind, required=True, metavar="KIND", help=kinds_help())
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="写到哪个文件，例如 cases.xlsx")


def run(options: argparse.Namespace) -> int:
    """Write it."""
    if wrong := missing("xlsxwriter") or unfit_for_a_workbook(options.out):
        print(wrong, file=sys.stderr)
        return MISUSED
    from generator.workbooks.exporting import export

    library, _diagnostics = load(options.project, all_kinds())
    count, unfit = export(options.project, library, options.kind, options.out)
    for one in unfit:
        print(visible(f"{one.record}：“{one.sheet}”里的“{one.heading}”{one.reason}。"), file=sys.stderr)
    if unfit:
        return HAS_ERRORS
    print(f"写好了 {options.out}：{options.kind.plural} {count} 条。")
    print(f"改完运行 casebook import {options.out} --dry-run，先看会改什么。")
    for record_id in sorted(one for one, name in library.unreadable.items() if name == options.kind.name):
        print(visible(f"{record_id} 有错误，没有写进表里，先用 casebook check 看。"))
    return OK
