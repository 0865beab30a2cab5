"""要找的说法（signs、phrase、aliases、unless、cues 里的各项）里，“…”代表同一句里的几个字，最多写两处。

“…”多了，什么话都对得上，查起来也慢；要说得细，拆成几个说法。

错误：signs: [最晚…日…前…答复]
正确：signs: [最晚…前答复, 日前答复]
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
    """No phrase that is looked for falls into more parts than can be looked for."""
    return lambda _owner, leaf: _loose(leaf)


def _loose(leaf: Leaf) -> Iterator[Problem]:
    if len(phrases.OMISSION.findall(leaf.value)) < phrases.MOST_PARTS:
        return
    gaps = len(phrases.parts_of(leaf.value, by_clause=True)) - 1
    if gaps >= phrases.MOST_PARTS:
        most = phrases.MOST_PARTS - 1
        yield Problem(leaf.path, f"这个说法里有 {gaps} 处“…”", leaf.value, f"最多 {most} 处", "拆成几个说法")
