"""What becomes of an edit: the page, what is said of it, and the pages beside it while it is wrong."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.outlets.serving import search
from generator.outlets.serving.preview import FAULTY, KEPT, REFUSED, UNMADE, Preview
from generator.pages.page import Page
from generator.search.passages import passages
from tests import sites
from tests.rendering import MKDOCS, project
from tests.serving.showing import preview_of, shown
from tests.serving.test_bytes import HANDWRITTEN, change

TAKEN = "topic: core\nformerly: [complaint-desk]"  # an id of another, which only a look at all records tells
GUIDE = "content/guides/complaint-steps.yaml"
PAGE = "guides/complaint-steps.html"
OTHER = "regulations/demo-rule.html"
Said = pytest.CaptureFixture[str]


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    """A preview of a project of its own."""
    with preview_of(project(tmp_path, HANDWRITTEN), drafts=True) as preview:
        yield preview


def edit(preview: Preview, file: str, old: str, new: str) -> None:
    """An edit as an author makes it, and seen."""
    assert change(preview.project.root, file, old, new)
    preview.follow({file})


def panel_of(preview: Preview, path: str) -> str:
    """What stands at the top of a page; empty if nothing does."""
    page = preview.answer(path).body.decode()
    found = re.search(r'<section class="cb-preview" role="alert"[^>]*>(.*?)</section>', page)
    return found[1] if found else ""


def test_an_edit_is_on_the_next_page_and_names_another_state(preview: Preview) -> None:
    before = preview.state
    edit(preview, GUIDE, "title: ", "title: 新的")
    assert "<title>新的" in shown(preview, PAGE)
    assert preview.wait_for_news(before, 0) == preview.state != before


def test_a_record_that_cannot_be_read_keeps_its_page_which_says_why(preview: Preview, capsys: Said) -> None:
    title = re.search("<h1>.*?</h1>", shown(preview, PAGE))
    edit(preview, GUIDE, "title: ", "title：")
    told = panel_of(preview, PAGE)
    assert KEPT in told
    assert f"<code>{GUIDE}:1:6</code>" in told
    assert "错误[fullwidth-colon]" in capsys.readouterr().err
    assert re.search("<h1>.*?</h1>", shown(preview, PAGE)) == title or title
    assert preview.answer(PAGE).status == 200
    assert panel_of(preview, OTHER) == ""
    edit(preview, GUIDE, "title：", "title: 好的")
    assert panel_of(preview, PAGE) == ""
    assert "<title>好的" in shown(preview, PAGE)


def test_what_names_a_record_that_cannot_be_read_goes_on_naming_it(preview: Preview) -> None:
    linked = 'href="complaint-steps.html"'
    assert linked in shown(preview, "guides/index.html")
    edit(preview, GUIDE, "title: ", "title：")
    assert linked in shown(preview, "guides/index.html")


def test_of_several_records_in_a_file_only_the_wrong_one_says_so(preview: Preview) -> None:
    sites.write(preview.project.root, {"content/glossary.yaml": TERMS})
    preview.follow({"content/glossary.yaml"})
    edit(preview, "content/glossary.yaml", "title: 乙", "titel: 乙")
    assert "titel" in panel_of(preview, "terms/second.html")
    assert panel_of(preview, "terms/first.html") == ""
    edit(preview, "content/glossary.yaml", "titel: 乙", "title：乙")
    assert KEPT in panel_of(preview, "terms/second.html")
    assert KEPT in panel_of(preview, "terms/first.html")


TERMS = """\
first: {title: 甲, definition: 第一个。}
second:
  title: 乙
  definition: 第二个。
