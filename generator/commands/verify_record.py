"""`casebook verify-record`: whether a learner's record is as it was exported."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from generator.commands._exits import HAS_ERRORS, OK
from generator.learners import exported
from generator.report import visible

HELP = "核对学员导出的记录：有没有改动，校验码与打印件是否一致"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What it takes."""
    parser.add_argument("file", type=Path, metavar="FILE", help="学员导出的记录文件（.json）")


def run(options: argparse.Namespace) -> int:
    """Print what it says."""
    try:
        record = exported.read(options.file)
    except exported.RefusedError as refused:
        print(visible(f"{options.file}：{refused}。"), file=sys.stderr)
        return HAS_ERRORS
    for line in _told(record):
        print(visible(line))
    return OK


def _told(record: exported.Exported) -> Iterator[str]:
    yield f"校验码 {exported.short(record.digest)}，与文件内容一致。请与打印件上的校验码比对。"
    if record.version == 1:
        yield "这是旧格式的文件：校验码只管各条记录，不管导出日期和内容版本。"
    if record.label:
        yield f"名字或工号 {record.label}"
    yield f"导出于 {record.exported}，内容版本 {record.content}，共 {len(record.entries)} 条记录。"
    for entry in record.entries:
        if isinstance(entry, exported.Attempt):
            words = "通过" if entry.passed else "未通过"
            yield f"考试 {entry.exam}：{entry.day}，{round(entry.score * 100)} 分，{words}"
