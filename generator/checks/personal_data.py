"""正文里不能出现真实个人信息的样子：身份证号（校验位正确）、银行卡号（Luhn 校验正确）、手机号、电子邮箱。

写“客户甲”“尾号 1234”就够了。举例也不要用能通过校验的号码。

错误：
    客户张某，手机 13×××××××××（完整号码）
正确：
    客户甲，手机尾号 1234
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator

from generator.diagnostic import Problem
from generator.library import Library
from generator.walk import Leaf

ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
ID_CHECK = "10X98765432"


def is_id_card(text: str) -> bool:
    """Whether 18 characters are a mainland ID number: a birthday inside, and the check digit of GB 11643."""
    month, day = int(text[10:12]), int(text[12:14])
    total = sum(int(digit) * weight for digit, weight in zip(text[:17], ID_WEIGHTS, strict=True))
    return 1 <= month <= 12 and 1 <= day <= 31 and ID_CHECK[total % 11] == text[17].upper()


def is_bank_card(text: str) -> bool:
    """Whether digits, spaces and hyphens make a card number by Luhn's check."""
    digits = [int(character) for character in text if character.isdigit()]
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[-2::-2]]
    return len(set(digits)) > 1 and (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0


def always(_text: str) -> bool:
    """The pattern alone decides."""
    return True


PATTERNS: tuple[tuple[str, re.Pattern[str], Callable[[str], bool]], ...] = (
    ("身份证号", re.compile(r"(?<![0-9A-Za-z])[1-9]\d{5}(?:18|19|20)\d{9}[\dXx](?![0-9A-Za-z])"), is_id_card),
    ("银行卡号", re.compile(r"(?<![0-9A-Za-z])[3-69]\d{3}(?:[ -]?\d){9,15}(?![0-9A-Za-z])"), is_bank_card),
    ("手机号", re.compile(r"(?<![0-9A-Za-z])1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?![0-9A-Za-z])"), always),
    ("电子邮箱", re.compile(r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"), always),
)
SUSPICIOUS = re.compile(r"[@＠﹫]|\d(?:\D?\d){10}")


def inspector(_library: Library) -> Callable[[str, Leaf], Iterable[Problem]]:
    """No text holds what looks like somebody's real data."""
    return lambda _owner, leaf: _personal(leaf) if SUSPICIOUS.search(leaf.value) else ()


def _personal(leaf: Leaf) -> Iterator[Problem]:
    text = half_width(leaf.value)
    taken: list[range] = []
    for label, pattern, is_real in PATTERNS:
        for hit in pattern.finditer(text):
            if is_real(hit[0]) and not any(hit.start() in other for other in taken):
                taken.append(range(hit.start(), hit.end()))
                yield _problem(leaf, label, leaf.value[hit.start() : hit.end()])


def half_width(text: str) -> str:
    """Full-width digits, letters and signs as ASCII, every character in its place."""
    if text.isascii():
        return text
    return "".join(_half_width_character(character) for character in text)


def _half_width_character(character: str) -> str:
    plain = unicodedata.normalize("NFKC", character)
    return plain if len(plain) == 1 else character


def _problem(leaf: Leaf, label: str, written: str) -> Problem:
    return Problem(
        "personal-data",
        leaf.path,
        f"这里像是真实的{label}",
        written=written[:4] + "…" if "@" not in written else "…@…",
        expected="不含个人信息的文字",
        fix="改成“客户甲”“尾号 1234”一类的写法",
        needle=written,
    )
