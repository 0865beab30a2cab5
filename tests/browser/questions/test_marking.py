"""The browser marks as Python does."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from generator.twins import folding
from tests.browser.questions.asking import QUIZ
from tests.browser.reader import Reader, settle
from tests.marking.alphabet import TEXTS
from tests.marking.vectors import vectors

pytestmark = pytest.mark.browser

MARKED = """(vectors) => vectors.map(({call, one, other, answer, accepted, value, unit, ...options}) =>
  call === "fold" ? casebook.fold(one) === casebook.fold(other)
  : call === "accepts" ? casebook.accepts(answer, accepted, options)
  : casebook.quantity(answer, value, unit, options))"""


def _quiz(reader: Reader) -> Page:
    """A page with questions, which has the scripts that mark them."""
    page = reader.open(QUIZ)
    settle(page)
    return page


def test_every_vector_holds_in_the_browser(reader: Reader) -> None:
    given_ = vectors()
    marked = _quiz(reader).evaluate(MARKED, given_)
    assert [(vector, was) for vector, was in zip(given_, marked, strict=True) if vector["expected"] != was] == []


@settings(max_examples=10, suppress_health_check=list(HealthCheck))
@given(texts=st.lists(TEXTS, min_size=300, max_size=300))
def test_python_and_the_browser_fold_alike(reader: Reader, texts: list[str]) -> None:
    page = reader.contexts[0].pages[0] if reader.contexts else _quiz(reader)
    folded = page.evaluate("(texts) => texts.map(casebook.fold)", texts)
    assert dict(zip(texts, folded, strict=True)) == {text: folding.fold(text) for text in texts}


@settings(max_examples=10, suppress_health_check=list(HealthCheck))
@given(pairs=st.lists(st.tuples(TEXTS, TEXTS), min_size=200, max_size=200))
def test_python_and_the_browser_accept_alike(reader: Reader, pairs: list[tuple[str, str]]) -> None:
    page = reader.contexts[0].pages[0] if reader.contexts else _quiz(reader)
    both = [*pairs, *((one, f"{one}。") for one, _ in pairs)]
    told = page.evaluate("(pairs) => pairs.map(([answer, accepted]) => casebook.accepts(answer, accepted))", both)
    assert told == [folding.accepts(answer, accepted) for answer, accepted in both]
