"""`casebook mask`: other words for what looks like personal data."""

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from generator.authoring import replacing
from generator.authoring.masking import Proposal, is_spoilt, proposals, replaced
from generator.commands._exits import HAS_ERRORS, MISUSED, OK
from generator.diagnostic import has_errors
from generator.reading.decoding import decode
from generator.reading.messages import with_message
from generator.report import ended, visible

HELP = "把文件里像个人信息的内容换成“甲”“尾号 1234”，一处一处问"
YES, NO, ALL, STOP = ("y", "是", "换"), ("n", "否", "不"), ("a", "全部"), ("q", "停")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What it takes."""
    parser.add_argument("file", type=Path, metavar="FILE", help="要改的文件，任何文字文件都可以")
    parser.add_argument("--yes", action="store_true", help="不问，全部换掉；不在终端里、不写它，就只列出来")


def run(options: argparse.Namespace) -> int:
    """List what is found, and write what is agreed to."""
    file: Path = options.file
    if wrong := _unreadable(file):
        print(wrong, file=sys.stderr)
        return MISUSED
    text = file.read_bytes().decode("utf-8")
    found = proposals(text)
    if not found:
        print(f"{file} 里没有像个人信息的内容。没有查出来的，还要自己看一遍。")
        return OK
    if options.yes or not (sys.stdin.isatty() and sys.stdout.isatty()):
        _list(file, found)
        return _written(file, text, found) if options.yes else HAS_ERRORS
    return _written(file, text, agreed(input, found))


def agreed(ask: Callable[[str], str], found: Sequence[Proposal]) -> Sequence[Proposal]:
    """Those to which somebody says yes; what can hardly be anything else is a yes unless told otherwise."""
    chosen: list[Proposal] = []
    for number, one in enumerate(found):
        print(f"\n第 {one.line} 行：{visible(one.around.strip())}")
        match _answer(ask, one):
            case "y":
                chosen.append(one)
            case "a":
                return [*chosen, *found[number:]]
            case "q":
                return chosen
    return chosen


def _answer(ask: Callable[[str], str], one: Proposal) -> str:
    usual = "y" if one.is_sure else "n"
    question = f"{one.label}“{visible(one.written)}”换成“{one.instead}”？{'' if one.is_sure else '拿不准。'}"
    question = f"{question}（是 y、否 n、以后全部 a、到此为止 q，直接回车 {usual}）> "
    while True:
        try:
            said = ask(question).strip().lower() or usual
        except EOFError:
            return "q"
        for answer in (YES, NO, ALL, STOP):
            if said in answer:
                return answer[0]


def _unreadable(file: Path) -> str:
    if not file.is_file():
        return f"没有这个文件：{file}"
    found = decode(file.read_bytes(), str(file))[1]
    wrong = next((with_message(one.problem) for one in found if has_errors([one])), None)
    return f"{file}：{ended(wrong.message)}{ended(f'改法：{wrong.fix}')}没有改动它。" if wrong else ""


def _list(file: Path, found: Iterable[Proposal]) -> None:
    """Without the data themselves: what is printed may be kept by others."""
    for one in found:
        print(f"{visible(str(file))}:{one.line}: {one.label} → {one.instead}{'' if one.is_sure else '（拿不准）'}")


def _written(file: Path, text: str, chosen: Sequence[Proposal]) -> int:
    after = replaced(text, chosen)
    if is_spoilt(text, after):
        print(f"换了以后 {file} 不再是能读的 YAML，没有改动它。请自己改。", file=sys.stderr)
        return HAS_ERRORS
    if chosen:
        replacing.replace(file, after.encode())
    print(f"换了 {len(chosen)} 处。没有查出来的，还要自己看一遍。")
    return OK
