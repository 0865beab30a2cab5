"""The browser answers as Python does: time limits are counted, and texts are proofread, by both."""

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from generator.kinds.deadline import TimeLimit
from generator.twins import personal, separating, telling
from generator.twins.deadlines import Rule, chain
from generator.twins.proofreading import Demands, check
from tests.browser.reader import Site, reading, run_every_script
from tests.deadlines import vectors as deadlines
from tests.deadlines.vectors import LIMITS, for_scripts, shown, years_for_scripts, years_of
from tests.personal.labelled import labelled
from tests.proofreading.vectors import CHANCE, GROUPS, Vector, checks, demands_of, shown_findings
from tests.shipped import shipped_library
from tests.taboos.sentences import Checker
from tests.taboos.sentences import read as sentences

pytestmark = pytest.mark.browser

COUNT = """([cases, years]) => cases.map(({rule, received}) =>
  casebook.deadlines.chain(rule, received, years).map(({due, unknown}) => due ?? `unknown ${unknown}`))"""
COUNT_SHIPPED = """async (cases) => {
  const {limits, years} = await casebook.load("deadlines");
  return cases.map(([id, received]) =>
    casebook.deadlines.chain(limits[id], received, years).map(({due, unknown}) => due ?? `unknown ${unknown}`));
}"""
CHECK = """async (vectors) => {
  const {check} = casebook.proofreading(await casebook.load("proofreading"));
  return vectors.map((vector) => {
    const {missing, spans} = check(vector.text, vector);
    return [missing, spans.map(({kind, which, start, end}) => [kind, which, vector.text.slice(start, end)])];
  });
}"""
PERSONAL = """async (texts) => {
  const {check, masked} = casebook.proofreading(await casebook.load("proofreading"));
  return texts.map((text) => check(text, {required: [], forbidden: [], allowed: [], blanks: [], taboos: []}).spans.map(
    ({which, start, end}) => [which, text.slice(start, end), masked(which, text.slice(start, end))]));
}"""
SAID = """async (texts) => {
  const [table, data] = await Promise.all([casebook.load("proofreading"), casebook.load("taboos")]);
  const {check} = casebook.proofreading(table);
  const sounding = casebook.sounding(table, data);
  const demands = {required: [], forbidden: [], allowed: [], blanks: [], taboos: data.taboos};
  return texts.map((text) => {
    const said = check(text, demands).spans.filter(({kind}) => kind === "taboo");
    return [...said, ...sounding(text, said)].map(({which, start, end}) => [which, text.slice(start, end)]);
  });
}"""
SHOWN = """async (entries) => {
  const {shown} = casebook.proofreading(await casebook.load("proofreading"));
  return entries.map(([slot, written, unit]) => shown(slot, written, unit));
}"""
TOLD = """([table, texts]) => {
  const {scores} = casebook.telling(table);
  return texts.map((text) => Object.fromEntries(scores(text)));
}"""
LIBRARY = shipped_library()
YEARS = years_of(LIBRARY, deadlines.PAST)
VECTORS = deadlines.read()


@pytest.fixture(scope="module")
def page(browser: Browser, site: Site) -> Iterator[Page]:
    """A page with all scripts, opened once."""
    with reading(browser, site) as reader:
        page = reader.open("about.html")
        run_every_script(page)
        yield page


def test_deadlines_come_out_as_the_vectors_say(page: Page) -> None:
    cases = [for_scripts(vector.rule, vector.received) for vector in VECTORS]
    answers = page.evaluate(COUNT, [cases, years_for_scripts(YEARS)])
    assert {vector.name: tuple(answer) for vector, answer in zip(VECTORS, answers, strict=True)} == {
        vector.name: vector.ends for vector in VECTORS
    }


