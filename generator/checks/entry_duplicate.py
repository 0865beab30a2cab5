"""同一个列表里，同一项写了两遍：别名、曾用编号、引用，写一遍就够；多出来的一遍往往是抄错了另一项。

错误：
    aliases: [客诉, 客诉]
正确：
    aliases: [客诉, 投诉件]
"""

from collections.abc import Iterator

from pydantic import BaseModel

from generator.diagnostic import FieldPath, Problem
from generator.record import Part
from generator.twins.joint import Distinct

MESSAGE, EXPECTED, FIX = "这一项和第 {first} 项一样", "各项互不相同", "删去一项，或者改成本来要写的那一项"


def of_part(path: FieldPath, part: BaseModel) -> Iterator[Problem]:
    """No list of texts or ids holds an entry twice; what must differ in a question is a rule of its own."""
    joint = part.joint if isinstance(part, Part) else ()
    told_otherwise = {rule.field for rule in joint if isinstance(rule, Distinct)}
    for name, value in part.__dict__.items():
        if isinstance(value, tuple) and name not in told_otherwise:
            texts = [item for item in value if isinstance(item, str)]
            for number, text in enumerate(texts):
                if text in texts[:number]:
                    yield Problem(
                        (*path, name, number),
                        MESSAGE.format(first=texts.index(text) + 1),
                        written=text,
                        expected=EXPECTED,
                        fix=FIX,
                    )
