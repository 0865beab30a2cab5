"""What the build writes for the search: the texts as they read, the names, in pieces that can be read one by one."""

import html
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cli import main
from generator.pages.page import Page
from generator.reading.stamps import stamp_of
from generator.search import index as index_module
from generator.search.index import Index
from generator.search.passages import passages as passages_of
from generator.search.standing import Script, Scripts, script_in, text_of
from tests import sites
from tests.rendering import project
from tests.search import site as search

GUIDE = "content/guides/complaint-steps.yaml"


def built(root: Path) -> Path:
    """The site of a project, built."""
    assert main(["build", "--project", str(root)]) == 0
    return root / "site"


def lines(markup: str, **more: object) -> list[list[str]]:
    """The passages of a page with this HTML."""
    page = Page("folder/page", "标题", "", lambda: markup, **more)  # type: ignore[arg-type]
    return [line.split("\t") for line in passages_of(page).split("\n")[:-1]]


def test_a_page_has_a_passage_for_its_opening_and_for_each_heading() -> None:
    markup = (
        '<h1>标题</h1><p>开头</p><h2 id="one">1. 第一步</h2><p>做<em>这</em>个</p>'
        '<h3 id="two">乙</h3><ul><li>甲</li><li>乙</li></ul>'
    )
    assert lines(markup) == [
        ["folder/page", "", "开头"],
        ["folder/page#one", "第一步", "做这个"],
        ["folder/page#two", "乙", "甲\r乙"],
    ]


def test_what_is_excluded_and_menus_are_not_read() -> None:
    markup = (
        '<h1>题</h1><nav><a href="x">去</a></nav><p class="a" data-search-exclude>不读</p><p>读</p>'
        '<h2 id="_m">提到</h2><div data-search-exclude><p>谁</p></div>'
    )
    assert lines(markup) == [["folder/page", "", "读"]]


def test_words_about_exclusion_exclude_nothing() -> None:
    assert lines("<h1>题</h1><p>写上 data-search-exclude 就不读</p><p>后面</p>") == [
        ["folder/page", "", "写上 data-search-exclude 就不读\r后面"]
    ]


def test_a_line_end_between_han_characters_is_no_space_and_entities_are_characters() -> None:
    assert lines("<h1>题</h1><p>一行\n二行\nAPP\n里，A &amp; B &lt; C</p>") == [
        ["folder/page", "", "一行二行 APP 里，A & B < C"]
    ]


