"""Signs, words and lines of YAML changed places, left out, written twice, written as others."""

import re
from collections.abc import Callable, Sequence
from random import Random

from tests.fuzz.pieces import SCALARS, SIGNS, character
from tests.fuzz.seeds import Seed

TOKEN = re.compile(r"[:：]\s|- |\n *|[0-9][0-9,.-]*|[A-Za-z_]+|[\u4e00-\u9fff]+|.", re.DOTALL)
KEY = re.compile(r"^(?P<head> *(?:- +)*[\w-]+):(?: .*)?$")
WIDTHS = str.maketrans(":：,，-#\"'[] ", "：:，,－＃”’【】\u3000")


def mangled(seed: Seed, chance: Random) -> bytes:
    """The text after one to four changes."""
    text = seed.text
    for _ in range(chance.choice((1, 1, 1, 1, 2, 4))):
        text = chance.choice(CHANGES)(text, chance)
    return text.encode("utf-8", "surrogatepass")


def _some_token(text: str, chance: Random) -> tuple[list[str], int]:
    tokens = TOKEN.findall(text) or [""]
    return tokens, chance.randrange(len(tokens))


def _left_out(text: str, chance: Random) -> str:
    tokens, at = _some_token(text, chance)
    return "".join(tokens[:at] + tokens[at + 1 :])


def _twice(text: str, chance: Random) -> str:
    tokens, at = _some_token(text, chance)
    return "".join([*tokens[:at], tokens[at], *tokens[at:]])


def _swapped(text: str, chance: Random) -> str:
    tokens, at = _some_token(text, chance)
    other = chance.randrange(len(tokens))
    tokens[at], tokens[other] = tokens[other], tokens[at]
    return "".join(tokens)


def _put_in(text: str, chance: Random) -> str:
    tokens, at = _some_token(text, chance)
    tokens[at] += chance.choice((chance.choice(SIGNS), chance.choice(SIGNS), chance.choice(SCALARS), character(chance)))
    return "".join(tokens)


def _other_width(text: str, chance: Random) -> str:
    places = [at for at, sign in enumerate(text) if ord(sign) in WIDTHS]
    if not places:
        return text
    at = chance.choice(places)
    return text[:at] + text[at].translate(WIDTHS) + text[at + 1 :]


def _other_value(text: str, chance: Random) -> str:
    def other(line: str) -> str:
        hit = KEY.match(line)
        return f"{hit['head']}: {chance.choice(SCALARS)}" if hit else chance.choice(SCALARS)

    return _line_changed(text, chance, lambda line: [other(line)])


def _quoted(text: str, chance: Random) -> str:
    quote = chance.choice(("'", '"', "“"))

    def other(line: str) -> str:
        hit = re.match(r" *(?:- +)*(?:[\w-]+: +)?", line)
        start = hit.end() if hit else 0
        return f"{line[:start]}{quote}{line[start:]}{chance.choice((quote, ''))}"

    return _line_changed(text, chance, lambda line: [other(line)])


def _broken(text: str, chance: Random) -> str:
    """A line goes on in the next one, as a text may that is too long."""

    def other(line: str) -> Sequence[str]:
        at = chance.randrange(len(line) + 1)
        return line[:at], " " * chance.randrange(9) + line[at:]

    return _line_changed(text, chance, other)


def _other_indent(text: str, chance: Random) -> str:
    def other(line: str) -> str:
        spaces = len(line) - len(line.lstrip(" "))
        return chance.choice(("\t", " " * max(0, spaces + chance.choice((-2, -1, 1, 2, 4))))) + line.lstrip(" ")

    return _line_changed(text, chance, lambda line: [other(line)])


def _line_twice(text: str, chance: Random) -> str:
    return _line_changed(text, chance, lambda line: [line] * chance.choice((0, 2, 2, 3)))


def _line_moved(text: str, chance: Random) -> str:
    lines = text.split("\n")
    line = lines.pop(chance.randrange(len(lines)))
    lines.insert(chance.randrange(len(lines) + 1), line)
    return "\n".join(lines)


def _with_remark(text: str, chance: Random) -> str:
    remark = chance.choice((" # 注", " #3 期", "# 注", "  #", " #注 # 注"))
    return _line_changed(text, chance, lambda line: [line + remark])


def _line_changed(text: str, chance: Random, change: Callable[[str], Sequence[str]]) -> str:
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    return "\n".join([*lines[:at], *change(lines[at]), *lines[at + 1 :]])


CHANGES: Sequence[Callable[[str, Random], str]] = (
    *(_left_out, _twice, _swapped, _put_in, _put_in, _other_width, _other_value, _other_value, _quoted, _broken),
    *(_other_indent, _line_twice, _line_moved, _with_remark),
)
