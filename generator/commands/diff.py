"""`casebook diff`: what has changed since a revision, in readers' words."""

import argparse
import sys

from generator import build
from generator.authoring import difference
from generator.authoring.revision import NoRevisionError, library_at
from generator.commands._arguments import add_project
from generator.commands._exits import MISUSED, OK
from generator.report import visible

HELP = "说出从某个版本以来加了、删了、改了什么，哪些要重新培训"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What it takes."""
    add_project(parser)
    parser.add_argument("revision", metavar="REV", help="git 里的提交、标签或者分支，例如 HEAD~1、v1.0")


def run(options: argparse.Namespace) -> int:
    """Print it."""
    try:
        before = library_at(options.project, options.revision)
    except NoRevisionError as error:
        print(visible(str(error)), file=sys.stderr)
        return MISUSED
    for line in difference.told(before, build.read(options.project)):
        print(visible(line))
    return OK
