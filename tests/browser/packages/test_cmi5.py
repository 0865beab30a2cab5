"""A lesson that a platform launches by cmi5: what is stated of it, and what of that survives."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.packages.launching import FAILS, REPORTS, RIGHT, WRONG
from tests.browser.packages.lrs import Platform, handler_of
from tests.browser.reader import PATIENCE, Reader, Site
from tests.browser.serving import serving

pytestmark = pytest.mark.browser
OF_THE_PLATFORM = ("404", "503", "409")


@dataclass(frozen=True)
class Learner:
    """Somebody whom the platform sends to lessons."""

    reader: Reader
    platform: Platform

    def launch(self, page: Page | None = None, lesson: str = "terms-quiz") -> Page:
        """Open a lesson in a session of its own."""
        page = page or self.reader.page()
        page.goto(self.platform.launch(self.reader.site.address, f"cmi5/{lesson}.html"))
        expect(page.locator("[inert]")).to_have_count(0)
        return page

    def wait(self, holds: Callable[[], bool]) -> None:
        """Until something holds of what was stated."""
        with self.platform.news:
            assert self.platform.news.wait_for(holds, PATIENCE / 1000)

    def has_stated(self, *verbs: str) -> None:
        """Wait for what the platform knows of it all."""
        self.wait(lambda: len(self.platform.verbs()) >= len(verbs))
        assert self.platform.verbs() == list(verbs)
        assert self.platform.complaints == []


@pytest.fixture
def learner(browser: Browser, site: Site) -> Iterator[Learner]:
    """A platform of their own, and a browser that complains of nothing but what the platform says."""
    platform = Platform()
    with serving(site.folder, handler_of(platform)) as address:
        reader = Reader(browser, Site(site.folder, address))
        yield Learner(reader, platform)
        reader.leave()
    assert [one for one in reader.problems if not any(code in one for code in OF_THE_PLATFORM)] == []


def answer(page: Page, name: str, option: str = RIGHT) -> None:
    """Answer a question, and go on."""
    form = page.get_by_role("form", name=f"{name}怎么办？")
    form.get_by_role("radio", name=f"{name}的{option}").check()
    form.get_by_role("button", name="看对不对").click()
    page.get_by_role("button", name="下一题").or_(page.get_by_role("button", name="做完了，看结果")).click()


def test_a_lesson_states_what_was_answered_and_that_it_was_passed(learner: Learner) -> None:
    learner.platform.mastery = 0.75
    page = learner.launch()
    expect(page.get_by_role("status").first).to_have_text(REPORTS)
    for name in ("start", "length", "delay"):
        answer(page, name)
    answer(page, "end", WRONG)
    learner.has_stated("initialized", *["answered"] * 4, "completed", "passed")
    [first, *_] = [one for one in learner.platform.statements.values() if one["verb"]["id"].endswith("answered")]
    definition = first["object"]["definition"]
    assert first["object"]["id"].endswith("cb.terms-quiz.start")
    assert first["result"]["response"] == definition["correctResponsesPattern"][0]
    assert {each["id"] for each in definition["choices"]} >= set(definition["correctResponsesPattern"])
    assert definition["description"] == {"zh-CN": "start怎么办？"}
    page.goto("about:blank")
    learner.has_stated("initialized", *["answered"] * 4, "completed", "passed", "terminated")


def test_what_was_not_passed_is_said_at_the_end_of_the_session(learner: Learner) -> None:
    learner.platform.mastery = 0.8
    page = learner.launch()
    for name in ("start", "length", "delay", "end"):
        answer(page, name, WRONG)
    learner.has_stated("initialized", *["answered"] * 4, "completed")
    page.goto("about:blank")
    learner.has_stated("initialized", *["answered"] * 4, "completed", "failed", "terminated")
    page = learner.launch(page)
    expect(page.get_by_role("article")).to_contain_text("做过 4／4 题")
    for name in ("start", "length", "delay", "end"):
        answer(page, name)
    learner.wait(lambda: "passed" in learner.platform.verbs())
    assert learner.platform.complaints == []


def test_a_lesson_goes_on_in_the_next_session(learner: Learner) -> None:
    page = learner.launch()
    answer(page, "start")
    learner.has_stated("initialized", "answered")
    page.goto("about:blank")
    learner.has_stated("initialized", "answered", "terminated")
    elsewhere = learner.launch()
    expect(elsewhere.get_by_role("article")).to_contain_text("做过 1／4 题")
    expect(elsewhere.get_by_role("form", name="length怎么办？")).to_be_visible()


def test_what_the_lrs_did_not_take_is_sent_once_it_does(learner: Learner) -> None:
    page = learner.launch()
    learner.platform.is_down = True
    answer(page, "start")
    expect(page.get_by_role("status").first).to_contain_text(FAILS)
    answer(page, "length")
    learner.platform.is_down = False
    page.get_by_role("button", name="再报一次").click()
    learner.has_stated("initialized", "answered", "answered")
    expect(page.get_by_role("status").first).to_have_text(REPORTS)


def test_what_one_session_could_not_send_the_next_one_does(learner: Learner) -> None:
    page = learner.launch()
    learner.platform.is_down = True
    answer(page, "start")
    expect(page.get_by_role("status").first).to_contain_text(FAILS)
    page.goto(learner.reader.site.served("player.html"))
    learner.platform.is_down = False
    page = learner.launch(page)
    learner.wait(lambda: learner.platform.verbs().count("answered") == 1)
    expect(page.get_by_role("article")).to_contain_text("做过 1／4 题")
    assert learner.platform.complaints == []


@pytest.mark.parametrize("mode", ["Browse", "Review"])
def test_who_only_looks_states_nothing_but_that(learner: Learner, mode: str) -> None:
    learner.platform.mode = mode
    page = learner.launch()
    answer(page, "start")
    page.goto("about:blank")
    learner.has_stated("initialized", "terminated")


def test_the_platform_is_where_a_lesson_leads_back_to(learner: Learner) -> None:
    page = learner.launch()
    page.get_by_role("link", name="结束，回学习平台").click()
    page.wait_for_url("**/player.html")
    learner.has_stated("initialized", "terminated")


def test_a_page_that_is_loaded_again_says_that_its_session_is_over(learner: Learner) -> None:
    page = learner.launch()
    page.reload()
    expect(page.get_by_text("请从学习平台重新打开")).to_be_visible()
