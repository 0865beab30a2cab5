"""Paths, pages marked as read, and the learner's record: shown, exported, imported, cleared, and kept by two tabs."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from generator.learners import exported
from tests import sites
from tests.browser.axe import failing, grave
from tests.browser.reader import DESK, NO_STORAGE, PHONE, Reader, Site, settle, too_wide, until
from tests.browser.serving import built
from tests.rendering import project as project_of

pytestmark = pytest.mark.browser

CHANGED = "changes:\n  - {date: 2026-06-01, weight: major, note: 期限改了。}\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The EXAMPLEs of all kinds. The guide had a major change on 1 June 2026."""
    examples = sites.example_files()
    guide = "content/guides/complaint-steps.yaml"
    root = project_of(tmp_path_factory.mktemp("learning"), {guide: f"{examples[guide]}{CHANGED}"})
    with built(root) as site:
        yield site


def read_guide(page: Page, site: Site) -> None:
    page.goto(site.served("guides/complaint-steps.html"))
    page.get_by_role("button", name="标记为已读").click()
    expect(page.get_by_role("button", name="已读", exact=True)).to_have_attribute("aria-pressed", "true")


def answer_quiz(page: Page, site: Site, *, right: bool = True) -> None:
    page.goto(site.served("quizzes/example-quiz.html"))
    page.get_by_role("group", name="选项").get_by_role("radio").nth(0 if right else 1).check()
    page.get_by_role("button", name="看对不对").click()


def decide_case(page: Page, site: Site) -> None:
    page.goto(site.served("cases/example-case.html"))
    before = count(page)
    page.get_by_text("告诉他系统算的不会错，请他先付清。").click()
    page.get_by_text("退还多收利息，书面告知依据和救济途径").click()
    wait_for_entries(page, before + 2)  # an opened <details> tells of it a moment later


def count(page: Page) -> int:
    return int(page.evaluate("casebook.record.entries().length"))


def wait_for_entries(page: Page, number: int) -> None:
    until(page, "(number) => casebook.record.entries().length === number", number)


def test_a_path_knows_what_is_done_and_what_comes_next(reader: Reader, site: Site) -> None:
    page = reader.page()
    read_guide(page, site)
    page.goto(site.served("paths/example-path.html"))
    article = page.get_by_role("article")
    expect(article).to_contain_text("完成 1／4 项必修")
    expect(article).to_contain_text("继续学习：提前还款被要求多付三个月利息")
    decide_case(page, site)
    answer_quiz(page, site)
    page.goto(site.served("paths/example-path.html"))
    expect(article).to_contain_text("完成 3／4 项必修")
    expect(article).to_contain_text("判断了 2／2")
    expect(article).to_contain_text("答对 1／1")
    expect(article.get_by_role("progressbar")).to_have_js_property("value", 3)


def test_the_home_page_leads_on(reader: Reader, site: Site) -> None:
    page = reader.open("index.html")
    expect(page.get_by_role("article")).not_to_contain_text("继续学习")
    read_guide(page, site)
    page.goto(site.served("index.html"))
    page.get_by_role("link", name="提前还款被要求多付三个月利息").first.click()
    expect(page).to_have_url(site.served("cases/example-case.html"))


def test_a_page_may_be_marked_as_unread_again(reader: Reader, site: Site) -> None:
    page = reader.page()
    read_guide(page, site)
    page.get_by_role("button", name="已读", exact=True).click()
    expect(page.get_by_role("button", name="标记为已读")).to_have_attribute("aria-pressed", "false")
    page.goto(site.served("paths/example-path.html"))
    expect(page.get_by_role("article")).to_contain_text("完成 0／4 项必修")


def test_a_major_change_asks_for_another_reading(reader: Reader, site: Site) -> None:
    page = reader.page()
    page.goto(site.served("paths/example-path.html"))
    page.evaluate(
        "casebook.record.add({kind: 'read', page: 'complaint-steps', done: true, at: '2026-05-01T09:00:00.000Z'})"
    )
    expect(page.get_by_role("article")).to_contain_text("之后有重大变更，要重学")
    expect(page.get_by_role("article")).to_contain_text("完成 0／4 项必修")
    page.goto(site.served("guides/complaint-steps.html"))
    expect(page.get_by_role("article")).to_contain_text("你读过以后，这一页有重大变更，请重读。")
    page.get_by_role("button", name="标记为已读").click()
    page.goto(site.served("paths/example-path.html"))
    expect(page.get_by_role("article")).to_contain_text("完成 1／4 项必修")


