"""Words to say and letters to send: filled, copied and checked, by key, on a phone, on paper, without scripts."""

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from generator.kinds.wording import Wording
from tests.browser.axe import everything
from tests.browser.reader import LOOKS, PHONE, Reader, kept, too_wide
from tests.shipped import shipped_library
from tests.taboos.sentences import Checker

pytestmark = pytest.mark.browser

SMS = "wordings/acceptance-sms.html"
LIST = "wordings/index.html"
BAD = "【受理编号】已收到。\n我司将在 15 個工作日内处理，保 证满意。\n有问题打 13800138000。"
LIBRARY = shipped_library()
WORDINGS = [record for record in LIBRARY.of_kind("wording") if isinstance(record, Wording)]


@pytest.fixture
def page(reader: Reader) -> Page:
    """The page of a short message."""
    page = reader.open(SMS)
    expect(_form(page)).to_be_visible()
    return page


def test_what_is_entered_stands_in_the_text_and_is_copied(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    _form(page).get_by_label("受理编号").fill("TS-7")
    _form(page).get_by_label("最晚答复日").fill("2026-12-08")
    expect(_text(page)).to_contain_text("编号TS-7")
    expect(_text(page)).to_contain_text("2026年12月8日")
    page.get_by_role("button", name="复制文字").click()
    expect(_said(page)).to_contain_text("已复制。还有")
    expect(_said(page)).to_contain_text("【查询电话】")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == _text(page).inner_text()


def test_enter_in_a_field_copies_and_a_full_form_leaves_nothing_open(page: Page) -> None:
    _fill_with_examples(page)
    _form(page).get_by_label("查询电话").press("Enter")
    expect(_said(page)).to_have_text("已复制。")
    assert _text(page).inner_text() == _wording("acceptance-sms").good


def test_clearing_brings_the_blanks_back(page: Page) -> None:
    before = _text(page).inner_text()
    _fill_with_examples(page)
    page.get_by_role("button", name="清空").click()
    expect(_text(page)).to_have_text(before)
    expect(_form(page).get_by_role("textbox").first).to_be_focused()


def test_an_amount_must_be_a_number(reader: Reader) -> None:
    page = reader.open(f"wordings/{_with_slot('amount').id}.html")
    slot = next(slot for slot in _with_slot("amount").slots if slot.type == "amount")
    field = _form(page).get_by_label(slot.title).first
    field.fill("三百")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(_form(page)).to_contain_text("只写数字")
    expect(_text(page)).to_contain_text(f"【{slot.title}】")
    field.fill("1，234.5 元")
    expect(field).not_to_have_attribute("aria-invalid", "true")
    expect(_text(page)).to_contain_text("1,234.50元")


def test_a_choice_and_a_number_stand_in_the_text(reader: Reader) -> None:
    wording = _with_slot("choice")
    page = reader.open(f"wordings/{wording.id}.html")
    slot = next(slot for slot in wording.slots if slot.type == "choice")
    _form(page).get_by_label(slot.title).select_option(slot.options[1])
    expect(_text(page)).to_contain_text(slot.options[1])


def test_every_finding_is_counted_announced_and_explained(page: Page) -> None:
    _check(page, BAD)
    expect(page.get_by_role("status").filter(has_text="查到：")).to_have_text(
        "查到：4 项没有讲到，2 处不能这样说，1 处个人信息，1 个空没填。"
    )
    missing = _findings(page, "没有讲到（4）")
    expect(missing.filter(has_text="最晚哪一天答复").get_by_role("link", name="《投诉办法》第18条")).to_be_visible()
    wrong = _findings(page, "要改的地方（4）")
    expect(wrong.filter(has=page.get_by_role("button", name="到第 2 行的“15 個工作日内”"))).to_contain_text(
        "写最晚哪一天"
    )
    expect(wrong.filter(has=page.get_by_role("button", name="到第 2 行的“保 证”"))).to_contain_text("改成")
    expect(wrong.filter(has_text="像是手机号")).to_contain_text("…8000")
    expect(wrong.filter(has_text="这个空还没有填")).to_contain_text("【受理编号】")


def test_what_no_letter_may_say_is_found_with_its_reason_and_a_better_version(reader: Reader) -> None:
    page = reader.open("wordings/decision-letter.html")
    _check(page, "系统没有任何问题，您应该自己看合同。我们“保证”不再发生。客服说过“后果自负”，这不对。")
    expect(page.get_by_role("status").filter(has_text="查到：")).to_contain_text("3 处不能这样说")
    for written, title, better in (
        ("系统没有任何问题", "没查清就否认", "写调了哪天的哪些记录"),
        ("您应该自己", "怪客户", "写哪一页"),
        ("保证”不再", "打包票", "写已经改了什么"),
    ):
        finding = page.get_by_role("article").get_by_role("listitem").filter(has=page.locator("mark", has_text=written))
        expect(finding).to_contain_text(better)
        expect(finding.get_by_role("link", name=title)).to_be_visible()


def test_what_only_sounds_like_it_is_pointed_out_and_is_no_fault(page: Page) -> None:
    checker = Checker()
    sentences = [words for taboo in checker.taboos for words in taboo.said]
    guessed = next(words for words in sentences if checker.sounding(words) and not checker.said(words))
    _fill_with_examples(page)
    _check(page, f"{_wording('acceptance-sms').good}\n{guessed}")
    expect(page.get_by_role("status").filter(has_text="没有查到问题")).to_contain_text("另有 1 处听着不妥，要自己看。")
    expect(_findings(page, "要改的地方（1）")).to_contain_text("听着像“")


def test_what_may_be_personal_data_is_pointed_out_and_is_no_fault(page: Page) -> None:
    _fill_with_examples(page)
    _check(page, f"尊敬的王小丽女士：\n{_wording('acceptance-sms').good}")
    said = page.get_by_role("status").filter(has_text="没有查到问题")
    expect(said).to_contain_text("另有 1 处可能是个人信息，要自己看。")
    expect(_findings(page, "要改的地方（1）")).to_contain_text("可能是姓名")


def test_personal_data_is_not_repeated_anywhere_but_where_it_was_written(page: Page) -> None:
    for text in (BAD, "保证13800138000。", "邮箱 zhang.san@example.com 保证、身份证 11010519491231002X"):
        _check(page, text)
        expect(
            page.get_by_role("button", name="到这一处").or_(page.get_by_role("button", name="行的")).first
        ).to_be_visible()
        shown = page.get_by_role("article").evaluate("(article) => article.outerHTML")
        for number in ("13800138000", "zhang.san", "11010519491231002X", "19491231"):
            assert number not in shown


def test_a_finding_leads_to_its_place_by_key(page: Page) -> None:
    _check(page, BAD)
    page.get_by_role("button", name="到第 2 行的“15 個工作日内”").press("Enter")
    expect(_area(page)).to_be_focused()
    chosen = _area(page).evaluate("(area) => area.value.slice(area.selectionStart, area.selectionEnd)")
    assert chosen == "15 個工作日内"


def test_mending_is_noticed_while_writing(page: Page) -> None:
    _check(page, BAD)
    _area(page).fill(BAD.replace("15 個工作日内", "2026年12月8日前"))
    expect(page.get_by_role("status").filter(has_text="1 处不能这样说")).to_be_visible()
    expect(_area(page)).to_be_focused()


def test_nothing_is_checked_while_nothing_is_written(page: Page) -> None:
    page.get_by_role("button", name="检查", exact=True).click()
    expect(page.get_by_role("status").filter(has_text="先把文字贴进来")).to_be_visible()
    expect(_area(page)).to_be_focused()


def test_the_filled_text_can_be_checked_and_passes(page: Page) -> None:
    _fill_with_examples(page)
    page.get_by_role("button", name="放进下面检查").press("Enter")
    expect(_area(page)).to_be_focused()
    expect(_area(page)).to_have_value(_wording("acceptance-sms").good)
    expect(page.get_by_role("status").filter(has_text="没有查到问题")).to_be_visible()


def test_nothing_that_is_typed_is_sent_or_kept(page: Page) -> None:
    before = kept(page)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    _fill_with_examples(page)
    _check(page, BAD)
    expect(page.get_by_role("status").filter(has_text="查到：")).to_be_visible()
    assert [url for url in asked if "/data/taboos.js" not in url] == []  # which is read, once, and told nothing
    assert kept(page) == before
    page.reload()
    expect(_area(page)).to_have_value("")
    expect(_form(page).get_by_label("受理编号")).to_have_value("")


def test_it_works_from_a_folder(reader: Reader) -> None:
    page = reader.open_from_folder(SMS)
    _form(page).get_by_label("受理编号").fill("TS-7")
    expect(_text(page)).to_contain_text("编号TS-7")
    _check(page, BAD)
    expect(page.get_by_role("status").filter(has_text="查到：")).to_be_visible()


def test_the_whole_way_by_key(page: Page) -> None:
    _form(page).get_by_role("textbox").first.focus()
    for text in ("某公司", "TS-7", "李女士"):
        page.keyboard.type(text)
        page.keyboard.press("Tab")
    for name in ("复制文字", "放进下面检查"):
        for _ in range(12):
            if page.get_by_role("button", name=name).evaluate("(button) => button === document.activeElement"):
                break
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
    expect(_area(page)).to_be_focused()
    expect(_area(page)).to_have_value(_text(page).inner_text())


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_axe_finds_nothing_in_any_state(reader: Reader, look: dict[str, Any]) -> None:
    page = reader.open(SMS, **look)
    assert everything(page) == []
    _form(page).get_by_label("受理编号").fill("TS-7")
    page.get_by_role("button", name="复制文字").click()
    expect(_said(page)).to_contain_text("已复制")
    _check(page, BAD)
    expect(page.get_by_role("status").filter(has_text="查到：")).to_be_visible()
    assert everything(page) == []
    assert too_wide(page) == 0


def test_without_scripts_everything_can_be_read(reader: Reader) -> None:
    page = reader.open(SMS, java_script_enabled=False, viewport=PHONE)
    article = page.get_by_role("article")
    expect(page.get_by_role("form", name="填空")).to_have_count(0)
    expect(article.get_by_text("没有脚本时")).to_be_visible()
    expect(article.get_by_role("table")).to_contain_text("登记单上的编号")
    for words in ("【受理编号】", "出现一个就算讲到", "个工作日", "改成", "15个工作日内核实处理"):
        expect(article.get_by_text(words).first).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False])
