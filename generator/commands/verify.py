"""`casebook verify`: that articles were compared with their texts today."""

import argparse
import datetime

from generator.authoring.verifying import verify
from generator.commands._arguments import add_project, folder
from generator.commands._compared import compared
from generator.commands._exits import HAS_ERRORS, OK
from generator.report import visible

HELP = "在条文里记下：今天和原文核对过"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What it takes."""
    add_project(parser)
    parser.add_argument("refs", nargs="+", metavar="REF", help="核对过的法规编号，或者编号#条号")
    parser.add_argument("--texts", type=folder, required=True, metavar="DIR", help="存法规原文的文件夹")


def run(options: argparse.Namespace) -> int:
    """Write it down."""
    outcomes = [*verify(options.project, compared(options), options.refs, datetime.date.today())]
    for outcome in outcomes:
        print(visible(f"{outcome.ref}  {outcome.title}：{outcome.reason or '记下了今天的核对'}"))
    return HAS_ERRORS if any(outcome.reason for outcome in outcomes) else OK
