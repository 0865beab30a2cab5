"""A learner's record goes to the store of the organisation if the learner agrees, and stays here if not."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.practice.sets import TERMS_QUIZ
from tests.browser.reader import settle
from tests.browser.sending.conftest import HOLDER, Learner, add, agreed, told

pytestmark = pytest.mark.browser


def test_nothing_is_sent_before_the_learner_agrees_nor_afterwards(learner: Learner) -> None:
    asked = learner.store.asked
    page = learner.open()
    add(page, 1, 2)
    told(page, "没有同意，什么也没有送。")
    expect(page.get_by_role("group", name="送到学习记录库")).to_contain_text(f"记录送给“{HOLDER}”（localhost:")
    elsewhere = learner.open(page, TERMS_QUIZ)
    settle(elsewhere)
    assert elsewhere.evaluate("casebook.sending === undefined")
    assert learner.store.asked == asked
    learner.agrees(page)
    learner.has(2)
    told(page, "已经送到 2 条；没有等着送的。")
    agreed(page).uncheck()
    told(page, "没有同意，什么也没有送。")
    asked = learner.store.asked
    add(page, 3)
    page.evaluate("casebook.sending.send()")
    learner.open(page)
    assert learner.store.asked == asked


def test_what_is_answered_anywhere_is_sent(learner: Learner) -> None:
    page = learner.open()
    page.get_by_label("名字或工号").fill("三班")
    page.get_by_label("名字或工号").blur()
    learner.agrees(page)
    page.goto(learner.reader.site.served(TERMS_QUIZ))
    form = page.get_by_role("form", name="start怎么办？")
    form.get_by_role("radio", name="start的对的做法").check()
    form.get_by_role("button", name="看对不对").click()
    learner.has(1)
    [answer] = learner.store.statements.values()
    first = page.evaluate("casebook.record.entries()[0].id")
    assert answer["actor"]["account"] == {"homePage": "https://example.invalid/kb/", "name": first}
    assert answer["actor"]["name"] == "三班"
    assert answer["object"]["id"] == "https://example.invalid/kb/id/cb.terms-quiz.start"
    assert answer["result"]["success"] is True


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (401, "不认这个网站的口令，或者您还没有登录（401）"),
        (404, "地址或者设置不对（404）"),
        (503, "太忙或者出了故障（503）"),
        (400, "接连拒收，先不送了（400）"),
    ],
)
def test_what_the_store_does_not_take_waits_and_is_told(learner: Learner, status: int, words: str) -> None:
    page = learner.open()
    learner.store.status = status
    add(page, *range(9))
    learner.agrees(page)
    alert = page.get_by_role("group", name="送到学习记录库").get_by_role("alert")
    expect(alert).to_contain_text(words)
    assert learner.store.statements == {}
    learner.store.restore()
    page.get_by_role("button", name="再送一次").click()
    learner.has(9)
    told(page, "已经送到 9 条；没有等着送的。")
    expect(alert).to_be_hidden()


def test_one_statement_that_is_refused_holds_up_no_other(learner: Learner) -> None:
    page = learner.open()
    learner.store.unfit.add("https://example.invalid/kb/id/cb.page-4")
    add(page, *range(9))
    learner.agrees(page)
    told(page, "已经送到 8 条；没有等着送的；1 条那里拒收（400 或 413）")
    asked = learner.store.asked
    page.evaluate("casebook.sending.send()")
    assert learner.store.asked == asked
    learner.store.restore()
    page.get_by_role("button", name="再送一次").click()
    learner.has(9)


def test_what_the_store_has_in_other_words_is_told(learner: Learner) -> None:
    page = learner.open()
    add(page, 1, 2)
    learner.agrees(page)
    learner.has(2)
    for one in learner.store.statements.values():
        one["timestamp"] = "2000-01-01T00:00:00.000Z"
    told(page, "已经送到 2 条")
    forget(page)
    told(page, "2 条那里已有编号相同、写法不同的（409），没有再记")
    assert len(learner.store.statements) == 2


def test_a_browser_without_network_waits_for_it(learner: Learner) -> None:
    page = learner.open()
    learner.agrees(page)
    page.context.set_offline(True)
    add(page, 1)
    expect(page.get_by_role("alert")).to_contain_text("没有送到：网络断了")
    page.context.set_offline(False)
    learner.has(1)
    told(page, "已经送到 1 条；没有等着送的。")


def test_two_windows_send_one_after_the_other(learner: Learner) -> None:
    page = learner.open()
    learner.agrees(page)
    other = learner.open(page)
    for place in range(5):
        add(page, f"one-{place}")
        add(other, f"other-{place}")
    learner.has(10)
    told(other, "已经送到 10 条")
    agreed(other).uncheck()
    told(page, "没有同意")
    asked = learner.store.asked
    add(page, "more")
    page.evaluate("casebook.sending.send()")
    assert learner.store.asked == asked


def test_who_clears_the_record_agrees_no_more(learner: Learner) -> None:
    page = learner.open()
    add(page, 1)
    learner.agrees(page)
    learner.has(1)
    page.get_by_role("button", name="清除全部记录").click()
    page.get_by_role("button", name="确定清除").click()
    told(page, "没有同意，什么也没有送。")
    expect(agreed(page)).not_to_be_checked()


def forget(page: Page) -> None:
    """What the browser knows to be sent, and send it again."""
    page.evaluate("""() => {
      for (const {id} of casebook.record.entries()) casebook.record.keep(`sent:${id}`, null);
      casebook.sending.again();
    }""")
