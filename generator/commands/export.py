"""`casebook export`: what other programs read, in their formats."""

import argparse
import datetime
import sys
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from generator.authoring.together import ChangedMeanwhileError
from generator.commands._arguments import add_project, kind, kinds_help, not_a_project
from generator.commands._exits import HAS_ERRORS, MISUSED, OK
from generator.commands._export_kind import export_kind
from generator.commands._extra import missing
from generator.disclosure.audience import AUDIENCES
from generator.outlets import site
from generator.report import FORMATS, visible
from generator.traditional.converting import VARIANTS

if TYPE_CHECKING:
    from generator.exchange._outgoing.exporting import Exported

HELP = "导出到别的系统：学习平台、题库、卡片、手册、离线网站；--list 列出各种格式"
CHOICES = "--quiz、--exam、--path、--all"
PUBLIC = "public"
SHOWN = 8
"""How many questions are named on the terminal; the report names all."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What it takes."""
    add_project(parser)
    parser.add_argument("format", nargs="?", metavar="FORMAT", help="写成什么格式，casebook export --list 列出来")
    parser.add_argument("--list", action="store_true", help="各种格式带得走什么、带不走什么")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--quiz", nargs="+", default=[], metavar="ID", help="这几套题")
    which.add_argument("--exam", default="", metavar="ID", help="一场考试：题池、抽题数、及格线")
    which.add_argument("--path", default="", metavar="ID", help="一条学习路径里的题和考试")
    which.add_argument("--all", action="store_true", help="全部题目")
    which.add_argument("--kind", type=kind, metavar="KIND", help=f"只用于 xlsx：一类记录，改好了读回。{kinds_help()}")
    variants = "；".join(f"{name}：{said[0]}" for name, said in VARIANTS.items())
    parser.add_argument("--variant", choices=[*VARIANTS], default="", help=f"写成繁体，哪种格式都可以。{variants}")
    for name, (format_, meanings) in _options().items():
        usual, said = next(iter(meanings)), "；".join(f"{one}：{what}" for one, what in meanings.items())
        parser.add_argument(
            f"--{name}", choices=[*meanings], default="", help=f"只用于 {format_}（默认 {usual}）。{said}"
        )
    parser.add_argument("--audience", choices=[*AUDIENCES], default=PUBLIC, help="导出总是对外的，只能写 public")
    parser.add_argument("--out", type=Path, metavar="FILE", help="写到哪里，例如 quiz.xml")


def _options() -> Mapping[str, tuple[str, Mapping[str, str]]]:
    """What formats ask beside what to export: `{name: (format, {value: meaning})}`."""
    from generator.exchange import writers

    asked = ((name, _asked(module)) for name, module in writers().items())
    return {option: (name, meanings) for name, options in asked for option, meanings in options.items()}


def run(options: argparse.Namespace) -> int:
    """Write it, whole or not at all."""
    from generator.exchange import writers

    formats = writers()
    if options.list:
        print("\n".join(_described(formats)))
        return OK
    if wrong := _misused(options, formats):
        print(visible(wrong), file=sys.stderr)
        return MISUSED
    if options.kind:
        return export_kind(options.project, options.kind, options.out)
    return _exported(options, formats[options.format])


def _described(formats: Mapping[str, ModuleType]) -> list[str]:
    lines: list[str] = []
    for name, module in formats.items():
        lines += [f"{name}  {module.LABEL}", f"    带得走：{module.CARRIES}", f"    带不走：{module.LOSES}"]
        if wrong := missing(*getattr(module, "NEEDS", ()), extra=getattr(module, "EXTRA", "")):
            lines.append(f"    {wrong}")
    return lines


