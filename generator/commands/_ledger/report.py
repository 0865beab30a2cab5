"""`casebook ledger report`: the report of a quarter or a year, as a workbook or a Word document."""

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from generator.authoring.replacing import replace
from generator.bulletin.bulletin import Bulletin, bulletin
from generator.bulletin.span import Span, span_of
from generator.commands._arguments import add_project, not_a_project
from generator.commands._exits import HAS_ERRORS, MISUSED, OK
from generator.commands._extra import missing
from generator.commands._ledger._kept import library_with_ledger
from generator.outlets.refusals import naming
from generator.report import visible

HELP = "季度、年度投诉报告，写成 Excel 或 Word；每个数都能找到它从哪几格算出来"


Maker = Callable[[Bulletin], bytes]


def _workbook() -> Maker:
    from generator.workbooks.bulletin import as_workbook

    return as_workbook


def _document() -> Maker:
    from generator.documents.bulletin import as_document

    return as_document


FORMS: Mapping[str, tuple[str, Callable[[], Maker]]] = {
    ".xlsx": ("xlsxwriter", _workbook),
    ".docx": ("docx", _document),
}
"""What a file that ends so needs, and what makes it."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What it takes."""
    add_project(parser)
    parser.add_argument(
        "--period", type=_span, required=True, metavar="PERIOD", help="哪个季度或哪一年，写 2026-Q3 或 2026"
    )
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="写到哪个新文件：.xlsx 或 .docx")


def run(options: argparse.Namespace) -> int:
    """Write it, whole or not at all."""
    if wrong := not_a_project(options.project) or _unfit(options.out):
        print(visible(wrong), file=sys.stderr)
        return MISUSED
    library = library_with_ledger(options.project)
    if library is None:
        return HAS_ERRORS
    if library.ledger is None:
        print("没有投诉数据（content/ledger）：先运行 casebook ledger read。", file=sys.stderr)
        return HAS_ERRORS
    span, about = options.period, library.ledger.about
    if not span.is_within(library.ledger):
        told = f"台账从 {about.first:%Y-%m} 到 {about.last:%Y-%m}，里面没有 {span.words}的数，没有写。"
        print(visible(told), file=sys.stderr)
        return HAS_ERRORS
    made = bulletin(library, library.ledger, span)
    _needs, maker = FORMS[options.out.suffix.lower()]
    with naming(options.out):
        replace(options.out, maker()(made))
    part = "" if span.is_whole(library.ledger) else "这一期的数不全，报告里写明了。"
    print(visible(f"写好了 {options.out}：{made.title}，{len(made.data.rows)} 格数据。{part}"))
    return OK


def _span(text: str) -> Span:
    try:
        return span_of(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"写成 2026-Q3 或 2026 的样子。写的是：{text}") from None


def _unfit(file: Path) -> str:
    if file.suffix.lower() not in FORMS:
        return f"文件名要以 {' 或 '.join(FORMS)} 结尾：{file}"
    needs, _maker = FORMS[file.suffix.lower()]
    if wrong := missing(needs):
        return wrong
    if file.exists():
        return f"{file} 已经存在，没有动它。换一个名字。"
    return "" if file.parent.is_dir() else f"没有这个文件夹：{file.parent}"
