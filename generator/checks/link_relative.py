"""正文里链接到本站的页面，写 [[编号]]。Markdown 的 [文字](地址) 只用来链接外部网站（http 或 https）。

错误：
    见 [六步流程](six-steps)
正确：
    见 [[six-steps|六步流程]]
"""

import re
from collections.abc import Callable, Iterable, Iterator

from generator.diagnostic import Problem
from generator.fields import Text
from generator.library import Library
from generator.walk import Leaf

RELATIVE = re.compile(r"\[([^\[\]\n]*)\]\((?!https?:|tel:)([^()\s]*)\)")


def inspector(library: Library) -> Callable[[str, Leaf], Iterable[Problem]]:
    """No field links to an address of this site; handwritten pages may, and MkDocs checks them."""

    def inspect(owner: str, leaf: Leaf) -> Iterable[Problem]:
        in_field = isinstance(leaf.mark, Text) and leaf.mark.markdown and owner not in library.documents
        return _relative(leaf) if in_field and "](" in leaf.value else ()

    return inspect


def _relative(leaf: Leaf) -> Iterator[Problem]:
    for hit in RELATIVE.finditer(leaf.value):
        yield Problem(
            leaf.path,
            "站内链接要写编号",
            written=hit[0],
            expected="[[编号]] 或 [[编号|文字]]",
            fix=f"改成 [[编号|{hit[1]}]]",
            needle=hit[0],
        )
