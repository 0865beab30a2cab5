"""A book as one PDF, typeset by WeasyPrint: tagged, with bookmarks and links, the same to the byte each time.

Every part is laid out twice, since links name pages: once to know on which page each place is, once to be drawn.
"""

import gc
import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from hashlib import sha256
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

import pydyf
import weasyprint

from generator.exchange._book.joined import Joined, Mark
from generator.exchange._book.leaf import Book
from generator.exchange._book.pdf_file import as_bytes, compressed
from generator.exchange._book.sheets import Part, parts
from generator.workbooks.refused import RefusedError
from generator.workers import WORTHWHILE, in_order

NO_FONT = "这台机器上没有中文字体，排出来全是方框。先装一种（例如 Noto Sans CJK），再导出"
PROBE = "诉鉴"

Tell = Callable[[int, int], None]
"""Is told how many of how many steps are done."""


class _LaidOut(NamedTuple):
    """How many pages a part has, and on which of them, from 0, each place in it is."""

    pages: int
    places: dict[str, int]


def typeset(book: Book, out: Path, tell: Tell) -> int:
    """Write the PDF; the value is the number of its pages. Raises `RefusedError` where no font is Chinese."""
    with _quiet():
        _ensure_font(book)
        every = [*parts(book)]
        _number(every, tell)
        joined = Joined({place: book.texts.words(title) for place, title in _titles(book)})
        for done, drawn in enumerate(_shared(_drawn, every), len(every) + 1):
            joined.take(drawn)
            tell(done, 2 * len(every))
        joined.outline([mark._replace(title=book.texts.words(mark.title)) for mark in _marks(book)])
        _write(joined.pdf, book, out)
        return joined.count


def _shared(work: Callable[[Part], Any], every: Sequence[Part]) -> Iterator[Any]:
    """The work on every part, by all processors; a part is much work."""
    return iter(in_order(work, every, WORTHWHILE * len(every), first_here=False))


def _number(every: Sequence[Part], tell: Tell) -> None:
    """Write the page numbers into all parts."""
    found = []
    for done, laid_out in enumerate(_shared(_laid_out, every), 1):
        found.append(laid_out)
        tell(done, 2 * len(every))
    firsts = [*accumulate((one.pages for one in found), initial=1)]
    pages = {
        place: first + page for first, one in zip(firsts, found, strict=False) for place, page in one.places.items()
    }
    for part, first in zip(every, firsts, strict=False):
        part.number(first, pages)


def _document(part: Part) -> Any:
    return weasyprint.HTML(string=part.html()).render()


def _laid_out(part: Part) -> _LaidOut:
    pages = _document(part).pages
    found = _LaidOut(len(pages), {})
    for place, page in enumerate(pages):
        for name in page.anchors:
            found.places.setdefault(name, place)  # what goes on over several pages begins on the first
    del pages
    gc.collect()  # layouts hold each other, and are large
    return found


def _drawn(part: Part) -> Any:
    """The PDF of a part, before it is written. Its streams are packed already: it comes from another process."""
    drawn: list[Any] = []
    _document(part).write_pdf(_Nowhere(), pdf_tags=True, finisher=partial(_keep, drawn))
    gc.collect()
    return drawn[0]


def _keep(drawn: list[Any], _document: object, pdf: Any) -> None:
    pdf.objects = [compressed(one) if isinstance(one, pydyf.Stream) else one for one in pdf.objects]
    drawn.append(pdf)


def _titles(book: Book) -> Iterator[tuple[str, str]]:
    """What is said of a link to a place, to who does not see it."""
    for chapter in book.chapters:
        yield chapter.id, chapter.title
        for leaf in chapter.leaves:
            yield leaf.id, leaf.title
            yield from ((place, f"{leaf.title} › {title}") for place, title in leaf.headings)


def _marks(book: Book) -> Iterator[Mark]:
    yield Mark(1, "contents", "目录")
    for chapter in book.chapters:
        yield Mark(1, chapter.id, chapter.title)
        for leaf in chapter.leaves:
            yield Mark(2, leaf.id, leaf.title)
            yield from (Mark(3, place, title) for place, title in leaf.headings)


def _write(pdf: Any, book: Book, out: Path) -> None:
    day = f"D:{book.revised:%Y%m%d}000000Z"
    said = {"Title": f"{book.title} · {book.subtitle}", "CreationDate": day, "ModDate": day, "Producer": "Casebook"}
    for name, text in said.items():
        pdf.info[name] = pydyf.String(text)
    pdf.catalog["Lang"] = pydyf.String(book.texts.language)
    identifier = sha256(f"{book.id} {book.revised}".encode()).hexdigest()[:32]
    with out.open("wb") as file:
        file.writelines(as_bytes(pdf, identifier))


class _Nowhere:
    """Where the file of a part is written to: only the whole is kept."""

    def write(self, text: bytes) -> int:
        """Nothing is kept."""
        return len(text)


def _ensure_font(book: Book) -> None:
    probe = weasyprint.HTML(string=f"<html lang={book.texts.language}>{book.texts.words(PROBE)}").render()
    probe.write_pdf()
    if any(font.missing for font in probe.fonts.values()):
        raise RefusedError(NO_FONT)


@contextmanager
def _quiet() -> Iterator[None]:
    """Without WeasyPrint's remarks, which are about our own style sheets."""
    logger = logging.getLogger("weasyprint")
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        logger.setLevel(level)
