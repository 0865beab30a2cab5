"""The sheet that says how to fill in the others, from the models."""

from collections.abc import Iterator, Sequence

from generator.authoring.fields import PLAIN
from generator.record import Kind
from generator.workbooks.layout import Column, Sheet
from generator.workbooks.telling import Telling

HOW = """\
这份表由 casebook export 写出，改完用 casebook import 读回；想先看会改什么，加 --dry-run。
第一张表一行一条记录；别的表一行一项，靠“编号”和“第几项”对上它属于哪一条、哪一项。
“第几项”决定先后。要插在第 2 项和第 3 项之间，写 2.5；加在最后，可以空着（它下面还有别的表要填的，不能空）。
删掉一行，就是删掉那一项；从各张表里把一条记录的行都删掉，知识库里那一条不会动。
浅黄的格必填而还空着，填上就不黄了；别的空格可以不填，或者看是哪一种才要填。
新写一条记录，在第一张表加一行，编号用小写英文、数字和短横线。读进去是草稿。
一格里写几项的，一行写一项（Alt+Enter 换行）。引用写“标题（编号）”或者只写编号；全部编号在隐藏的“全部选项”表里。
不要用公式，不要删列，不要删隐藏的第一行和隐藏的表。列可以换位置、隐藏、调宽。"""
HEAD = ("在哪张表", "列", "必填", "写什么", "可以写的")


def guide(kind: Kind, sheets: Sequence[Sheet]) -> Iterator[Sequence[str]]:
    """Line by line what stands in its cells."""
    yield (f"{kind.plural}：怎么填这份表",)
    yield from ((line,) for line in HOW.split("\n"))
    yield ()
    yield HEAD
    telling = Telling(kind)
    for sheet in sheets:
        for column in sheet.columns:
            yield sheet.title, column.heading, _needed(column), telling.meaning(sheet, column), _allowed(column)


def _needed(column: Column) -> str:
    return ("写这一组的话" if column.within_optional else "✓") if column.is_required else ""


def _allowed(column: Column) -> str:
    if column.words:
        return "、".join(column.words.values())
    found = dict.fromkeys(PLAIN.get(value.annotation, "") for value in column.values.values())
    return "、".join(filter(None, found))
