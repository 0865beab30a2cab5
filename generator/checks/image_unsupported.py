"""字段里的文字还放不了图片：![说明](地址) 只会显示成一个链接。要放图片，写一页手写的 .md，图片放在它旁边。

错误：
    situation: 见截图 ![还款页面](https://example.com/a.png)
正确：
    situation: 还款页面显示应还 1,200 元（截图见档案）。
"""

from collections.abc import Callable, Iterable, Iterator

from generator.diagnostic import Problem
from generator.fields import Text
from generator.library import Library
from generator.pages.fidelity import addresses
from generator.walk import Leaf


def is_for(mark: Text) -> bool:
    """Handwritten pages may have pictures."""
    return mark.is_markdown_field


def inspector(_library: Library) -> Callable[[str, Leaf], Iterable[Problem]]:
    """No field asks for a picture; handwritten pages may."""
    return lambda _owner, leaf: _pictures(leaf) if "![" in leaf.value else ()


def _pictures(leaf: Leaf) -> Iterator[Problem]:
    for address in addresses(leaf.value)[1]:
        yield Problem(
            leaf.path,
            "字段里不能放图片",
            written=address,
            expected="文字",
            fix="用文字说明图片里的内容；一定要有图片的，写成 content/ 里的 .md 页面",
            needle="![",
        )
