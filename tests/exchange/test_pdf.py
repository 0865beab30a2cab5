"""The printed handbook, as two readers see it: its words, its bookmarks, its links and the pages that they name."""

import datetime
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
import pytest
from pypdf.generic import BooleanObject

from generator.exchange import writers
from generator.exchange._book import sheets, typeset
from generator.exchange._book.leaf import Book
from generator.exchange._outgoing import exporting, on_paper
from generator.exchange._outgoing.choosing import Wanted
from generator.exchange._outgoing.markup import classes, tree, words
from generator.exchange._outgoing.texts import Site, Texts
from generator.library import Library
from generator.workbooks.refused import RefusedError
from tests import sites
from tests.exchange.test_handbook import selected

pytest.importorskip("weasyprint", reason="the extra handbook is not installed")


NOON = datetime.datetime(2026, 11, 30, 12, tzinfo=datetime.UTC)
HARD = "日长见方"
"""Characters that readers take for radicals where a font is embedded badly."""
QUIZ = "quizzes/example-quiz.yaml"
TYPES = Path(__file__).parents[1] / "browser" / "questions" / "types.yaml"
"""A question of every type."""


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return exported(tmp_path_factory.mktemp("pdf"))


def exported(folder: Path) -> Path:
    files = sites.example_files()
    files[QUIZ] = files[QUIZ].replace("一般投诉的答复期限", f"{HARD}，一般投诉的答复期限")
    files["quizzes/types.yaml"] = TYPES.read_text(encoding="utf-8")
    root, out = sites.write(folder / "site", files), folder / "handbook.pdf"
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(sheets, "LARGEST", 60_000)  # so that even a little book has parts
        exporting.export(root, writers()["pdf"], Wanted(everything=True), out, NOON)
    return out


@pytest.fixture(scope="module")
def reader(printed: Path) -> pypdf.PdfReader:
    return pypdf.PdfReader(printed)


@pytest.fixture(scope="module")
def texts(reader: pypdf.PdfReader) -> list[str]:
    """The words of each page, which take a reader long to find."""
    return [page.extract_text() for page in reader.pages]


def marks(outline: Sequence[Any], depth: int = 0) -> Iterator[tuple[int, Any]]:
    for one in outline:
        if isinstance(one, list):
            yield from marks(one, depth + 1)
        else:
            yield depth, one


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def before(pages: Sequence[pypdfium2.PdfTextPage], words: str) -> Iterator[str]:
    """What stands on the line before each place that begins with these words."""
    for text in pages:
        found = text.search(words)
        while place := found.get_next():
            left, bottom, _right, top = text.get_charbox(place[0], loose=True)
            yield text.get_text_bounded(left=left - 30, bottom=bottom, right=left - 1, top=top).strip()


def test_what_is_picked_from_has_the_letters_of_the_key(printed: Path) -> None:
    pages = [page.get_textpage() for page in pypdfium2.PdfDocument(printed)]
    for item in selected(printed.parent / "site", Wanted(everything=True)).items:
        shown = tree(f"<div>{on_paper.printed(item).shown}</div>")
        for options in (one for one in shown.iter("ol") if "cb-options" in classes(one)):
            for letter, option in zip(on_paper.LETTERS, options, strict=False):
                assert f"{letter}." in {*before(pages, words(option)[:20])}, item.ref


def test_it_says_its_language_and_its_last_revision_not_today(reader: pypdf.PdfReader, texts: list[str]) -> None:
    root: Any = reader.root_object
    assert root["/Lang"] == "zh-CN"
    assert root["/MarkInfo"]["/Marked"] == BooleanObject(True)
    assert reader.metadata is not None
    assert str(reader.metadata.creation_date).startswith("2026-11-2")
    assert "修订于 2026-11-" in texts[0]


