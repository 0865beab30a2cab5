"""`casebook render`: a tree of Markdown for other site generators."""

import argparse
import sys
from pathlib import Path

from generator import build
from generator.commands._arguments import add_audience, add_project
from generator.commands._exits import HAS_ERRORS, MISUSED, OK
from generator.commands._for_whom import for_whom
from generator.commands._new_folder import in_the_way, make
from generator.outlets import site
from generator.outlets.disk import write_tree
from generator.report import FORMATS

HELP = "写成 Markdown 目录树，供其他网站工具使用"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What it takes."""
    add_project(parser)
    add_audience(parser)
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="写到哪个文件夹（必须不存在或为空）")


def run(options: argparse.Namespace) -> int:
    """Write it, whole or not at all."""
    out: Path = options.out
    if wrong := in_the_way(out, "--out tree"):
        print(wrong, file=sys.stderr)
        return MISUSED
    if (audience := for_whom(options)) is None:
        return HAS_ERRORS
    checked = build.check(options.project, audience=audience)
    if checked.diagnostics:
        sys.stderr.write(FORMATS["text"](checked.diagnostics))
    if not checked.is_publishable:
        return HAS_ERRORS
    try:
        count = make(out, lambda folder: write_tree(options.project, checked, folder))
    except site.Refused as refused:
        print(refused, file=sys.stderr)
        return HAS_ERRORS
    print(f"写好 {count} 页：{out}")
    return OK
