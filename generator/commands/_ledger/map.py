"""`casebook ledger map`: the draft of how a ledger is to be read."""

import argparse
import sys
from pathlib import Path

from generator.commands._arguments import add_project, not_a_project
from generator.commands._exits import HAS_ERRORS, MISUSED, OK
from generator.commands._extra import missing
from generator.commands._ledger._needed import EXTRA, NEEDED
from generator.report import visible

HELP = "起草一份对照：台账的哪一列、哪个值，是我们的哪一项、哪个分类"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What it takes."""
    add_project(parser)
    parser.add_argument("file", type=Path, metavar="FILE", help="台账：CSV、Excel（.xlsx）或 Parquet")
    parser.add_argument("--sheet", metavar="NAME", help="看 Excel 里的哪一张表（不写就看认得的列最多的一张）")
    parser.add_argument("--out", type=Path, metavar="MAP.yaml", help="写到哪个新文件（不写就显示出来）")


def run(options: argparse.Namespace) -> int:
    """Write the draft, and tell what of it is open."""
    if wrong := missing(*NEEDED, extra=EXTRA) or not_a_project(options.project) or _unfit(options):
        print(visible(wrong), file=sys.stderr)
        return MISUSED
    from generator.commands._ledger._lists import lists_of
    from generator.ledger.proposing import draft
    from generator.workbooks.refused import RefusedError

    library = lists_of(options.project)
    try:
        found = draft(options.file, library, options.sheet)
    except RefusedError as refused:
        for line in str(refused).splitlines():
            print(visible(f"{options.file}：{line}。"), file=sys.stderr)
        return HAS_ERRORS
    for sentence in found.told:
        print(visible(f"  {sentence}"), file=sys.stderr)
    if options.out is None:
        sys.stdout.write(found.text)
        return OK
    with options.out.open("x", encoding="utf-8", newline="\n") as stream:
        stream.write(found.text)
    print(f"写好了 {options.out}。逐行看过、改好，把 confirmed 改成 true，再运行 casebook ledger read。")
    return OK


def _unfit(options: argparse.Namespace) -> str:
    if not options.file.is_file():
        return f"没有这个文件：{options.file}"
    if options.out is None:
        return ""
    if options.out.exists():
        return f"{options.out} 已经存在，没有动它。换一个名字。"
    return "" if options.out.parent.is_dir() else f"没有这个文件夹：{options.out.parent}"