def test_the_first_choice_in_a_case_is_the_decision(reader: Reader, site: Site) -> None:
    page = reader.page()
    decide_case(page, site)
    page.get_by_text("登记投诉，说明会核对合同").click()
    scores = page.evaluate("casebook.record.entries().map(({question, score}) => [question, score])")
    assert scores == [["example-case#first-answer", 0], ["example-case#remedy", 1]]


def test_a_record_goes_out_is_cleared_and_comes_back(reader: Reader, site: Site, tmp_path: Path) -> None:
    page = reader.page()
    read_guide(page, site)
    answer_quiz(page, site, right=False)
    page.goto(site.served("my-record.html"))
    expect(page.get_by_role("row", name="答复期限").or_(page.get_by_role("row", name="期限自测"))).not_to_have_count(0)
    expect(page.get_by_role("article")).to_contain_text("自测记录，不作为持证依据")
    file = tmp_path / "record.json"
    with page.expect_download() as download:
        page.get_by_role("button", name="导出文件").click()
    download.value.save_as(file)
    record = exported.read(file)
    expect(page.get_by_role("article")).to_contain_text(f"校验码{exported.short(record.digest)}")
    page.get_by_role("button", name="清除全部记录").click()
    page.get_by_role("button", name="不清除").click()
    assert count(page) == len(record.entries)
    page.get_by_role("button", name="清除全部记录").click()
    page.get_by_role("button", name="确定清除").click()
    expect(page.get_by_role("article")).to_contain_text("还没有记录")
    choose_file(page, file)
    expect(page.get_by_role("status").first).to_contain_text(f"已导入 {len(record.entries)} 条新的记录")
    assert count(page) == len(record.entries)
    choose_file(page, file)
    expect(page.get_by_role("status").first).to_contain_text("没有新的记录")


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (lambda text: text[:-20], "读不出来"),
        (lambda text: text.replace('"score": 1', '"score": 0'), "校验码对不上"),
        (lambda text: text.replace('"kind": "answer"', '"kind": "other"'), "损坏的条目"),
        (lambda text: re.sub(r'"id": "\w+"', '"id": 1234567890', text), "损坏的条目"),
        (lambda text: text.replace("casebook-record", "something"), "不是从本站导出"),
        (lambda text: text.replace('"version": 2,', '"version": 9,', 1), "比本站新"),
        (lambda text: "null", "不是从本站导出"),
    ],
    ids=["cut", "changed", "damaged-entry", "damaged-id", "other-format", "newer", "null"],
)
def test_a_damaged_file_is_refused_and_nothing_is_lost(
    reader: Reader, site: Site, tmp_path: Path, damage: object, words: str
) -> None:
    page = reader.page()
    answer_quiz(page, site)
    page.goto(site.served("my-record.html"))
    with page.expect_download() as download:
        page.get_by_role("button", name="导出文件").click()
    assert callable(damage)
    file = tmp_path / "damaged.json"
    file.write_text(damage(download.value.path().read_text(encoding="utf-8")), encoding="utf-8")
    before = page.evaluate("casebook.record.entries()")
    choose_file(page, file)
    expect(page.get_by_role("status").first).to_contain_text("没有导入")
    expect(page.get_by_role("status").first).to_contain_text(words)
    assert page.evaluate("casebook.record.entries()") == before


def test_records_of_two_computers_become_one(reader: Reader, site: Site, tmp_path: Path) -> None:
    home, office = reader.page(), reader.page()
    answer_quiz(home, site)
    read_guide(office, site)
    home.goto(site.served("my-record.html"))
    with home.expect_download() as download:
        home.get_by_role("button", name="导出文件").click()
    office.goto(site.served("my-record.html"))
    choose_file(office, download.value.path())
    expect(office.get_by_role("status").first).to_contain_text("已导入 1 条新的记录")
    assert count(office) == 2


