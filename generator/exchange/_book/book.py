"""The handbook as a value: chapters with leaves, which a PDF and an EPUB show alike.

Every page of the site has an id in the book that follows from its path, and every place in it one that follows from
that. Links between pages are `#id`; a link to what the book does not hold is plain words.
"""

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from xml.etree.ElementTree import Element

from generator.exchange._book.index import by_sound, index, with_mentions
from generator.exchange._book.leaf import PAGE, Book, Chapter, Leaf, address, leaf, place
from generator.exchange._book.paper import Paper
from generator.exchange._book.questions import answers, questions
from generator.exchange._outgoing.losses import Loss
from generator.exchange._outgoing.markup import tree
from generator.exchange._outgoing.selection import Selection
from generator.kinds.path import Path
from generator.kinds.quiz import Quiz
from generator.library import Library
from generator.pages.page import Page
from generator.pages.render import pages
from generator.questions import interactions
from generator.record import Kind, MaintainedRecord, Record
from generator.workbooks.refused import RefusedError

LINKED = re.compile(rf'href="{PAGE}([^"#]+)')
HANDBOOK = "cb.handbook"
WALKED = "成了按节读的文字，不能一步一步点着走"
NOT_OF_A_BOOK = "手册收全部公开的内容，或者一条学习路径里的（--path），不能只要几套题、一场考试"

NO_DATE = "没有一条公开的内容写着复核或者修订的日期，手册不知道是哪一天的"


def book_of(selection: Selection) -> Book:
    """The handbook of what is selected: of one path its pages, else all. Raises `RefusedError` for what makes none."""
    path = selection.subject
    if not (isinstance(path, Path) or (path is None and _has_all(selection))):
        raise RefusedError(NOT_OF_A_BOOK)
    written = _written(selection)
    lost: list[Loss] = []
    chapters = [*_of_records(selection.library, written, lost)]
    chapters += [part for part in (questions(selection), answers(selection), index(selection.library, written)) if part]
    with_mentions(chapters)
    _unlink_what_is_not_there(chapters)
    name, subtitle = (selection.identifier, path.title) if path else (HANDBOOK, "手册")
    records = [selection.library.records[one] for one in written]
    losses = (
        *lost,
        *(Loss(item.ref, WALKED) for item in selection.items if isinstance(item.interaction, interactions.Walk)),
    )
    texts = selection.texts
    return Book(name, texts, texts.site.name, texts.words(subtitle), _revised(records), tuple(chapters), losses)


def _has_all(selection: Selection) -> bool:
    return {quiz.id for quiz in selection.library.all(Quiz)} == {item.quiz.id for item in selection.items}


def _written(selection: Selection) -> Mapping[str, Page]:
    """The pages that are printed, by the ids of their records."""
    library = selection.library
    every = {page.record: page for page in pages(library) if page.record and _is_own(library, page)}
    if not isinstance(selection.subject, Path):
        return every
    path = selection.subject
    named = [library.get(item.ref) for module in path.modules for item in module.items]
    chosen = {one.id for one in (path, *named, *(item.quiz for item in selection.items)) if one}
    linked = {target for one in chosen for target in LINKED.findall(every[one].html)}
    words = {one for one, page in every.items() if page.path in linked and _kind(library, one).worded}
    return {one: page for one, page in every.items() if one in chosen | words}


def _is_own(library: Library, page: Page) -> bool:
    """Whether a page shows its record, and does not only lead to it from an old address."""
    return page.path == library.page_of(library.records[page.record or ""])


def _kind(library: Library, record_id: str) -> Kind:
    return library.kind_of(library.records[record_id])


def _of_records(library: Library, written: Mapping[str, Page], lost: list[Loss]) -> Iterator[Chapter]:
    """A chapter a kind, in the order of the menu; questions have chapters of their own. `lost` gets the losses."""
    for kind in library.kinds:
        own = [record for record in library.of_kind(kind.name) if record.id in written]
        if own and kind.model is not Quiz:
            ordered = sorted(own, key=lambda record: by_sound(record.title)) if kind.worded else own
            leaves = tuple(_leaf(written[record.id], lost) for record in ordered)
            yield Chapter(place(f"{kind.pages}/index"), kind.plural, kind.intro, leaves)


def _leaf(page: Page, lost: list[Loss]) -> Leaf:
    paper = Paper(lambda anchor: place(page.path, anchor), lambda href: address(href, page.path))
    body = paper.of(tree(page.html))
    page.forget()
    lost += (Loss(page.record or "", sentence) for sentence in dict.fromkeys(paper.lost))
    return leaf(place(page.path), page.title, [*map(_lower, body)])


def _lower(one: Element | str) -> Element | str:
    """Headings one level lower: the title of a chapter stands above that of a page."""
    if isinstance(one, Element):
        for inner in one.iter():
            if re.fullmatch("h[2-5]", inner.tag):
                inner.tag = f"h{int(inner.tag[1]) + 1}"
    return one


def _unlink_what_is_not_there(chapters: Iterable[Chapter]) -> None:
    """A link into a page that has no such place leads to the page; one to no page of the book is words."""
    leaves = [one for chapter in chapters for one in chapter.leaves]
    ids = {inner.attrib["id"] for one in leaves for inner in one.body.iter() if "id" in inner.attrib}
    ids |= {chapter.id for chapter in chapters}
    tops = sorted((one.id for one in leaves), key=len, reverse=True)
    for link in (link for one in leaves for link in one.links):
        target = link.attrib["href"][1:]
        if target not in ids:
            nearest = next((top for top in tops if target.startswith(f"{top}.")), "")
            if nearest:
                link.set("href", f"#{nearest}")
            else:
                link.tag = "span"
                del link.attrib["href"]


def _revised(records: Iterable[Record]) -> datetime.date:
    read = [record.reviewed for record in records if isinstance(record, MaintainedRecord)]
    days = [*read, *(change.date for record in records for change in record.changes)]
    if not days:
        raise RefusedError(NO_DATE)
    return max(days)
