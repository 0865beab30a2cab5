"""最近更新 as an Atom feed (RFC 4287). It names pages by whole addresses: only a site that knows its own has one."""

import re
from collections.abc import Callable, Iterator
from heapq import nlargest
from typing import NamedTuple
from xml.etree import ElementTree

from generator.library import Library
from generator.record import WORDS, Change, Record
from generator.twins.folding import fingerprint

PATH = "updates.xml"
NAMESPACE = "http://www.w3.org/2005/Atom"
MOST = 60  # changes that are told, as on the page
UNFIT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what XML cannot hold


class _News(NamedTuple):
    date: str
    record: Record
    change: Change


def feed(library: Library, name: str, address: Callable[[str], str]) -> str:
    """The feed of a site called `name`; `address` gives the whole address of what stands at a path of the site."""
    news = nlargest(MOST, _news(library), key=lambda one: (one.date, one.record.id, one.change.note))
    root = ElementTree.Element("feed", xmlns=NAMESPACE)
    root.set("xml:lang", "zh-Hans")
    _add(root, "title", f"{name}：最近更新")
    _add(root, "id", address(PATH))
    _add(root, "updated", _moment(news[0].date if news else library.today.isoformat()))
    ElementTree.SubElement(root, "link", rel="self", href=address(PATH))
    _add(ElementTree.SubElement(root, "author"), "name", name)
    for one in news:
        _add_entry(root, one, address(library.page_of(one.record)))
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=False) + "\n"


def _news(library: Library) -> Iterator[_News]:
    for record in library.listed.records.values():
        yield from (_News(change.date.isoformat(), record, change) for change in record.changes)


def _add_entry(root: ElementTree.Element, news: _News, page: str) -> None:
    entry = ElementTree.SubElement(root, "entry")
    _add(entry, "title", news.record.title)
    _add(entry, "id", f"{page}#{news.date}-{fingerprint(news.change.note)}")
    _add(entry, "updated", _moment(news.date))
    ElementTree.SubElement(entry, "link", href=page)
    _add(entry, "summary", f"{WORDS['weight'][news.change.weight]}：{news.change.note}")


def _add(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, name).text = UNFIT.sub("", text)


def _moment(day: str) -> str:
    return f"{day}T00:00:00+08:00"
