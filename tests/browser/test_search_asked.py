"""Pages that are asked for in such words: what makes a query alike to an utterance, and what does not."""

from collections.abc import Iterator, Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from tests.browser.reader import Site, reading, run_every_script
from tests.search.engine import ranked

pytestmark = pytest.mark.browser

SCORES = """([said, queries]) => {
  const lexicon = new casebook.terms.Lexicon([], [], [[["老婆", "媳妇"], ["亲属"]], [["半夜", "23点"], ["夜间"]]]);
  const utterances = new casebook.Utterances(lexicon);
  said.forEach((lines, page) => lines.forEach((line) => utterances.add(page, line)));
  utterances.close();
  return queries.map((query) => Object.fromEntries(utterances.scores(query)));
}"""
SAID = [
    ["催收的半夜打电话", "一天打我二十次"],
    ["打给我老婆要钱", "找我亲戚要债"],
    ["来了二十个人堵门", "一群人要见领导"],
    ["十五天了没答复", "六个月了还没退"],
]
CALLS, FAMILY, CROWD, LIMIT = range(len(SAID))


@pytest.fixture(scope="module")
def page(browser: Browser, site: Site) -> Iterator[Page]:
    """A page with all scripts, opened once."""
    with reading(browser, site) as reader:
        page = reader.open("about.html")
        run_every_script(page)
        yield page


def scores(page: Page, *queries: str, said: Sequence[Sequence[str]] = tuple(SAID)) -> list[dict[int, float]]:
    """For each query the pages that are asked for so, each with how much."""
    found: list[Mapping[str, float]] = page.evaluate(SCORES, [said, queries])
    return [{int(number): score for number, score in each.items()} for each in found]


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("半夜还打", CALLS),
        ("晚上11点打过来", CALLS),
        ("找我媳妇", FAMILY),
        ("20 人在门口", CROWD),
        ("来了二十位", CROWD),
        ("20次电话", CALLS),
        ("15天没人理", LIMIT),
        ("半年没退", LIMIT),
    ],
)
def test_the_likest_is_the_page_that_is_asked_for_so(page: Page, query: str, wanted: int) -> None:
    (found,) = scores(page, query)
    assert max(found, key=found.__getitem__) == wanted


def test_the_very_words_are_as_like_as_can_be_and_each_page_has_its_three_nearest(page: Page) -> None:
    (found,) = scores(page, "停息挂账", said=[["停息挂账"] * 5, ["停息挂账", "别的事"]])
    assert found[0] == pytest.approx(3)
    assert found[1] == pytest.approx(1)


def test_an_amount_of_another_unit_and_an_amount_alone_are_like_nothing(page: Page) -> None:
    people, days = scores(page, "共20人", "共20人", said=[["满20日"], ["满20个人"]])
    assert people.keys() == days.keys() == {1}
    assert scores(page, "20 人", "15天", "36%") == [{}, {}, {}]


def test_words_that_nobody_says_find_nothing(page: Page) -> None:
    assert scores(page, "鑫鑫", "", "……", "zzz") == [{}, {}, {}, {}]


@settings(max_examples=40)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=40), min_size=1, max_size=20))
def test_likeness_is_a_share_of_three_whatever_is_typed(page: Page, queries: list[str]) -> None:
    assert all(0 <= score <= 3.000001 for each in scores(page, *queries) for score in each.values())


def test_short_words_find_what_is_asked_for_so_where_no_text_has_them(page: Page) -> None:
    found = ranked(page, ["群访"])
    assert any("mass-visit" in address or "group-visit" in address for address in found[0])