def test_paper_shows_the_text_and_no_controls(reader: Reader, scripts: bool) -> None:
    page = reader.open(SMS, java_script_enabled=scripts)
    if scripts:
        _form(page).get_by_label("受理编号").fill("TS-7")
    page.emulate_media(media="print")
    article = page.get_by_role("article")
    expect(article.get_by_text("编号TS-7" if scripts else "【受理编号】").first).to_be_visible()
    expect(article.get_by_role("button")).to_have_count(0)
    expect(article.get_by_role("textbox")).to_have_count(0)
    expect(article.get_by_role("heading", name="检查我写的")).to_be_hidden()
    expect(article.get_by_role("heading", name="必须讲到")).to_be_visible()


def test_the_list_is_filtered_by_form_and_scene(reader: Reader) -> None:
    page = reader.open(LIST)
    entries = page.get_by_role("article").get_by_role("listitem")
    expect(entries).to_have_count(len(WORDINGS))
    page.get_by_role("combobox", name="形式").select_option("sms")
    expect(entries).to_have_count(sum(wording.form == "sms" for wording in WORDINGS))
    page.get_by_role("button", name="全部显示").click()
    page.get_by_role("combobox", name="场景").select_option("credit")
    expect(entries).to_have_count(sum(wording.scene == "credit" for wording in WORDINGS))


