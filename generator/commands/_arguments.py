"""Arguments that more than one command takes."""

import argparse
from pathlib import Path

from generator.disclosure.audience import AUDIENCES, STAFF
from generator.kinds import all_kinds
from generator.reading.folders import FOLDERS
from generator.record import Kind


def add_project(parser: argparse.ArgumentParser) -> None:
    """Which knowledge base a command works on."""
    parser.add_argument(
        "--project", type=Path, default=Path(), metavar="DIR", help="知识库所在的文件夹（默认当前文件夹）"
    )


def add_audience(parser: argparse.ArgumentParser) -> None:
    """Whom a site is made for."""
    choices = "；".join(f"{name}：{meaning}" for name, meaning in AUDIENCES.items())
    fallback = f"不写就按 mkdocs.yml 里的 audience，那里也没有就是 {STAFF}"
    parser.add_argument("--audience", choices=[*AUDIENCES], help=f"给谁看的网站（{fallback}）。{choices}")


def add_fresh(parser: argparse.ArgumentParser) -> None:
    """Whether what was kept from the last time counts."""
    parser.add_argument("--fresh", action="store_true", help="不用上次留下的（.casebook 文件夹），全部重做")


def folder(name: str) -> Path:
    """A folder that is there."""
    if not Path(name).is_dir():
        raise argparse.ArgumentTypeError(f"没有这个文件夹：{name}")
    return Path(name)


def kind(name: str) -> Kind:
    """A kind by its name or by what pages call it."""
    found = [one for one in all_kinds() if name in (one.name, one.label)]
    if not found:
        raise argparse.ArgumentTypeError(f"没有“{name}”这一类。{kinds_help()}")
    return found[0]


def kinds_help() -> str:
    """The kinds that there are."""
    return "种类：" + "、".join(f"{one.name}（{one.label}）" for one in all_kinds())


def not_a_project(root: Path) -> str:
    """Why a folder holds no knowledge base; empty if it does."""
    if not root.is_dir():
        return f"没有这个文件夹：{root}"
    if not any((root / part).is_dir() for part in FOLDERS):
        return f"{root.resolve()} 里没有 content、cases 或 quizzes 文件夹。用 --project 指出知识库所在的文件夹。"
    return ""
