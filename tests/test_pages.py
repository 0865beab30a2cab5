"""What holds for every page, of the examples and of the content that ships."""

import re
from collections import Counter
from pathlib import Path

import pytest

from generator.fields import Text
from generator.library import Library
from generator.pages.page import HEADING, Page, plain
from generator.pages.prose import Writer
from generator.pages.render import pages
from generator.walk import leaves
from tests import sites
from tests.rendering import library_of, pages_of, project
from tests.shipped import shipped_library

SHIPPED = Path(__file__).parent.parent
ADDRESS = re.compile(r'="page:([^"#]*)#?([^"]*)"')
BOXES = re.compile(r"<(/?)(details|div|aside|nav|section|ul|ol|dl|table)\b")

Site = tuple[Library, dict[str, Page]]


@pytest.fixture(scope="module", params=["examples", "shipped"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A library and its pages by path."""
    root = SHIPPED if request.param == "shipped" else project(tmp_path_factory.mktemp("examples"))
    library = shipped_library() if request.param == "shipped" else library_of(root)
    return library, {page.path: page for page in pages(library)}


def test_every_record_and_every_kind_has_a_page(site: Site) -> None:
    library, found = site
    assert {library.page_of(record) for record in library.records.values()} <= set(found)
    assert {f"{kind.pages}/index" for kind in library.kinds} <= set(found)


def test_every_address_leads_to_a_page_and_to_a_place_on_it(site: Site) -> None:
    library, found = site
    handwritten = {file.removeprefix("content/").removesuffix(".md") for file in library.documents}
    lost = [
        (page.path, target, anchor)
        for page in found.values()
        for target, anchor in ADDRESS.findall(page.html)
        if target not in handwritten and (target not in found or (anchor and anchor not in found[target].anchors))
    ]
    assert lost == []


def test_no_id_stands_twice_on_a_page(site: Site) -> None:
    for page in site[1].values():
        ids = Counter(re.findall(r'\sid="([^"]+)"', page.html))
        assert [id for id, times in ids.items() if times > 1] == [], page.path


def test_ids_of_templates_cannot_meet_ids_of_authors(site: Site) -> None:
    library, found = site
    for record in library.records.values():
        own = {anchor.id for anchor in record.anchors()}
        headings = {heading.id for heading in found[library.page_of(record)].headings}
        assert {id for id in headings if not id.startswith("_")} <= own, record.id


def test_headings_of_the_contents_stand_in_no_box(site: Site) -> None:
    for page in site[1].values():
        before = HEADING.split(page.html)[0::4][:-1]
        assert [sum(-1 if closing else 1 for closing, _ in BOXES.findall(part)) for part in before] == [0] * len(before)


def test_every_word_of_an_author_is_on_the_page(site: Site) -> None:
    library, found = site
    for record in library.records.values():
        shown = _letters(plain(found[library.page_of(record)].html))
        missing = [
            leaf
            for leaf in leaves(record)
            if isinstance(leaf.mark, Text)
            and leaf.path[0] not in ("aliases", "body")  # the slots in the body of a template show their titles
            and _letters(_words(library, leaf.value)) not in shown
        ]
        assert missing == [], record.id


def _words(library: Library, text: str) -> str:
    """What readers see of an author's text: Markdown done, links under their labels."""
    return plain(Writer(library).prose(text))


def _letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


def test_a_reference_by_a_former_id_counts_like_any_other(tmp_path: Path) -> None:
    examples = sites.example_files()
    role = examples["content/roles/complaint-desk.yaml"]
    root = project(tmp_path, {"content/roles/new-desk.yaml": role + "formerly: [complaint-desk]\n"})
    (root / "content/roles/complaint-desk.yaml").unlink()
    found = pages_of(root)
    assert 'href="page:guides/complaint-steps#receive"' in found["roles/new-desk"].html.partition("_steps")[2]
    assert found["guides/complaint-steps"].html.count('<th scope="col">投诉管理岗</th>') == 1


def test_chapters_stand_in_the_order_of_their_author(tmp_path: Path) -> None:
    outline = sites.example_files()["content/outlines/example-outline.yaml"]
    row = '  - {no: "%s", chapter: %s, mechanism: 要点, where: [complaint]}\n'
    chapters = ["第九章", "第十章", "第二章"]
    text = (
        outline.partition("rows:\n")[0]
        + "rows:\n"
        + "".join(row % (number, chapter) for number, chapter in zip(["9.1", "10.1", "2.1"], chapters, strict=True))
    )
    found = pages_of(project(tmp_path, {"content/outlines/example-outline.yaml": text}))["outlines/example-outline"]
    assert [heading.title for heading in found.headings][:3] == chapters


def test_hints_are_shown_where_no_cue_is_clear(tmp_path: Path) -> None:
    taxonomy = sites.example_files()["content/taxonomy.yaml"]
    lines = [line for line in taxonomy.splitlines(keepends=True) if "clear: [多收" not in line]
    page = pages_of(project(tmp_path, {"content/taxonomy.yaml": "".join(lines)}))["taxonomy/cause-pricing"]
    assert "利息／手续费" in page.html
    assert "没有多收" in page.html
    assert "说了就像这一类" not in page.html


@pytest.mark.parametrize("rights", [["a", "b", "c"], ["c", "b", "a"], ["b", "a", "c"]])
def test_what_is_to_be_matched_does_not_stand_beside_its_counterpart(rights: list[str], tmp_path: Path) -> None:
    quiz = sites.example_files()["quizzes/example-quiz.yaml"].partition("questions:\n")[0]
    pairs = [f"{{left: 左{number}, right: 右{right}}}" for number, right in enumerate(rights)]
    question = (
        f"{{id: m, type: match, stem: 配对, explanation: 说明, cites: [demo-rule#18], pairs: [{', '.join(pairs)}]}}"
    )
    root = project(tmp_path, {"quizzes/example-quiz.yaml": f"{quiz}questions:\n  - {question}\n"})
    shown = re.findall("<li[^>]*>右(.)</li>", pages_of(root)["quizzes/example-quiz"].html)
    assert sorted(shown) == sorted(rights)
    assert shown != rights
