"""`casebook check`: everything that is wrong, at once."""

import argparse
import sys

from generator import build
from generator.commands._arguments import add_audience, add_fresh, add_project, folder
from generator.commands._exits import HAS_ERRORS, OK
from generator.commands._for_whom import for_whom
from generator.diagnostic import has_errors
from generator.outlets import site
from generator.report import FORMATS

HELP = "检查全部内容，一次列出所有问题"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What it takes."""
    add_project(parser)
    add_audience(parser)
    parser.add_argument("--format", choices=sorted(FORMATS), default="text", help="输出格式（默认 text）")
    parser.add_argument("--texts", type=folder, metavar="DIR", help="存法规原文的文件夹：逐个数和条文对照")
    add_fresh(parser)
    parser.add_argument("--watch", action="store_true", help="检查以后一直看着：文件一改，就说出新发现的和改好的")


def run(options: argparse.Namespace) -> int:
    """Print what is found."""
    if (audience := for_whom(options)) is None:
        return HAS_ERRORS
    if options.watch:
        site.recheck(options.project, audience)
    diagnostics = build.findings(options.project, options.texts, audience, fresh=options.fresh)
    sys.stdout.write(FORMATS[options.format](diagnostics))
    return HAS_ERRORS if has_errors(diagnostics) else OK
