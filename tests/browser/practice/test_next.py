"""Below a page of a path stands what comes next on the path that the learner is on, and a page that several paths share
does not begin all of them."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.practice.sets import TERMS_QUIZ
from tests.browser.reader import NO_STORAGE, Reader, settle, until

pytestmark = pytest.mark.browser

GUIDE = "guides/complaint-steps.html"
PATH = "paths/example-path.html"
FRAMES = "async () => { for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame); }"
PATHS = """({read, ask}) => {
  const module = (refs) => ({id: "m", items: refs.map((ref) => ({ref, required: true}))});
  const path = (id, refs) => ({title: id, page: id, modules: [module(refs)]});
  const [short, long, own] = [path("short", [..."abc"]), path("long", [..."abxc"]), path("own", [..."dz"])];
  const paths = {short, long, own};
  const pages = Object.fromEntries([..."abcdxz"].map((id) => [id, {title: id, page: id, kind: "流程"}]));
  const entries = read.map((page, at) => ({kind: "read", page, done: true, at: `2026-11-2${at}T09:00:00Z`}));
  const found = casebook.pathsOf({quizzes: {}, exams: {}, cases: {}, paths, pages}, entries);
  const [what, ...args] = ask;
  if (what === "begun") return casebook.begunPaths(found).map(({id}) => id);
  if (what === "current") return casebook.currentPath(found, ...args)?.id ?? null;
  const place = casebook.placeOf(found, ...args);
  return place && [place.path.id, place.next?.ref, place.item.done];
}"""


def _ask(page: Page, read: str, *ask: str) -> Any:
    return page.evaluate(PATHS, {"read": list(read), "ask": ask})


def test_a_page_says_what_comes_next_on_its_path(reader: Reader) -> None:
    page = reader.open(GUIDE)
    expect(page.get_by_text("路径 新员工入门（示例） 0／")).to_be_visible()
    page.get_by_role("button", name="标记为已读").click()
    expect(page.get_by_text("路径 新员工入门（示例） 1／")).to_be_visible()
    page.get_by_role("link", name="下一项：").click()
    expect(page.get_by_text("路径 新员工入门（示例） 1／")).to_be_visible()
    expect(page).not_to_have_url(reader.site.served(GUIDE))


def test_what_comes_next_is_loaded_when_it_is_near(reader: Reader) -> None:
    page = reader.open(GUIDE, viewport={"width": 360, "height": 240})
    settle(page)
    page.evaluate(FRAMES)
    assert page.locator("script[src*='data/catalogue']").count() == 0
    page.get_by_role("contentinfo").scroll_into_view_if_needed()
    expect(page.get_by_text("路径 新员工入门（示例） 0／")).to_be_visible()


def test_a_shared_page_begins_the_path_of_which_most_is_done(reader: Reader) -> None:
    page = reader.open(GUIDE)
    assert _ask(page, "ax", "begun") == ["long"]
    assert _ask(page, "a", "begun") == ["short", "long"]
    assert _ask(page, "", "begun") == []


def test_what_paths_share_leads_on_along_the_chosen_one(reader: Reader) -> None:
    page = reader.open(GUIDE)
    assert _ask(page, "a", "place", "b", "") == ["short", "c", False]
    assert _ask(page, "ab", "place", "b", "long") == ["long", "x", True]
    assert _ask(page, "a", "place", "b", "own") == ["short", "c", False]
    assert _ask(page, "a", "current", "long") == "long"
    assert _ask(page, "a", "current", "own") == "short"
    assert _ask(page, "abc", "current", "short") == "long"


def test_a_page_of_a_path_that_nobody_has_begun_leads_nowhere_but_the_first(reader: Reader) -> None:
    page = reader.open(GUIDE)
    assert _ask(page, "", "place", "a", "") == ["short", "b", False]
    assert _ask(page, "", "place", "d", "") == ["own", "z", False]
    assert _ask(page, "", "place", "b", "") is None
    assert _ask(page, "a", "place", "z", "") is None


@pytest.mark.parametrize("is_blocked", [False, True])
def test_the_path_that_was_opened_is_the_chosen_one(reader: Reader, is_blocked: bool) -> None:
    page = reader.page()
    if is_blocked:
        page.add_init_script(NO_STORAGE)
    page.goto(reader.site.served(PATH))
    expect(page.get_by_text("从这里开始")).to_be_visible()
    assert page.evaluate("casebook.chosen.path") == "example-path"
    page.goto(reader.site.served(GUIDE))
    assert page.evaluate("casebook.chosen.path") == ("" if is_blocked else "example-path")


def test_a_set_leads_on_when_it_is_done(reader: Reader) -> None:
    page = reader.open(TERMS_QUIZ.partition("?")[0])
    page.evaluate("document.querySelector('cb-run').parentElement.append(document.createElement('cb-next'))")
    until(page, "() => getComputedStyle(document.querySelector('cb-next')).display === 'none'")
    for _number in range(3):
        page.get_by_role("button", name="下一题").click()
    page.get_by_role("button", name="做完了，看结果").click()
    until(page, "() => getComputedStyle(document.querySelector('cb-next')).display === 'block'")
