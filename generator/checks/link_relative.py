"""正文里链接到本站的页面，写 [[编号]]。Markdown 的 [文字](地址) 只用来链接外部网站（http、https）和电话（tel）。

错误：
    见 [六步流程](six-steps)
    [写信给我们](mailto:tousu@example.com)
正确：
    见 [[six-steps|六步流程]]
    电子邮箱见官网
"""

import re
from collections.abc import Callable, Iterable, Iterator

from generator.diagnostic import Problem
from generator.fields import ID_PATTERN, Text
from generator.library import Library
from generator.pages.fidelity import PUBLISHED, addresses
from generator.walk import Leaf

SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
ID = re.compile(ID_PATTERN)
LINKS = re.compile(r"\]\s*[(\[]|<(?:https?|tel):", re.IGNORECASE)


def is_for(mark: Text) -> bool:
    """What handwritten pages link to, MkDocs checks."""
    return mark.is_markdown_field


def inspector(_library: Library) -> Callable[[str, Leaf], Iterable[Problem]]:
    """No field links to an address of this site; handwritten pages may, and MkDocs checks them."""
    return lambda _owner, leaf: _refused(leaf) if LINKS.search(leaf.value) else ()


def _refused(leaf: Leaf) -> Iterator[Problem]:
    for address in addresses(leaf.value)[0]:
        if not PUBLISHED.match(address):
            scheme = SCHEME.match(address)
            message = f"不能链接到 {scheme[0]} 开头的地址" if scheme else "站内链接要写编号"
            yield Problem(
                leaf.path,
                message,
                written=address,
                expected="http://、https:// 或 tel: 开头的地址" if scheme else "[[编号]] 或 [[编号|文字]]",
                fix="去掉链接，只写文字" if scheme else _fix(address),
                needle=address,
            )


def _fix(address: str) -> str:
    name = address.removesuffix(".html").removesuffix(".md").rpartition("/")[2]
    return f"改成 [[{name}]] 或 [[{name}|文字]]" if ID.fullmatch(name) else "改成 [[编号|文字]]，或者写完整的网址"
