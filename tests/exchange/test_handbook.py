"""The handbook: what it holds of every page, in which order, and that both its formats say the same."""

import datetime
import json
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypinyin import Style, lazy_pinyin, pinyin

from generator import build
from generator.authoring.identifiers import Identifiers
from generator.cli import main
from generator.disclosure.audience import for_audience
from generator.exchange import writers
from generator.exchange._book import index as book_index
from generator.exchange._book.book import book_of
from generator.exchange._book.leaf import Book, Leaf
from generator.exchange._book.paper import Paper
from generator.exchange._outgoing import exporting
from generator.exchange._outgoing.choosing import Wanted, choose
from generator.exchange._outgoing.exporting import site_of
from generator.exchange._outgoing.markup import classes, element, tree, words
from generator.exchange._outgoing.selection import Selection
from generator.exchange._outgoing.texts import Texts
from generator.kinds.quiz import Quiz
from generator.kinds.term import Term
from generator.workbooks.refused import RefusedError
from tests import sites
from tests.browser.practice import sets
from tests.rendering import project

NOON = datetime.datetime(2026, 11, 30, 12, tzinfo=datetime.UTC)
SHIPPED = Path(__file__).parents[2]
HTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"


def selected(root: Path, wanted: Wanted) -> Selection:
    whole = build.read(root)
    library = for_audience(whole.published, "public").listed
    return choose(whole, Texts(library, site_of(root)), wanted, Identifiers(), NOON)


@pytest.fixture(scope="module")
def shipped() -> Selection:
    return selected(SHIPPED, Wanted(everything=True))


@pytest.fixture(scope="module")
def book(shipped: Selection) -> Book:
    return book_of(shipped)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return sites.write(tmp_path / "site", sites.example_files())


def leaves(book: Book) -> Iterator[Leaf]:
    return (leaf for chapter in book.chapters for leaf in chapter.leaves)


def epub(root: Path, name: str, wanted: Wanted, now: datetime.datetime = NOON) -> Path:
    out = root.parent / f"{name}.epub"
    exporting.export(root, writers()["epub"], wanted, out, now)
    return out


def test_every_public_record_has_its_place(shipped: Selection, book: Book) -> None:
    library = shipped.library
    ids = {leaf.id for leaf in leaves(book)}
    assert {library.page_of(record).replace("/", ".") for record in library.records.values()} <= ids
    assert [chapter.id for chapter in book.chapters][-3:] == ["questions", "answers", "index"]
    assert book.revised == max(getattr(one, "reviewed", datetime.date.min) for one in library.records.values())


def test_no_id_stands_twice_and_every_link_leads_somewhere(book: Book) -> None:
    ids = Counter(one.attrib["id"] for leaf in leaves(book) for one in leaf.body.iter() if "id" in one.attrib)
    assert {one for one, count in ids.items() if count > 1} == set()
    links = [link.attrib["href"][1:] for leaf in leaves(book) for link in leaf.links]
    assert len(links) > 10_000
    assert {*links} <= {*ids, *(chapter.id for chapter in book.chapters)}
    others = {one.get("href", "") for leaf in leaves(book) for one in leaf.body.iter("a")} - {
        f"#{link}" for link in links
    }
    assert all(re.match("https?://|tel:", one) for one in others)


def test_nothing_that_only_a_screen_can_do_is_printed(book: Book) -> None:
    for leaf in leaves(book):
        for one in leaf.body.iter():
            assert one.tag not in ("button", "details", "form", "input", "script", "summary", "template")
            assert "-" not in one.tag
            assert "cb-noscript" not in classes(one)
        assert "page:" not in "".join(one.get("href", "") for one in leaf.body.iter())


def test_what_is_folded_on_the_site_is_open(book: Book) -> None:
    case = next(leaf for leaf in leaves(book) if leaf.id == "cases.account-takeover")
    for said in ("为什么定为紧急投诉", "后来怎样", "超时默认放行", "规则写着要回拨", "不妥", "最佳"):
        assert said in words(case.body)
    for left_out in ("大家这样问", "谁引用了本页", "变更记录", "先在心里选一个"):
        assert left_out not in words(case.body)


