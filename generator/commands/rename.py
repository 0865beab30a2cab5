"""`casebook rename`: another id for a record, everywhere."""

import argparse
import sys

from generator import build
from generator.authoring.renaming import NotRenamedError, Renaming, renaming
from generator.authoring.together import ChangedMeanwhileError, replace_all
from generator.commands._arguments import add_project
from generator.commands._exits import HAS_ERRORS, MISUSED, OK
from generator.kept.folder import in_use
from generator.kinds.regulation import Regulation
from generator.library import Library
from generator.report import visible

HELP = "给一个条目换编号：文件、全部引用一起改，旧的链接仍然有效"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What it takes."""
    add_project(parser)
    parser.add_argument("old", metavar="OLD", help="现在的编号")
    parser.add_argument("new", metavar="NEW", help="新的编号：小写英文、数字和短横线")
    parser.add_argument("--dry-run", action="store_true", help="只列出会改哪些文件，不改")


def run(options: argparse.Namespace) -> int:
    """Change all files, or none."""
    try:
        with in_use(options.project) as folder:
            checked = build.preview(options.project, folder=folder)
            found = renaming(options.project, checked, options.old, options.new, folder)
        if not options.dry_run:
            replace_all(options.project, found.changes)
    except NotRenamedError as refused:
        print(refused, file=sys.stderr)
        return MISUSED
    except ChangedMeanwhileError as changed:
        print(visible(f"{changed} 刚刚有人改过，所以全都没有改。再运行一次。"), file=sys.stderr)
        return HAS_ERRORS
    _tell(checked.library, options, found)
    return OK


def _tell(library: Library, options: argparse.Namespace, found: Renaming) -> None:
    verb = "会改" if options.dry_run else "改了"
    print(f"{options.old} → {options.new}：{verb} {len(found.places)} 个文件。")
    for file, places in found.places.items():
        print(visible(f"  {file}  {places} 处"))
    print("旧编号写进 formerly：旧的网址和引用仍然有效，学员的答题、阅读和考试记录也接得上。")
    if library.one(Regulation, options.old):
        print(f"存着这部法规原文的，把原文文件也改名为 {options.new}.md。")
    if found.unread:
        print(visible(f"这些条目有错、读不出来，里面没有改，旧编号照样有效：{'、'.join(found.unread)}"))
