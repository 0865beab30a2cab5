"""The browser takes and refuses exported records as Python does."""

import json
from base64 import b64encode
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from generator.learners import exported
from generator.learners.canonical import parsed
from tests.browser.practice.sets import RECORD
from tests.browser.reader import Site, reading
from tests.records.vectors import as_json, good, vectors
from tests.test_records import ANYTHING, verdict

pytestmark = pytest.mark.browser

READ = """files => files.map((file) => {
  try {
    casebook.transfer.read(Uint8Array.from(atob(file), (sign) => sign.charCodeAt(0)));
    return "";
  } catch (error) {
    return error.message;
  }
})"""
WRITE = "texts => texts.map((text) => casebook.sha256(casebook.transfer.canonical(JSON.parse(text))))"
VECTORS = list(vectors())


@pytest.fixture(scope="module")
def page(browser: Browser, site: Site) -> Iterator[Page]:
    """A page with all scripts, opened once."""
    with reading(browser, site) as reader:
        yield reader.open(RECORD)


def verdicts(page: Page, files: list[bytes]) -> list[str]:
    """The words with which the browser refuses each file, or "" if it is taken."""
    found: list[str] = page.evaluate(READ, [b64encode(file).decode() for file in files])
    return found


def test_files_are_taken_or_refused_as_the_vectors_say(page: Page) -> None:
    said = verdicts(page, [vector.content for vector in VECTORS])
    wrong = {
        vector.name: words
        for vector, words in zip(VECTORS, said, strict=True)
        if vector.refused not in words or bool(words) != bool(vector.refused)
    }
    assert wrong == {}


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """A good record with anything in one place, and the digest that belongs to it."""
    value: Any = good(draw(st.sampled_from([1, 2])))
    holder = draw(st.sampled_from([value, *value["entries"]]))
    name = draw(st.sampled_from([*holder, "sure", "clock", "self", "more"]))
    holder[name] = draw(ANYTHING | st.sampled_from([each for entry in value["entries"] for each in entry.values()]))
    return as_json(value)


@settings(max_examples=40)
@given(st.lists(mutated(), min_size=25, max_size=50))
def test_whatever_stands_in_a_record_the_verdict_is_the_same(page: Page, files: list[bytes]) -> None:
    said = zip(files, verdicts(page, files), strict=True)
    assert [file for file, words in said if bool(words) != bool(verdict(file))] == []


@settings(max_examples=20)
@given(st.lists(ANYTHING, min_size=10, max_size=50))
def test_whatever_a_value_is_it_has_the_same_digest(page: Page, values: list[Any]) -> None:
    found = page.evaluate(WRITE, [json.dumps(value) for value in values])
    assert found == [exported.sha256_of(parsed(json.dumps(value))) for value in values]
