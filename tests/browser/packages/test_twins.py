"""What Python and the browser say alike of an answer, and what is kept of a lesson, for chance answers."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from generator.questions import Question
from generator.twins.folding import fingerprint
from generator.xapi.described import response
from generator.xapi.uuids import uuid_of
from tests.browser.reader import Reader, Site, reading
from tests.exchange.test_statements import questions as questions_of_every_type
from tests.test_records import ANYTHING

pytestmark = pytest.mark.browser
questions = questions_of_every_type
RESPONSES = (
    """(answers) => answers.map(([name, answer]) => casebook.responseOf(casebook.lesson.questions[name], answer))"""
)
THERE_AND_BACK = """([answers, room]) => {
  const {suspended, lesson, progress} = casebook;
  const placed = progress.questions(lesson.data.catalogue);
  const versions = new Map([...placed].map(([name, {version}]) => [name, version]));
  const about = {questions: lesson.questions, versions, names: [...versions.keys()]};
  const at = (place) => new Date(Date.UTC(2026, 10, 30) + place).toISOString();
  const entries = answers.map(([question, answer, score, sure], place) => ({
    id: `entry${String(place).padStart(8, "0")}`, at: at(place), kind: "answer", question, score, answer,
    version: versions.get(question), ...(sure === null ? {} : {sure}),
  }));
  const state = {attempt: "a", best: null, entries, isDone: false, last: "", count: 0, running: null};
  const text = suspended.pack(state, {...about, room});
  const kept = suspended.unpack(text, about, lesson.id);
  return [new TextEncoder().encode(text).length,
    kept.entries.map(({question, version, score, answer, sure}) =>
      [question, answer === undefined ? "gone" : answer, score, sure ?? null, version === versions.get(question)])];
}"""


@pytest.fixture(scope="module")
def page(browser: Browser, site: Site) -> Iterator[Page]:
    """A lesson with a question of every type."""
    with reading(browser, site) as reader:
        yield launch_lesson(reader)


def launch_lesson(reader: Reader) -> Page:
    """The lesson itself, on no platform."""
    page = reader.open("scorm2004/types.html")
    page.get_by_role("button", name="全部显示").wait_for()
    return page


def answers_to(question: Question) -> st.SearchStrategy[Any]:
    """What its element may give, and other texts."""
    marks = [fingerprint(text) for text in question.choices] or ["00000000"]
    texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
    one = st.sampled_from(marks) | texts
    steps = st.lists(st.tuples(st.sampled_from(["start", "check"]), one).map(list), max_size=4)
    return st.booleans() | one | st.lists(one, max_size=5) | st.dictionaries(one, one, max_size=4) | steps | st.none()


@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_a_response_is_the_same_in_both(page: Page, questions: tuple[Question, ...], data: st.DataObject) -> None:
    written = st.sampled_from(["15", "十五日", "15 个工作日", "3万元", "１５ 天", "[,]", "{a}"])
    given = [(one, data.draw(answers_to(one) | written | ANYTHING)) for one in questions]
    found = page.evaluate(RESPONSES, [[f"types#{one.id}", answer] for one, answer in given])
    assert found == [list(response(one.interaction, answer)) for one, answer in given]


@settings(max_examples=25, deadline=None)
@given(data=st.data(), room=st.sampled_from([300, 500, 800, 4096]))
def test_what_is_kept_comes_back_or_is_left_out_from_the_oldest_on(
    page: Page, questions: tuple[Question, ...], data: st.DataObject, room: int
) -> None:
    scores = st.sampled_from([0, 0.5, 0.3333, 1])
    sure = st.sampled_from([True, False, None])
    given = [[f"types#{one.id}", data.draw(answers_to(one)), data.draw(scores), data.draw(sure)] for one in questions]
    size, kept = page.evaluate(THERE_AND_BACK, [given, room])
    assert size <= room
    latest = [[*one, True] for one in given][len(given) - len(kept) :]
    assert [[one[0], *one[2:]] for one in kept] == [[one[0], *one[2:]] for one in latest]
    gone = [one[1] == "gone" for one in kept]
    assert gone == sorted(gone, reverse=True)
    assert [one for one in kept if one[1] != "gone"] == [
        one for one, lost in zip(latest, gone, strict=True) if not lost
    ]
    assert len(kept) == len(given) or all(gone)


@settings(max_examples=30, deadline=None)
@given(text=st.text() | ANYTHING.map(json.dumps))
def test_what_a_platform_kept_may_be_anything(page: Page, text: str) -> None:
    unpack = """(text) => casebook.suspended.unpack(text,
      {questions: casebook.lesson.questions, versions: new Map(), names: []}, "types") ?? "nothing" """
    assert page.evaluate(unpack, text) is not None


def test_statements_have_the_same_identifiers_in_both(reader: Reader) -> None:
    page = reader.open("cmi5/types.html")
    text = "登记 0mx2 passed"
    launch = {"registration": text, "activityId": "a", "actor": {}, "endpoint": "", "fetch": ""}
    made = """([launch]) => new casebook.Statements(launch, {contextTemplate: {}}).completed(1).id"""
    assert page.evaluate(made, [launch]) == uuid_of(f"{text} a  completed")
