"""One box for what is asked: on the first page, on the desk and over every page.

Short words are looked for; a sentence of a customer is assessed too; what somebody confirms can be taken to the desk.
"""

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.axe import everything, failing
from tests.browser.reader import LOOKS, NO_STORAGE, PHONE, Reader, kept, settle, too_wide, until
from tests.intake.labelled import complaints, dangers
from tests.search.relevance import FILE, queries

pytestmark = pytest.mark.browser

DANGER = "你们再打我妈电话我就去跳楼"
COMPLAINT = "你们的人一天打我二十几个电话，今天又打到我爸妈那里！"
SHORT = "提前还款违约金"
WORDS = ("原词", "词的一部分", "繁体", "拼音", "首字母", "同义", "数字", "编号", "错一个字", "几个词", "仓促的短词")
GOOD = 0.1  # of layout shift
SHIFTS = """globalThis.movement = 0;
new PerformanceObserver((list) => list.getEntries().forEach(({value}) => globalThis.movement += value))
  .observe({type: "layout-shift", buffered: true});"""
DRAWN = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
PLACES = ("index.html", "desk.html", "over a page")


def sentences(page: Page, texts: list[str]) -> list[bool]:
    """Which texts are taken for sentences."""
    found: list[bool] = page.evaluate("(texts) => texts.map(casebook.isSentence)", texts)
    return found


def box(reader: Reader, place: str, **look: Any) -> Locator:
    """The box, with its field focused, in one of its places."""
    page = reader.open("guides/six-steps.html" if place == "over a page" else place, **look)
    if place == "over a page":
        page.keyboard.press("/")
        found = page.get_by_role("dialog", name="搜索")
    else:
        found = page.get_by_role("article").locator("cb-results")
    found.get_by_role("searchbox").focus()
    return found


def panel(where: Locator | Page) -> Locator:
    return where.get_by_role("region", name="建议")


def say(found: Locator, words: str) -> Locator:
    """Type a sentence; the value is what is shown of it."""
    found.get_by_role("searchbox").fill(words)
    expect(panel(found)).to_be_visible()
    expect(found.get_by_role("status").filter(has_text="请在下面确认")).to_be_visible()
    return panel(found)


def test_what_customers_say_are_sentences(reader: Reader) -> None:
    page = reader.open("about.html")
    texts = [each.text for name in ("complaints", "fresh") for each in complaints(name)]
    assert all(sentences(page, [*texts, *dangers("danger")["positives"]]))
    texts = ["20个人来了", "我不活了", "叫你们领导出来", "天天打电话还让不让人活", DANGER, COMPLAINT]
    assert all(sentences(page, texts))


def test_words_to_look_for_are_none(reader: Reader) -> None:
    page = reader.open("about.html")
    sets = [queries(FILE.with_stem(name).read_text(encoding="utf-8")) for name in ("queries", "fresh")]
    texts = [query.text for asked in sets for query in asked if query.group in WORDS]
    taken = sentences(page, texts)
    assert sum(taken) <= 0.02 * len(texts), [text for text, is_one in zip(texts, taken, strict=True) if is_one]
    assert not any(sentences(page, [SHORT, "标注异议，控制影响", "", "跳楼", "zhengxin", "我", "2026-11-29"]))


@pytest.mark.parametrize("place", PLACES)
def test_short_words_are_looked_for_and_nothing_else_is_read(reader: Reader, place: str) -> None:
    found = box(reader, place)
    asked: list[str] = []
    found.page.on("request", lambda request: asked.append(request.url))
    found.get_by_role("searchbox").fill(SHORT)
    expect(found.get_by_role("status")).to_have_text(re.compile("页$"))
    expect(found.locator("section").get_by_role("link", name="违约金").first).to_be_visible()
    expect(panel(found)).to_have_count(0)
    settle(found.page)
    assert not [url for url in asked if "/data/intake" in url]


