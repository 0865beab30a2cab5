"""All questions of the page that are marked at one go, answered together."""

from collections.abc import Iterable
from typing import Any

from playwright.sync_api import Locator, Page

from tests.browser.questions.asking import QUIZ, Asked
from tests.browser.reader import Reader

STEMS = {
    "single": "一般投诉的答复期限是多长？",
    "multiple": "登记投诉时要记下哪些内容？",
    "true-false": "客户没有书面材料，就可以不登记。",
    "fill": "处理投诉要分清哪三类材料？",
    "numeric": "一般投诉应当在收到之后多长时间内答复？",
    "short": "客户在电话里情绪激动，您先怎么说？",
}
RIGHT = {
    "single": ["15 日"],
    "multiple": ["收到日期", "客户的诉求", "联系方式"],
    "true-false": ["错"],
    "fill": "证据，事实，诉求",
    "numeric": "十五天",
    "short": ["先听完", "复述诉求", "说明下一步和时间"],
}
WRONG = {
    "single": ["15 个工作日"],
    "multiple": ["客户亲属的债务"],
    "true-false": ["对"],
    "fill": "诉求、事实、态度",
    "numeric": "15 个工作日",
    "short": [],
}
PARTLY = {"multiple": ["收到日期", "客户的诉求", "客户亲属的债务"], "short": ["先听完"]}


def everyone(reader: Reader, **options: Any) -> dict[str, Asked]:
    """Every question by the name of its type, on one page."""
    page = reader.open(QUIZ, **options)
    return {name: Asked(page, stem) for name, stem in STEMS.items()}


def page_of(questions: dict[str, Asked]) -> Page:
    """The page they stand on."""
    return questions["single"].page


def answer(asked: Asked, given: str | list[str]) -> None:
    """Enter an answer and have it marked."""
    if asked.stem == STEMS["short"]:
        asked.form.get_by_role("textbox").fill("先安抚他。")
        asked.button("看参考答案").click()
    if isinstance(given, str):
        asked.form.get_by_role("textbox").fill(given)
    else:
        choose(asked, given)
    asked.button("记下自评" if asked.stem == STEMS["short"] else "看对不对").click()


def answer_all(questions: dict[str, Asked], answers: dict[str, Any]) -> None:
    """Answer those for which there is an answer."""
    for name, given in answers.items():
        answer(questions[name], given)


def retry_all(questions: dict[str, Asked], names: Iterable[str]) -> None:
    """Start them again."""
    for name in names:
        questions[name].retry()


def choose(asked: Asked, options: list[str]) -> None:
    """Tick options, whose labels begin with a letter."""
    for words in options:
        option(asked, words).check()


def option(asked: Asked, words: str) -> Locator:
    """An option by its words."""
    return (
        asked.form.locator("label")
        .filter(has_text=words)
        .first.get_by_role("radio")
        .or_(asked.form.locator("label").filter(has_text=words).first.get_by_role("checkbox"))
    )
