"""Whether a page shows what was written: every character of a text that can be seen, but for what Markdown uses up.

What that may be is worked out from the HTML: a `<strong>` accounts for four stars, a link for its brackets, and so on.
"""

import math
import re
from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from html.parser import HTMLParser
from urllib.parse import unquote

from generator.fields import Text
from tests.fuzz.rereading import Words, bare

UNLIMITED = math.inf
SIGNS = "*`[]()|\\<>_~#&+!^=$"
USED_UP: dict[str, dict[str, float]] = {
    "em": {"*": 2},
    "strong": {"*": 4},
    "code": {"`": UNLIMITED},
    "ul": {"*": UNLIMITED},
    "ol": {")": UNLIMITED},
    "hr": {"*": UNLIMITED},
    "br": {"\\": 1},
    "a": {"[": 2, "]": 2, "(": 1, ")": 1, "<": 1, ">": 1, "|": 1},
    "table": {"|": UNLIMITED},
    "blockquote": {">": UNLIMITED},
}
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
MARKS = re.compile(r"[\s*`\[\]()|\\<>.:\"'-]")
NUMBERS = re.compile(r"^(?:[ >*-]|[0-9]+[.)](?=\s))+", re.MULTILINE)
# What stands on the page as something else: where a link leads, the rule of a table.
ELSEWHERE = re.compile(
    r"\[\[[^\[\]|\n]*\]\]"
    r"|\[\[[^\[\]|\n]*\|"
    r"|(?<=\])\([^()\n]*\)"
    r"|^[ >]*\|?(?: *:?-+:? *\|)+ *:?-* *:? *$",
    re.MULTILINE,
)
ADDRESS = re.compile(r"(?<=\])\(([^()`\n]*)\)")
SLOT = re.compile(r"\{[^{}\n]*\}")


class Shown(HTMLParser):
    """The words of a piece of HTML, and the signs that its elements account for."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.used_up: Counter[str] = Counter()
        self.addresses: list[str] = []
        self.hidden = 0
        self.feed(markup)
        self.close()
        self.text = "".join(self.pieces)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden += tag in ("script", "style")
        for sign, count in USED_UP.get(tag, {}).items():
            self.used_up[sign] += count  # type: ignore[assignment]
        self.addresses += [unquote(value) for name, value in attrs if name == "href" and value]

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.pieces.append(data)


class Page:
    """A finished page, and how HTML is made of Markdown and where references may lead."""

    def __init__(self, markup: str, prose: Callable[[str], str], addresses: Callable[[str], set[str]]) -> None:
        shown = Shown(markup)
        self.text, self.addresses = bare(shown.text), frozenset(shown.addresses)
        self.prose, self.addresses_of = prose, addresses

    def lacks(self, words: Words) -> str:
        """What of a text or a reference it does not show; empty if it shows all."""
        match words.mark:
            case Text(markdown=True):
                return self._lacks_prose(words.text.strip())
            case Text(lines=True):
                return self._lacks_words(*SLOT.split(words.text))
            case Text():
                return self._lacks_words(words.text)
            case None:
                return "" if f"{Decimal(words.text):,f}" in self.text else self._lacks_words(words.text)
        return "" if self.addresses & self.addresses_of(words.text) else words.text

    def _lacks_words(self, *pieces: str) -> str:
        return next((piece for piece in pieces if bare(piece) not in self.text), "")

    def _lacks_prose(self, written: str) -> str:
        """What is missing in the HTML of a Markdown text, or of that on the page."""
        shown = Shown(self.prose(written))
        return (
            _missing_words(written, shown.text)
            or _missing_signs(written, shown)
            or _missing_addresses(written, shown)
            or self._lacks_words(shown.text)
        )


def _as_meant(written: str) -> str:
    """Markdown without the signs that only say how others are meant, and without the numbers of items."""
    return NUMBERS.sub(lambda hit: re.sub(r"[0-9.)]", "", hit[0]), ESCAPED.sub(r"\1", written))


def _missing_words(written: str, shown: str) -> str:
    """A number that begins a line within a paragraph is none of an item, and is shown."""
    missing = _missing_pieces(_as_meant(written), shown)
    return missing and _missing_pieces(ESCAPED.sub(r"\1", written), shown) and missing


def _missing_pieces(meant: str, shown: str) -> str:
    rest = MARKS.sub("", shown)
    for piece in ELSEWHERE.split(meant):
        words = MARKS.sub("", piece)
        at = rest.find(words)
        if at < 0:
            return piece
        rest = rest[at + len(words) :]
    return ""


def _missing_signs(written: str, shown: Shown) -> str:
    """A sign that stands in the text more often than the page shows it or has used it up."""
    text, available = ELSEWHERE.sub("", _as_meant(written)), Counter(shown.text)
    return next((sign for sign in SIGNS if text.count(sign) > available[sign] + shown.used_up[sign]), "")


def _missing_addresses(written: str, shown: Shown) -> str:
    """An address in brackets that no link leads to, and that is not to be seen."""
    text = bare(shown.text)
    addresses = (hit[1] for hit in ADDRESS.finditer(_as_meant(written)))
    return next((one for one in addresses if bare(one) not in text and unquote(one) not in shown.addresses), "")