@pytest.mark.parametrize("place", PLACES)
def test_danger_comes_before_everything_that_was_found(reader: Reader, place: str) -> None:
    found = box(reader, place)
    result = say(found, DANGER)
    alarm = result.get_by_role("region", name="想轻生、自伤")
    expect(alarm.get_by_role("heading")).to_have_text("先保人：想轻生、自伤")
    expect(alarm.get_by_role("link", name="人身安全").first).to_be_visible()
    cause = result.get_by_role("group", name="原因")
    places = [each.bounding_box() for each in (alarm, cause, found.locator(".cb-hits"))]
    assert all(places)
    tops = [each["y"] for each in places if each]
    assert tops == sorted(tops)
    found.get_by_role("searchbox").fill(SHORT)
    expect(panel(found)).to_have_count(0)


def test_an_emptied_box_shows_nothing(reader: Reader) -> None:
    found = box(reader, "index.html")
    for words in (SHORT, DANGER, ""):
        found.get_by_role("searchbox").fill(words)
    settle(found.page)
    found.page.evaluate(DRAWN)
    expect(found.get_by_role("link")).to_have_count(0)
    expect(panel(found)).to_have_count(0)


def test_a_question_leaves_the_results_in_sight(reader: Reader) -> None:
    found = box(reader, "index.html")
    found.get_by_role("searchbox").fill("请问提前还款怎么操作，要不要手续费？")
    expect(found.get_by_text("像是咨询，不像投诉")).to_be_visible()
    expect(panel(found).get_by_role("group", name="原因")).to_be_hidden()


@pytest.mark.parametrize("place", PLACES)
def test_everything_is_done_by_key(reader: Reader, place: str) -> None:
    found = box(reader, place)
    page = found.page
    page.keyboard.type(COMPLAINT)
    page.keyboard.press("Enter")
    expect(panel(found).locator(":focus")).to_have_count(1)
    for name in ("催收方式和手段", "带到处理台"):
        target = panel(found).get_by_role("checkbox", name=name).or_(panel(found).get_by_role("link", name=name))
        for _ in range(40):
            if target.evaluate("(one) => one === document.activeElement"):
                break
            page.keyboard.press("Tab")
        page.keyboard.press("Space" if name != "带到处理台" else "Enter")
    expect(page).to_have_url(re.compile(r"/desk\.html#_docket$"))
    expect(_docket(page).get_by_role("button", name="去掉催收方式和手段")).to_be_visible()


def test_what_is_confirmed_goes_to_the_desk_and_through_its_steps(reader: Reader) -> None:
    page = reader.page()
    page.clock.set_fixed_time("2026-11-24T09:00:00+08:00")
    page.goto(reader.site.served("index.html"))
    before = kept(page)
    result = say(page.get_by_role("article").locator("cb-results"), DANGER)
    result.get_by_role("region", name="想轻生、自伤").get_by_role("checkbox").check()
    result.get_by_role("checkbox", name="催收方式和手段").check()
    result.get_by_role("radio", name="紧急投诉").check()
    assert kept(page) == before
    result.get_by_role("link", name="带到处理台").click()
    expect(page.get_by_role("region", name="想轻生、自伤").get_by_role("link", name="人身安全").first).to_be_visible()
    steps = page.locator(".cb-desk-steps > li")
    received = _open(steps, "接收")
    expect(received.get_by_role("textbox", name="收到日期")).to_have_value("2026-11-24")
    expect(received.get_by_text("最晚 2026-12-09").first).to_be_visible()
    expect(_open(steps, "调查核实").get_by_role("link", name="催收投诉的证据清单")).to_be_visible()
    expect(_open(steps, "制定方案").get_by_role("link", name=re.compile("谁能批")).first).to_be_visible()
    level = _open(steps, "确认内容").get_by_role("combobox", name="级别")
    expect(level.locator("option:checked")).to_have_text("紧急投诉")
    level.select_option("重要投诉")
    expect(_open(steps, "与消费者沟通").get_by_role("link", name="停催告知短信").first).to_be_visible()
    page.reload()
    docket = _docket(page)
    expect(docket.get_by_role("combobox", name="级别").locator("option:checked")).to_have_text("重要投诉")
    page.get_by_role("button", name="清空本页").click()
    expect(page.get_by_role("region", name="想轻生、自伤")).to_have_count(0)
    expect(docket.get_by_role("combobox", name="级别")).to_have_value("")
    assert kept(page) == before


