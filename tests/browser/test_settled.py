"""What some words settle whatever else is told: that somebody is asked about their life, that a level is not lower.
Texts are put together, so that no list of phrases has them.
"""

from collections.abc import Iterator
from itertools import product

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.reader import Site, reading
from tests.intake.labelled import alarms

pytestmark = pytest.mark.browser

LEVELS = """async (texts) => {
  const [data, table] = await Promise.all(["intake", "proofreading"].map(casebook.load));
  const {assess} = casebook.intake(data, casebook.proofreading(table));
  return texts.map((text) => assess(text).suggested.severity[0].id);
}"""
CAUSES = """async (texts) => {
  const [data, table] = await Promise.all(["intake", "proofreading"].map(casebook.load));
  const {assess} = casebook.intake(data, casebook.proofreading(table));
  return texts.map((text) => assess(text).suggested.cause[0].id);
}"""
ASKED = """async (texts) => {
  const [data, table] = await Promise.all(["intake", "proofreading"].map(casebook.load));
  const {assess} = casebook.intake(data, casebook.proofreading(table));
  return texts.map((text) => assess(text).requests.map(({id}) => id));
}"""
UPSHOT = "(texts) => texts.map(casebook.upshot)"
LIFE = {
    "where": (
        ("我", "我弟", "老公发来视频说他", "客户"),
        ("站在", "坐到了", "已经爬上了", "翻过"),
        ("楼顶", "大桥的护栏", "铁轨", "井沿", "高架桥边", "十九楼的窗台", "塔吊"),
        ("", "，你们别再打了", "，利息的事以后再说吧"),
    ),
    "with what": (
        ("", "不用办延期了，", "你们催吧，"),
        ("农药我已经备好了", "我喝了半瓶敌敌畏", "绳子系好了", "安眠药都倒出来了，我吃了一整瓶安眠药", "煤气开了"),
        ("", "，门我反锁了"),
    ),
    "no tomorrow": (
        ("", "别给我排分期了，", "下个月还多少不用跟我说，", "利息你们爱怎么算怎么算，"),
        ("反正过几天我就不在了", "我活不到开春", "我没有以后了", "往后没有我这个人了", "我压根不打算活过今晚"),
        ("", "，账你们自己销吧"),
    ),
    "afterwards": (
        ("我死了", "我要是走了", "俺没了"),
        ("保险赔的钱够还你们", "这笔债是不是一笔勾销", "账就清了"),
        ("", "，是吧", "，你们记一下"),
    ),
    "farewell": (
        ("这是", "今晚是"),
        ("最后一次接你们电话", "最后一次跟你说话", "最后一通跟你们说的话"),
        ("", "，谢谢你一直听着"),
    ),
}
HARMLESS = {
    "figures of speech": (
        tuple("累气饿困烦笑急热冷吵忙堵"),
        ("死了", "死我了", "死个人了"),
        ("，排了一上午的队", "，页面一打开就闪退", "，三块钱手续费也要收", "，我先吃口饭再打给你们"),
    ),
    "denied": (
        ("你放心，我才不会", "我没想", "我又不是要", "我可不"),
        ("自杀", "跳楼", "想不开", "寻短见"),
        ("，就是要个说法", "，我要把官司打完", "，把账算清楚就行"),
    ),
}
IN_DANGER = ("我站在楼顶上，真的不想活了", "药我已经吃下去了，遗书在枕头底下", "我妹割腕了，血止不住，救救她")
BESIDES = {
    "cause-credit-report": "征信报告上写我逾期两次，我一次都没晚过，给我更正",
    "cause-pricing": "违约金重复收了三个月，多收的钱退给我",
    "cause-bundling": "不买那份保险就不给放款，保费退给我",
}
REQUESTS = {
    "request-hardship": ("我失业了，能不能分长一点慢慢还", "实在还不上了，想申请延期", "这个月拿不出，想协商还款"),
    "request-limitation": ("这笔早过了诉讼时效", "都说过了三年就不用还了"),
    "request-apology": ("那个客服什么态度，要给我道歉", "打了八回没人管，互相推"),
    "request-transferred": ("【市民热线转办】来电人反映", "我已经找过12378了"),
    "request-deceased": ("我爱人上个月去世了", "死亡证明寄过两回"),
}
SETTLED = (
    "上次{}的事你们已经处理好了，我不提了。",
    "{}那一件早就解决了，钱也退了，我没意见，",
    "先前{}，你们赔了不是，那事过去了；",
)
TURNS = ("这回是", "但是", "现在是", "我今天要说的是，", "问题是")
LEFT = ("发个验证码等半个钟头，页面也打不开", "信用报告上写我逾期两次，我一次都没晚过")
GRAVE = ("我是聋人，", "我妈坐轮椅，", "我怀孕六个月，", "我在做透析，", "监管局转来的件，", "这件事12378已经受理，")
COMPLAINTS = ("你们的会员费扣了我三十九块，退给我", "利息算得不对，多收了几十块", "合同要了三回都不给我")
AGED = ("我今年{}岁了，", "我妈{}了，", "老父亲今年{}，", "他爸{}多岁，")


