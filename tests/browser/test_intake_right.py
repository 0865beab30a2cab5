"""A complaint compared with the taxonomy: how often what is said of it is right."""

import re
from collections.abc import Iterator, Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.reader import Site, reading
from tests.intake.labelled import (
    SETS,
    Complaint,
    Guess,
    accuracy,
    alarms,
    complaints,
    dangers,
    guesses,
    guides,
    in_danger,
    must_be_offered,
    offered,
    said_plainly,
)

pytestmark = pytest.mark.browser

PAGE = "intake.html"
FLOORS = {
    "complaints": {"product": 0.93, "cause": 0.95, "severity": 0.91, "guide": 0.85},
    "blind": {"product": 0.74, "cause": 0.88, "severity": 0.8, "guide": 0.7},
    "fresh": {"product": 0.93, "cause": 0.92, "severity": 0.94},
    "third": {"product": 0.93, "cause": 0.94, "severity": 0.9},
    "fourth": {"product": 0.9, "cause": 0.92, "severity": 0.94},
    "fifth": {"product": 0.81, "cause": 0.93, "severity": 0.92},
    "sixth": {"product": 0.92, "cause": 0.86, "severity": 0.89},
    "seventh": {"product": 0.94, "cause": 0.88, "severity": 0.93},
    "eighth": {"product": 0.91, "cause": 0.85, "severity": 0.88},
    "ninth": {"product": 0.83, "cause": 0.9, "severity": 0.88},
}
SURE = dict.fromkeys(FLOORS, 0.98) | {"blind": 0.95, "seventh": 0.97, "eighth": 0.97}
SURE_OF_OTHERS = {"blind": 0.9, "sixth": 0.96, "seventh": 0.95, "eighth": 0.94}


# Of the positives; of lookalikes, and in red.
ALARMS = {
    "danger": (0.97, 0.11, 0.01),
    "third-danger": (0.96, 0.07, 0.01),
    "fourth-danger": (0.95, 0.18, 0.02),
    "fifth-danger": (0.97, 0.28, 0.04),
    "oblique-danger": (0.87, 0.24, 0.07),
    "plain-danger": (0.99, 0.17, 0.09),
}
RED = {"sixth": 0.96, "seventh": 0.96, "eighth": 0.8, "ninth": 0.94}  # of dangers to life in free texts
UNSEEN = {"oblique-danger": 2}  # of dangers to life
OFFERED = {"fresh": 0.98, "third": 0.98, "fourth": 0.97, "sixth": 0.98, "seventh": 0.97, "eighth": 0.95, "ninth": 0.87}
LEAST = 20  # characters of a stretch
STRETCHES = "(texts) => texts.map(casebook.stretches)"
Judged = Mapping[str, tuple[Sequence[Complaint], Sequence[Mapping[str, Guess]]]]


@pytest.fixture(scope="module")
def scripts(browser: Browser, site: Site) -> Iterator[Page]:
    """The page, of which only functions are asked: nothing is entered, so that one does for many tests."""
    with reading(browser, site) as reader:
        page = reader.open(PAGE)
        expect(_area(page)).to_be_visible()
        yield page


@pytest.fixture(scope="module")
def judged(scripts: Page) -> Judged:
    """What the shipped site says of all labelled complaints."""
    sets = {name: complaints(name) for name in SETS}
    return {name: (one, guesses(scripts, [each.text for each in one], guides())) for name, one in sets.items()}


@pytest.mark.parametrize(("name", "field"), [(name, field) for name, floors in FLOORS.items() for field in floors])
def test_what_it_says_is_mostly_right(judged: Judged, name: str, field: str) -> None:
    asked, said = judged[name]
    assert accuracy(asked, said, field) >= FLOORS[name][field]


@pytest.mark.parametrize("name", SETS)
def test_a_cause_of_which_it_is_sure_is_right_and_shown_in_the_text(judged: Judged, name: str) -> None:
    asked, said = judged[name]
    assert accuracy(asked, said, "cause", "sure") >= SURE[name]
    for complaint, guess in zip(asked, said, strict=True):
        if guess["cause"].sure == "sure":
            assert guess["cause"].words
            assert all(words in complaint.text.strip() for words in guess["cause"].words)


@pytest.mark.parametrize("name", SETS)
def test_a_product_of_which_it_is_sure_is_more_often_right(judged: Judged, name: str) -> None:
    asked, said = judged[name]
    right = [accuracy(asked, said, "product", sure) for sure in ("sure", "unsure")]
    assert right[0] > max(0.8, right[1])


@pytest.mark.parametrize("name", ALARMS)
def test_whoever_is_in_danger_is_seen(scripts: Page, name: str) -> None:
    texts = dangers(name)
    recall, asked, red = ALARMS[name]
    found = {sort: list(map(bool, alarms(scripts, texts[sort]))) for sort in texts}
    assert sum(found["positives"]) >= recall * len(found["positives"])
    assert sum(found["lookalikes"]) <= asked * len(found["lookalikes"])
    assert sum(map(bool, alarms(scripts, texts["lookalikes"], only_sure=True))) <= red * len(texts["lookalikes"])


