"""A complaint compared with the taxonomy: what is shown, what somebody decides; nothing of it is kept."""

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import everything
from tests.browser.reader import LOOKS, PHONE, Reader, kept, settle, too_wide
from tests.intake.labelled import (
    SETS,
    complaints,
    guesses,
    guides,
)

pytestmark = pytest.mark.browser

PAGE = "intake.html"
WORDS = (
    "信用卡晚还了两天，你们的人一天打我二十几个电话，今天又打到我爸妈那里！手机 13800000417，卡号 6299990027183655。"
)


@pytest.fixture
def page(reader: Reader) -> Page:
    """The page, ready to look at a complaint."""
    page = reader.open(PAGE)
    expect(_area(page)).to_be_visible()
    return page


def test_values_come_with_the_words_that_led_there_and_what_to_do_first(page: Page) -> None:
    result = _look(page, WORDS)
    expect(page.get_by_role("status").first).to_contain_text("催收方式和手段（有把握）")
    cause = result.get_by_role("group", name="原因")
    expect(cause).to_have_accessible_description("有把握：凭原话里的“一天打我二十几个电话”“打到我爸”。")
    expect(cause.get_by_role("checkbox")).to_have_accessible_name("催收方式和手段")
    expect(result.get_by_role("group", name="产品").get_by_role("radio", name="信用卡", exact=True)).not_to_be_checked()
    expect(result.get_by_label("记进业务系统的一行")).to_have_value("")
    expect(result.get_by_role("link", name="催收类投诉").first).to_have_attribute(
        "href", re.compile("/guides/collection.html$")
    )
    expect(result.get_by_text("先停后查")).to_be_visible()
    expect(result.get_by_role("listitem").filter(has=page.get_by_role("link", name="父亲"))).not_to_have_count(0)


def test_somebody_decides_and_the_rest_follows(page: Page) -> None:
    result = _look(page, WORDS)
    result.get_by_role("combobox", name="别的原因").select_option("消费者信息安全")
    result.get_by_role("radio", name="信用卡", exact=True).check()
    expect(result.get_by_role("checkbox", name="消费者信息安全")).to_be_checked()
    expect(result.get_by_role("link", name="个人信息泄露").first).to_be_visible()
    line = result.get_by_label("记进业务系统的一行")
    expect(line).to_have_value("产品：信用卡；原因：消费者信息安全；先走：个人信息泄露")
    result.get_by_role("checkbox", name="催收方式和手段").check()
    expect(line).to_have_value("产品：信用卡；原因：催收方式和手段、消费者信息安全；先走：催收类投诉")


def test_what_is_confirmed_offers_words_letters_and_the_last_day(reader: Reader) -> None:
    page = reader.page()
    page.clock.set_fixed_time("2026-11-24T09:00:00+08:00")
    page.goto(reader.site.served(PAGE))
    result = _look(page, WORDS)
    result.get_by_role("checkbox", name="催收方式和手段").check()
    for name in ("停催告知短信", "催收与个人信息的补救", "催收投诉的证据清单"):
        expect(result.get_by_role("link", name=name).first).to_be_attached()
    expect(result.get_by_text("最晚 2026-12-09").first).to_be_visible()


def test_what_is_asked_for_besides_is_folded_with_what_there_is_for_it(page: Page) -> None:
    result = _look(page, "多收的违约金退给我。另外我失业半年了，实在还不上，想协商还款")
    more = result.get_by_text("还说到：还不上，想协商")
    expect(result.get_by_role("link", name="还款困难与协商还款").first).to_be_hidden()
    more.click()
    expect(result.get_by_role("link", name="还款困难与协商还款").first).to_be_visible()
    expect(result.get_by_text("凭原话里的“失业半年了，实在还")).to_be_visible()


def test_danger_comes_before_everything(page: Page) -> None:
    result = _look(page, "你们再这样逼我，我就从楼上跳下去，活着没意思")
    expect(page.get_by_role("status").first).to_contain_text("注意险情：想轻生、自伤")
    alarm = result.get_by_role("region", name="想轻生、自伤")
    expect(alarm.get_by_role("heading")).to_have_text("先保人：想轻生、自伤")
    expect(alarm.get_by_role("listitem").first).to_contain_text("不挂线")
    expect(alarm.get_by_role("link", name="人身安全").first).to_be_visible()
    boxes = [place.bounding_box() for place in (alarm, result.get_by_role("group", name="原因"))]
    assert boxes[0]
    assert boxes[1]
    assert boxes[0]["y"] < boxes[1]["y"]
    expect(result.get_by_label("记进业务系统的一行")).to_have_value("")


def test_a_question_is_no_complaint(page: Page) -> None:
    result = _look(page, "请问提前还款怎么操作，要不要手续费？")
    expect(page.get_by_role("status").first).to_have_text("像是咨询。")
    expect(result.get_by_text("像是咨询，不像投诉")).to_be_visible()


def test_a_cause_that_is_only_guessed_brings_no_instructions(page: Page) -> None:
    result = _look(page, "退钱")
    expect(page.get_by_role("status").first).not_to_contain_text("有把握")
    expect(result.get_by_role("group", name="原因").get_by_role("checkbox")).to_have_count(3)
    expect(result.get_by_text("先做什么")).to_have_count(0)


def test_a_clear_word_whose_parts_stand_in_two_clauses_makes_nothing_sure(page: Page) -> None:
    texts = ["这卡被风控了，不让刷", "卡说停就停，说是被风控，不让刷"]
    near, apart = [one["product"] for one in guesses(page, texts, guides())]
    assert near.values == apart.values == ("product-credit-card",)
    assert (near.sure, apart.sure) == ("sure", "likely")


