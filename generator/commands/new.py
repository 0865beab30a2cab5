"""`casebook new`: a record to start from."""

import argparse
import sys

from generator import build
from generator.authoring.new import NotWrittenError, write_example
from generator.commands._arguments import add_project, kind, kinds_help
from generator.commands._exits import MISUSED, OK

HELP = "照样例新建一条记录"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What it takes."""
    add_project(parser)
    parser.add_argument("kind", type=kind, metavar="KIND", help=kinds_help())
    parser.add_argument("id", metavar="ID", help="编号，也是文件名，例如 early-repayment")


def run(options: argparse.Namespace) -> int:
    """Write it."""
    try:
        file = write_example(options.project, options.kind, options.id, build.check(options.project).library.listed)
    except NotWrittenError as refused:
        print(refused, file=sys.stderr)
        return MISUSED
    print(f"写好了 {file}，是草稿，不会发布。把样例内容和里面的编号换成自己的，然后运行 casebook check。")
    print("写完删掉 status: draft 这一行，就会发布。")
    return OK
