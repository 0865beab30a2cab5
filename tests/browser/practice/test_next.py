"""Below a page of a path stands what comes next, and a shared page does not begin every path that has it."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.reader import Reader

pytestmark = pytest.mark.browser

GUIDE = "guides/complaint-steps.html"
PATHS_OF = """(read) => {
  const module = (refs) => ({id: "m", items: refs.map((ref) => ({ref, required: true}))});
  const path = (id, refs) => ({title: id, page: id, modules: [module(refs)]});
  const paths = {all: path("all", [...read, "x", "y"]), own: path("own", ["a", "z"])};
  const pages = Object.fromEntries(["a", "b", "x", "y", "z"].map((id) => [id, {title: id, page: id, kind: "流程"}]));
  const entries = read.map((page, at) => ({kind: "read", page, done: true, at: `2026-11-2${at}T09:00:00Z`}));
  const catalogue = {quizzes: {}, exams: {}, cases: {}, paths, pages};
  return casebook.begunPaths(casebook.pathsOf(catalogue, entries)).map(({id}) => id);
}"""


def _begun(page: Page, *read: str) -> list[str]:
    found: list[str] = page.evaluate(PATHS_OF, list(read))
    return found


def test_a_page_says_what_comes_next_on_its_path(reader: Reader) -> None:
    page = reader.open(GUIDE)
    expect(page.get_by_text("路径 新员工入门（示例） 0／")).to_be_visible()
    page.get_by_role("button", name="标记为已读").click()
    expect(page.get_by_text("路径 新员工入门（示例） 1／")).to_be_visible()
    page.get_by_role("link", name="下一项：").click()
    expect(page.get_by_text("路径 新员工入门（示例） 1／")).to_be_visible()
    expect(page).not_to_have_url(reader.site.served(GUIDE))


def test_a_shared_page_begins_the_path_of_which_most_is_done(reader: Reader) -> None:
    page = reader.open(GUIDE)
    assert _begun(page, "a", "b") == ["all"]
    assert sorted(_begun(page, "a")) == ["all", "own"]
    assert _begun(page) == []