@pytest.mark.parametrize("name", ALARMS)
def test_whoever_is_in_danger_of_life_is_always_seen(scripts: Page, name: str) -> None:
    texts = dangers(name, "life")["positives"]
    missed = [text for text, found in zip(texts, alarms(scripts, texts), strict=True) if not found]
    assert len(missed) <= UNSEEN.get(name, 0), missed


def test_who_says_it_plainly_is_seen_whatever_else_they_say(scripts: Page) -> None:
    texts = said_plainly()
    missed = [text for text, found in zip(texts, alarms(scripts, texts), strict=True) if "danger-life" not in found]
    assert missed == []


@pytest.mark.parametrize("name", RED)
def test_whoever_is_in_danger_of_life_is_mostly_red_in_free_texts(scripts: Page, name: str) -> None:
    texts = in_danger(name, "danger-life")
    found = alarms(scripts, texts, only_sure=True)
    assert sum("danger-life" in one for one in found) >= RED[name] * len(texts)


@pytest.mark.parametrize(("name", "seen"), [("danger", 0.8), ("third-danger", 0.95), ("fourth-danger", 0.8)])
def test_a_danger_between_other_matters_is_seen(scripts: Page, name: str, seen: float) -> None:
    around = _ordinary()
    texts = [
        f"{around[at % len(around)]}。{text}。{around[-1 - at % len(around)]}"
        for at, text in enumerate(dangers(name)["positives"])
    ]
    assert sum(map(bool, alarms(scripts, texts))) >= seen * len(texts)


def test_few_ordinary_complaints_are_asked_about_and_hardly_one_is_red(scripts: Page) -> None:
    texts = _ordinary()
    assert sum(map(bool, alarms(scripts, texts))) <= 0.07 * len(texts)
    assert sum(map(bool, alarms(scripts, texts, only_sure=True))) <= 0.01 * len(texts)


@pytest.mark.parametrize("name", FLOORS)
def test_a_level_and_a_product_of_which_it_is_sure_are_right(judged: Judged, name: str) -> None:
    asked, said = judged[name]
    told = [
        (field, not complaint.accepted[field].isdisjoint(guess[field].values))
        for complaint, guess in zip(asked, said, strict=True)
        for field in ("product", "severity")
        if guess[field].sure == "sure"
    ]
    assert told
    assert sum(right for _field, right in told) >= SURE_OF_OTHERS.get(name, 0.97) * len(told)


def test_a_stretch_begins_with_every_clause(scripts: Page) -> None:
    clauses = st.lists(st.text(alphabet="你们说不想活了我😀a1", min_size=1, max_size=60), min_size=1, max_size=40)

    @settings(max_examples=60, deadline=None)
    @given(clauses)
    def begins(said: list[str]) -> None:
        text = "，".join(said)
        [found] = scripts.evaluate(STRETCHES, [text])
        assert all(_units(stretch) >= LEAST for stretch in found)
        assert sum(map(_units, found)) <= 4 * LEAST * (len(said) + len(text) / LEAST)  # grows with the text
        parts = [part for part in re.sub("[0-9]{5,}", "", text).split("，") if part]
        for at, part in enumerate(parts):
            rest = "，".join(parts[at:])
            assert _units(rest) < LEAST or any(stretch.startswith(part[: LEAST // 2]) for stretch in found)

    begins()


@pytest.mark.parametrize("name", OFFERED)
def test_what_must_be_offered_is_offered_with_the_first_values(scripts: Page, name: str) -> None:
    wanted = [(text, ref) for text, refs in must_be_offered(name).items() for ref in refs]
    found = offered(scripts, [text for text, _ref in wanted])
    right = [not of_text.isdisjoint(ref.split("|")) for (_text, ref), of_text in zip(wanted, found, strict=True)]
    assert sum(right) >= OFFERED[name] * len(right)


def test_the_same_words_always_get_the_same_answer(scripts: Page) -> None:
    texts = [each.text for each in complaints("complaints")[:20]]
    assert guesses(scripts, texts, guides()) == guesses(scripts, texts, guides())


def _area(page: Page) -> Locator:
    return page.get_by_role("textbox", name="投诉原话")


def _ordinary() -> list[str]:
    """Complaints in which nobody can find anything urgent."""
    every = [each for name in SETS if name != "blind" for each in complaints(name)]
    return [
        each.text.strip()
        for each in every
        if each.accepted["severity"] and "severity-urgent" not in each.accepted["severity"]
    ]


def _units(text: str) -> int:
    """How long a script says that a text is."""
    return len(text.encode("utf-16-le")) // 2
