"""Signs that Markdown must leave alone, because the author of a Chinese handbook means them as they stand.

`3~5 日`, `（____）`, `5*3`, `138****1234`, `<姓名>`, `AT&T`, `# 3`, `张**，李**`: each such sign is put behind a
stand-in before Markdown is read, and put back into the HTML. What is left to Markdown are paragraphs, lists,
quotations, tables, rules, `**bold**`, `*stress*` between spaces or punctuation, code, links and line breaks; nothing
else that is written can be lost.
"""

import html
import re
from collections.abc import Iterator
from urllib.parse import quote

SIGNS = "_~<>&#+![\\*"
FIRST = 0xE010  # private use, which means nothing to Markdown
STANDINS = {sign: chr(FIRST + place) for place, sign in enumerate(SIGNS)}
SHOWN = {standin: html.escape(sign) for sign, standin in STANDINS.items()}
SHOWN |= {quote(standin): text for standin, text in SHOWN.items()}  # as they stand in addresses
STANDIN = re.compile("|".join(SHOWN))

TOKEN = re.compile(
    r"(?P<fence>^ *```.*?^ *```)"
    r"|(?P<code>(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=ticks)(?!`))"
    r"|(?P<address><(?:https?|tel):[^\s<>]*>)"
    r"|\\(?P<escaped>[_~<>&#+!*])"
    r"|(?P<end>\n[ \t]*\n)"
    r"|(?P<stars>\*+)"
    r"|(?P<sign>[_~<>&#+!\\\[])",
    re.DOTALL | re.MULTILINE,
)
MARKERS = re.compile(r"[ >]*(?:[-*] +|[0-9]+[.)] +)?")  # what may stand before a quotation or a list begins
RULE = re.compile(r" *\*(?: *\*){2,} *")
DEFINITION = re.compile(r"\[[^\[\]\n]+\]:")
ESCAPABLE = "`[]()|\\.-\n"
OPENING = "（《「『【“‘([{"
CLOSING = "，。、；：！？）》」』】”’…,.;:!?)]}"


def shield(text: str, *, pictures: bool = False) -> str:
    """Markdown in which signs that are meant as they stand are stand-ins; so are pictures, unless they are wanted."""
    tokens = list(TOKEN.finditer(text))
    plain = {*_plain_stars(text, tokens)}

    def shielded(hit: re.Match[str]) -> str:
        if hit["escaped"]:
            return STANDINS[hit["escaped"]]
        if hit["stars"]:
            return STANDINS["*"] * len(hit[0]) if hit.start() in plain else hit[0]
        is_plain = hit["sign"] and _is_plain(text, hit.start()) and not (pictures and hit[0] == "!")
        return STANDINS[hit[0]] if is_plain else hit[0]

    return TOKEN.sub(shielded, text)


def unshield(markup: str) -> str:
    """HTML with the signs in the place of their stand-ins."""
    return STANDIN.sub(lambda hit: SHOWN[hit[0]], markup)


def _is_plain(text: str, at: int) -> bool:
    """Whether a sign other than a star is meant as it stands."""
    before, after = text[text.rfind("\n", 0, at) + 1 : at], text[at + 1 : at + 2]
    match text[at]:
        case ">":
            return not (MARKERS.fullmatch(before) and after in " \n")
        case "[":
            return bool(MARKERS.fullmatch(before) and DEFINITION.match(text, at))
        case "!":
            return after == "["
        case "\\":
            return after not in ESCAPABLE
    return True


def _plain_stars(text: str, tokens: list[re.Match[str]]) -> Iterator[int]:
    """Where runs of stars begin that are neither the two ends of a stress nor the marker of a list nor a rule."""
    open_: list[re.Match[str]] = []
    for hit in tokens:
        if hit["end"]:
            yield from (run.start() for run in open_)
            open_ = []
        elif hit["stars"] and not _is_marker(text, hit):
            if _is_sign(text, hit):
                yield hit.start()
            elif partner := next((run for run in reversed(open_) if run[0] == hit[0] and _closes(text, hit)), None):
                open_.remove(partner)
            elif _opens(text, hit):
                open_.append(hit)
            else:
                yield hit.start()
    yield from (run.start() for run in open_)


def _is_marker(text: str, hit: re.Match[str]) -> bool:
    start, end = text.rfind("\n", 0, hit.start()) + 1, text.find("\n", hit.end())
    if RULE.fullmatch(text[start : end if end >= 0 else len(text)]):
        return True
    return len(hit[0]) == 1 and text[hit.end() :][:1] == " " and bool(MARKERS.fullmatch(text[start : hit.start()]))


def _is_sign(text: str, hit: re.Match[str]) -> bool:
    """Stars between letters and digits multiply or hide something; in brackets they are a blank."""
    before, after, length = *_around(text, hit), len(hit[0])
    if length > 3 or (before in tuple(OPENING) and after in tuple(CLOSING)):
        return True
    if length == 1:
        return (before.isalnum() or before in tuple(")）%")) and (after.isalnum() or after in tuple("(（"))
    return before.isalnum() and after.isalnum() and (before + after).isascii()


def _opens(text: str, hit: re.Match[str]) -> bool:
    after = _around(text, hit)[1]
    return not after.isspace() and after not in tuple(CLOSING) and after != ""


def _closes(text: str, hit: re.Match[str]) -> bool:
    before = _around(text, hit)[0]
    return not before.isspace() and before not in tuple(OPENING) and before != ""


def _around(text: str, hit: re.Match[str]) -> tuple[str, str]:
    return text[: hit.start()][-1:], text[hit.end() :][:1]
