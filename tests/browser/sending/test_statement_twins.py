"""The browser states what Python states, of every vector and of chance records."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from generator.xapi.activities import Activities
from generator.xapi.uuids import uuid_of
from tests.browser.practice.sets import RECORD
from tests.browser.reader import Reader, Site
from tests.statements import vectors
from tests.test_records import ANYTHING

pytestmark = pytest.mark.browser
STATED = """async ([entries, label]) => {
  casebook.record.clear();
  casebook.record.label = label;
  casebook.record.merge(entries);
  return await casebook.sending.statements(casebook.record.entries());
}"""
NAMES = [one.entry.get("question", "x") for one in vectors.vectors()]
NAME = st.sampled_from(NAMES) | st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=9)
TIMES = st.datetimes().map(lambda when: f"{when.isoformat(timespec='milliseconds')}Z")
SCORES = st.sampled_from([0, 1, 0.5]) | st.floats(0, 1, allow_subnormal=False)
ANSWERS = st.sampled_from([one.entry.get("answer") for one in vectors.vectors()]) | ANYTHING
MAYBE = st.none() | st.booleans()
ENTRY = st.one_of(
    st.fixed_dictionaries(
        {"kind": st.just("answer"), "question": NAME, "version": NAME, "score": SCORES, "answer": ANSWERS},
        optional={"sure": MAYBE, "exam": st.none() | NAME, "clock": st.none() | TIMES},
    ),
    st.fixed_dictionaries(
        {"kind": st.just("exam"), "exam": NAME, "attempt": NAME, "score": SCORES, "passed": st.booleans()},
        optional={"started": st.none() | TIMES, "clock": TIMES},
    ).map(lambda one: {**one, "drawn": []}),
    st.fixed_dictionaries({"kind": st.just("read"), "page": NAME, "done": st.booleans()}),
)


@pytest.fixture(scope="module")
def about(site: Site) -> Activities:
    """What Python knows of the same project."""
    return vectors.activities(Path(site.folder).parent)


@pytest.fixture(scope="module")
def page(browser: Browser, site: Site) -> Iterator[Page]:
    """The page of the record, where nothing is agreed to."""
    reader = Reader(browser, site)
    page = reader.open(RECORD)
    page.get_by_role("group", name="送到学习记录库").wait_for()
    yield page
    reader.leave()


def stated(page: Page, entries: list[Any], label: str) -> list[Any]:
    """What the browser makes of a record."""
    found: list[Any] = page.evaluate(STATED, [entries, label])
    return found


def test_the_browser_states_what_the_vectors_say(page: Page, about: Activities) -> None:
    found = {one["id"]: one for one in stated(page, vectors.entries(), "")}
    for vector, entry in zip(vectors.vectors(), vectors.entries(), strict=True):
        one = found.get(uuid_of(f"{about.iri} {entry['id']}"))
        assert vectors.shortened(one) == vector.stated, vector.name


@settings(max_examples=60, deadline=None)
@given(made=st.lists(ENTRY, min_size=1, max_size=6), label=st.sampled_from(["", "三班"]), at=st.data())
def test_the_browser_states_what_python_states(
    page: Page, about: Activities, made: list[Any], label: str, at: st.DataObject
) -> None:
    entries = [{"id": f"chance{place:02}", "at": at.draw(TIMES), **one} for place, one in enumerate(made)]
    assert stated(page, entries, label) == vectors.stated(about, entries, label)
