"""同一个列表里，同一项写了两遍：别名、曾用编号、引用，写一遍就够；多出来的一遍往往是抄错了另一项。

错误：
    aliases: [客诉, 客诉]
正确：
    aliases: [客诉, 投诉件]
"""

from collections.abc import Iterator

from pydantic import BaseModel

from generator.diagnostic import FieldPath, Problem
from generator.questions import Question


def of_part(path: FieldPath, part: BaseModel) -> Iterator[Problem]:
    """No list of texts or ids holds an entry twice; what must differ in a question is a rule of its own."""
    told_otherwise = {name for name, _inner in part.distinct} if isinstance(part, Question) else set()
    for name, value in part.__dict__.items():
        if isinstance(value, tuple) and name not in told_otherwise:
            texts = [item for item in value if isinstance(item, str)]
            for number, text in enumerate(texts):
                if text in texts[:number]:
                    yield Problem(
                        (*path, name, number),
                        f"这一项和第 {texts.index(text) + 1} 项一样",
                        written=text,
                        expected="各项互不相同",
                        fix="删去一项，或者改成本来要写的那一项",
                    )
