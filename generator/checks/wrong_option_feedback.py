"""错误的选项必须说明错在哪里（feedback）。只说“错”学不到东西，说清楚原因和依据才学得会。

错误：
    - text: 15 个工作日
正确：
    - text: 15 个工作日
      feedback: 规则写的是日，不是工作日；节假日也计算在内。
"""

from collections.abc import Iterator

from pydantic import BaseModel

from generator.diagnostic import FieldPath, Problem
from generator.record import Alternative
from generator.twins.joint import broken


def of_part(path: FieldPath, part: BaseModel) -> Iterator[Problem]:
    """Whoever chooses wrongly is told why."""
    if isinstance(part, Alternative):
        yield from broken(path, part, "wrong-option-feedback")
