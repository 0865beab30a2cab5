"""外部链接的地址要写完整、写正确：写错的地址浏览器打不开，页面上会只剩文字，点不了。

错误：
    见 [官网](https://)、[公告](https://www.example.com:443号/)
正确：
    见 [官网](https://www.example.com/)
"""

from collections.abc import Callable, Iterable, Iterator

from generator.diagnostic import Problem
from generator.fields import Text
from generator.library import Library
from generator.pages.fidelity import addresses, is_dropped
from generator.walk import Leaf


def is_for(mark: Text) -> bool:
    """What handwritten pages link to, MkDocs checks."""
    return mark.is_markdown_field


def inspector(_library: Library) -> Callable[[str, Leaf], Iterable[Problem]]:
    """Every link of a field that may lead to another site still does so on the page."""
    return lambda _owner, leaf: _invalid(leaf) if ":" in leaf.value else ()


def _invalid(leaf: Leaf) -> Iterator[Problem]:
    for address in addresses(leaf.value)[0]:
        if is_dropped(address):
            yield Problem(
                leaf.path,
                "这个网址写得不完整，或者写错了",
                written=address,
                expected="例如 https://www.example.com/",
                fix="从浏览器的地址栏复制完整的网址，或者只写文字",
                needle=address,
            )
