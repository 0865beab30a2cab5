"""Aiken: a line with the question, a line an option, and `ANSWER: B`."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from generator.exchange._incoming.bank import LETTERS, Asked, Option, decoded, settle
from generator.exchange._outgoing.fitting import refuse_unfit
from generator.exchange._outgoing.losses import Loss
from generator.exchange._outgoing.selection import Item, Selection
from generator.questions import interactions
from generator.workbooks.refused import RefusedError

LABEL = "Aiken"
SUFFIX = ".txt"
CARRIES = "单选题和判断题的题干、选项、答案"
LOSES = "选项的说明、解析、提示、依据；其他题型；题目编号（再导入会成为新题）"
JUDGED = (interactions.Option("对", True, ""), interactions.Option("错", False, ""))
OPTION = re.compile(r"([A-Z])[.)] *(.+)")
MISREAD = re.compile(r"^([A-Z]|ANSWER)([.):])", re.IGNORECASE)  # a stem that would be read as an option or an answer
WIDE = {".": "．", ")": "）", ":": "："}
WIDENED = re.compile(r"([A-Z]|ANSWER)[．）：]", re.IGNORECASE)
SHORTEST = 2  # bytes; Moodle passes over a shorter line
WITHOUT = "选项的说明、解析、提示、依据都没有带上"
ANSWER = re.compile(r"ANSWER: *([A-Z])(.*)", re.IGNORECASE)


def recognises(name: str, raw: bytes) -> bool:
    """Whether a file is one."""
    return name.lower().endswith(".txt") and any(ANSWER.fullmatch(line.strip()) for line in decoded(raw).split("\n"))


def read(raw: bytes) -> list[Asked]:
    """Its questions."""
    found: list[Asked] = []
    is_open = False
    for number, line in enumerate(decoded(raw).split("\n"), 1):
        text = line.strip()
        if text and not is_open:
            found.append(Asked(f"第 {number} 行", text))
        elif text:
            is_open = _goes_on(found[-1], number, text)
            continue
        is_open = is_open or bool(text)
    if is_open:
        found[-1].lost.append("没有 ANSWER 这一行")
    for one in found:
        settle(one)
    return found


def _goes_on(asked: Asked, number: int, text: str) -> bool:
    """Add a line to a question; the value is whether it goes on."""
    if hit := ANSWER.fullmatch(text):
        _answer(asked, hit)
        return False
    if hit := OPTION.fullmatch(text):
        asked.options.append(Option(hit[2]))
    elif asked.options:
        asked.lost.append(f"第 {number} 行不知道是什么：{text[:30]}")
    else:
        asked.stem += f"\n{text}"
    return True


def _answer(asked: Asked, hit: re.Match[str]) -> None:
    place = LETTERS.find(hit[1].upper())
    if hit[2].strip() or not 0 <= place < len(asked.options):
        asked.lost.append(f"答案“{hit[0]}”对不上一个选项")
    else:
        asked.options[place].is_right = True


def write(selection: Selection, out: Path) -> Iterator[Loss]:
    """Its questions of which one option is right. Raises `RefusedError` if there is none, or one says nothing there."""
    refuse_unfit(selection.items)
    blocks: list[str] = []
    yield Loss("", WITHOUT)
    for item in selection.items:
        options = _options(item)
        block = _block(item, options) if options else ""
        if not options:
            yield Loss(item.ref, f"{item.question.label}题没有带上：Aiken 只有单选", is_whole=True)
        elif len(block.partition("\n")[0].encode()) < SHORTEST:
            yield Loss(item.ref, "没有带上：题干只有一个字母，Aiken 会跳过去", is_whole=True)
        else:
            blocks.append(block)
            if WIDENED.match(block):
                yield Loss(item.ref, "题干开头像选项或者答案，标点写成了全角")
    if not blocks:
        raise RefusedError("没有一题能写成 Aiken：它只有单选题和判断题")
    out.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")


def _options(item: Item) -> tuple[interactions.Option, ...]:
    """What is picked from, if it is one of several."""
    interaction = item.interaction
    if isinstance(interaction, interactions.Statement):
        true, false = (replace(one, text=item.texts.words(one.text)) for one in JUDGED)
        return (true, false) if interaction.is_true else (replace(true, is_right=False), replace(false, is_right=True))
    return interaction.options if isinstance(interaction, interactions.Choice) and not interaction.several else ()


def _block(item: Item, options: tuple[interactions.Option, ...]) -> str:
    stem = "\n\n".join(filter(None, (item.situation, item.question.stem)))
    lines = [f"{letter}. {_line(option.text)}" for letter, option in zip(LETTERS, options, strict=False)]
    right = next(letter for letter, option in zip(LETTERS, options, strict=False) if option.is_right)
    asked = MISREAD.sub(lambda hit: hit[1] + WIDE[hit[2]], _line(item.texts.plain(stem)))
    return "\n".join([asked, *lines, f"ANSWER: {right}"])


def _line(text: str) -> str:
    return " ".join(text.split())