def test_of_one_entry_in_two_versions_the_newer_stays(reader: Reader, site: Site) -> None:
    page = reader.open("my-record.html")
    merged = page.evaluate(
        """() => {
          const entry = casebook.record.add({kind: "read", page: "complaint-steps", done: true});
          const older = {...entry, at: "2020-01-01T00:00:00.000Z", done: false};
          const newer = {...entry, at: "2099-01-01T00:00:00.000Z", done: false};
          const counts = [casebook.record.merge([older]), casebook.record.merge([newer])];
          return [counts, casebook.record.entries().map(({done}) => done)];
        }"""
    )
    assert merged == [[{"found": 0, "stored": 0}, {"found": 1, "stored": 1}], [False]]


def test_two_tabs_at_once_lose_nothing(reader: Reader, site: Site) -> None:
    one = reader.page()
    answer_quiz(one, site)
    other = one.context.new_page()
    other.goto(site.served("my-record.html"))
    for page in (one, other, one, other):
        page.evaluate("for (let n = 0; n < 25; n++) casebook.record.add({kind: 'read', page: `page-${n}`, done: true})")
    for page in (one, other):  # what one process of the browser writes, another sees a moment later
        wait_for_entries(page, 101)
    expect(other.get_by_role("article")).to_contain_text("记录条数101")


def test_where_nothing_can_be_stored_the_page_says_so_and_goes_on(reader: Reader, site: Site) -> None:
    page = reader.page()
    page.add_init_script(NO_STORAGE)
    answer_quiz(page, site)
    page.get_by_role("status").filter(has_text="答对了").first.wait_for()
    assert count(page) == 1
    page.goto(site.served("my-record.html"))
    expect(page.get_by_role("article")).to_contain_text("浏览器")
    expect(page.get_by_role("article")).to_contain_text("还没有记录")


@pytest.mark.parametrize("text", ["", "abc", "消费者投诉" * 40, "a" * 55, "a" * 56, "a" * 64, "\u2028\u0000𠮷😀"])
def test_the_browser_names_a_text_as_python_does(reader: Reader, site: Site, text: str) -> None:
    page = reader.open("my-record.html")
    entries = [{"id": "0" * 8, "answer": text, "b": [1, 0.5, None, True], "a": {}}]
    found = page.evaluate("entries => casebook.sha256(casebook.transfer.canonical(entries))", entries)
    assert found == exported.digest(entries)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("screen", [DESK, PHONE], ids=["desk", "phone"])
def test_axe_finds_nothing_grave_in_paths_and_records(
    reader: Reader, site: Site, scheme: str, screen: dict[str, int]
) -> None:
    page = reader.page(color_scheme=scheme, viewport=screen, reduced_motion="reduce")
    read_guide(page, site)
    answer_quiz(page, site)
    found = {}
    for path in ("index.html", "paths/example-path.html", "my-record.html", "guides/complaint-steps.html"):
        page.goto(site.served(path))
        settle(page)
        expect(page.locator("cb-path, cb-my-record, cb-read, cb-continue").first).not_to_be_empty()
        found[path] = grave(page)
        assert too_wide(page) == 0, path
    assert failing(found) == {}


def test_the_record_prints_without_its_buttons(reader: Reader, site: Site) -> None:
    page = reader.page()
    read_guide(page, site)
    page.goto(site.served("my-record.html"))
    page.get_by_role("button", name="打印").wait_for()
    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="打印")).not_to_be_visible()
    expect(page.get_by_text("带教人签名")).to_be_visible()


def test_without_javascript_a_path_is_a_list_with_boxes(reader: Reader, site: Site) -> None:
    page = reader.open("paths/example-path.html", java_script_enabled=False)
    article = page.get_by_role("article")
    expect(article).to_contain_text("学完能做到")
    expect(article.get_by_role("link", name="提前还款被要求多付三个月利息").first).to_be_visible()
    expect(article).to_contain_text("带教人签名")


def choose_file(page: Page, file: Path) -> None:
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="导入文件").click()
    chooser.value.set_files({"name": "record.json", "mimeType": "application/json", "buffer": file.read_bytes()})


def test_what_a_record_holds_names_nobody(reader: Reader, site: Site) -> None:
    page = reader.page()
    read_guide(page, site)
    answer_quiz(page, site)
    kept = json.loads(page.evaluate("JSON.stringify(casebook.record.entries())"))
    assert {key for entry in kept for key in entry} <= {
        *("id", "at", "kind", "page", "done", "question", "version", "score", "answer", "sure"),
    }
