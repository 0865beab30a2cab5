"""`casebook init`: a knowledge base of one's own to begin with."""

import argparse
import datetime
import shlex
import sys
from pathlib import Path

from generator.authoring.naming import is_title
from generator.authoring.starter import NAME, starter
from generator.commands._exits import MISUSED, OK
from generator.commands._new_folder import in_the_way, make

HELP = "新建一个自己的知识库，里面有能用的样例"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What it takes."""
    parser.add_argument("out", type=Path, metavar="DIR", help="建在哪个文件夹（必须不存在或为空）")
    parser.add_argument("--name", default=NAME, metavar="NAME", help=f"网站的名称（默认“{NAME}”）")


def run(options: argparse.Namespace) -> int:
    """Write it, whole or not at all."""
    out: Path = options.out
    if wrong := in_the_way(out, "casebook init my-casebook") or _misnamed(options.name):
        print(wrong, file=sys.stderr)
        return MISUSED
    files = starter(options.name, datetime.date.today(), sys.executable)
    make(out, lambda folder: _write(folder, files))
    print(f"建好了 {out}，里面是样例。接下来：\n  cd {shlex.quote(str(out))}\n  make serve")
    print(f"怎样换成自己的，看 {out / 'README.md'}。")
    return OK


def _misnamed(name: str) -> str:
    return "" if is_title(name) else "--name 要写一行文字，不超过 100 个字，例如 --name 某某公司投诉处理知识库。"


def _write(folder: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