@pytest.fixture(scope="module")
def page(browser: Browser, site: Site) -> Iterator[Page]:
    """The page on which complaints are compared."""
    with reading(browser, site) as reader:
        page = reader.open("intake.html")
        expect(page.get_by_role("textbox", name="投诉原话")).to_be_visible()
        yield page


@pytest.mark.parametrize("family", LIFE)
def test_whoever_speaks_of_their_death_is_asked_about_it(page: Page, family: str) -> None:
    texts = list(map("".join, product(*LIFE[family])))
    missed = [text for text, found in zip(texts, alarms(page, texts), strict=True) if "danger-life" not in found]
    assert missed == []


@pytest.mark.parametrize("family", HARMLESS)
def test_what_only_sounds_so_is_not_red(page: Page, family: str) -> None:
    texts = list(map("".join, product(*HARMLESS[family])))
    found = alarms(page, texts, only_sure=True)
    assert [text for text, red in zip(texts, found, strict=True) if "danger-life" in red] == []


def test_who_needs_care_is_never_an_ordinary_case(page: Page) -> None:
    texts = [first + then for first, then in product((*GRAVE, *_aged()), COMPLAINTS)]
    levels = page.evaluate(LEVELS, texts)
    assert [text for text, level in zip(texts, levels, strict=True) if level == "severity-routine"] == []


@pytest.mark.parametrize("text", IN_DANGER)
def test_who_is_in_danger_and_names_no_cause_complains_of_what_drives_there(page: Page, text: str) -> None:
    assert page.evaluate(CAUSES, [text]) == ["cause-collection"]


def test_a_cause_that_is_named_in_danger_stays(page: Page) -> None:
    assert page.evaluate(CAUSES, ["你们征信上那条逾期记录不给我更正，我现在就从楼顶跳下去"]) == ["cause-credit-report"]


@pytest.mark.parametrize("cause", BESIDES)
@pytest.mark.parametrize("text", IN_DANGER)
def test_what_somebody_in_danger_says_besides_is_the_cause(page: Page, text: str, cause: str) -> None:
    said = BESIDES[cause]
    assert page.evaluate(CAUSES, [f"{said}。{text}", f"{text}。{said}"]) == [cause, cause]


@pytest.mark.parametrize("request_", REQUESTS)
def test_a_request_is_told_beside_any_cause(page: Page, request_: str) -> None:
    texts = [f"{said}，{asked}。" for said, asked in product(COMPLAINTS, REQUESTS[request_])]
    assert [text for text, found in zip(texts, page.evaluate(ASKED, texts), strict=True) if request_ not in found] == []


def test_a_plain_complaint_asks_for_nothing_else(page: Page) -> None:
    assert page.evaluate(ASKED, list(COMPLAINTS)) == [[], [], []]


def test_what_is_settled_is_not_what_somebody_comes_with(page: Page) -> None:
    past = ("催收骂我", "乱扣会员费", "泄露我电话")
    pairs = [(form.format(matter), turn + left) for form, matter, turn, left in product(SETTLED, past, TURNS, LEFT)]
    assert page.evaluate(UPSHOT, [before + rest for before, rest in pairs]) == [rest for _before, rest in pairs]


@pytest.mark.parametrize(
    "text", ["这件事还没处理好，这回又来一遍，你们到底管不管", "我不提了，但是气", "这回是催收骂我，你们还说处理好了"]
)
def test_what_is_not_settled_is_read_whole(page: Page, text: str) -> None:
    assert page.evaluate(UPSHOT, [text]) == [text]


@pytest.mark.parametrize("sum_", ["扣了我三百六", "收了我九十八块", "他六十三块都要收", "我八十分期"])
def test_a_sum_is_no_age(page: Page, sum_: str) -> None:
    [level] = page.evaluate(LEVELS, [f"会员费没人问过就{sum_}，退给我"])
    assert level == "severity-routine"


def _aged() -> Iterator[str]:
    for ten, unit in product("六七八九", "一三六八"):
        yield from (form.format(f"{ten}十{unit}") for form in AGED[:3])
        yield AGED[3].format(f"{ten}十")
