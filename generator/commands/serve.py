"""`casebook serve`: a preview that follows what is edited."""

import argparse
from functools import partial

from generator.commands._arguments import add_audience, add_project
from generator.commands._with_mkdocs import with_mkdocs
from generator.outlets import site

HELP = "检查并在本机预览，保存后自动刷新"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What it takes."""
    add_project(parser)
    add_audience(parser)
    parser.add_argument("--address", default="127.0.0.1:8000", help="预览地址（默认 127.0.0.1:8000）")
    parser.add_argument("--no-drafts", action="store_true", help="不显示草稿和审阅中的内容，和生成的网站一样")


def run(options: argparse.Namespace) -> int:
    """Serve it until interrupted."""
    print(f"预览地址：http://{options.address}/ ，按 Ctrl+C 停止。", flush=True)
    shown = partial(site.serve, address=options.address, drafts=not options.no_drafts, audience=options.audience)
    return with_mkdocs(options.project, shown)