def test_a_page_that_is_not_searchable_has_no_passages() -> None:
    assert lines("<h1>题</h1><p>字</p>", searchable=False) == []


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_any_text_is_one_line_of_three_fields(words: str) -> None:
    shown = html.escape(words)
    page = Page("p", "题", "", lambda: f'<h1>题</h1><p>{shown}</p><h2 id="a">{shown}</h2><p>字</p>')
    assert all(line.count("\t") == 2 for line in passages_of(page).split("\n")[:-1])


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All EXAMPLEs, a handwritten page and a record that was renamed."""
    guide = sites.example_files()[GUIDE] + "formerly: [old-steps]\naliases: [两步法, 双步流程]\n"
    files = {
        GUIDE: guide,
        "content/page.md": "---\ndescription: 手写的一页。\n---\n# 手写 & 页\n\n开头。\n\n## 甲\n\n### 乙\n\n正文\n",
        "content/hidden.md": "---\nsearch:\n  exclude: true\n---\n# 不给搜\n\n藏起来的话。\n",
    }
    return built(project(tmp_path_factory.mktemp("site"), files))


def test_steps_and_articles_are_passages_of_their_own(site: Path) -> None:
    found = search.passages(site)
    assert found["guides/complaint-steps#receive"][0] == "接收登记"
    assert "收到之日起 15 日内作出决定并告知" in found["guides/complaint-steps#receive"][1]
    assert found["regulations/demo-rule#18"][0] == "第18条 处理期限"


def test_what_others_say_of_a_page_is_not_its_text(site: Path) -> None:
    assert not [address for address in search.passages(site) if address.endswith("#_cited-by")]


def test_handwritten_pages_are_read_as_they_are_unless_they_ask_not_to_be(site: Path) -> None:
    found = search.passages(site)
    assert found["page"] == ("", "开头。")
    assert {("甲", ""), ("乙", "正文")} <= set(found.values())
    assert "hidden" not in found
    columns = search.columns(site)
    at = columns["path"].index("page")
    assert (columns["title"][at], columns["summary"][at]) == ("手写 & 页", "手写的一页。")
    assert "hidden" not in columns["path"]


def test_names_codes_and_summaries_stand_in_the_same_line(site: Path) -> None:
    columns = search.columns(site)
    assert {len(lines) for lines in columns.values()} == {len(columns["path"])}
    at = columns["path"].index("guides/complaint-steps")
    assert columns["names"][at] == "两步法\t双步流程"
    assert columns["summary"][at] == "接到投诉先登记并告知期限，再核实并答复。"
    at = columns["path"].index("regulations/demo-rule")
    assert "示例令第 1 号（虚构）" in columns["codes"][at].split("\t")


def test_lists_and_overviews_are_found_by_name_and_moved_pages_where_they_are_now(site: Path) -> None:
    paths = search.columns(site)["path"]
    assert {"cases/index", "lessons", "index"} <= set(paths)
    assert "guides/old-steps" not in paths
    assert len(paths) == len(set(paths))


def test_facets_are_those_of_lists_and_of_what_a_record_applies_to(tmp_path: Path) -> None:
    guide = sites.example_files()[GUIDE] + "applies_to: [product-loan]\n"
    data = search.value(built(project(tmp_path, {GUIDE: guide})), "pages")
    paths = data["path"].split("\n")
    facets = {facet["name"]: facet for facet in data["facets"]}
    assert [facet["label"] for facet in data["facets"]] == ["产品", "原因", "级别", "效力"]
    for path in ("cases/example-case", "guides/complaint-steps"):
        place = facets["product"]["pages"].split("\n")[paths.index(path)]
        assert list(facets["product"]["values"])[int(place)] == "product-loan"
    assert facets["standing"]["values"]["superseded"] == "已被取代"


def test_texts_are_written_in_pieces_the_most_important_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_module, "CEILING", 30)
    index = Index(tmp_path / "assets/casebook/data")
    for number in range(9):
        index.add(f"page-{number}\t\t{'字' * 10}\n", boost=number % 3)
    index.finish({"path": ""}, "")
    pieces = [search.value(tmp_path, name) for name in search.texts(tmp_path)]
    boosts = [int(number) % 3 for piece in pieces for number in re.findall(r"page-(\d)", piece)]
    assert len(pieces) > 3
    assert boosts == sorted(boosts, reverse=True)
    assert len(boosts) == 9


def test_one_longer_page_cuts_no_later_script_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_module, "FLOOR", 150)
    monkeypatch.setattr(index_module, "CEILING", 900)
    names = []
    for longer in ("", "多一句。"):
        index = Index(tmp_path / longer / "assets/casebook/data")
        for number in range(200):
            index.add(f"page-{number}\t\t{'字' * 10}{longer if number == 3 else ''}\n", boost=1.0)
        index.finish({}, "")
        names.append(search.texts(tmp_path / longer))
    assert len(names[0]) > 10
    assert len(set(names[0]) ^ set(names[1])) == 2


def test_scripts_of_texts_are_named_after_what_is_in_them(site: Path, tmp_path: Path) -> None:
    again = built(project(tmp_path))
    assert all(re.fullmatch(r"[0-9a-f]{12}", name) for name in search.texts(site))
    changed = set(search.texts(site)) ^ set(search.texts(again))
    assert changed
    assert set(search.texts(site)) - changed


def test_scripts_that_stand_are_taken_over_and_others_made_of_what_stands_in_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_module, "FLOOR", 150)
    pages = [f"page-{number}\t\t“字”\\\r{'字' * 10}\n" for number in range(200)]
    old, new, fresh = (tmp_path / name / "assets/casebook/data" for name in ("old", "new", "fresh"))
    before = Index(old)
    for words in pages:
        before.add(words, 1.0)
    before.finish({}, "")
    files = {name: script_in(old, name) for name in before.scripts}
    gone = [*files][2]
    kept = {name: Script(stamp_of(files[name]), texts) for name, texts in before.scripts.items()}
    files[gone].write_text("别人写的", encoding="utf-8")
    standing, texts = Scripts(old, kept), [text_of(words) for words in pages]
    assert {text for text in texts if not standing.has(text)} == {*before.scripts[gone]}
    with pytest.raises(KeyError):
        standing.passages(before.scripts[gone][0])
    again, whole = Index(new, standing), Index(fresh)
    for number, (text, words) in enumerate(zip(texts, pages, strict=True)):
        edited = f"{words[:-1]}多一句\n" if number == 3 else words
        again.add(text if standing.has(text) and number != 3 else edited, 1.0)
        whole.add(edited, 1.0)
    again.finish({}, "")
    whole.finish({}, "")
    made = {file.name: file.read_bytes() for file in (fresh / "search").iterdir()}
    assert {file.name: file.read_bytes() for file in (new / "search").iterdir()} == made
    same = [name for name in files if name in again.scripts and name != gone]
    assert len(same) == len(files) - 2
    assert all(script_in(new, name).samefile(files[name]) for name in same)


def test_a_tree_for_other_engines_has_the_search_too(tmp_path: Path) -> None:
    root = project(tmp_path / "project", {"content/page.md": "# 手写\n\n开头一句。\n"})
    assert main(["render", "--project", str(root), "--out", str(tmp_path / "tree")]) == 0
    found = search.passages(tmp_path / "tree" / "docs")
    assert found["guides/complaint-steps#receive"][0] == "接收登记"
    assert "开头一句。" in found["page"][1]
    assert "page" in search.columns(tmp_path / "tree" / "docs")["path"]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n\t"), max_size=20), max_size=5))
def test_whatever_is_written_is_read_again(tmp_path_factory: pytest.TempPathFactory, words: list[str]) -> None:
    folder = tmp_path_factory.mktemp("words")
    index = Index(folder / "assets/casebook/data")
    written = [f"p{number}\t\t{word}\n" for number, word in enumerate(words)]
    for line in written:
        index.add(line, boost=1.0)
    index.finish({}, "")
    assert "".join(search.value(folder, name) for name in search.texts(folder)) == "".join(written)
