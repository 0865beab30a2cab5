"""2023 年起监管机构是国家金融监督管理总局（金融监管总局）。“银保监会”只用在旧文件的名称、文号和发文机关里；
叙述当年的事，写“原银保监会”。

错误：
    向银保监会投诉
正确：
    向金融监管总局的派出机构投诉
    原银保监会 2020 年通报
"""

import re
from collections.abc import Callable, Iterable, Iterator

from generator.diagnostic import Problem
from generator.fields import Text
from generator.library import Library
from generator.references import TITLE
from generator.walk import Leaf

OLD_NAME = re.compile(r"(?<!原)(?<!原中国)(?:中国)?银保监会(?!令)|(?<!原)中国银行保险监督管理委员会(?!令)")


def inspector(library: Library) -> Callable[[str, Leaf], Iterable[Problem]]:
    """The old regulator's name stands only where history needs it."""

    def inspect(owner: str, leaf: Leaf) -> Iterable[Problem]:
        if "银保监会" not in leaf.value and "银行保险监督" not in leaf.value:
            return ()
        assert isinstance(leaf.mark, Text)
        return () if leaf.mark.historic or _is_name(library, owner, leaf) else _mentions(leaf)

    return inspect


def _is_name(library: Library, owner: str, leaf: Leaf) -> bool:
    """Whether this is what a document is called, which never changes."""
    record = library.records.get(owner)
    return record is not None and library.kind_of(record).titled and leaf.path[0] in ("title", "aliases")


def _mentions(leaf: Leaf) -> Iterator[Problem]:
    for hit in OLD_NAME.finditer(TITLE.sub(lambda title: "　" * len(title[0]), leaf.value)):
        yield Problem(
            leaf.path,
            "“银保监会”是旧名称",
            written=hit[0],
            expected="国家金融监督管理总局（金融监管总局）",
            fix="现在的事写“金融监管总局”；当年的事写“原银保监会”；文件名放进《》",
            needle=hit[0],
        )