def _misused(options: argparse.Namespace, formats: Mapping[str, ModuleType]) -> str:
    """Why nothing is tried; empty if it is."""
    if options.format not in formats:
        what = f"没有 {options.format} 这种格式。" if options.format else "没有写要哪种格式。"
        return f"{what}有：{'、'.join(formats)}（casebook export --list 说明各种格式）"
    module = formats[options.format]
    if wrong := _unsuited(options):
        return wrong
    if not (options.quiz or options.exam or options.path or options.all or options.kind or _is_whole(module)):
        return f"没有写导出哪些题：{CHOICES} 里选一个"
    if options.out is None:
        return f"没有写 --out：写到哪里，例如 --out out{module.SUFFIX}"
    return (
        not_a_project(options.project)
        or missing(*getattr(module, "NEEDS", ()), extra=getattr(module, "EXTRA", ""))
        or _unfit(options.out, module)
    )


def _is_whole(module: ModuleType) -> bool:
    return bool(getattr(module, "WHOLE", False))


def _unsuited(options: argparse.Namespace) -> str:
    """What is asked for that the format does not know."""
    if options.audience != PUBLIC:
        return "导出总是对外的：没发布的、不对外的内容哪种格式里都没有。不写 --audience，或者写 --audience public"
    for name, (format_, _meanings) in _options().items():
        if getattr(options, name) and options.format != format_:
            return f"--{name} 只用于 {format_}"
    if options.kind and options.variant:
        return "--kind 写出来的表要读回，不写成繁体"
    return f"--kind 只用于 xlsx；别的格式写 {CHOICES}" if options.kind and options.format != "xlsx" else ""


def _asked(module: ModuleType) -> Mapping[str, Mapping[str, str]]:
    return dict(getattr(module, "OPTIONS", {}))


def _unfit(out: Path, module: ModuleType) -> str:
    """Why nothing can be written there; empty if it can."""
    if not out.parent.is_dir():
        return f"没有这个文件夹：{out.parent}"
    if not module.SUFFIX:
        return f"{out} 已经存在而且不是空文件夹，没有动它。换一个名字" if _is_in_the_way(out) else ""
    if out.suffix.lower() != module.SUFFIX:
        return f"文件名要以 {module.SUFFIX} 结尾：{out}"
    return f"{out} 是一个文件夹，换一个名字" if out.is_dir() else ""


def _is_in_the_way(out: Path) -> bool:
    return out.exists() and (not out.is_dir() or any(out.iterdir()))


def _exported(options: argparse.Namespace, module: ModuleType) -> int:
    from generator.exchange._outgoing.choosing import Wanted
    from generator.exchange._outgoing.exporting import WrongContentError, export
    from generator.workbooks.refused import RefusedError

    its_own = {name: getattr(options, name) or next(iter(meanings)) for name, meanings in _asked(module).items()}
    everything = options.all or not (options.quiz or options.exam or options.path)
    wanted = Wanted(tuple(options.quiz), options.exam, options.path, everything, options.variant, its_own)
    try:
        done = export(options.project, module, wanted, options.out, datetime.datetime.now(datetime.UTC))
    except WrongContentError as wrong:
        sys.stderr.write(FORMATS["text"](wrong.diagnostics))
        print("选中的内容有错误，没有导出。改好再运行一次。", file=sys.stderr)
        return HAS_ERRORS
    except ChangedMeanwhileError as file:
        print(f"{file} 刚刚又改过，没有导出。再运行一次。", file=sys.stderr)
        return HAS_ERRORS
    except (RefusedError, site.Refused) as refused:
        for line in [*str(refused).splitlines(), "没有导出"]:
            print(visible(f"{line}。"), file=sys.stderr)
        return HAS_ERRORS
    _tell(options.out, done)
    return OK


def _tell(out: Path, done: "Exported") -> None:
    from generator.exchange._outgoing.losses import by_sentence

    print(f"写好了 {out}：{done.count} 题。" if done.count else f"写好了 {out}。")
    if not done.losses:
        return
    print(f"没有带上的（逐题列在 {done.report}）：")
    for sentence, refs in by_sentence(done.losses):
        some = "、".join(refs[:SHOWN]) + (f" 等 {len(refs)} 题" if len(refs) > SHOWN else "")
        print(visible(f"  {sentence}" + (f"：{some}" if some else "")))
