"""`casebook impact`: what rests on a record."""

import argparse
import sys

from generator import build
from generator.authoring import impact
from generator.commands._arguments import add_project, folder
from generator.commands._compared import compared
from generator.commands._exits import MISUSED, OK
from generator.report import visible

HELP = "按负责岗位列出用到某一条的全部页面；它改了要重看哪些"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What it takes."""
    add_project(parser)
    parser.add_argument("refs", nargs="*", metavar="REF", help="编号，或者编号#位置，例如 six-steps、toushu-banfa#18")
    parser.add_argument("--texts", type=folder, metavar="DIR", help="存法规原文的文件夹；不写 REF，列出原文改过的条文")


def run(options: argparse.Namespace) -> int:
    """Print it."""
    if not options.refs and options.texts is None:
        print("写上编号或者编号#位置；要列出原文改过的条文，给出 --texts。", file=sys.stderr)
        return MISUSED
    library = compared(options) if options.texts else build.read(options.project)
    if unknown := "、".join(ref for ref in options.refs if not impact.is_known(library, ref)):
        print(f"没有这一条，或者其中没有这个位置：{unknown}", file=sys.stderr)
        return MISUSED
    for line in impact.of(library, options.refs) if options.refs else impact.of_changes(library):
        print(visible(line))
    return OK
