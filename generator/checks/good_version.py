"""用样例填好的正文要过得了自己的检查：必须讲到的都在，不能说的和忌语没有，个人信息也没有。

过不了的，要么正文要改，要么 signs 写得太窄，要么 phrase 写得太宽（没有问题的说法写进 unless）。

错误：
    body: 我们会尽快答复您。
    required: [{element: 最晚哪一天答复, why: 客户要知道, signs: [日前答复], internal: true}]
正确：
    body: 我们最晚{due}前答复您。
    required: [{element: 最晚哪一天答复, why: 客户要知道, signs: [日前答复], internal: true}]
"""

from collections.abc import Iterator, Sequence

from generator.diagnostic import FieldPath, Problem
from generator.kinds.taboo import Taboo
from generator.kinds.wording import Wording
from generator.library import Library
from generator.twins import proofreading
from generator.twins.proofreading import Span


def check(library: Library) -> Iterator[tuple[str, Problem]]:
    """Every wording, filled with its examples, is what it asks others to be; an undefined slot is another finding."""
    taboos = library.listed.all(Taboo)
    for wording in library.all(Wording):
        if not proofreading.SLOT.search(wording.good):
            yield from ((wording.id, problem) for problem in _problems(wording, taboos))


def _problems(wording: Wording, taboos: Sequence[Taboo]) -> Iterator[Problem]:
    findings = proofreading.check(wording.good, wording.demands(taboo.sought for taboo in taboos))
    for number in findings.missing:
        yield Problem(
            ("required", number, "signs"),
            "用样例填好的正文里，找不到这一项的任何一个说法",
            written="、".join(wording.required[number].signs),
            expected="至少一个说法出现在正文里",
            fix="在 signs 里加上正文的说法，或者在正文里把它讲到",
            on_key=True,
        )
    for span in findings.wrong:
        written = wording.good[span.start : span.end]
        yield Problem(
            _place(wording, written),
            "用样例填好的正文里，有自己不许出现的内容",
            written=proofreading.quoted(span, written),
            expected="没有 forbidden 里的说法、没有忌语、没有个人信息",
            fix=_cure(span, taboos),
            needle=written,
        )


def _cure(span: Span, taboos: Sequence[Taboo]) -> str:
    if span.kind == "taboo":
        taboo = taboos[int(span.which)]
        return f"忌语“{taboo.title}”：{taboo.instead}没有问题的说法写进那一条的 unless"
    return "改写正文或样例；没有问题的说法写进 unless"


def _place(wording: Wording, written: str) -> FieldPath:
    """The field in which somebody wrote it: the text, or an example."""
    if written in wording.body:
        return ("body",)
    examples = (number for number, slot in enumerate(wording.slots) if written in slot.shown)
    return next((("slots", number, "example") for number in examples), ("body",))
