"""Anki: a deck of cards, which a second import brings up to date and never doubles."""

from collections.abc import Iterator
from pathlib import Path

from generator.exchange._outgoing.losses import Loss
from generator.exchange._outgoing.selection import Item, Selection
from generator.questions import interactions

LABEL = "Anki 卡片"
SUFFIX = ".apkg"
CARRIES = "全部题型：情景、题干、选项、提示、答案、逐项说明、解析、依据；难度、题型、题集是标签；再导入一次只更新改过的"
LOSES = "判分（看了背面自己评）、学习记录；考试的抽题和及格线"
NEEDS, EXTRA = ("genanki",), "exchange"


def write(selection: Selection, out: Path) -> Iterator[Loss]:
    """A card a question, in a deck a question set."""
    from generator.exchange._cards import write_package

    write_package(selection, out)
    yield from selection.left_simplified("字段名和卡片模板上的字", "改了它们，已经导入的卡片就不能更新")
    yield from (loss for item in selection.items for loss in _losses(item))
    if any(section.draw is not None for section in selection.sections):
        yield Loss("", "抽题数、及格线没有带上：Anki 没有考试，题池里的题都在")


def _losses(item: Item) -> Iterator[Loss]:
    if isinstance(item.interaction, interactions.Walk):
        yield Loss(item.ref, "成了一张按节读的卡片，不能一步一步点着走")
    elif isinstance(item.interaction, interactions.Sequence | interactions.Match):
        yield Loss(item.ref, "成了对照字母的卡片，不能拖着排、拖着配")
