"""正文里不能出现像真实个人信息的内容。

按号码本身查：身份证号（地区、生日、校验位）、银行卡号（卡段、Luhn 校验位）、手机号（号段）、固定电话（区号）、车牌号，
另有电子邮箱、微信号和 QQ 号。数字中间有空格、点、横线，前面有 +86 或者 tel，写成全角，夹着看不见的字符，都查得到。
只能提醒的：统一社会信用代码、护照和通行证号、到门牌的住址、跟在“姓名”“我叫”“客户”后面或者在“女士”“先生”前面的姓名。
不算的：12378、95588、400 和 800 电话；写明是订单号、合同号、借据号、流水号的号码；文号、条号、金额、日期、利率。

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
from generator.twins.personal_table import QUICK
from generator.walk import Leaf

MESSAGE, MAYBE = "这里像是真实的{label}", "这里可能是真实的{label}"
EXPECTED = "不含个人信息的文字"
FIX = "改成“客户甲”“尾号 1234”一类的写法"
SUSPICIOUS = re.compile(QUICK)


def inspector(_library: Library) -> Callable[[str, Leaf], Iterable[Problem]]:
    """No text holds what looks like somebody's real data."""
    return lambda _owner, leaf: _personal(leaf) if SUSPICIOUS.search(leaf.value) else ()


def _personal(leaf: Leaf) -> Iterator[Problem]:
    return (_problem(leaf, found) for found in find(leaf.value))


def _problem(leaf: Leaf, found: Found) -> Problem:
    written = leaf.value[found.start : found.end]
    label = LABELS[found.kind]
    return Problem(
        leaf.path,
        (MESSAGE if found.is_sure else MAYBE).format(label=label),
        written=masked(found.kind, written),
        expected=EXPECTED,
        fix=FIX,
        needle=written,
        severity="error" if found.is_sure else "warning",
    )
