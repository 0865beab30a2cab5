"""`casebook feedback`: what readers wrote, by who answers for it."""

import argparse
import sys
from pathlib import Path

from generator import build
from generator.commands._arguments import add_project
from generator.commands._exits import HAS_ERRORS, OK
from generator.diagnostic import has_errors
from generator.learners import suggestions
from generator.learners.opening import unopened
from generator.reading.decoding import decode
from generator.report import FORMATS, visible

HELP = "把读者发来的“报错与建议”按负责岗位和页面排好"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What it takes."""
    add_project(parser)
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE", help="读者发来的文字，原样存成的文本文件")


def run(options: argparse.Namespace) -> int:
    """Print it."""
    found: list[suggestions.Suggestion] = []
    refused: list[str] = []
    for file in options.files:
        try:
            text, wrong = decode(file.read_bytes(), str(file))
        except OSError as error:
            refused.append(f"{file}：{unopened(error)}。没有计入。")
            continue
        if has_errors(wrong):
            sys.stderr.write(FORMATS["text"](wrong))
            refused.append(f"{file}：没有计入。")
        else:
            more, cannot = suggestions.read(text, str(file))
            found, refused = [*found, *more], [*refused, *cannot]
    library = build.check(options.project).library
    for line in suggestions.told(library, suggestions.by_owner(library, found)):
        print(visible(line))
    for sentence in refused:
        print(visible(sentence), file=sys.stderr)
    return HAS_ERRORS if refused else OK