"""


def test_a_record_that_is_new_and_cannot_be_read_says_why_where_its_page_would_be(preview: Preview) -> None:
    sites.write(preview.project.root, {"content/guides/coming.yaml": "title：错\n"})
    preview.follow({"content/guides/coming.yaml"})
    status, body = preview.answer("guides/coming.html")
    assert status == 404
    assert UNMADE in body.decode()
    assert "content/guides/coming.yaml:1:6" in panel_of(preview, "guides/coming.html")
    (preview.project.root / "content/guides/coming.yaml").unlink()
    preview.follow({"content/guides/coming.yaml"})
    assert "没有这一页" in preview.answer("guides/coming.html").body.decode()


def test_a_reference_that_leads_nowhere_is_on_the_page_at_once(preview: Preview, capsys: Said) -> None:
    edit(preview, GUIDE, "topic: core", "topic: core\nrelated: [nobody]")
    assert "错误[ref-missing]" in capsys.readouterr().err
    assert FAULTY in panel_of(preview, PAGE)
    edit(preview, GUIDE, "\nrelated: [nobody]", "")
    assert panel_of(preview, PAGE) == ""


def test_what_the_checks_find_later_is_on_the_page_and_is_told_when_it_is_gone(preview: Preview, capsys: Said) -> None:
    edit(preview, GUIDE, "topic: core", TAKEN)
    assert "错误[name-duplicate]" not in capsys.readouterr().err
    before = preview.state
    preview.check()
    assert "错误[name-duplicate]" in capsys.readouterr().err
    assert preview.state != before
    assert FAULTY in panel_of(preview, PAGE)
    assert preview.answer(PAGE).status == 200
    edit(preview, GUIDE, TAKEN, "topic: core")
    preview.check()
    assert "都改好了。" in capsys.readouterr().err
    assert panel_of(preview, PAGE) == ""


def test_findings_are_told_once_whatever_line_they_move_to(preview: Preview, capsys: Said) -> None:
    edit(preview, GUIDE, "topic: core", "topic: core\nrelated: [nobody]")
    preview.check()
    capsys.readouterr()
    edit(preview, GUIDE, "title: ", "# 一行\ntitle: 新的")
    preview.check()
    assert capsys.readouterr().err == ""


def test_settings_that_cannot_be_read_leave_all_pages_which_say_so(preview: Preview) -> None:
    edit(preview, "mkdocs.yml", "site_name: 示例", "site_name: [")
    for path in (PAGE, OTHER, "index.html"):
        assert REFUSED in panel_of(preview, path)
    edit(preview, GUIDE, "title: ", "title: 新的")
    assert REFUSED in panel_of(preview, PAGE)
    edit(preview, "mkdocs.yml", "site_name: [", "site_name: 又好了")
    assert panel_of(preview, PAGE) == ""
    assert "<title>新的" in shown(preview, PAGE)
    assert "又好了" in shown(preview, OTHER)


def test_a_wrong_setting_is_named(preview: Preview) -> None:
    edit(preview, "mkdocs.yml", "name: material", "name: nobody")
    assert "nobody" in panel_of(preview, PAGE)


def test_a_hook_is_read_again(preview: Preview, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    root = preview.project.root
    sites.write(root, {"hook.py": HOOK.format("一"), "mkdocs.yml": f"{MKDOCS}hooks: [hook.py]\n"})
    preview.follow({"mkdocs.yml"})
    assert "<!-- 一 -->" in shown(preview, PAGE)
    sites.write(root, {"hook.py": HOOK.format("二")})
    preview.follow({"hook.py"})
    assert "<!-- 二 -->" in shown(preview, PAGE)


HOOK = """\
def on_post_page(output, page, config):
    return output.replace("</head>", "<!-- {} --></head>")
"""


def test_pages_come_go_and_move(preview: Preview) -> None:
    root = preview.project.root
    (root / "content/about.md").rename(root / "content/about-us.md")
    preview.follow({"content/about.md", "content/about-us.md"})
    assert preview.answer("about.html").status == 404
    assert "<h1" in shown(preview, "about-us.html")


def test_the_search_is_made_once_and_then_of_what_was_edited(preview: Preview, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def noted(page: Page) -> str:
        made.append(page.path)
        return passages(page)

    monkeypatch.setattr(search, "passages", noted)
    assert "改过的字" not in search_of(preview)
    every = len(made)
    made.clear()
    edit(preview, GUIDE, "purpose: ", "purpose: 改过的字，")
    assert "改过的字" in search_of(preview)
    assert "guides/complaint-steps" in made
    assert len(made) < every / 2
    assert preview.answer("assets/casebook/data/search/nothing.js").status == 404


def search_of(preview: Preview) -> str:
    folder = "assets/casebook/data"
    pages = preview.answer(f"{folder}/search/pages.js").body.decode()
    names = re.findall(r'"(search/[0-9a-f]{12})"', pages)
    assert names
    return "".join(preview.answer(f"{folder}/{name}.js").body.decode() for name in names)


def test_a_panel_stands_in_the_page_and_changes_nothing_else(preview: Preview) -> None:
    edit(preview, GUIDE, "topic: core", TAKEN)
    before = shown(preview, PAGE)
    preview.check()
    after = shown(preview, PAGE)
    start = after.index('<link rel="stylesheet" href="/casebook-preview/')
    end = after.index("</section>", start) + len("</section>")
    assert after[:start] + after[end:] == before
    assert after.index("<main") < start < after.index("</main>")