def test_the_key_of_every_question_stands_far_behind_it(shipped: Selection, book: Book) -> None:
    by_id = {chapter.id: {leaf.id: leaf for leaf in chapter.leaves} for chapter in book.chapters}
    asked, key = by_id["questions"], by_id["answers"]
    assert len(asked) == len(key) == len(shipped.library.all(Quiz))
    for item in shipped.items:
        one = next(
            one
            for one in asked[f"quizzes.{item.quiz.id}"].body.iter("h3")
            if one.attrib["id"].endswith(f".{item.question.id}")
        )
        assert item.question.label in words(one)
    stem = next(item for item in shipped.items if item.ref == "agent-quiz#heir")
    assert "女儿就一笔保费来投诉" in words(asked["quizzes.agent-quiz"].body)
    assert "继承人以自己的身份投诉" not in words(asked["quizzes.agent-quiz"].body)
    assert "继承人以自己的身份投诉" in words(key["answers.agent-quiz"].body)
    assert stem.question.cites


def test_terms_stand_in_the_order_of_their_sound(shipped: Selection, book: Book) -> None:
    index = next(chapter for chapter in book.chapters if chapter.id == "index")
    letters = [leaf.title for leaf in index.leaves]
    assert letters == sorted(letters, key=lambda one: (one == "其他", one))
    names = {name for term in shipped.library.all(Term) for name in term.names}
    assert sum(len([*leaf.links]) for leaf in index.leaves) == len(names)
    for name in names:
        if "\u4e00" <= name[0] <= "\u9fff":
            assert book_index.by_sound(name)[0] == lazy_pinyin(name, v_to_u=False)[0].replace("ü", "v"), name


def test_what_is_read_otherwise_is_read_so() -> None:
    for sound, names in book_index.READ_OTHERWISE.items():
        for name in names:
            assert sound in pinyin(name[0], style=Style.NORMAL, heteronym=True, v_to_u=False)[0], name


def test_a_term_says_where_it_is_used(book: Book) -> None:
    term = next(leaf for leaf in leaves(book) if leaf.id == "terms.term-complaint")
    used = next(one for one in term.body if "used" in classes(one))
    assert 0 < len([*used.iter("a")]) <= book_index.USED


def test_the_handbook_of_a_path_has_its_pages_and_their_terms_alone(shipped: Selection) -> None:
    found = book_of(selected(SHIPPED, Wanted(path="author")))
    kinds = {chapter.id.partition(".")[0] for chapter in found.chapters}
    assert {"guides", "paths", "terms", "questions", "answers", "index"} <= kinds
    assert "plans" not in kinds
    assert found.subtitle == "培训师与案例作者"
    assert sum(1 for _ in leaves(found)) < 200


PATH = {
    **sets.ENVELOPE,
    "title": "从考试到题目",
    "summary": "先考后练",
    "duration": "1 日",
    "modules": [
        {"id": "all", "title": "全部", "minutes": 5, "goal": "会", "items": [{"ref": "twice"}, {"ref": "words-quiz"}]}
    ],
}
TWICE = sets.exam(
    "两组同一套",
    [{"from": [one], "draw": 1} for one in ("terms-quiz", "words-quiz", "terms-quiz")],
    minutes=9,
    pass_mark=80,
)


@pytest.fixture
def practised(tmp_path: Path) -> Book:
    files = {"content/exams/twice.yaml": TWICE, "content/paths/mixed.yaml": json.dumps(PATH, ensure_ascii=False)}
    root = project(tmp_path / "site", {**sets.FILES, **files})
    return book_of(selected(root, Wanted(path="mixed")))


def test_a_set_that_comes_again_has_one_leaf_in_its_own_order(practised: Book) -> None:
    leaf_ids = [leaf.id for leaf in leaves(practised)]
    assert len({*leaf_ids}) == len(leaf_ids)
    own = {leaf.id: [id_.rpartition(".")[2] for id_, _title in leaf.headings] for leaf in leaves(practised)}
    assert own["quizzes.terms-quiz"] == ["start", "length", "delay", "end"]
    assert own["quizzes.words-quiz"] == ["hello", "greet", "note"]
    ids = Counter(one.attrib["id"] for leaf in leaves(practised) for one in leaf.body.iter() if "id" in one.attrib)
    assert {one for one, count in ids.items() if count > 1} == set()


def test_what_is_said_of_a_whole_situation_stands_once_behind_its_parts(practised: Book) -> None:
    by_id = {leaf.id: words(leaf.body) for leaf in leaves(practised)}
    key = by_id["answers.words-quiz"]
    assert key.count("先安抚，再登记。") == 1
    assert key.index("note的说明。") < key.index("第 2 题各小题之后") < key.index("先安抚，再登记。")
    assert "先安抚" not in by_id["quizzes.words-quiz"]