def test_what_is_only_guessed_goes_nowhere(reader: Reader) -> None:
    found = box(reader, "index.html")
    before = kept(found.page)
    say(found, COMPLAINT).get_by_role("link", name="带到处理台").click()
    expect(found.get_by_role("status").filter(has_text="还没有确认什么")).to_be_visible()
    expect(found.page).to_have_url(re.compile("index.html$"))
    assert kept(found.page) == before


@pytest.mark.parametrize("place", [*PLACES, "search.html"])
def test_what_somebody_said_is_neither_kept_nor_sent(reader: Reader, place: str) -> None:
    found = box(reader, place)
    page = found.page
    settle(page)
    before = kept(page)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    say(found, COMPLAINT)
    page.keyboard.press("Enter")
    expect(panel(found).locator(":focus")).to_have_count(1)
    expect(found.locator(".cb-hits").get_by_role("link").first).to_be_visible()
    assert kept(page) == before
    assert not [url for url in [*asked, page.url] if "q=" in url or "%E6" in url]
    found.locator(".cb-hits").get_by_role("link").first.click()
    page.wait_for_url(lambda address: place.split(".")[0] not in address)
    assert kept(page) == before


@pytest.mark.parametrize("place", ["index.html", "desk.html", "search.html"])
@pytest.mark.parametrize("words", [SHORT, COMPLAINT])
def test_who_comes_back_from_a_result_finds_what_was_asked(reader: Reader, place: str, words: str) -> None:
    found = box(reader, place)
    page, field, result = (
        found.page,
        found.get_by_role("searchbox"),
        found.locator(".cb-hits").get_by_role("link").first,
    )
    field.fill(words)
    result.click()
    page.wait_for_url(lambda address: place not in address)
    page.go_back()
    expect(field).to_have_value(words)
    expect(result).to_be_visible()
    field.fill("")
    assert page.evaluate("history.state?.asked ?? null") is None
    field.fill(words)
    result.click()
    page.wait_for_url(lambda address: place not in address)
    page.go_back()
    expect(field).to_have_value(words)
    page.reload()
    expect(field).to_have_value(SHORT if place == "search.html" and words == SHORT else "")
    assert page.evaluate("history.state?.asked ?? null") is None


def test_what_was_asked_waits_for_a_box_that_comes_late(reader: Reader) -> None:
    """The theme notes how far a page was scrolled as soon as it is there."""
    page = reader.open("about.html")
    page.route("**/sitemap.xml", lambda route: route.fulfill(body="<urlset/>"))  # so pages are loaded, not swapped
    page.goto(page.url.replace("about", "index"))
    found = page.get_by_role("article").locator("cb-results")
    found.get_by_role("searchbox").fill(SHORT)
    found.locator(".cb-hits").get_by_role("link").first.click()
    page.wait_for_url(lambda address: "index.html" not in address)
    held: list[Route] = []
    page.route("**/casebook.*.js", lambda route: held.append(route))
    with page.expect_request("**/casebook.*.js"):
        page.go_back(wait_until="commit")
    until(page, "() => scrollTo(0, 40) ?? history.state?.y === 40")
    held.pop().continue_()
    expect(found.get_by_role("searchbox")).to_have_value(SHORT)


def test_numbers_of_somebody_are_not_remembered(reader: Reader) -> None:
    found = box(reader, "index.html")
    before = kept(found.page)
    for words in ("１３８００００００００", "催收 13800000417"):
        found.get_by_role("searchbox").fill(words)
        found.page.evaluate("(words) => casebook.recent.add(words)", words)
    assert kept(found.page) == before


def test_where_nothing_can_be_kept_nothing_is_lost_without_a_word(reader: Reader) -> None:
    page = reader.page()
    page.add_init_script(NO_STORAGE)
    page.goto(reader.site.served("index.html"))
    result = say(page.get_by_role("article").locator("cb-results"), COMPLAINT)
    result.get_by_role("checkbox", name="催收方式和手段").check()
    result.get_by_role("link", name="带到处理台").click()
    expect(page.get_by_role("status").filter(has_text="浏览器不让保存，带不到别的页")).to_be_visible()
    expect(page).to_have_url(re.compile("index.html$"))


