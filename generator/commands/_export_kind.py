"""All records of a kind as a workbook that its author edits and reads back."""

import sys
from pathlib import Path

from generator.commands._exits import HAS_ERRORS, MISUSED, OK
from generator.commands._extra import unfit_for_a_workbook
from generator.kinds import all_kinds
from generator.reading.load import load
from generator.record import Kind
from generator.report import visible


def export_kind(project: Path, kind: Kind, out: Path) -> int:
    """Write a new workbook; the value is the exit code."""
    from generator.workbooks.exporting import export

    if wrong := unfit_for_a_workbook(out):
        print(wrong, file=sys.stderr)
        return MISUSED
    library, _diagnostics = load(project, all_kinds())
    count, unfit = export(project, library, kind, out)
    for one in unfit:
        print(visible(f"{one.record}：“{one.sheet}”里的“{one.heading}”{one.reason}。"), file=sys.stderr)
    if unfit:
        return HAS_ERRORS
    print(f"写好了 {out}：{kind.plural} {count} 条。")
    print(f"改完运行 casebook import {out} --dry-run，先看会改什么。")
    for record_id in sorted(one for one, name in library.unreadable.items() if name == kind.name):
        print(visible(f"{record_id} 有错误，没有写进表里，先用 casebook check 看。"))
    return OK
