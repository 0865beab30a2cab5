"""Answers that are none to the question: of another type, of a question that was changed, or from somebody's file."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.reader import Reader, run_every_script, settle

pytestmark = pytest.mark.browser

ODD: list[Any] = [
    *(None, True, False, 0, 1.5, "", "15 日", "constructor"),
    *([], [None], [[]], [{}], [1, 2], ["a", "a"], [["start", "a"]], [["start"]], [[None, None]]),
    *({}, {"a": None}, {"a": {"b": []}}, {"__proto__": "a"}, {"constructor": ["a"]}),
]
ENTER = """odd => [...document.querySelectorAll("[version]")].map((element) => {
  const own = [...document.querySelectorAll("[version]")].map((other) => other.read?.() ?? null);
  const version = element.getAttribute("version");
  const {canonical} = casebook.transfer;
  return [...odd, ...own].filter((answer) => {
    const isTaken = casebook.enter({element, version}, {answer, version});
    const read = element.read();
    if (read !== null) element.mark(read);
    return isTaken ? canonical(read) !== canonical(answer) : read !== null;
  });
})"""


@pytest.mark.parametrize("path", ["quizzes/types.html?all", "quizzes/walk.html?all", "quizzes/written.html?all"])
def test_an_answer_of_any_shape_is_entered_or_left_out(reader: Reader, path: str) -> None:
    page = reader.open(path)
    settle(page)
    run_every_script(page)
    expect(page.get_by_role("form").first).to_be_visible()
    wrong = page.evaluate(ENTER, ODD)
    assert len(wrong) >= 1
    assert [each for each in wrong if each] == []


def test_an_answer_to_another_version_is_left_out(reader: Reader) -> None:
    page = reader.open("quizzes/types.html?all")
    settle(page)
    run_every_script(page)
    taken = page.evaluate(
        """() => {
          const element = document.querySelector("cb-true-false");
          const leaf = {element, version: element.getAttribute("version")};
          return ["other", leaf.version, undefined].map((version) => casebook.enter(leaf, {answer: true, version}));
        }"""
    )
    assert taken == [False, True, True]
