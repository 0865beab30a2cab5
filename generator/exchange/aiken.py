"""Aiken: a line with the question, a line an option, and `ANSWER: B`."""

import re

from generator.exchange._bank import LETTERS, Asked, Option, decoded, settle

LABEL = "Aiken"
OPTION = re.compile(r"([A-Z])[.)] *(.+)")
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