@pytest.mark.parametrize("path", ["index.html", "desk.html"])
def test_without_scripts_a_link_leads_to_the_search(reader: Reader, path: str) -> None:
    page = reader.open(path, java_script_enabled=False)
    page.get_by_role("article").get_by_role("link", name="搜索", exact=True).click()
    page.wait_for_url("**/search.html")


@pytest.mark.parametrize("path", ["index.html", "desk.html", "intake.html", "search.html"])
def test_what_scripts_put_in_moves_little(reader: Reader, path: str) -> None:
    page = reader.page(viewport=PHONE)
    page.add_init_script(SHIFTS)
    page.goto(reader.site.served(path))
    settle(page)
    page.evaluate(DRAWN)
    assert page.evaluate("movement") < GOOD


@pytest.mark.parametrize("path", ["index.html", "desk.html"])
def test_the_box_works_from_a_folder(reader: Reader, path: str) -> None:
    page = reader.open_from_folder(path)
    result = say(page.get_by_role("article").locator("cb-results"), COMPLAINT)
    result.get_by_role("checkbox", name="催收方式和手段").check()
    result.get_by_role("link", name="带到处理台").click()
    expect(_docket(page).get_by_role("button", name="去掉催收方式和手段")).to_be_visible()


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_axe_finds_nothing_in_any_state(reader: Reader, look: dict[str, Any]) -> None:
    found = box(reader, "desk.html", **look)
    page = found.page
    states = {"empty": everything(page)}
    result = say(found, DANGER)
    states["danger"] = everything(page)
    page.evaluate("document.querySelectorAll('cb-results details').forEach((part) => part.open = true)")
    states["opened"] = everything(page)
    result.get_by_role("region", name="想轻生、自伤").get_by_role("checkbox").check()
    result.get_by_role("checkbox", name="催收方式和手段").check()
    result.get_by_role("link", name="带到处理台").click()
    expect(page.get_by_role("button", name="去掉催收方式和手段").first).to_be_visible()
    _open(page.locator(".cb-desk-steps > li"), "接收")
    states["carried"] = everything(page)
    page.keyboard.press("/")
    dialog = page.get_by_role("dialog", name="搜索")
    say(dialog, COMPLAINT)
    page.evaluate("document.querySelectorAll('dialog details').forEach((part) => part.open = true)")
    states["over the page"] = everything(page, "dialog")
    assert failing(states) == {}
    assert too_wide(page) == 0


def _docket(page: Page) -> Locator:
    return page.get_by_role("form", name="这一件", exact=True)


def _open(steps: Locator, title: str) -> Locator:
    step = steps.filter(has=steps.page.locator("summary", has_text=re.compile(f"^{title}")))
    step.locator("summary").first.click()
    return step


def test_what_is_typed_before_the_script_is_there_is_asked(reader: Reader) -> None:
    page = reader.page()
    held: list[Route] = []
    page.route(re.compile(r"/searching\.\w+\.js$"), lambda route: held.append(route))
    page.goto(reader.site.served("guides/six-steps.html"))
    page.keyboard.press("/")
    dialog = page.get_by_role("dialog", name="搜索")
    expect(dialog.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("zhengx")
    page.keyboard.press("Enter")
    expect(dialog.get_by_role("searchbox")).to_have_value("zhengx")
    assert page.evaluate("customElements.get('cb-results')") is None
    dialog.get_by_role("searchbox").evaluate("(input) => input.setAttribute('data-same', '')")
    (route,) = held
    route.continue_()
    expect(dialog.locator("section").get_by_role("link").first).to_be_visible()
    page.keyboard.type("in")
    expect(dialog.get_by_role("searchbox")).to_have_value("zhengxin")
    assert dialog.locator("input[data-same]").count() == 1
    expect(dialog.get_by_role("link", name=re.compile("征信")).first).to_be_visible()
