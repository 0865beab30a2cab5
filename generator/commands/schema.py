"""`casebook schema`: what an editor needs to help."""

import argparse
from pathlib import Path

from generator import build
from generator.authoring import editor
from generator.authoring.together import replace_all
from generator.commands._arguments import add_project
from generator.commands._exits import OK
from generator.report import visible

HELP = "写出编辑器（VS Code）用的字段说明：边写边提示字段、可选的值和已有的编号"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What it takes."""
    add_project(parser)
    parser.add_argument("--out", type=Path, metavar="DIR", help=f"写到哪里（默认知识库里的 {editor.SCHEMAS}）")


def run(options: argparse.Namespace) -> int:
    """Write all files, or none."""
    library = build.preview(options.project).library
    changes, stay = editor.files(options.project, library, options.out or options.project / editor.SCHEMAS)
    replace_all(options.project, changes)
    print(f"写好了 {len(changes)} 个文件。" if changes else "都是最新的，没有改动。")
    for file in stay:
        print(visible(f"{file} 是您自己的，没有改；要用，照文档把设置加进去，或者先把它改名再运行一次。"))
    print("用 VS Code 打开知识库的文件夹，装上它推荐的 YAML 扩展。加了新条目，再运行一次就能提示新的编号。")
    return OK
