"""A book as sheets: parts of some dozen pages each, in which every link says on which page it ends.

A layout of the whole at once takes a gigabyte a thousand pages, so parts are laid out one by one. Page numbers stand in
boxes of one width, so that to write them in moves nothing.
"""

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from generator.exchange._book.leaf import Book, Chapter
from generator.exchange._outgoing.markup import element
from generator.exchange._outgoing.texts import Texts

STYLES = files("generator") / "templates" / "exchange"
LARGEST = 300_000
"""Characters of markup in a part: a leaf that is larger is a part alone."""
TO_THE_BOOK = "casebook:"
"""Scheme of links to the book itself: they leave their part, so only the whole knows where they lead."""


@dataclass
class Part:
    """What is laid out at one go; `numbers` are the places for page numbers, with the ids whose page they say."""

    texts: Texts
    body: Element = field(default_factory=lambda: element("body"))
    first_page: int = 1
    numbers: list[tuple[Element, str]] = field(default_factory=list)
    lines: list[tuple[Element, str]] = field(default_factory=list)

    def number(self, first_page: int, pages: Mapping[str, int]) -> None:
        """Write the page numbers in."""
        self.first_page = first_page
        for one, target in self.numbers:
            one.text = str(pages[target])
        for one, target in self.lines:
            one.set("data-page", str(pages[target]))

    def html(self) -> str:
        """A document of its own."""
        style = "\n".join((STYLES / name).read_text(encoding="utf-8") for name in ("book.css", "paper.css"))
        style += f"\n@page :first {{ counter-reset: page {self.first_page}; }}"
        head = element("head", element("meta", charset="utf-8"), element("title", "-"), element("style", style))
        whole = element("html", head, self.body, lang=self.texts.language)
        return "<!DOCTYPE html>" + self.texts.markup(ElementTree.tostring(whole, encoding="unicode", method="html"))


def parts(book: Book) -> Iterator[Part]:
    """The cover with the contents, then the chapters."""
    yield _front(book)
    part, size = Part(book.texts), 0
    for section in _sections(book):
        own = len(ElementTree.tostring(section, encoding="unicode"))
        if len(part.body) and size + own > LARGEST:
            yield _numbered(part)
            part, size = Part(book.texts), 0
        part.body.append(section)
        size += own
    yield _numbered(part)


def _sections(book: Book) -> Iterator[Element]:
    for chapter in book.chapters:
        yield _heading(book, chapter)
        for one in chapter.leaves:
            yield _named(book, chapter.title, one.title, copy.deepcopy(one.body))


def _heading(book: Book, chapter: Chapter) -> Element:
    made = element(
        "section", element("h1", chapter.title), element("p", chapter.intro), id=chapter.id, class_="chapter"
    )
    return _named(book, chapter.title, "", made)


def _named(book: Book, chapter: str, title: str, one: Element) -> Element:
    """A section with what running heads say over it."""
    one.set("class", f"{one.get('class', '')} named".strip())
    for name, value in (("chapter", chapter), ("leaf", title), ("book", f"{book.title} · {book.revised} 修订")):
        one.set(f"data-{name}", book.texts.words(value))
    return one


def _numbered(part: Part) -> Part:
    """Behind every link to the book a place for a page number."""
    for parent in [*part.body.iter()]:
        for place, child in reversed([*enumerate(parent)]):
            target = child.get("href", "")
            if child.tag == "a" and target.startswith("#"):
                child.set("href", TO_THE_BOOK + target[1:])
                number = element("span", "0", class_="at")
                number.tail, child.tail = child.tail, None
                parent.insert(place + 1, number)
                part.numbers.append((number, target[1:]))
    return part


def _front(book: Book) -> Part:
    part = Part(book.texts)
    cover = element(
        "section",
        element("h1", book.title),
        element("p", book.subtitle),
        element("p", f"修订于 {book.revised}"),
        class_="cover",
    )
    part.body.append(cover)
    listed = element("ul", class_="contents")
    for chapter in book.chapters:
        leaves = element("ul", *(element("li", _line(part, one.id, one.title)) for one in chapter.leaves))
        listed.append(element("li", _line(part, chapter.id, chapter.title), leaves))
    heading, note = element("h1", "目录"), element("p", "正文里链接后面的小号数字，是它所指的页。", class_="cb-hint")
    part.body.append(_named(book, "目录", "", element("section", heading, note, listed, id="contents")))
    return part


def _line(part: Part, target: str, title: str) -> Element:
    made = element("span", element("a", title, href=TO_THE_BOOK + target), class_="line")
    made.set("data-page", "0")
    part.lines.append((made, target))
    return made
