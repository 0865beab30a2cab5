"""要找的说法里必须有字：比较时标点、空格、引号都不算，只有标点的说法永远找不到。

错误：signs: ["！", "——"]
正确：signs: [申请核查, 可以…起诉]
"""

from collections.abc import Callable, Iterable, Iterator

from generator.diagnostic import Problem
from generator.fields import Text
from generator.library import Library
from generator.twins import phrases
from generator.walk import Leaf


def is_for(mark: Text) -> bool:
    """What is looked for in what others write."""
    return mark.sought


def inspector(_library: Library) -> Callable[[str, Leaf], Iterable[Problem]]:
    """What is looked for in texts has words in it."""
    return lambda _owner, leaf: _empty(leaf)


def _empty(leaf: Leaf) -> Iterator[Problem]:
    if not phrases.has_words(leaf.value):
        yield Problem(leaf.path, "这个说法里没有字", leaf.value, "至少一个字", "写出要找的字，或者删去")
