"""The reviews of the day: what the plan asks for, one question after another, on the days on which it does."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import everything, failing
from tests.browser.practice.learner import answer, asked, entries, told
from tests.browser.practice.sets import HOME, REVIEW, SITUATION, TERMS, TERMS_QUIZ, WORDS_QUIZ, practice, question, quiz
from tests.browser.reader import LOOKS, Reader, reading, settle, too_wide
from tests.browser.serving import build
from tests.sites import write

pytestmark = pytest.mark.browser

GUIDE = "guides/complaint-steps.html"
LEARNT, LATER, NEXT = "2026-11-24T09:00:00", "2026-11-24T09:30:00", "2026-11-25T09:00:00"


def learner(reader: Reader, **options: Any) -> Page:
    """Somebody who was right about start and end, surely wrong about delay and wrong about greet, on 24 November."""
    page = reader.page(**options)
    page.clock.set_fixed_time(LEARNT)
    page.goto(reader.site.served(TERMS_QUIZ))
    answer(page, "start")
    answer(page, "end")
    answer(page, "delay", "错法甲", sure=True)
    page.goto(reader.site.served(WORDS_QUIZ))
    answer(page, "greet", "错法甲")
    return page


def on(page: Page, reader: Reader, time: str, path: str = REVIEW) -> Page:
    """The page on another day."""
    page.clock.set_fixed_time(time)
    page.goto(reader.site.served(path))
    return page


def numbers(page: Page) -> list[str]:
    """How many questions come later: tomorrow, within a week, within a month."""
    page.get_by_role("heading", name="接下来").wait_for()
    return page.get_by_role("definition").all_inner_texts()


def go_on(page: Page, name: str = "下一题") -> None:
    page.get_by_role("button", name=name).click()


def test_without_javascript_the_plan_is_explained(reader: Reader) -> None:
    page = reader.open(REVIEW, java_script_enabled=False)
    expect(page.get_by_role("heading", name="怎样安排")).to_be_visible()


def test_who_has_done_nothing_has_nothing_to_review(reader: Reader) -> None:
    page = reader.open(REVIEW)
    expect(page.get_by_text("还没有做过题")).to_be_visible()
    expect(page.get_by_role("article").get_by_role("link", name="一组自测")).to_be_visible()
    page.goto(reader.site.served(HOME))
    settle(page)
    expect(page.get_by_text("要复习")).to_have_count(0)


def test_on_the_day_itself_nothing_is_due_and_tomorrow_is_announced(reader: Reader) -> None:
    page = on(learner(reader), reader, LEARNT)
    expect(told(page, "今天没有要复习的题了。")).to_be_visible()
    assert numbers(page) == ["4 题", "4 题", "4 题"]
    expect(page.get_by_text("下一次是 2026-11-25，4 题。")).to_be_visible()


def test_one_question_after_another_what_was_sure_and_wrong_first(reader: Reader) -> None:
    page = on(learner(reader), reader, NEXT)
    expect(told(page, "今天还有 4 题要复习。")).to_be_visible()
    expect(page.get_by_role("form")).to_have_count(1)
    expect(asked(page, "delay")).to_be_visible()
    expect(page.get_by_text("上次确定但没答对")).to_be_visible()
    answer(page, "delay", "错法乙")
    expect(told(page, "今天还有 3 题要复习。")).to_be_visible()
    expect(page.get_by_role("button", name="下一题")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=f"{TERMS}，第 1 题")).to_be_focused()
    answer(page, "start")
    go_on(page)
    answer(page, "end")
    go_on(page)
    expect(page.get_by_text(SITUATION)).to_be_visible()
    answer(page, "greet")
    go_on(page)
    expect(told(page, "今天没有要复习的题了。")).to_be_visible()
    expect(page.get_by_role("article").get_by_role("link", name="一组自测")).to_be_focused()
    # delay and greet tomorrow, start and end in three days
    assert numbers(page) == ["2 题", "4 题", "4 题"]
    assert len(entries(page, "answer")) == 8


def test_what_is_put_off_comes_again(reader: Reader) -> None:
    page = on(learner(reader), reader, NEXT)
    for name in ("delay", "start", "end", "greet", "delay"):
        expect(asked(page, name)).to_be_visible()
        go_on(page, "先跳过")
    expect(told(page, "今天还有 4 题要复习。")).to_be_visible()


def test_intervals_grow_and_end(reader: Reader) -> None:
    page = reader.page()
    page.clock.set_fixed_time(LEARNT)
    page.goto(reader.site.served(TERMS_QUIZ))
    answer(page, "start")
    for day in ("2026-11-25", "2026-11-28", "2026-12-05", "2026-12-19", "2027-01-18"):
        on(page, reader, f"{day}T00:30:00")
        expect(told(page, "今天还有 1 题要复习。")).to_be_visible()
        answer(page, "start")
        expect(told(page, "今天没有要复习的题了。")).to_be_visible()
    on(page, reader, "2030-01-01T09:00:00")
    expect(told(page, "今天没有要复习的题了。")).to_be_visible()
    expect(page.get_by_role("heading", name="接下来")).to_have_count(0)


def test_the_home_page_says_how_many(reader: Reader) -> None:
    page = on(learner(reader), reader, LEARNT, HOME)
    settle(page)
    expect(page.get_by_text("要复习")).to_have_count(0)
    on(page, reader, NEXT, HOME)
    page.get_by_role("link", name="今天有 4 题要复习").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("今日复习")


def test_the_first_line_says_what_to_do_and_what_comes_then(reader: Reader) -> None:
    page = learner(reader)
    page.goto(reader.site.served(GUIDE))
    page.get_by_role("button", name="标记为已读").click()
    on(page, reader, NEXT)
    expect(told(page, "今天还有 4 题要复习。做完接着学：")).to_be_visible()
    told(page, "接着学：").get_by_role("link").click()
    expect(page).not_to_have_url(reader.site.served(REVIEW))
    expect(page.get_by_text("路径 新员工入门（示例） 1／")).to_be_visible()


def test_a_page_left_open_over_night_shows_the_new_day(reader: Reader) -> None:
    page = on(learner(reader), reader, LEARNT)
    expect(told(page, "今天没有要复习的题了。")).to_be_visible()
    page.clock.set_fixed_time(NEXT)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(told(page, "今天还有 4 题要复习。")).to_be_visible()
    expect(asked(page, "delay")).to_be_visible()


def test_a_changed_key_is_due_at_once_and_what_is_gone_is_not(browser: Browser, tmp_path: Path) -> None:
    with practice(tmp_path) as site, reading(browser, site) as reader:
        page = on(learner(reader), reader, LEARNT)
        changed = quiz(TERMS, question("start", right="新的做法"), *map(question, ("length", "end", "more")))
        write(tmp_path, {"quizzes/terms-quiz.yaml": changed})
        build(tmp_path)
        page.reload()
        expect(told(page, "今天还有 1 题要复习。")).to_be_visible()
        page.clock.set_fixed_time(LATER)
        answer(page, "start", "新的做法")
        expect(told(page, "今天没有要复习的题了。")).to_be_visible()
        assert numbers(page)[0] == "3 题"


def test_reviews_work_from_a_folder(from_page_to_page: Reader) -> None:
    page = from_page_to_page.page()
    page.clock.set_fixed_time(LEARNT)
    page.goto(from_page_to_page.site.on_disk(TERMS_QUIZ))
    answer(page, "start")
    page.clock.set_fixed_time(NEXT)
    page.goto(from_page_to_page.site.on_disk(HOME))
    page.get_by_role("link", name="今天有 1 题要复习").click()
    answer(page, "start")
    expect(told(page, "今天没有要复习的题了。")).to_be_visible()


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_axe_finds_nothing_in_any_state(reader: Reader, look: dict[str, Any]) -> None:
    found = {}
    page = reader.open(REVIEW, **look)
    page.get_by_text("还没有做过题").wait_for()
    found["nothing"] = everything(page)
    page = on(learner(reader, **look), reader, NEXT, HOME)
    page.get_by_role("link", name="今天有 4 题要复习").wait_for()
    found["home"] = everything(page)
    on(page, reader, NEXT)
    asked(page, "delay").wait_for()
    found["asked"] = everything(page)
    answer(page, "delay", "错法乙")
    found["answered"] = everything(page)
    assert too_wide(page) == 0
    on(page, reader, LEARNT)
    page.get_by_role("heading", name="接下来").wait_for()
    found["done"] = everything(page)
    assert failing(found) == {}