def test_every_explanation_hint_and_ground_is_in_the_handbook(shipped: Selection, book: Book) -> None:
    by_id = {leaf.id: leaf.body for leaf in leaves(book)}
    for quiz in shipped.library.all(Quiz):
        asked, key = (by_id[f"{where}.{quiz.id}"] for where in ("quizzes", "answers"))
        whys = [words(one) for one in key.iter("div") if "why" in classes(one)]
        assert len(whys) == sum(1 for _ in quiz.walk())
        cites = [one for one in key if "cb-cites" in classes(one)]
        assert len(cites) == sum(1 for _path, question in quiz.walk() if question.cites)
        hints = [line for one in asked.iter("div") if "hints" in classes(one) for line in one.iter("li")]
        assert len(hints) == sum(len(question.hints) for _path, question in quiz.walk())


@pytest.mark.parametrize("chosen", [["--quiz", "example-quiz"], ["--exam", "example-exam"]])
def test_a_handbook_of_questions_alone_is_refused(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], chosen: list[str]
) -> None:
    out = tmp_path / "book.epub"
    assert main(["export", "epub", "--project", str(root), *chosen, "--out", str(out)]) == 1
    assert "不能只要几套题" in capsys.readouterr().err
    assert not out.exists()


def test_a_handbook_of_nothing_is_refused(tmp_path: Path) -> None:
    root = sites.write(tmp_path / "site", {"content/glossary.yaml": "one:\n  title: 甲\n  definition: 乙。\n"})
    with pytest.raises(RefusedError, match="日期"):
        book_of(selected(root, Wanted(everything=True)))


def test_a_handbook_of_some_sets_is_refused() -> None:
    with pytest.raises(RefusedError, match="不能只要几套题"):
        book_of(selected(SHIPPED, Wanted(quizzes=("agent-quiz", "credit-quiz"))))


@given(st.recursive(st.text(), lambda inside: st.lists(inside, max_size=3)))
def test_words_are_never_lost_on_paper(inside: object) -> None:
    made = _nested(inside)
    page = element("div", element("details", element("summary", "甲"), made))
    paper = element("div", *Paper(lambda one: one, lambda one: one).of(page))
    assert words(paper) == words(page)


def _nested(inside: object) -> Element:
    if isinstance(inside, list):
        return element("cb-box", *map(_nested, inside))
    return element("p", str(inside))


@pytest.mark.parametrize("markup", ["<p>", "<p></div>", "</p>", "<ul><li></ul>"])
def test_a_page_that_does_not_close_what_it_opens_is_a_mistake_of_ours(markup: str) -> None:
    with pytest.raises(ValueError, match="clos"):
        tree(markup)


def test_an_epub_is_the_same_to_the_byte_whenever(root: Path) -> None:
    one = epub(root, "one", Wanted(everything=True))
    other = epub(root, "two", Wanted(everything=True), NOON + datetime.timedelta(days=9))
    assert one.read_bytes() == other.read_bytes()


def test_an_epub_holds_what_it_lists_and_leads_where_it_says(root: Path) -> None:
    with zipfile.ZipFile(epub(root, "one", Wanted(everything=True))) as packed:
        first = packed.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert packed.read("mimetype") == b"application/epub+zip"
        package = ElementTree.fromstring(packed.read("book/package.opf"))
        files = {item.attrib["href"]: item.attrib for item in package.iter(f"{OPF}item")}
        assert {f"book/{name}" for name in files} == {*packed.namelist()} - {
            "mimetype",
            "META-INF/container.xml",
            "book/package.opf",
        }
        pages = {name: ElementTree.fromstring(packed.read(f"book/{name}")) for name in files if name.endswith(".xhtml")}
    by_id = {one["id"]: one["href"] for one in files.values()}
    assert next(by_id[item.attrib["idref"]] for item in package.iter(f"{OPF}itemref")) == "cover.xhtml"
    for name, page in pages.items():
        assert page.attrib["lang"] == "zh-CN"
        assert ("svg" in files[name].get("properties", "")) == ("{http://www.w3.org/2000/svg}svg" in tags(page))
        for link in page.iter(f"{HTML}a"):
            target, mark, place = link.attrib["href"].partition("#")
            if mark:
                assert place in ids(pages[PurePosixPath(target or name).name])


def tags(page: Element) -> set[str]:
    return {one.tag for one in page.iter()}


def ids(page: Element) -> set[str]:
    return {one.attrib["id"] for one in page.iter() if "id" in one.attrib}


def test_an_epub_says_who_it_is_and_when_it_was_revised(root: Path) -> None:
    with zipfile.ZipFile(epub(root, "one", Wanted(everything=True))) as packed:
        package = packed.read("book/package.opf").decode()
    assert '<meta property="dcterms:modified">2026-11-' in package
    assert "<dc:language>zh-CN</dc:language>" in package
    assert re.search(r'<dc:identifier id="known">urn:uuid:[0-9a-f-]{36}<', package)
