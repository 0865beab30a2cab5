"""One value as YAML: bare where every reader of YAML takes it for what it is, else in quotes, or as a block (`|`)."""

import datetime
import re
from collections.abc import Iterator
from decimal import Decimal

Scalar = str | bool | int | Decimal | datetime.date | None

LINE_BREAK = re.compile("\r\n|\r|\n")
BARE_START = re.compile(r"(?!\.{3})[^\s\-?:,\[\]{}#&*!|>'\"%@`]")
UNBARE = re.compile(r": |:$|[\s]#|\t|\s$")
# What some reader of YAML, of this version or an older one, takes for a number, a truth or nothing. A date may stay
# bare: it is written as it reads.
NO_TEXT = re.compile(
    r"~|null|true|false|yes|no|on|off|y|n|=|<<"
    r"|[-+]?(?:0b[01_]+|0o?[0-7_]+|0x[0-9a-f_]+|[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?)"
    r"|[-+]?(?:\.?[0-9][0-9_]*|[0-9][0-9_]*\.[0-9_]*)(?:e[-+]?[0-9]+)?|[-+]?\.inf|\.nan",
    re.IGNORECASE,
)
IN_LIST = re.compile(r"[0-9A-Za-z\u4e00-\u9fff](?:[0-9A-Za-z\u4e00-\u9fff.#_-]|:(?=\d)| (?=\d))*")
ESCAPED = str.maketrans({"\\": "\\\\", '"': '\\"', "\t": "\\t", "\n": "\\n", "\r": "\\r"})
BLOCK = "|"
INDENT = 2


def is_several_lines(value: Scalar) -> bool:
    """Whether a text has to be written as a block."""
    return isinstance(value, str) and bool(LINE_BREAK.search(value.rstrip())) and bool(value.strip())


def inline(value: Scalar) -> str:
    """A value in one line; None is written as nothing at all."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return value if is_bare(value) else _quoted(value)
    if isinstance(value, datetime.datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def is_bare(text: str) -> bool:
    """Whether a text in one line needs no quotes."""
    return bool(BARE_START.match(text)) and not UNBARE.search(text) and not NO_TEXT.fullmatch(text)


def in_list(value: Scalar) -> str | None:
    """A value as it stands in a list in brackets; None if it would be hard to read there, or be misread."""
    text = inline(value)
    return text if IN_LIST.fullmatch(text) else None


def in_brackets(value: Scalar) -> str:
    """A value as it can stand between brackets, in quotes where it would be misread there."""
    return in_list(value) or _quoted(value) if isinstance(value, str) else inline(value)


def block(text: str) -> tuple[str, list[str]]:
    """What stands where the text begins, and its lines, not yet indented. What ends it says nothing and is cut off."""
    lines = LINE_BREAK.split(text.rstrip())
    first = next(line for line in lines if line.strip())
    is_ambiguous = first != first.lstrip() or lines[0] == "" or not lines[0].strip()
    return f"{BLOCK}{INDENT}" if is_ambiguous else BLOCK, lines


def indented(lines: list[str], by: int) -> Iterator[str]:
    """Lines further to the right; an empty one stays empty."""
    return (f"{' ' * by}{line}" if line else "" for line in lines)


def _quoted(text: str) -> str:
    """In single quotes what would need a backslash in double ones and has nothing that single ones cannot hold."""
    if ('"' in text or "\\" in text) and "'" not in text and not re.search(r"[\t\r\n]", text):
        return f"'{text}'"
    return f'"{text.translate(ESCAPED)}"'
