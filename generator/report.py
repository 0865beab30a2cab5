"""Diagnostics as text for people, as annotations for GitHub, as JSON for programs."""

import json
import unicodedata
from collections.abc import Callable, Mapping, Sequence

from generator.diagnostic import Diagnostic, FieldPath, Problem
from generator.reading.messages import with_message

EXCERPT = 100  # cells: longer lines are cut around what is underlined
ZERO_WIDTH = frozenset({"Mn", "Me", "Cf"})
UNSHOWN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
LEVELS = {"error": "错误", "warning": "提醒"}


def as_text(diagnostics: Sequence[Diagnostic]) -> str:
    """One block a finding, with the line and the spot underlined, then a summary."""
    if not diagnostics:
        return "没有发现问题。\n"
    blocks = [_block(found) for found in diagnostics]
    return "\n".join([*blocks, _summary(diagnostics)])


def as_github(diagnostics: Sequence[Diagnostic]) -> str:
    """One workflow command a finding."""
    return "".join(f"{_command(found)}\n" for found in diagnostics)


def as_json(diagnostics: Sequence[Diagnostic]) -> str:
    """A list of findings; `line` and `column` count from 1, 0 means the file as a whole."""
    return json.dumps([_plain(found) for found in diagnostics], ensure_ascii=False, indent=2) + "\n"


FORMATS: Mapping[str, Callable[[Sequence[Diagnostic]], str]] = {
    "text": as_text,
    "github": as_github,
    "json": as_json,
}


def width(text: str) -> int:
    """Terminal cells that a text takes: a Han character or full-width sign takes two, a combining mark none."""
    if text.isascii() and text.isprintable():
        return len(text)
    return sum(_cells(character) for character in text)


def _cells(character: str) -> int:
    if unicodedata.category(character) in ZERO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def visible(text: str) -> str:
    """Text that a terminal shows and does not obey: a sign for every control or invisible character."""
    return "".join(_sign(character) for character in text)


def _sign(character: str) -> str:
    code = ord(character)
    if code < 0x20 and character != "\t":
        return chr(0x2400 + code)
    return "\ufffd" if unicodedata.category(character) in UNSHOWN and character != "\t" else character


def field_name(path: FieldPath) -> str:
    """A field path as authors read it: `steps › 第 1 项 › uses`."""
    return " › ".join(f"第 {step + 1} 项" if isinstance(step, int) else step for step in path)


def ended(sentence: str) -> str:
    """A sentence with the sign at its end that it may have already."""
    return sentence if sentence.endswith(("。", "？", "！")) else f"{sentence}。"


def _block(found: Diagnostic) -> str:
    problem, place = with_message(found.problem), found.place
    file = visible(place.file)
    where = f"{file}:{place.line}:{place.column}" if place.line else visible(f"{file} {place.cell}".rstrip())
    lines = [f"{where}: {LEVELS[problem.severity]}[{problem.code}]: {visible(problem.message)}"]
    if place.text:
        lines += _excerpt(found)
    facts = ("字段", place.heading or field_name(problem.path)), ("写的", problem.written), *_cure(problem)
    lines += _facts(*facts)
    return "\n".join(lines) + "\n"


def in_words(problem: Problem) -> str:
    """What is wrong, what belongs there and how to mend it, for whoever sees the place already."""
    told = with_message(problem)
    return "\n".join([visible(told.message), *_facts(*_cure(told))])


def _cure(problem: Problem) -> tuple[tuple[str, str], ...]:
    return ("应为", problem.expected), ("改法", problem.fix)


def _facts(*facts: tuple[str, str]) -> list[str]:
    return [f"  {name}  {visible(text)}" for name, text in facts if text]


def _excerpt(found: Diagnostic) -> list[str]:
    place = found.place
    start = place.column - 1
    before, marked, after = place.text[:start], place.text[start:][: place.length], place.text[start + place.length :]
    before = _cut(before[::-1], EXCERPT // 2)[::-1]
    marked = _cut(marked, EXCERPT)
    after = _cut(after, EXCERPT - min(EXCERPT, width(before) + width(marked)))
    lead = "".join("\t" if character == "\t" else " " * _cells(character) for character in before)
    gutter = f"  {place.line} │ "
    empty = " " * (len(gutter) - 2) + "│ "
    return [f"{gutter}{before}{marked}{after}", f"{empty}{lead}{'^' * max(1, width(marked))}"]


def _cut(text: str, room: int) -> str:
    """The beginning of a text that fits into so many cells, with … for what is left out."""
    shown = visible(text[: room + 1])
    if width(shown) <= room and len(shown) == len(text):
        return shown
    while shown and width(shown) >= room:
        shown = shown[:-1]
    return f"{shown}…"


def _summary(diagnostics: Sequence[Diagnostic]) -> str:
    files = len({found.place.file for found in diagnostics})
    counts = [
        f"{number} 处{name}"
        for level, name in LEVELS.items()
        if (number := sum(found.problem.severity == level for found in diagnostics))
    ]
    code = min(diagnostics, key=lambda found: found.problem.severity).problem.code  # "error" before "warning"
    return f"共 {'、'.join(counts)}，涉及 {files} 个文件。想看某类问题的说明：casebook explain {code}\n"


def _command(found: Diagnostic) -> str:
    problem, place = with_message(found.problem), found.place
    text = "；".join(filter(None, (problem.message, f"改法：{problem.fix}" if problem.fix else "")))
    position = f",line={place.line},col={place.column}" if place.line else ""
    text = f"{place.cell}：{text}" if place.cell else text
    head = f"::{problem.severity} file={_escaped(place.file, ':,')}{position},title={problem.code}"
    return f"{head}::{_escaped(text)}"


def _escaped(text: str, also: str = "") -> str:
    for character in "%\r\n" + also:
        text = text.replace(character, f"%{ord(character):02X}")
    return text


def _plain(found: Diagnostic) -> dict[str, object]:
    problem, place = with_message(found.problem), found.place
    return {
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "length": place.length,
        "severity": problem.severity,
        "code": problem.code,
        "field": list(problem.path),
        "message": problem.message,
        "written": problem.written,
        "expected": problem.expected,
        "fix": problem.fix,
        "replacement": found.replacement,
    }
