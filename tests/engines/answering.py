"""Right answers, and answers with nothing right in them, entered into the form of a question."""

from functools import singledispatch

from generator.questions import Question
from generator.questions.classify import Classify
from generator.questions.fill import Fill
from generator.questions.match import Match
from generator.questions.multiple import Multiple
from generator.questions.numeric import Numeric
from generator.questions.order import Order
from generator.questions.single import Single
from generator.questions.true_false import TrueFalse
from tests.engines.page import Place


@singledispatch
def answer(question: Question, _form: Place, *, right: bool) -> None:
    """Enter an answer."""
    raise NotImplementedError(question.type)


@answer.register
def _single(question: Single, form: Place, *, right: bool) -> None:
    option = next(option for option in question.options if option.correct == right)
    form.place("radio", option.text).click()


@answer.register
def _multiple(question: Multiple, form: Place, *, right: bool) -> None:
    for option in question.options:
        if option.correct == right:
            form.place("checkbox", option.text).click()


@answer.register
def _true_false(question: TrueFalse, form: Place, *, right: bool) -> None:
    form.place("radio", "对" if question.answer == right else "错", exact=True).click()


@answer.register
def _fill(question: Fill, form: Place, *, right: bool) -> None:
    form.place("textbox").fill(question.accept[0] if right else "不知道")


@answer.register
def _numeric(question: Numeric, form: Place, *, right: bool) -> None:
    form.place("textbox").fill(question.shown if right else f"{question.value + question.slack + 1}{question.unit}")


@answer.register
def _match(question: Match, form: Place, *, right: bool) -> None:
    rights = [pair.right for pair in question.pairs]
    for pair, other in zip(question.pairs, rights if right else [*rights[1:], rights[0]], strict=True):
        form.place("combobox", pair.left).choose(other)


@answer.register
def _classify(question: Classify, form: Place, *, right: bool) -> None:
    for item in question.items:
        group = next(group for group in question.groups if (group == item.group) == right)
        form.place("group", item.text, exact=True).place("radio", group, exact=True).click()


@answer.register
def _order(question: Order, form: Place, *, right: bool) -> None:
    items = question.items if right else question.items[::-1]
    for item in items:  # each to the end, below those before it
        for _ in items[1:]:
            form.place("button", f"下移：{item}").click()
