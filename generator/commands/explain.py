"""`casebook explain`: what a code means."""

import argparse
import sys

from generator.authoring import explain
from generator.commands._exits import MISUSED, OK

HELP = "说明某类问题是什么意思、怎么改"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What it takes."""
    parser.add_argument("code", metavar="CODE", nargs="?", help="问题代码，例如 ref-missing；不写就列出全部")


def run(options: argparse.Namespace) -> int:
    """Print it."""
    pages = explain.pages()
    if options.code is None:
        print("\n".join(f"{code:28}{page.splitlines()[0]}" for code, page in pages.items()))
        return OK
    if options.code in pages:
        print(f"{options.code}\n\n{pages[options.code]}")
        return OK
    near = explain.nearest(options.code)
    print(f"没有这个代码：{options.code}。" + (f"是不是 {'、'.join(near)}？" if near else ""), file=sys.stderr)
    return MISUSED
