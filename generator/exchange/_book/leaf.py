"""What a book is made of, and what everything in it is known by."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from generator.exchange._outgoing.losses import Loss
from generator.exchange._outgoing.markup import element, words
from generator.exchange._outgoing.texts import Texts

NOT_IN_AN_ID = re.compile(r"[^A-Za-z0-9_.-]")
PAGE = "page:"
SHORT = 500
"""Characters: a leaf of fewer does not begin a page of its own."""


@dataclass(frozen=True)
class Leaf:
    """What has a place of its own in the contents. `body` is a `<section>` whose id is that of the leaf."""

    id: str
    title: str
    body: Element

    @property
    def headings(self) -> Iterator[tuple[str, str]]:
        """The places in it that bookmarks lead to, as `(id, title)`."""
        yield from ((one.attrib["id"], words(one)) for one in self.body.iter("h3") if "id" in one.attrib)

    @property
    def links(self) -> Iterator[Element]:
        """The links in it that lead to the book itself."""
        yield from (one for one in self.body.iter("a") if one.get("href", "").startswith("#"))


@dataclass(frozen=True)
class Chapter:
    """Leaves of one sort; `intro` is a sentence below its title."""

    id: str
    title: str
    intro: str
    leaves: tuple[Leaf, ...]


@dataclass(frozen=True)
class Book:
    """`revised` is the day on which the newest of its records was read again or changed; `losses` did not go along.

    Its own words, such as headings, are written with `texts` when they are set.
    """

    id: str
    texts: Texts
    title: str
    subtitle: str
    revised: datetime.date
    chapters: tuple[Chapter, ...]
    losses: tuple[Loss, ...] = ()


def place(path: str, anchor: str = "") -> str:
    """The id in the book of a page, or of a place on it: letters, digits, `_.-`."""
    return NOT_IN_AN_ID.sub("-", path.replace("/", ".")) + (f".{NOT_IN_AN_ID.sub('-', anchor)}" if anchor else "")


def address(href: str, path: str = "") -> str:
    """An address on the page at `path` as the book has it; empty if it is none that a reader of the book can use."""
    if href.startswith(PAGE):
        target, _mark, anchor = href.removeprefix(PAGE).partition("#")
        return f"#{place(target, anchor)}"
    if href.startswith("#"):
        return f"#{place(path, href[1:])}"
    return href if re.match("https?:|tel:", href) else ""


def leaf(id_: str, title: str, inside: list[Element | str]) -> Leaf:
    """A leaf with its heading."""
    section = element("section", element("h2", title), *inside, id=id_, class_="leaf")
    if len(words(section)) < SHORT:
        section.set("class", "leaf short")
    return Leaf(id_, title, section)
