"""Signs that Markdown must leave alone, because the author of a Chinese handbook means them as they stand.

`3~5 日`, `（____）`, `5*3`, `138****1234`, `<姓名>`, `AT&T`, `# 3`, `张**，李**`: each such sign is put behind a
stand-in before Markdown is read, and put back into the HTML. What is left to Markdown are paragraphs, lists,
quotations, tables, rules, `**bold**`, `*stress*` between spaces or punctuation, code, links and line breaks; nothing
else that is written can be lost.
"""

import html
import re
from bisect import bisect
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain
from urllib.parse import quote

SIGNS = "_~<>&#+![\\*"
FIRST = 0xE010  # private use, which means nothing to Markdown and which no text of an author may hold
STANDINS = {sign: chr(FIRST + place) for place, sign in enumerate(SIGNS)}
SHOWN = {standin: html.escape(sign) for sign, standin in STANDINS.items()}
IN_ADDRESS = {quote(standin): text for standin, text in SHOWN.items()}
STANDIN, STANDIN_IN_ADDRESS = re.compile("|".join(SHOWN)), re.compile("|".join(IN_ADDRESS))
ADDRESS = re.compile(r'(?<= href=")[^"]+')

TOKEN = re.compile(
    r"(?P<fence>^ *```.*?^ *```)"
    r"|(?P<code>(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=ticks)(?!`))"
    r"|(?P<unpaired>`+)"
    r"|(?P<address><(?:https?|tel):[^\s<>]*>)"
    r"|\\(?P<escaped>[_~<>&#+!*])"
    r"|\\[`\[\]()|.-]"
    r"|(?P<end>\n[ \t]*\n)"
    r"|(?P<stars>\*+)"
    r"|(?P<sign>[_~<>&#+!\\\[])",
    re.DOTALL | re.MULTILINE,
)
MARKERS = re.compile(r"(?P<quotation>[ >]*)(?:(?:[-*]|[0-9]+[.)])(?P<item> +))?")  # what begins a quotation or an item
RULE = re.compile(r" *\*(?: *\*){2,} *$", re.MULTILINE)
DEFINITION = re.compile(r"\[[^\[\]\n]+\]:")
ESCAPABLE = "`[]()|\\.-\n"
OPENING = "（《「『【“‘([{"
CLOSING = "，。、；：！？）》」』】”’…,.;:!?)]}"


class _Lines:
    """The lines of a text, each looked at once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0, *(hit.end() for hit in re.finditer("\n", text))]
        self._rules: dict[int, bool] = {}
        self._markers: dict[int, re.Match[str] | None] = {}

    def is_rule(self, start: int) -> bool:
        """Whether the line that begins at a place is a rule."""
        if start not in self._rules:
            self._rules[start] = bool(RULE.match(self.text, start))
        return self._rules[start]

    def start(self, at: int) -> int:
        """Where the line begins on which a place lies."""
        return self.starts[bisect(self.starts, at) - 1]

    def only_markers_before(self, at: int) -> bool:
        """Whether nothing stands before a place of a line but what begins a quotation or an item of a list."""
        start = self.start(at)
        if start not in self._markers:
            self._markers[start] = MARKERS.match(self.text, start)
        hit = self._markers[start]
        return hit is not None and (at <= hit.end("quotation") or hit.start("item") < at <= hit.end("item"))


def shield(text: str, *, pictures: bool = False) -> str:
    """Markdown in which signs that are meant as they stand are stand-ins; so are pictures, unless they are wanted."""
    tokens = list(TOKEN.finditer(text))
    if not tokens:
        return text
    lines = _Lines(text)
    plain = {*_plain_stars(lines, tokens)}

    def shielded(hit: re.Match[str]) -> str:
        if hit["escaped"]:
            return STANDINS[hit["escaped"]]
        if hit["stars"]:
            return STANDINS["*"] * len(hit[0]) if hit.start() in plain else hit[0]
        is_plain = hit["sign"] and _is_plain(lines, hit.start()) and not (pictures and hit[0] == "!")
        return STANDINS[hit[0]] if is_plain else hit[0]

    pieces: list[str] = []
    at = 0
    for hit in tokens:
        pieces += text[at : hit.start()], shielded(hit)
        at = hit.end()
    return "".join([*pieces, text[at:]])


def unshield(markup: str) -> str:
    """HTML with the signs in the place of their stand-ins."""
    return STANDIN.sub(lambda hit: SHOWN[hit[0]], markup)


def unshield_addresses(markup: str) -> str:
    """HTML as Markdown makes it with the signs in its addresses, by which it is told what is an address at all."""
    return ADDRESS.sub(lambda hit: STANDIN_IN_ADDRESS.sub(lambda sign: IN_ADDRESS[sign[0]], hit[0]), markup)


def _is_plain(lines: _Lines, at: int) -> bool:
    """Whether a sign other than a star is meant as it stands."""
    after = lines.text[at + 1 : at + 2]
    match lines.text[at]:
        case ">":
            return not (lines.only_markers_before(at) and after in " \n")
        case "[":
            return lines.only_markers_before(at) and bool(DEFINITION.match(lines.text, at))
        case "!":
            return after == "["
        case "\\":
            return after not in ESCAPABLE
    return True


def _plain_stars(lines: _Lines, tokens: list[re.Match[str]]) -> Iterator[int]:
    """Where runs of stars begin that are neither the two ends of a stress nor the marker of a list nor a rule."""
    open_: dict[str, list[int]] = defaultdict(list)
    for hit in tokens:
        if hit["end"]:
            yield from chain(*open_.values())
            open_.clear()
        elif hit["stars"] and not _is_marker(lines, hit):
            before, after = _around(lines.text, hit)
            if _is_sign(len(hit[0]), before, after):
                yield hit.start()
            elif open_[hit[0]] and _closes(before):
                open_[hit[0]].pop()
            elif _opens(after):
                open_[hit[0]].append(hit.start())
            else:
                yield hit.start()
    yield from chain(*open_.values())


def _is_marker(lines: _Lines, hit: re.Match[str]) -> bool:
    if lines.is_rule(lines.start(hit.start())):
        return True
    return hit[0] == "*" and _around(lines.text, hit)[1] == " " and lines.only_markers_before(hit.start())


def _is_sign(length: int, before: str, after: str) -> bool:
    """Stars between letters and digits multiply or hide something; in brackets they are a blank."""
    if length > 3 or (before in tuple(OPENING) and after in tuple(CLOSING)):
        return True
    if length == 1:
        return (before.isalnum() or before in tuple(")）%")) and (after.isalnum() or after in tuple("(（"))
    return before.isalnum() and after.isalnum() and (before + after).isascii()


def _opens(after: str) -> bool:
    return not after.isspace() and after not in tuple(CLOSING) and after != ""


def _closes(before: str) -> bool:
    return not before.isspace() and before not in tuple(OPENING) and before != ""


def _around(text: str, hit: re.Match[str]) -> tuple[str, str]:
    return text[max(0, hit.start() - 1) : hit.start()], text[hit.end() : hit.end() + 1]
