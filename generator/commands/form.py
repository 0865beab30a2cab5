"""`casebook form`: the form that writes a record, as one file to hand on."""

import argparse
import sys
from pathlib import Path

from generator import build
from generator.authoring import replacing
from generator.commands._arguments import add_project
from generator.commands._exits import HAS_ERRORS, MISUSED, OK
from generator.outlets.alone import form_file
from generator.report import FORMATS

HELP = "把填表页写成一个 HTML 文件，不用网站、双击就能打开"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What it takes."""
    add_project(parser)
    parser.add_argument(
        "--out", type=Path, required=True, metavar="FILE", help="写成哪个文件，如 form.html（已有的会换掉）"
    )


def run(options: argparse.Namespace) -> int:
    """Write it, whole or not at all."""
    out: Path = options.out
    if out.is_dir() or not out.parent.is_dir():
        print(f"不能写成 {out}：它是文件夹，或者它所在的文件夹不存在。例如 --out form.html", file=sys.stderr)
        return MISUSED
    checked = build.check(options.project)
    if not checked.is_publishable:
        sys.stderr.write(FORMATS["text"](checked.diagnostics))
        return HAS_ERRORS
    replacing.replace(out, form_file(checked.library).encode())
    print(f"写好填表页：{out}，双击打开就能填。")
    return OK
