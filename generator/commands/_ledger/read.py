"""`casebook ledger read`: complaints to counts, which are kept in the knowledge base; the complaints are not."""

import argparse
import datetime
import gc
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from generator.aggregates.kept import FOLDER
from generator.commands._arguments import add_project, not_a_project
from generator.commands._exits import HAS_ERRORS, MISUSED, OK
from generator.commands._extra import missing
from generator.commands._ledger._needed import EXTRA, NEEDED
from generator.ledger.aggregates import files_of
from generator.outlets.publish import Staging
from generator.report import FORMATS, visible

if TYPE_CHECKING:
    from generator.ledger.keeping import How, Kept
    from generator.ledger.mapping import LedgerMap
    from generator.ledger.reading import Read
    from generator.library import Library

HELP = "读台账，只留下件数，写进 content/ledger；没有用的每一行都说为什么"
SHOWN = 20
"""How many faults are named on the terminal; `--rejected` names all."""
LEAST, MOST = 3, 1000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What it takes."""
    add_project(parser)
    parser.add_argument("file", type=Path, nargs="+", metavar="FILE", help="台账：CSV、Excel（.xlsx）或 Parquet")
    parser.add_argument(
        "--map", type=Path, required=True, metavar="MAP.yaml", help="casebook ledger map 起草、确认过的对照"
    )
    parser.add_argument(
        "--exposure", type=Path, metavar="FILE", help="业务量：每月的在贷笔数或者账户数，怎么读写在对照的 exposure 里"
    )
    parser.add_argument(
        "--as-of",
        type=_day,
        default=None,
        metavar="年-月-日",
        help="台账哪一天导出的（默认今天），照它算哪个月过完了",
    )
    parser.add_argument("--rejected", type=Path, metavar="FILE.csv", help="没有用的行和原因全部写到哪个新文件")
    parser.add_argument("--dry-run", action="store_true", help="只读、只说，不写进知识库")
    parser.add_argument(
        "--threshold", type=_threshold, default=5, metavar="N", help="不到几位客户的数不写出来（默认 5）"
    )
    parser.add_argument("--engine", default="duckdb://", metavar="URL", help="在哪里数，ibis 的地址（默认 duckdb://）")


def run(options: argparse.Namespace) -> int:
    """Read, tell what was not used, and write what is kept: all of it or nothing."""
    if wrong := missing(*NEEDED, extra=EXTRA) or not_a_project(options.project) or _unfit(options):
        print(visible(wrong), file=sys.stderr)
        return MISUSED
    from generator.build import SELDOM
    from generator.commands._ledger._lists import lists_of
    from generator.ledger.mapping import read_map

    gc.set_threshold(*SELDOM)
    library = lists_of(options.project)
    known, found = read_map(options.map, library)
    if found:
        sys.stderr.write(FORMATS["text"](found))
    if known is None:
        print("没有读台账。改好对照再运行一次。", file=sys.stderr)
        return HAS_ERRORS
    return _read(options, known, library)


def _read(options: argparse.Namespace, known: "LedgerMap", library: "Library") -> int:
    from generator.ledger.aggregates import TooLargeError
    from generator.ledger.keeping import keep
    from generator.workbooks.refused import RefusedError

    try:
        return _end(options, keep(options.file, known, _how(options, known, library), _tell))
    except RefusedError as refused:
        for line in [*str(refused).splitlines(), "没有写任何文件"]:
            print(visible(f"{line}。"), file=sys.stderr)
    except TooLargeError as files:
        print(f"{files} 会太大，没有写任何文件。把 MAP.yaml 里的值归并成少一些的分类。", file=sys.stderr)
    return HAS_ERRORS


def _how(options: argparse.Namespace, known: "LedgerMap", library: "Library") -> "How":
    from generator.ledger.business import business
    from generator.ledger.keeping import How
    from generator.ledger.spans import workdays

    today = options.as_of or datetime.date.today()
    exposure = business(options.exposure, known, today) if options.exposure else ()
    return How(today, options.engine, workdays(library, known.limits), exposure, options.threshold)


def _end(options: argparse.Namespace, kept: "Kept") -> int:
    found = kept.read
    _report(found, options.rejected)
    blank = f"，另有空行 {found.blank} 行" if found.blank else ""
    print(f"读了 {found.rows} 行：用上 {found.used} 行，没有用 {found.rejected} 行{blank}。")
    if kept.aggregates is None:
        print(f"用得上的不到 {options.threshold} 位客户，什么数都不能留，没有写任何文件。", file=sys.stderr)
        return HAS_ERRORS
    for told in kept.told:
        print(told)
    cells = sum(map(len, kept.aggregates.tables.values()))
    told = f"{cells} 格；另有 {kept.hidden} 格客户太少，或者能由它算出太少的，没有写"
    if options.dry_run:
        print(f"会写 {told}。去掉 --dry-run 再运行一次，就写进去。")
        return OK
    _write(options.project / FOLDER, files_of(kept.aggregates))
    print(f"写好了 {FOLDER}：{told}。")
    return OK


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put the folder where the old one is, in one move; what in it is not ours stays."""
    staging = Staging(folder)
    try:
        staging.begin()
        if folder.is_dir():
            ignored = shutil.ignore_patterns("*.yaml")
            shutil.copytree(folder, staging.folder, ignore=ignored, dirs_exist_ok=True)
        for name, content in files.items():
            (staging.folder / name).write_bytes(content)
        staging.publish()
    finally:
        staging.discard()


def _report(found: "Read", out: Path | None) -> None:
    from generator.ledger.tables import as_csv

    rows = found.faults.rows()
    for file, row, column, reason in rows[:SHOWN]:
        print(visible("  " + "，".join(filter(None, (f"{file} 第 {row} 行", column, reason)))))
    if out is not None:
        text = as_csv([("文件", "行", "列", "原因"), *([str(cell) for cell in row] for row in rows)])
        with out.open("x", encoding="utf-8-sig", newline="") as stream:
            stream.write(text)
        print(f"没有用的行和原因写好了：{out}。")
    elif len(rows) > SHOWN:
        print(f"  …… 一共 {len(rows)} 处，加上 --rejected 文件.csv 再运行，全部写出来。")


def _tell(progress: str) -> None:
    print(visible(progress), file=sys.stderr, flush=True)


def _unfit(options: argparse.Namespace) -> str:
    for file in (*options.file, options.map, *([options.exposure] if options.exposure else [])):
        if not file.is_file():
            return f"没有这个文件：{file}"
    files = [file.resolve() for file in options.file]
    if twice := [str(file) for place, file in enumerate(options.file) if files[place] in files[:place]]:
        return f"同一个文件写了两次，会数两遍：{'、'.join(twice)}。只写一次。"
    if options.rejected is None:
        return ""
    if options.rejected.exists():
        return f"{options.rejected} 已经存在，没有动它。换一个名字。"
    return "" if options.rejected.parent.is_dir() else f"没有这个文件夹：{options.rejected.parent}"


def _day(text: str) -> datetime.date:
    try:
        day = datetime.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"不是一天，照 2026-09-30 这样写：{text}") from None
    if day > datetime.date.today():
        raise argparse.ArgumentTypeError(f"这一天还没有到：{text}")
    return day


def _threshold(text: str) -> int:
    if not text.isdecimal() or not LEAST <= int(text) <= MOST:
        raise argparse.ArgumentTypeError(f"要写 {LEAST} 到 {MOST} 的整数：{text}")
    return int(text)
