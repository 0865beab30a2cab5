"""`casebook import`: what was edited in a workbook goes into the authors' files."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from generator.authoring.together import ChangedMeanwhileError, replace_all
from generator.commands._arguments import add_project, kind, kinds_help
from generator.commands._exits import HAS_ERRORS, MISUSED, OK
from generator.commands._extra import missing, unfit_for_a_workbook
from generator.diagnostic import has_errors
from generator.report import FORMATS, visible

if TYPE_CHECKING:
    from generator.exchange._incoming.importing import Bank, Drafted
    from generator.workbooks.importing import Edited, Plan

HELP = "把改好的 Excel 表读回知识库，或者读别处的题库、Word 写的案例；新的成为草稿"
NEEDED = ("mammoth", "python_calamine", "xlsxwriter")
TO_FILL_IN = (
    "要补的先在 Excel 里补：去掉 --dry-run，加上 --out 文件.xlsx，补齐那个文件再读。"
    "只去掉 --dry-run，就写成草稿，在文件里补；补齐以前，casebook check 会报错。"
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What it takes."""
    add_project(parser)
    parser.add_argument(
        "file", type=Path, metavar="FILE", help="casebook export 写出、改好了的表，或者别处的题库，或者 Word 写的案例"
    )
    parser.add_argument("--kind", type=kind, metavar="KIND", help=f"只读这一类；{kinds_help()}")
    parser.add_argument("--id", metavar="ID", help="读题库或 Word：新条目的编号（不写就用文件名）")
    parser.add_argument("--out", type=Path, metavar="FILE", help="读题库：先写成 Excel 表，在表里补齐再读")
    parser.add_argument("--dry-run", action="store_true", help="只说会改什么，不写文件")


def run(options: argparse.Namespace) -> int:
    """Tell what is different, and write it."""
    if wrong := missing(*NEEDED) or ("" if options.file.is_file() else f"没有这个文件：{options.file}"):
        print(wrong, file=sys.stderr)
        return MISUSED
    from generator.exchange._incoming.importing import bank, is_bank, write_up
    from generator.workbooks.importing import plan
    from generator.workbooks.refused import RefusedError

    try:
        if options.file.suffix.lower() == ".docx":
            return _write_case(options, write_up(options.project, options.file, options.id, options.kind))
        raw = options.file.read_bytes()
        if is_bank(options.file.name, raw):
            return _write_bank(options, bank(options.project, options.file, options.id, options.kind))
        found = plan(options.project, options.file, options.kind)
        return _end(options, found)
    except ChangedMeanwhileError as file:
        print(f"{file} 刚刚又改过，没有写任何文件。再运行一次。", file=sys.stderr)
        return HAS_ERRORS
    except RefusedError as refused:
        for line in str(refused).splitlines():
            print(visible(f"{options.file.name}：{line}。"), file=sys.stderr)
        return HAS_ERRORS


def _end(options: argparse.Namespace, found: "Plan") -> int:
    if found.diagnostics:
        sys.stdout.write(FORMATS["text"](found.diagnostics))
    for fault in found.faults:
        print(visible(f"{fault}。"))
    if found.faults or has_errors(found.diagnostics):
        print("没有写任何文件。改好表里的这些地方，再读一次。")
        return HAS_ERRORS
    return _written(options, found)


def _written(options: argparse.Namespace, found: "Plan") -> int:
    for edited in found.edited:
        _tell(edited)
    if found.left_out:
        print(visible(f"表里没有了、知识库里没有动的：{'、'.join(found.left_out)}"))
    if not found.edited:
        print("没有要改的。")
    elif options.dry_run:
        print(f"以上 {len(found.edited)} 条还没有写。去掉 --dry-run 再运行一次，就写进去。")
    else:
        replace_all(options.project, found.changes)
        print(f"写好了 {len(found.edited)} 条，涉及 {len(found.changes)} 个文件。")
    return OK


def _write_bank(options: argparse.Namespace, found: "Bank") -> int:
    told: dict[str, list[str]] = {}
    for place, sentence in found.told:
        told.setdefault(place, []).append(sentence)
    if told:
        print("没有读进来的，和要补的：")
    for place, sentences in told.items():
        print(visible(f"  {place}：{'；'.join(sentences)}"))
    count = f"{len(found.draft.places)} 题"
    if options.dry_run:
        print(f"认出 {count}，还没有写。{TO_FILL_IN if told else '去掉 --dry-run 再运行一次，就写进去。'}")
    elif options.out:
        if wrong := unfit_for_a_workbook(options.out):
            print(wrong, file=sys.stderr)
            return MISUSED
        found.write_workbook(options.out)
        print(f"写好了 {options.out}：{count}。在表里补齐，再运行 casebook import {options.out}。")
    else:
        replace_all(options.project, [found.change])
        print(f"写好了 {found.change.file}：{count}，是草稿。补齐以前，casebook check 会逐处指出。")
    return OK


def _write_case(options: argparse.Namespace, found: "Drafted") -> int:
    for line in found.told:
        print(visible(f"  {line}"))
    if options.dry_run:
        print("还没有写。去掉 --dry-run 再运行一次，就写进去。")
        return OK
    replace_all(options.project, [found.change])
    print(f"写好了 {found.change.file}，是草稿。补齐以前，casebook check 会逐处指出。")
    return OK


def _tell(edited: "Edited") -> None:
    print(visible(f"{edited.id}  {edited.title}" + ("（新的，草稿）" if edited.is_new else "")))
    for field, before, after in edited.differences:
        print(visible(f"  {field}：{before or '（没有）'} → {after or '（删去）'}"))
