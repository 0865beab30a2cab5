"""正文里不能出现真实个人信息的样子：身份证号（校验位正确）、银行卡号（Luhn 校验正确）、手机号、电子邮箱。

写“客户甲”“尾号 1234”就够了。举例也不要用能通过校验的号码。

错误：
    客户张某，手机 13×××××××××（完整号码）
正确：
    客户甲，手机尾号 1234
"""

import re
from collections.abc import Callable, Iterable, Iterator

from generator.diagnostic import Problem
from generator.library import Library
from generator.twins.personal import LABELS, Found, find, masked
from generator.walk import Leaf

SUSPICIOUS = re.compile(r"[@＠﹫]|\d(?:\D?\d){10}")


def inspector(_library: Library) -> Callable[[str, Leaf], Iterable[Problem]]:
    """No text holds what looks like somebody's real data."""
    return lambda _owner, leaf: _personal(leaf) if SUSPICIOUS.search(leaf.value) else ()


def _personal(leaf: Leaf) -> Iterator[Problem]:
    return (_problem(leaf, found) for found in find(leaf.value))


def _problem(leaf: Leaf, found: Found) -> Problem:
    written = leaf.value[found.start : found.end]
    return Problem(
        leaf.path,
        f"这里像是真实的{LABELS[found.kind]}",
        written=masked(found.kind, written),
        expected="不含个人信息的文字",
        fix="改成“客户甲”“尾号 1234”一类的写法",
        needle=written,
    )
