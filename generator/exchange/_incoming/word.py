"""A Word document as blocks of text. The only module that knows mammoth."""

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from html.parser import HTMLParser
from io import BytesIO
from typing import Any, NamedTuple
from xml.etree.ElementTree import ParseError
from zipfile import ZipFile

import mammoth

from generator.exchange._incoming.wordprocessing import plain
from generator.reading.invisible import first_invisible
from generator.workbooks.package import DOCX, inspect
from generator.workbooks.refused import RefusedError

TRACKED = re.compile(rb"<w:(?:ins|del|moveFrom|moveTo|rPrChange|pPrChange)[ >]")
NUMBERED = re.compile(
    r"(?:第?[一二三四五六七八九十]+[、.．章节部分]+|[（(][一二三四五六七八九十]+[）)])\s*(?P<name>\S.{0,19})"
)
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
BLOCKS = (*HEADINGS, "p", "li", "tr")
VOID = {"br": "\n", "img": "", "input": "☐"}  # elements without an end, and what is read of them
TICKED = "☑"
SYMBOL = "sym"
PASSED_OVER = re.compile(r"unrecognised element was ignored: (?:\{[^}]*\}|\w+:)?(\w+)|(w:sym element)")


class Block(NamedTuple):
    """A paragraph, an item of a list, a row of a table (its cells are parted by tabs), or a heading."""

    text: str
    is_heading: bool
    is_item: bool = False


class _Blocks(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Block] = []
        self.open: list[str] = []
        self.text, self.bold, self.pictures = "", "", 0

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag in BLOCKS and "tr" not in self.open:
            self._end()
        self.open.append(tag)
        self.pictures += tag == "img"
        if tag in VOID:
            self.open.pop()
            self.text += TICKED if "checked" in dict(attributes) else VOID[tag]

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self.text += "\t"
        if tag in BLOCKS and (tag == "tr" or "tr" not in self.open):
            self._end(tag)
        if tag in self.open:
            self.open.remove(tag)

    def handle_data(self, data: str) -> None:
        self.text += data
        self.bold += data if "strong" in self.open else ""

    def _end(self, tag: str = "p") -> None:
        text = self.text.strip()
        is_bold = text == self.bold.strip() and len(text) < 30
        if text:
            self.found.append(
                Block(_seen(text), tag in HEADINGS or is_bold or bool(NUMBERED.fullmatch(text)), tag == "li")
            )
        self.text = self.bold = ""


def blocks(raw: bytes) -> tuple[list[Block], list[str]]:
    """The blocks of a document, and what of it is no text. Raises `RefusedError`."""
    inspect(raw, DOCX)
    with ZipFile(BytesIO(raw)) as package:
        if TRACKED.search(package.read("word/document.xml")):
            raise RefusedError(
                "文档里有还没有接受或拒绝的修订，不知道以哪一边为准，没有读。请在“审阅”里全部接受或拒绝再读"
            )
    reader = _Blocks()
    try:
        seen = plain(raw)
        made = mammoth.convert_to_html(BytesIO(seen.raw))
        reader.feed(made.value)
    except (ParseError, KeyError, ValueError, AttributeError, TypeError, IndexError) as broken:
        raise RefusedError(f"文件坏了，打不开。{DOCX.again}") from broken
    return reader.found, [*_lost(reader, seen.lost), *_passed_over(made.messages, seen.speaking)]


def _lost(reader: _Blocks, lost: Mapping[str, int]) -> Iterator[str]:
    yield from (f"{times} {what}" for what, times in lost.items())
    if reader.pictures:
        yield f"{reader.pictures} 张图片没有读进来"
    if any(block.is_item for block in reader.found):
        yield "自动编号没有读进来（文字都在），正文里提到“第几项”的地方请核对"


def _passed_over(messages: Iterable[Any], speaking: Container[str]) -> Iterator[str]:
    hits = (PASSED_OVER.search(one.message) for one in messages)
    names = Counter(hit[1] or SYMBOL for hit in hits if hit and (hit[2] or hit[1] in speaking))
    for name, times in names.items():
        yield f"{times} 处没有读进来（Word 里叫 {name}），请对照原文"


def _seen(text: str) -> str:
    while hit := first_invisible(text):
        text = text[: hit.start()] + text[hit.end() :]
    return text
