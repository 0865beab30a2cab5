"""`casebook new`: a record to start from."""

import argparse
import datetime
import gc
import sys

from generator import build
from generator.authoring.new import New, NotWrittenError, prepared, write
from generator.commands._arguments import add_project, kind, kinds_help
from generator.commands._asking import NobodyAnswersError, asked
from generator.commands._exits import HAS_ERRORS, MISUSED, OK
from generator.report import as_text

HELP = "新建一条记录：照样例写成草稿，检查没有问题"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What it takes."""
    add_project(parser)
    parser.add_argument("kind", type=kind, nargs="?", metavar="KIND", help=f"不写就问。{kinds_help()}")
    parser.add_argument(
        "id", nargs="?", default="", metavar="ID", help="编号，例如 early-repayment；不写就照标题起一个"
    )
    parser.add_argument("--title", metavar="TITLE", help="标题")
    parser.add_argument(
        "--set",
        type=_field,
        action="append",
        default=[],
        metavar="FIELD=VALUE",
        help="一个字段的值，可以写几次；引用和选项写编号或者名称都可以，例如 --set owner=投诉管理岗",
    )
    parser.add_argument("--no-questions", action="store_true", help="在终端里也不问，没有写的用合适的")


def run(options: argparse.Namespace) -> int:
    """Ask for what is missing if somebody is there to answer, then write it."""
    asks = not options.no_questions and sys.stdin.isatty() and sys.stdout.isatty()
    if options.kind is None and not asks:
        print(f"写上要新建哪一类。{kinds_help()}", file=sys.stderr)
        return MISUSED
    try:
        library, today = build.read(options.project), datetime.date.today()
        gc.freeze()  # the process ends soon: looking through all records once more would only take time
        given = options.kind, options.id, _said(options)
        kind, record_id, said = asked(input, *given, library, today) if asks else given
        new = prepared(options.project, kind, record_id, said, library, today)
    except (NotWrittenError, NobodyAnswersError) as refused:
        print(refused, file=sys.stderr)
        return MISUSED
    write(options.project, new)
    return _told(new)


def _field(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign or not name.strip() or not value.strip():
        raise argparse.ArgumentTypeError(f"写成 字段=值 的样子，例如 owner=complaint-desk。写的是：{text}")
    return name.strip(), value.strip()


def _said(options: argparse.Namespace) -> dict[str, str]:
    return {**dict(options.set), **({"title": options.title} if options.title else {})}


def _told(new: New) -> int:
    print(f"写好了 {new.file}，编号 {new.id}，是草稿，不会发布。")
    print(
        "把样例内容和里面的编号换成自己的，然后运行 casebook check。不想碰 YAML，在网站的“填表写一条”里打开这个文件改。"
    )
    print("写完删掉 status: draft 这一行，就会发布。")
    if new.findings:
        print(f"样例和写的值有几处对不上，先改这几处：\n\n{as_text(new.findings)}")
    return HAS_ERRORS if new.findings else OK