def test_deadlines_come_out_as_the_vectors_of_the_records_say(page: Page) -> None:
    limits = [limit for limit in LIBRARY.of_kind("deadline") if isinstance(limit, TimeLimit)]
    cases = [(limit.id, vector) for limit in limits for vector in limit.vectors]
    answers = page.evaluate(COUNT_SHIPPED, [[name, shown(vector.received)] for name, vector in cases])
    for (name, vector), answer in zip(cases, answers, strict=True):
        wanted = [vector.due, *vector.extended] if vector.due else []
        assert answer[: len(wanted) or 1] == ([*map(shown, wanted)] or [f"unknown {vector.refused}"]), name


@settings(max_examples=20)
@given(limits=st.lists(LIMITS, min_size=20, max_size=60))
def test_any_deadline_comes_out_the_same(page: Page, limits: list[tuple[Rule, date]]) -> None:
    answers = page.evaluate(COUNT, [[for_scripts(*limit) for limit in limits], years_for_scripts(YEARS)])
    assert answers == [[*map(shown, chain(rule, start, YEARS))] for rule, start in limits]


def test_proofreading_finds_what_the_vectors_say(page: Page) -> None:
    vectors = checks()
    assert page.evaluate(CHECK, vectors) == [[vector["missing"], vector["found"]] for vector in vectors]


def test_the_same_personal_data_is_found_and_hidden(page: Page) -> None:
    texts = [text for text, *_found in GROUPS["personal"]]
    assert page.evaluate(PERSONAL, texts) == [found for _text, *found in GROUPS["personal"]]


@pytest.mark.parametrize("name", ["labelled", "blind"])
def test_the_same_is_found_in_the_labelled_texts(page: Page, name: str) -> None:
    texts = [one.text for one in labelled(name)]
    found = [sorted(personal.find(text), key=lambda hit: hit.start) for text in texts]
    assert page.evaluate(PERSONAL, texts) == [
        [[kind, text[start:end], personal.masked(kind, text[start:end])] for kind, start, end in hits]
        for text, hits in zip(texts, found, strict=True)
    ]


@pytest.mark.parametrize("name", ["fresh", "aside"])
def test_the_same_taboos_are_found_in_sentences_of_letters(page: Page, name: str) -> None:
    texts = [one.text for one in sentences(name)]
    checker = Checker()
    found = [[*said, *checker.sounding(text)] for text in texts for said in [_taboos(text, checker)]]
    assert page.evaluate(SAID, texts) == [
        [[number, text[start:end]] for number, start, end in hits] for text, hits in zip(texts, found, strict=True)
    ]


def _taboos(text: str, checker: Checker) -> list[tuple[int, int, int]]:
    """One for each place, as the check of a text tells them."""
    spans = check(text, Demands(taboos=tuple(checker.sought))).spans
    return [(int(span.which), span.start, span.end) for span in spans if span.kind == "taboo"]


def test_what_is_entered_is_shown_in_the_same_way(page: Page) -> None:
    entries = GROUPS["shown"]
    assert page.evaluate(SHOWN, entries) == [expected for *_entry, expected in entries]


def test_proofreading_finds_the_same_in_chance_texts(page: Page) -> None:
    @settings(max_examples=300)
    @given(CHANCE)
    def agreed(vector: Vector) -> None:
        expected = shown_findings(vector["text"], check(vector["text"], demands_of(vector)))
        assert page.evaluate(CHECK, [vector]) == [expected]

    agreed()


def test_a_text_is_told_to_be_of_the_same_class(page: Page) -> None:
    signs = [*"打電話利息保证２次abあ，。 \n😀𠮷", "骚扰", "手续费", "12345"]
    words = st.lists(st.sampled_from(signs), max_size=12).map("".join)

    @settings(max_examples=100)
    @given(st.lists(st.tuples(st.sampled_from(["one", "other", ""]), words), max_size=20), st.lists(words, max_size=5))
    def agreed(said: list[tuple[str, str]], texts: list[str]) -> None:
        for model in (telling.learn(said), separating.learn(said), separating.learn(said, room=50)):
            assert page.evaluate(TOLD, [model.table(), texts]) == list(map(model.scores, texts))

    agreed()
