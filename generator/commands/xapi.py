"""`casebook xapi`: learners' records for a store of learning records."""

import argparse
import datetime
import sys
from pathlib import Path

from generator.authoring.together import ChangedMeanwhileError
from generator.commands._arguments import add_project, not_a_project
from generator.commands._exits import HAS_ERRORS, MISUSED, OK
from generator.commands._handed_in import handed_in
from generator.learners import exported
from generator.outlets import site
from generator.report import visible

HELP = "把学员导出的记录写成 xAPI 语句，交给学习记录库（LRS）"
ENDINGS = (".json", ".jsonl")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What it takes."""
    add_project(parser)
    parser.add_argument("files", type=Path, nargs="+", metavar="EXPORT", help="学员导出的记录文件（.json）")
    parser.add_argument(
        "--out", type=Path, required=True, metavar="FILE", help="写到哪里：.json 是一个列表，.jsonl 一行一条"
    )


def run(options: argparse.Namespace) -> int:
    """Write them, or say what is in the way."""
    if wrong := not_a_project(options.project) or _unfit(options.out):
        print(visible(wrong), file=sys.stderr)
        return MISUSED
    records = handed_in(options.files)
    if not records:
        return HAS_ERRORS
    return _written(options, records)


def _unfit(out: Path) -> str:
    """Why nothing can be written there; empty if it can."""
    if out.suffix not in ENDINGS:
        return f"文件名要以 {' 或 '.join(ENDINGS)} 结尾：{out}"
    if not out.parent.is_dir():
        return f"没有这个文件夹：{out.parent}"
    return f"{out} 是一个文件夹，换一个名字" if out.is_dir() else ""


def _written(options: argparse.Namespace, records: list[exported.Exported]) -> int:
    from generator.exchange._statements import stating
    from generator.workbooks.refused import RefusedError

    try:
        stated = stating.write(options.project, records, options.out, datetime.datetime.now(datetime.UTC))
    except ChangedMeanwhileError as file:
        print(f"{file} 刚刚又改过。再运行一次。", file=sys.stderr)
        return HAS_ERRORS
    except (RefusedError, site.Refused) as refused:
        print(visible(f"{refused}。没有写。"), file=sys.stderr)
        return HAS_ERRORS
    print(f"写好了 {options.out}：{stated.learners} 名学员，{stated.statements} 条语句。")
    return OK if len(records) == len(options.files) else HAS_ERRORS