def test_both_readers_read_chinese_right(printed: Path, texts: list[str]) -> None:
    others = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(printed)]
    for number, (one, other) in enumerate(zip(others, texts, strict=True)):
        assert squeezed(one)[:200] == squeezed(other)[:200] or set(squeezed(one)) == set(squeezed(other)), number
        assert not re.search("[\u2e80-\u2fdf]", one + other), number
    assert HARD in "".join(map(squeezed, texts))
    assert HARD in "".join(map(squeezed, others))


def test_bookmarks_lead_to_the_page_that_has_their_title(reader: pypdf.PdfReader, texts: list[str]) -> None:
    found = [*marks(reader.outline)]
    assert {depth for depth, _one in found} == {0, 1, 2}
    assert [one.title for depth, one in found if depth == 0][-3:] == ["自测题", "答案与说明", "术语索引"]
    for _depth, one in found:
        page = reader.get_destination_page_number(one)
        assert page is not None
        assert squeezed(one.title) in squeezed(texts[page])


def links(reader: pypdf.PdfReader) -> Iterator[tuple[int, int]]:
    """From which page to which links to the book lead."""
    places = {name: reader.get_destination_page_number(one) for name, one in reader.named_destinations.items()}
    for number, page in enumerate(reader.pages):
        for link in (one.get_object() for one in page.get("/Annots", ())):
            if "/Dest" in link:
                target = places[link["/Dest"]]
                assert target is not None
                yield number, target


def test_a_link_names_the_page_that_it_leads_to(reader: pypdf.PdfReader, texts: list[str]) -> None:
    found = [*links(reader)]
    assert len(found) > 100
    for source, target in found:
        assert re.search(rf"(?<!\d){target + 1}(?!\d)", texts[source]), (source, target)


def test_every_page_has_its_number_and_its_running_head(texts: list[str]) -> None:
    for number, text in enumerate(texts[1:], 2):
        said = text.split()
        assert str(number) in said
        assert "修订" in said
    (asked,) = (text for text in texts if "多少日内要答复" in text or HARD in text)
    assert "自测题" in asked.split()


def test_tags_are_one_tree_over_all_parts(reader: pypdf.PdfReader) -> None:
    root: Any = reader.root_object["/StructTreeRoot"]
    (whole,) = root["/K"]
    parts = whole.get_object()["/K"]
    assert len(parts) > 1
    numbers = root["/ParentTree"].get_object()["/Nums"]
    keys = [int(key) for key in numbers[::2]]
    assert keys == sorted(set(keys))
    own = [page["/StructParents"] for page in reader.pages]
    assert len(set(own)) == len(own)
    annotations = [one.get_object() for page in reader.pages for one in page.get("/Annots", ())]
    assert {*own, *(one["/StructParent"] for one in annotations)} == set(keys)
    named = [one.get_object() for part in parts for one in elements(part)]
    assert {"/H1", "/H2", "/P", "/L", "/LI", "/Table", "/TH", "/Link"} <= {one.get("/S") for one in named}
    heads = [one["/ID"] for one in named if "/ID" in one]
    assert len(heads) == len(set(heads))


def elements(one: Any) -> Iterator[Any]:
    found = one.get_object()
    if isinstance(found, dict) and found.get("/Type") == "/StructElem":
        yield found
        kids = found.get("/K", ())
        for kid in kids if isinstance(kids, list) else [kids]:
            if not isinstance(kid, int):
                yield from elements(kid)


def test_a_second_one_is_the_same_to_the_byte(printed: Path, tmp_path: Path) -> None:
    assert exported(tmp_path).read_bytes() == printed.read_bytes()


def test_without_a_chinese_font_nothing_is_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typeset, "PROBE", "\U0010fffd")  # which no font has
    book = Book("cb.handbook", Texts(Library(), Site("示例", "")), "手册", "", NOON.date(), ())
    with pytest.raises(RefusedError, match="没有中文字体"):
        typeset.typeset(book, tmp_path / "none.pdf", lambda _done, _of: None)
    assert not (tmp_path / "none.pdf").exists()
