"""`casebook reviews`: when what is to be read again, by who answers for it."""

import argparse
import datetime
import sys
from pathlib import Path

from generator import build
from generator.authoring import reviews
from generator.authoring.replacing import replace
from generator.commands._arguments import add_project
from generator.commands._exits import MISUSED, OK
from generator.outlets.refusals import naming
from generator.report import visible

HELP = "按负责岗位列出复核日期；--out 写成日历文件（.ics）"
CALENDAR = b"BEGIN:VCALENDAR"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What it takes."""
    add_project(parser)
    parser.add_argument("--owner", default="", metavar="ROLE", help="只要这个岗位负责的，写岗位编号")
    parser.add_argument("--out", type=Path, metavar="FILE", help="写成日历文件，例如 复核.ics；只替换原来的日历文件")


def run(options: argparse.Namespace) -> int:
    """Print it, or write it."""
    library = build.read(options.project)
    found = reviews.due(library, library.current_id(options.owner))
    if options.owner and not found:
        print(visible(f"没有“{options.owner}”这个岗位负责的页面。"), file=sys.stderr)
        return MISUSED
    if options.out is None:
        for line in reviews.told(library, found):
            print(visible(line))
        return OK
    if not _may_be_written(options.out):
        print(f"{options.out} 已经存在，而且不是日历文件，没有写。请换一个名字。", file=sys.stderr)
        return MISUSED
    text = reviews.calendar(library, found, datetime.datetime.now(datetime.UTC))
    with naming(options.out):
        replace(options.out, text.encode())
    print(f"写好 {sum(map(len, found.values()))} 个复核日期：{options.out}")
    return OK


def _may_be_written(file: Path) -> bool:
    """Whether nothing is there, or a calendar that may be made anew."""
    if not file.exists():
        return True
    if not file.is_file():
        return False
    with file.open("rb") as there:
        return there.read(len(CALENDAR)) == CALENDAR
