"""有毛病的写法（bad）要让检查看得出毛病：至少缺一项必须讲到的，或者有一处不能说的。

错误：
    bad: {text: 您的投诉已受理，编号 TS-1，最晚 12 月 8 日前答复您。, notes: [语气生硬]}
正确：
    bad: {text: 已收到，15 个工作日内保证让您满意。, notes: [没有编号, 日写成了工作日]}
"""

from collections.abc import Iterator

from generator.diagnostic import Problem
from generator.kinds.taboo import Taboo
from generator.kinds.wording import Wording
from generator.library import Library


def check(library: Library) -> Iterator[tuple[str, Problem]]:
    """The bad version of every wording is found to be bad."""
    taboos = [taboo.sought for taboo in library.listed.all(Taboo)]
    for wording in library.all(Wording):
        if not wording.faults(taboos).are_bad:
            yield (
                wording.id,
                Problem(
                    ("bad", "text"),
                    "有毛病的写法通过了检查",
                    expected="缺一项必须讲到的，或者有一处不能说的",
                    fix="换成真正常犯的错误；或者把它的毛病补进 forbidden 或者忌语",
                    on_key=True,
                ),
            )