def test_a_step_leads_to_its_wordings(reader: Reader) -> None:
    page = reader.open("guides/first-contact.html")
    page.get_by_role("link", name="受理告知短信").first.click()
    page.wait_for_url("**/wordings/acceptance-sms.html")
    expect(_form(page)).to_be_visible()


def _wording(name: str) -> Wording:
    return next(wording for wording in WORDINGS if wording.id == name)


def _with_slot(kind: str) -> Wording:
    return next(wording for wording in WORDINGS if kind in {slot.type for slot in wording.slots})


def _fill_with_examples(page: Page) -> None:
    for slot in _wording("acceptance-sms").slots:
        _form(page).get_by_label(slot.title).fill(str(slot.example))


def _check(page: Page, text: str) -> None:
    _area(page).fill(text)
    page.get_by_role("button", name="检查", exact=True).click()


def _form(page: Page) -> Locator:
    return page.get_by_role("form", name="填空")


def _text(page: Page) -> Locator:
    """The text in which the slots stand."""
    return page.get_by_role("article").locator("pre").first


def _said(page: Page) -> Locator:
    """What is announced beside the buttons."""
    return page.get_by_role("status").first


def _area(page: Page) -> Locator:
    return page.get_by_role("textbox", name="要说或者要发的文字")


def _findings(page: Page, label: str) -> Locator:
    """The entries below a label."""
    return page.get_by_role("article").get_by_text(label, exact=True).locator("..").get_by_role("listitem")
