"""正文里的引用要用两对方括号括起来：[[编号]]，少一个就不会变成链接，原样显示在页面上。

错误：
    见 [[toushu-banfa#18]。
正确：
    见 [[toushu-banfa#18]]。
"""

from collections.abc import Callable, Iterable, Iterator

from generator.diagnostic import Problem
from generator.fields import Text
from generator.library import Library
from generator.references import LINK
from generator.walk import Leaf


def inspector(_library: Library) -> Callable[[str, Leaf], Iterable[Problem]]:
    """No double bracket is left over when all links are taken away."""
    return lambda _owner, leaf: _left_over(leaf) if "[[" in leaf.value or "]]" in leaf.value else ()


def _left_over(leaf: Leaf) -> Iterator[Problem]:
    markdown = isinstance(leaf.mark, Text) and leaf.mark.markdown
    rest = LINK.sub("", leaf.value) if markdown else leaf.value
    bracket = next((sign for sign in ("[[", "]]") if sign in rest), "")
    if bracket:
        yield Problem(
            leaf.path,
            "引用的方括号没有配成对" if markdown else "这个字段只能写普通文字，引用不会变成链接",
            written=bracket,
            expected="[[编号]] 或 [[编号|文字]]" if markdown else "普通文字",
            fix="补上缺的方括号" if markdown else "去掉方括号，写出名称",
            needle=_around(rest, bracket),
        )


def _around(rest: str, bracket: str) -> str:
    """The bracket with what stands next to it, which is seldom found elsewhere in the text."""
    at = rest.index(bracket)
    return rest[at : at + 12].split("\n")[0] if bracket == "[[" else bracket
