"""错误的选项必须说明错在哪里（feedback）。只说“错”学不到东西，说清楚原因和依据才学得会。

错误：
    - text: 15 个工作日
正确：
    - text: 15 个工作日
      feedback: 规则写的是日，不是工作日；节假日也计算在内。
"""

from collections.abc import Iterator

from generator.diagnostic import Problem
from generator.library import Library
from generator.record import Alternative


def check(library: Library) -> Iterator[tuple[str, Problem]]:
    """Whoever chooses wrongly is told why."""
    for owner, path, part in library.parts(Alternative):
        if part.is_wrong and part.feedback is None:
            yield (
                owner,
                Problem(
                    (*path, "text"),
                    "错误的选项没有说明错在哪里",
                    written=part.text,
                    expected="feedback: 为什么不对、对的是什么",
                    fix="在这个选项下加一行 feedback: …",
                ),
            )
