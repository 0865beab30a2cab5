"""What counts as the same writing: width, traditional characters, numerals, units, spaces, separators.

Used to mark answers, to tell duplicates, and to key a learner's record. `TABLE` holds every decision; the browser works
from the same table (`assets/core/fold.js`), and one list of vectors tests both.
"""

import re
import unicodedata
from decimal import Decimal
from functools import cache
from hashlib import sha256
from typing import Literal

import opencc

TABLE = {
    "spaces": " \t\n\r\u00a0\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u3000\ufeff",
    "quotes": "\"'“”‘’`《》〈〉<>「」『』【】",
    "separators": "、,;|\n",
    "ends": "。.!?、,;:~",
    "digits": "零〇一二两三四五六七八九",
    "values": "001223456789",
    "powers": {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8},
    "units": {
        "个工作日": "工作日",
        "个工作天": "工作日",
        "工作天": "工作日",
        "个自然日": "日",
        "自然日": "日",
        "个日历日": "日",
        "日历日": "日",
        "天": "日",
        "个小时": "小时",
        "个钟头": "小时",
        "钟头": "小时",
        "元人民币": "元",
        "块钱": "元",
        "元整": "元",
        "块": "元",
        "个百分点": "百分点",
    },
    "before": "约共计为是第",
    "after": "以内|之内|内|左右",
}
MARK_LENGTH = 8  # hex digits: among thousands of options of one question set, no two meet by chance

Match = Literal["right", "unit-missing", "unit-wrong", "wrong", "unreadable"]

_DIGITS = dict(zip(TABLE["digits"], TABLE["values"], strict=True))
_POWERS: dict[str, int] = TABLE["powers"]  # type: ignore[assignment]
_UNITS: dict[str, str] = TABLE["units"]  # type: ignore[assignment]
_HAN = f"{TABLE['digits']}{''.join(_POWERS)}"
SPACES = re.compile(f"[{TABLE['spaces']}]")
QUOTES = re.compile(f"[{re.escape(str(TABLE['quotes']))}]")
SEPARATORS = re.compile(f"[{re.escape(str(TABLE['separators']))}]")
ENDS = re.compile(f"[{re.escape(str(TABLE['ends']))}]+$")
THOUSANDS = re.compile(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")
PERCENT = re.compile(f"百分之([0-9.点{_HAN}]+)")
SHIFTED = re.compile("([0-9]+)(?:[.]([0-9]+))?([百千万亿]+)")
HAN_NUMBER = re.compile(f"[{_HAN}]+")
SPOKEN_POINT = re.compile("(?<=[0-9])点(?=[0-9])")
NUMBER = re.compile(r"0*([0-9]+(?:[.][0-9]+)?)")
UNIT = re.compile(f"(?<=[0-9])({'|'.join(sorted(_UNITS, key=len, reverse=True))})")
QUANTITY = re.compile(f"[{TABLE['before']}]*(-?[0-9]+(?:[.][0-9]+)?)(.*?)(?:{TABLE['after']})?")


@cache
def simplified() -> dict[str, str]:
    """Traditional characters, each with its simplified form, as far as that is in everyday use (GB 2312)."""
    chars = [chr(code) for code in range(0x4E00, 0xA000)]
    plains = opencc.OpenCC("t2s").convert("\n".join(chars)).split("\n")
    pairs = zip(chars, plains, strict=True)
    return {char: plain for char, plain in pairs if plain != char and len(plain) == 1 and _is_everyday(plain)}


def fold(text: str) -> str:
    """The text as it is compared: two writings of the same answer fold to the same."""
    return _fold(_wide(text))


def items(text: str) -> tuple[str, ...]:
    """The items of a list, each folded, as they stand."""
    return tuple(filter(None, map(_fold, SEPARATORS.split(_wide(text)))))


def accepts(answer: str, accepted: str, *, ordered: bool = False, unit_optional: bool = False) -> bool:
    """Whether an answer says the same as an accepted one; a list may come in any order unless `ordered`."""
    right = items(accepted)
    if unit_optional and len(right) == 1 and (hit := QUANTITY.fullmatch(right[0])) and fold(answer) == hit[1]:
        return True
    written = _wide(answer)
    readings = [items(answer), tuple(filter(None, map(_fold, re.split(f"{SEPARATORS.pattern}|{SPACES.pattern}", written))))]
    if ordered:
        return right in readings
    return sorted(right) in [sorted(reading) for reading in readings]


def quantity(answer: str, value: Decimal, unit: str, *, tolerance: Decimal, unit_required: bool) -> Match:
    """How an answer compares with a number and its unit."""
    hit = QUANTITY.fullmatch(fold(answer))
    if hit is None:
        return "unreadable"
    if abs(Decimal(hit[1]) - value) > tolerance:
        return "wrong"
    if not hit[2]:
        return "unit-missing" if unit_required else "right"
    return "right" if hit[2] == fold(f"1{unit}")[1:] else "unit-wrong"


def mark(*texts: str) -> str:
    """A short name for what texts say, which typing them differently does not change."""
    return sha256("\n".join(map(fold, texts)).encode()).hexdigest()[:MARK_LENGTH]


def _wide(text: str) -> str:
    """One form for every character; what parts the text is still there."""
    known = simplified()
    plain = unicodedata.normalize("NFKC", text).lower()
    return THOUSANDS.sub("", "".join(known.get(char, char) for char in plain))


def _fold(text: str) -> str:
    text = QUOTES.sub("", SPACES.sub("", text))
    text = PERCENT.sub(r"\1%", text)
    text = SHIFTED.sub(lambda hit: _shifted(hit[1], hit[2] or "", sum(_POWERS[power] for power in hit[3])), text)
    text = HAN_NUMBER.sub(lambda hit: _arabic(hit[0]), text)
    text = NUMBER.sub(lambda hit: _plain(hit[1]), SPOKEN_POINT.sub(".", text))
    text = UNIT.sub(lambda hit: _UNITS[hit[1]], text)
    return ENDS.sub("", text)


def _shifted(whole: str, fraction: str, places: int) -> str:
    """15000 for 1.5 and 4 places."""
    digits = whole + fraction.ljust(places, "0")
    return f"{digits[: len(whole) + places]}.{digits[len(whole) + places :] or '0'}"


def _plain(number: str) -> str:
    """A number without zeros that mean nothing."""
    return number.rstrip("0").rstrip(".") if "." in number else number


def _arabic(word: str) -> str:
    """A number in Chinese numerals; as it is if it is none, such as 万一."""
    if not any(char in _POWERS for char in word):
        return "".join(_DIGITS[char] for char in word)
    total = section = 0
    digit: int | None = None
    power = 0
    for char in word:
        if char in _DIGITS:
            if digit:
                return word
            digit = int(_DIGITS[char])
            power = 0 if digit == 0 else power
            continue
        power = _POWERS[char]
        if power < 4:
            if digit is None and char != "十":
                return word
            section += (1 if digit is None else digit) * 10**power
        else:
            section += digit or 0
            if not (section or (total and char == "亿")):
                return word
            total, section = (total + section * 10**4, 0) if char == "万" else ((total + section) * 10**8, 0)
        digit = None
    last = (digit or 0) * 10 ** (power - 1 if power > 1 else 0)  # 一百二 is 120, 一百零二 is 102
    return str(total + section + last)


def _is_everyday(char: str) -> bool:
    try:
        return bool(char.encode("gb2312"))
    except UnicodeEncodeError:
        return False
