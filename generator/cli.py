"""`casebook`: reads the command line, runs one command, tells what stopped it.

Exit codes: 0 all is well, 1 the knowledge base has errors, 2 the command was used wrongly,
130 it was stopped with Ctrl+C, 143 with SIGTERM, 141 nobody reads what it prints any more (`casebook … | head`).
"""

import argparse
import difflib
import os
import sys
from collections.abc import Sequence

from generator.commands import commands, verbs
from generator.commands._arguments import not_a_project
from generator.commands._exits import HAS_ERRORS, MISUSED
from generator.commands._help import Help
from generator.outlets import stopping
from generator.outlets.refusals import refusal
from generator.report import visible

INTERRUPTED, UNREAD, TERMINATED = 130, 141, 143


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb; the value is the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    arguments = sys.argv[1:] if arguments is None else arguments
    if (wrong := _no_such_verb(arguments)) or (wrong := _not_here(options := _parser(arguments).parse_args(arguments))):
        print(wrong, file=sys.stderr)
        return MISUSED
    try:
        with stopping.stoppable():
            code = int(options.run(options))
            sys.stdout.flush()
            return code
    except (KeyboardInterrupt, stopping.Terminated) as stopped:
        print("已停止，原来的内容没有改动。", file=sys.stderr)
        return INTERRUPTED if isinstance(stopped, KeyboardInterrupt) else TERMINATED
    except OSError as error:
        if isinstance(error, BrokenPipeError) and _is_unread():
            return UNREAD
        if (sentence := refusal(error)) is None:
            raise
        print(sentence, file=sys.stderr)
        return HAS_ERRORS


def _no_such_verb(arguments: Sequence[str]) -> str:
    written = next(iter(arguments), "")
    if not written or written.startswith("-") or written in verbs():
        return ""
    near = difflib.get_close_matches(written, verbs(), 1)
    hint = f"是不是 {near[0]}？" if near else f"有这些：{'、'.join(verbs())}。"
    return f"没有 {visible(written)} 这个命令。{hint}"


def _not_here(options: argparse.Namespace) -> str:
    """Why a command that needs a knowledge base has none."""
    return not_a_project(options.project) if "project" in options else ""


def _is_unread() -> bool:
    """Whether it is our output that nobody reads, and no pipe between processes; what was not printed yet is let go."""
    try:
        os.write(sys.stdout.fileno(), b"\n")
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return True
    return False


def _parser(arguments: Sequence[str]) -> argparse.ArgumentParser:
    about = "诉鉴：检查案例与流程，生成培训与知识库网站。"
    parser = argparse.ArgumentParser("casebook", description=about, formatter_class=Help)
    verbs = parser.add_subparsers(title="命令", required=True, metavar="命令")
    for verb, command in commands(next(iter(arguments), "")).items():
        its_parser = verbs.add_parser(verb, help=command.HELP, formatter_class=Help)
        command.add_arguments(its_parser)
        its_parser.set_defaults(run=command.run)
    return parser
