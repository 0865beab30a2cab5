"""`casebook fmt`: records in one layout."""

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.authoring.formatting import formatted, record_files
from generator.authoring.together import Change, ChangedMeanwhileError, replace_all
from generator.commands._arguments import add_project
from generator.commands._exits import HAS_ERRORS, MISUSED, OK
from generator.record import Kind
from generator.report import FORMATS, visible

HELP = "把记录排成统一的写法：字段顺序、缩进、引号；内容和注释一字不动"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What it takes."""
    add_project(parser)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="只排这些文件；不写就排全部")
    parser.add_argument("--check", action="store_true", help="只列出写法不统一的文件，不改")


def run(options: argparse.Namespace) -> int:
    """Write all files anew, or none."""
    every = record_files(options.project)
    wanted, strangers = _chosen(options.project, every, options.files)
    if strangers:
        print(visible(f"不是这个知识库里的记录：{'、'.join(strangers)}"), file=sys.stderr)
        return MISUSED
    found = formatted(options.project, wanted)
    if found.diagnostics:
        sys.stderr.write(FORMATS["text"](found.diagnostics))
        print("这些文件读不出来，所以一个文件也没有改。", file=sys.stderr)
        return HAS_ERRORS
    if found.unlike:
        print(visible(f"排了以后会读成别的意思，所以一个文件也没有改：{'、'.join(found.unlike)}"), file=sys.stderr)
        return HAS_ERRORS
    return _told(found.changes) if options.check else _written(options.project, found.changes)


def _chosen(root: Path, every: Mapping[str, Kind], files: Sequence[Path]) -> tuple[Mapping[str, Kind], list[str]]:
    """The files that are meant, named from here or from the project, and those that are none of it."""
    if not files:
        return every, []
    places = {(root / file).resolve(): file for file in every}
    named = {str(file): places.get(file.resolve()) or places.get((root / file).resolve()) for file in files}
    return {file: every[file] for file in named.values() if file}, [name for name, file in named.items() if not file]


def _told(changes: Sequence[Change]) -> int:
    for change in changes:
        print(visible(f"{change.file} 写法不统一"))
    print(f"有 {len(changes)} 个文件写法不统一，运行 casebook fmt 排好。" if changes else "写法都是统一的。")
    return HAS_ERRORS if changes else OK


def _written(root: Path, changes: Sequence[Change]) -> int:
    try:
        replace_all(root, changes)
    except ChangedMeanwhileError as changed:
        print(visible(f"{changed} 刚刚有人改过，所以全都没有改。再运行一次。"), file=sys.stderr)
        return HAS_ERRORS
    for change in changes:
        print(visible(change.file))
    print(f"排好了 {len(changes)} 个文件。" if changes else "写法都是统一的，没有改动。")
    return OK
