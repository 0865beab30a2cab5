"""`casebook lsp`: what `check` says, in the editor."""

import argparse
import signal
import sys

from generator.commands._arguments import add_project
from generator.commands._exits import MISUSED, OK
from generator.commands._extra import missing

HELP = "给编辑器用的：边写边指出问题，跳到编号所指的地方，给编号换名（由编辑器启动，不用自己运行）"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What it takes."""
    add_project(parser)


def run(options: argparse.Namespace) -> int:
    """Answer an editor over standard input and output until it hangs up."""
    if wrong := missing("pygls"):
        print(wrong, file=sys.stderr)
        return MISUSED
    from generator.lsp.server import serve

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(
            number, signal.SIG_DFL
        )  # nothing is written here; and a thread that waits for input hears nothing
    serve(options.project)
    return OK