def test_personal_data_is_masked_and_the_masked_text_can_be_copied(reader: Reader) -> None:
    page = reader.open(PAGE, permissions=["clipboard-read", "clipboard-write"])
    result = _look(page, WORDS)
    expect(result.get_by_text("查到 2 处手机号、银行卡号")).to_be_visible()
    result.get_by_role("button", name="复制遮住后的原话").click()
    expect(result.get_by_role("status").last).to_have_text("已复制。")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == WORDS.replace("13800000417", "…0417").replace("6299990027183655", "…3655")
    assert "13800000417" not in result.inner_text()


def test_what_may_be_personal_data_is_masked_when_somebody_says_so(reader: Reader) -> None:
    page = reader.open(PAGE, permissions=["clipboard-read", "clipboard-write"])
    text = "我叫王小丽，护照 E00000417，电话 13800000417，你们一直打给我。"
    result = _look(page, text)
    expect(result.get_by_text("查到 1 处手机号，下面已经遮住。另有 2 处可能是个人信息，要你定。")).to_be_visible()
    result.get_by_role("button", name="复制遮住后的原话").click()
    expect(result.get_by_role("status").last).to_have_text("已复制。还有 2 处可能是个人信息没有遮。")
    name, document = (result.get_by_role("checkbox", name=label) for label in ("姓名“王小丽”", "护照或通行证号"))
    name.check()
    document.check()
    result.get_by_role("button", name="复制遮住后的原话").click()
    expect(result.get_by_role("status").last).to_have_text("已复制。")
    assert page.evaluate("navigator.clipboard.readText()") == "我叫…，护照 …0417，电话 …0417，你们一直打给我。"
    name.uncheck()
    expect(result.locator("pre")).to_have_text("我叫王小丽，护照 …0417，电话 …0417，你们一直打给我。")


def test_all_personal_data_of_labelled_complaints_is_found(page: Page) -> None:
    script = """async (texts) => {
      const {findPersonal} = casebook.proofreading(await casebook.load("proofreading"));
      return texts.map((text) => findPersonal(text).map(({which}) => which));
    }"""
    some = [each for name in SETS for each in complaints(name)]
    found = page.evaluate(script, [each.text for each in some])
    assert [set(kinds) for kinds in found] == [set(each.personal) for each in some]


def test_nothing_that_is_typed_is_sent_or_kept(page: Page) -> None:
    settle(page)
    before = kept(page)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    _look(page, WORDS)
    assert asked == []
    assert kept(page) == before
    page.reload()
    expect(_area(page)).to_have_value("")


def test_an_empty_text_is_asked_for_and_everything_can_be_wiped(page: Page) -> None:
    _look_button(page).click()
    expect(page.get_by_role("status").first).to_have_text("先把投诉的原话贴进来。")
    expect(_area(page)).to_be_focused()
    result = _look(page, WORDS)
    page.get_by_role("button", name="清空").click()
    expect(result).to_have_count(0)
    expect(_area(page)).to_have_value("")


def test_what_says_nothing_is_answered_with_doubt(page: Page) -> None:
    result = _look(page, "喂？")
    expect(page.get_by_role("status").first).to_contain_text("拿不准")
    expect(result.get_by_text("原话里没有明显的说法").first).to_be_visible()


def test_by_key_alone(page: Page) -> None:
    _area(page).focus()
    page.keyboard.type("利息太高了，要退。")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    cause = _result(page).get_by_role("checkbox", name="定价收费")
    for _ in range(16):
        page.keyboard.press("Tab")
        if cause.evaluate("box => box === document.activeElement"):
            break
    page.keyboard.press("Space")
    expect(_result(page).get_by_label("记进业务系统的一行")).to_have_value(re.compile("^原因：定价收费；先走："))


def test_it_works_from_a_folder(reader: Reader) -> None:
    page = reader.open_from_folder(PAGE)
    expect(_look(page, WORDS).get_by_role("radio", name="紧急投诉")).to_be_visible()


def test_without_scripts_the_tables_tell(reader: Reader) -> None:
    page = reader.open(PAGE, java_script_enabled=False, viewport=PHONE)
    expect(page.get_by_text("没有脚本时，照下面的表")).to_be_visible()
    expect(page.get_by_role("region", name="原因").get_by_role("link", name="催收方式和手段")).to_be_visible()
    expect(page.get_by_role("textbox")).to_have_count(0)


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_axe_finds_nothing_in_any_state(reader: Reader, look: dict[str, Any]) -> None:
    page = reader.open(PAGE, **look)
    expect(_area(page)).to_be_visible()
    found = {"empty": everything(page)}
    _look(page, WORDS)
    found["result"] = everything(page)
    _look(page, "你们再这样逼我，我就从楼上跳下去，活着没意思")
    found["danger"] = everything(page)
    assert found == {"empty": [], "result": [], "danger": []}
    assert too_wide(page) == 0


def _area(page: Page) -> Locator:
    return page.get_by_role("textbox", name="投诉原话")


def _look_button(page: Page) -> Locator:
    return page.get_by_role("button", name="看像哪一类")


def _result(page: Page) -> Locator:
    return page.get_by_role("region", name="建议")


def _look(page: Page, words: str) -> Locator:
    _area(page).fill(words)
    _look_button(page).click()
    expect(_result(page)).to_be_visible()
    return _result(page)
