"""`casebook render`: a tree of Markdown for other site generators."""

import argparse
import sys
from pathlib import Path

from generator import build
from generator.commands._arguments import add_project
from generator.commands._exits import HAS_ERRORS, MISUSED, OK
from generator.outlets import site
from generator.outlets.disk import write_tree
from generator.outlets.publish import Staging
from generator.outlets.refusals import naming
from generator.report import FORMATS

HELP = "写成 Markdown 目录树，供其他网站工具使用"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What it takes."""
    add_project(parser)
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="写到哪个文件夹（必须不存在或为空）")


def run(options: argparse.Namespace) -> int:
    """Write it, whole or not at all."""
    out: Path = options.out
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        print(f"{out} 已经存在而且不是空文件夹，没有写。请换一个，或先删掉它。", file=sys.stderr)
        return MISUSED
    if out.resolve() == Path.cwd():
        print("不能写到当前文件夹本身，请写它下面的一个文件夹，例如 --out tree。", file=sys.stderr)
        return MISUSED
    checked = build.check(options.project)
    if checked.diagnostics:
        sys.stderr.write(FORMATS["text"](checked.diagnostics))
    if not checked.is_publishable:
        return HAS_ERRORS
    try:
        with naming(out):
            count = _write_tree(options.project, checked, Staging(out))
    except site.Refused as refused:
        print(refused, file=sys.stderr)
        return HAS_ERRORS
    print(f"写好 {count} 页：{out}")
    return OK


def _write_tree(root: Path, checked: build.Checked, staging: Staging) -> int:
    try:
        staging.begin()
        count = write_tree(root, checked, staging.folder)
        staging.publish()
    finally:
        staging.discard()
    return count
