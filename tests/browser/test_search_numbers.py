"""Numbers with their units in the search: read as meant, found however written, and never in another unit."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from generator.twins.folding import TABLE, fold
from tests.browser.reader import Site, reading, run_every_script
from tests.search.engine import ranked
from tests.search.relevance import place_of

pytestmark = pytest.mark.browser

READ = """(texts) => texts.map((text) => casebook.terms.runs(text).flat()
  .flatMap(({amount}) => amount ? [`${amount.value}${amount.unit}`] : []))"""
FOUND = """(cases) => cases.map(([typed, written]) => {
  let found = 0;
  const pattern = casebook.terms.pattern(casebook.terms.runs(typed)[0]);
  casebook.terms.each(pattern, casebook.terms.even(written), () => found++);
  return found > 0;
})"""
CLOSE = """(texts) => texts.map((text) => casebook.terms.runs(text).flat()
  .flatMap(({amount}) => amount ? casebook.numbers.close(amount).map(({value, unit}) => `${value}${unit}`) : []))"""
DIGITS = "零一二三四五六七八九"
UNITS = {  # names of the same unit
    "人": ["人", "名", "位", "个人"],
    "日": ["日", "天", "个自然日"],
    "工作日": ["工作日", "个工作日"],
    "周": ["周", "个星期", "个礼拜"],
    "月": ["个月"],
    "小时": ["小时", "个小时", "个钟头"],
    "分钟": ["分钟"],
    "元": ["元", "块", "块钱"],
    "次": ["次", "遍", "趟"],
    "%": ["%", "％", "个点", "个百分点"],
    "倍": ["倍"],
    "件": ["件"],
}


@pytest.fixture(scope="module")
def page(browser: Browser, site: Site) -> Iterator[Page]:
    """A page with all scripts, opened once."""
    with reading(browser, site) as reader:
        page = reader.open("about.html")
        run_every_script(page)
        yield page


def said(number: int) -> str:
    """A number below 100 in Chinese numerals."""
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else DIGITS[tens]) + ("十" if tens else "") + (DIGITS[ones] if ones or not tens else "")


NUMBERS = st.integers(2, 99)  # 一 is left to words such as 一次性
WRITTEN = st.sampled_from([str, said, lambda number: str(number).translate({48 + at: 0xFF10 + at for at in range(10)})])
KINDS = st.sampled_from(sorted(UNITS))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("20 人堵门", ["20人"]),
        ("二十几个人", ["20人"]),
        ("20几天", ["20日"]),
        ("120多名客户", ["120人"]),
        ("一千余件", ["1000件"]),
        ("12345几天", ["12345"]),
        ("12378几天回", ["12378"]),
        ("打12363多少天有信", ["12363"]),
        ("晚上11点", ["23点"]),
        ("夜里十一点半", ["23点"]),
        ("23:00", ["23点"]),
        ("晚上12点", ["0点"]),
        ("中午12点", ["12点"]),
        ("下午三点", ["15点"]),
        ("早上7点", ["7点"]),
        ("借2w还了3w2", ["20000", "32000"]),
        ("两个W", ["20000"]),
        ("1.5万元", ["15000元"]),
        ("百分之三十六", ["36%"]),
        ("36个点", ["36%"]),
        ("24%到36%", ["24%", "36%"]),
        ("24到36%", ["24%", "36%"]),
        ("5-10天", ["5日", "10日"]),
        ("15个工作日", ["15工作日"]),
        ("半年", ["0.5年"]),
        ("半个月", ["0.5月"]),
        ("两周", ["2周"]),
        ("第三人", ["3"]),
        ("第 18 条", ["18"]),
        ("一次性", []),
        ("一个人", []),
        ("一天打三次", ["1日", "3次"]),
        ("万一", []),
        ("三五天", []),
        ("3月31日", []),
    ],
)
def test_what_is_typed_is_read_as_it_is_meant(page: Page, typed: str, meant: list[str]) -> None:
    assert page.evaluate(READ, [typed]) == [meant]


@settings(max_examples=60)
@given(
    st.lists(st.tuples(NUMBERS, KINDS, st.randoms(use_true_random=False), WRITTEN, WRITTEN), min_size=20, max_size=40)
)
def test_a_number_is_found_in_every_spelling_of_its_own_unit(page: Page, cases: list[tuple]) -> None:  # type: ignore[type-arg]
    pairs = [
        [
            f"{one(number)}{luck.choice(UNITS[unit])}",
            f"共{other(number)}{luck.choice(['', ' '])}{luck.choice(UNITS[unit])}。",
        ]
        for number, unit, luck, one, other in cases
    ]
    missed = [pair for pair, found in zip(pairs, page.evaluate(FOUND, pairs), strict=True) if not found]
    assert missed == []


@settings(max_examples=60)
@given(st.lists(st.tuples(NUMBERS, KINDS, KINDS, WRITTEN, WRITTEN), min_size=20, max_size=40))
def test_a_number_is_not_found_in_another_unit(page: Page, cases: list[tuple]) -> None:  # type: ignore[type-arg]
    pairs = [
        [f"{one(number)}{UNITS[unit][0]}", f"共{other(number)}{UNITS[wrong][0]}。"]
        for number, unit, wrong, one, other in cases
        if unit != wrong
    ]
    mistaken = [pair for pair, found in zip(pairs, page.evaluate(FOUND, pairs), strict=True) if found]
    assert mistaken == []


@settings(max_examples=60)
@given(st.lists(st.tuples(NUMBERS, KINDS, WRITTEN), min_size=20, max_size=40))
def test_units_that_answers_are_marked_by_mean_the_same_here(page: Page, cases: list[tuple]) -> None:  # type: ignore[type-arg]
    marked = {unit for _pattern, unit in TABLE["units"]} & UNITS.keys()
    typed = [f"{write(number)}{name}" for number, unit, write in cases if unit in marked for name in UNITS[unit]]
    assert page.evaluate(READ, typed) == [[fold(text)] for text in typed]


@pytest.mark.parametrize(
    ("typed", "close"),
    [("半年", "6月"), ("6个月", "0.5年"), ("6个月", "180日"), ("180天", "6月"), ("半个月", "15日"), ("三天", "72小时")],
)
def test_times_that_are_as_long_are_close(page: Page, typed: str, close: str) -> None:
    assert close in page.evaluate(CLOSE, [typed])[0]


def test_a_working_day_is_close_to_no_day(page: Page) -> None:
    assert page.evaluate(CLOSE, ["15个工作日"]) == [[]]


def test_people_do_not_lead_to_days_nor_days_to_people(page: Page) -> None:
    people, crowd, days = ranked(page, ["20 人", "二十个人来了", "20 日"])
    assert place_of(people[0]).partition("#")[0] == place_of(crowd[0]).partition("#")[0] == "plan-mass-visit"
    assert place_of(days[0]).partition("#")[0] == "deadline-credit-objection"
    assert not {place.partition("#")[0] for place in people} & {place.partition("#")[0] for place in days}


def test_every_way_to_say_a_number_finds_the_same(page: Page) -> None:
    for ways in (
        ["年化36%", "年化百分之三十六", "年化36个点", "年化３６％"],
        ["23点打电话", "23:00打电话", "二十三点打电话"],
        ["借2w还3w", "借两万还三万", "借20000还30000"],
    ):
        first, *others = ranked(page, ways)
        assert all(other == first for other in others), ways
