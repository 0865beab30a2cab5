"""What counts as the same writing: width, traditional characters, numerals, units, spaces, separators.

Used to mark answers, to tell duplicates, and to key a learner's record. `TABLE` holds every decision. The browser gets
it together with the patterns made from it (`table`, `assets/on-demand/shared/fold.js`), and one list of vectors tests
both. The patterns are written so that they mean the same to Python and to JavaScript.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache
from hashlib import sha256
from itertools import pairwise
from typing import Any, Literal

import opencc

TABLE: dict[str, Any] = {
    "spaces": " \t\n\r\u00a0\u00ad\u1680\u2000-\u200f\u2028\u2029\u202f\u205f\u2060\u3000\ufe0f\ufeff",
    "quotes": "\"'“”‘’`《》〈〉<>「」『』【】",
    "separators": "、,;|\n",
    "joins": "以及|和|与|及",  # may part the items of a list, as spaces may
    "ends": "。.!?、,;|:~",
    "digits": "零〇一二两三四五六七八九",
    "values": "001223456789",
    "powers": {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8},
    "capitals": "壹贰叁肆伍陆柒捌玖拾佰仟",
    "small": "一二三四五六七八九十百千",
    "shares": {"百": 0, "千": -1, "万": -2, "‰": -1, "‱": -2},  # 千分之五 is 0.5%
    "longest": 40,  # signs; a longer run of numerals is no number that somebody means
    "units": [  # after a number; the first that fits
        ["个?工作[日天]", "工作日"],
        ["个?(?:自然|日历)日|[日天](?!历日)", "日"],
        ["个?(?:小时|钟头)", "小时"],
        ["个?(?:星期|礼拜)", "周"],
        ["(?:块钱?|[元圆])(?:人民币|整)*", "元"],
        ["个?百分点", "百分点"],
    ],
    "before": "不超过|最多|最长|至多|大约|合计|总计|1共|人民币|约|共|计|为|是|即|第",  # none is made of others
    "after": "以内|之内|内|左右",
}
VARIANTS = dict(zip("覆著瞭藉暱枱衞敍", "复着了借昵台卫叙", strict=True))
"""Characters that some write in the place of others (答覆, 接著), which OpenCC reads by the words around them."""
STEP = 32  # is added to each step between codes, so that it is a sign that can be written
MARK_LENGTH = 8  # hex digits: among thousands of options of one question set, no two meet by chance

Match = Literal["right", "unit-missing", "unit-wrong", "wrong", "unreadable"]

_DIGITS: dict[str, str] = dict(zip(TABLE["digits"], TABLE["values"], strict=True))
_TO_DIGITS = str.maketrans(_DIGITS)
_POWERS: dict[str, int] = TABLE["powers"]
_CAPITALS = str.maketrans(TABLE["capitals"], TABLE["small"])
_HAN = f"{TABLE['digits']}{''.join(_POWERS)}"
_ONE = frozenset(f"0123456789{TABLE['digits']}")
_DIGIT = f"[0-9{TABLE['digits']}]"
_SIGN = f"(?:{_DIGIT}|[十亿]|百(?!分[之点])|[千万](?!分之))"
_RUN = f"{_SIGN}+(?:(?:[.](?={_SIGN})|(?<=[{_HAN}])点(?=[{TABLE['digits']}])){_SIGN}+)*"

SPACES = re.compile(f"[{TABLE['spaces']}]")
QUOTES = re.compile(f"[{re.escape(TABLE['quotes'])}]")
SEPARATORS = re.compile(f"[{re.escape(TABLE['separators'])}]")
GAPS = re.compile(f"{SEPARATORS.pattern}|{SPACES.pattern}")
JOINS = re.compile(f"{SEPARATORS.pattern}|{TABLE['joins']}")
ENDS = re.compile(f"[{re.escape(TABLE['ends'])}]+$")
THOUSANDS = re.compile("(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")
SPOKEN = re.compile(f"([{_HAN}]+)点([{TABLE['digits']}]+[百千万亿]*)")
DECIMAL = re.compile(f"({_DIGIT}+)[.]({_DIGIT}+)([百千万亿]*)")
DIGITS = re.compile(f"{_DIGIT}+")
ABOUT = re.compile("[一二两三四五六七八九]{2}")  # 三五天 is no 35 days
GROUP = re.compile(f"[0-9]+|[{TABLE['digits']}]")
ARABIC = re.compile("([0-9]+)(?:[.]([0-9]+))?")
_END = f"(?![%‰‱.点百千万]|{_SIGN})"
NUMBER = re.compile(  # a fraction such as 三百分之五, of which only the parts are numbers; a percentage; a number
    f"(?=[0-9{_HAN}])"  # wherever no number begins, nothing else need be tried
    f"(?:({_RUN})([百千万]分之)({_RUN}){_END}|(?<![.点])([百千万])分之({_RUN}){_END}|(?<![.点])({_RUN})([‰‱])|({_RUN}))"
)
UNIT = re.compile(f"(?<=[0-9])(?:{'|'.join(f'({pattern})' for pattern, _ in TABLE['units'])})")
QUANTITY = re.compile(f"(?:{TABLE['before']})*(-?[0-9]+(?:[.][0-9]+)?)([^0-9]*?)(?:{TABLE['after']})?")


def table() -> dict[str, Any]:
    """All that the scripts need to fold as this module does, as JSON can hold it.

    The table, the patterns, and the traditional characters (OpenCC's, within GB 2312).
    """
    patterns = {name: value.pattern for name, value in globals().items() if isinstance(value, re.Pattern)}
    known = simplified()
    both = {"traditional": _steps(map(ord, known)), "simplified": "".join(known.values())}
    return {**TABLE, "patterns": patterns, **both}


def _steps(codes: Iterable[int]) -> str:
    """Ascending codes, each written as the character whose code is its distance from the one before, which compresses
    to a third.
    """
    return "".join(chr(STEP + code - before) for before, code in pairwise([0, *codes]))


@cache
def simplified() -> dict[str, str]:
    """Traditional characters, each with its simplified form, as far as that is in everyday use (GB 2312)."""
    chars = [chr(code) for code in range(0x4E00, 0xA000)]
    plains = opencc.OpenCC("t2s").convert("\n".join(chars)).split("\n")
    pairs = ((char, VARIANTS.get(char, plain)) for char, plain in zip(chars, plains, strict=True))
    return {char: plain for char, plain in pairs if plain != char and _is_everyday(plain)}


def fold(text: str) -> str:
    """The text as it is compared: two writings of the same answer fold to the same."""
    return _fold(wide(text))


def items(text: str) -> tuple[str, ...]:
    """The items of a list, each folded, as they stand."""
    return _items(THOUSANDS.sub("", wide(text)), SEPARATORS)


def accepts(answer: str, accepted: str, *, ordered: bool = False, unit_optional: bool = False) -> bool:
    """Whether an answer says the same as an accepted one; a list may come in any order unless `ordered`."""
    right = tuple(map(_bare, items(accepted)))
    if not right:
        return False
    if unit_optional and len(right) == 1 and (meant := measure(accepted)) and measure(answer) == (meant[0], ""):
        return True
    readings = (tuple(map(_bare, reading)) for reading in _readings(answer))
    return right in readings if ordered else sorted(right) in map(sorted, readings)


def measure(text: str) -> tuple[Decimal, str] | None:
    """`(number, unit)` if that is all a text says: 十五日 → `(15, "日")`; 日 and 工作日 are two units."""
    hit = QUANTITY.fullmatch(fold(text))
    return (Decimal(hit[1]), hit[2]) if hit else None


def quantity(answer: str, value: Decimal, unit: str, *, tolerance: Decimal, unit_required: bool) -> Match:
    """How an answer compares with a number and its unit; 5 万元 is 50,000 元."""
    said, one = measure(answer), measure(f"1{unit}")
    if said is None or one is None:
        return "unreadable"
    as_written = abs(said[0] - value) <= tolerance
    as_meant = abs(said[0] - value * one[0]) <= tolerance * one[0]
    if not said[1]:
        return "wrong" if not as_written else "unit-missing" if unit_required else "right"
    if as_meant and said[1] == one[1]:
        return "right"
    return "unit-wrong" if as_written or as_meant else "wrong"


def fingerprint(*texts: str) -> str:
    """A short name for what texts say, which typing them differently does not change."""
    return sha256("\n".join(map(fold, texts)).encode()).hexdigest()[:MARK_LENGTH]


def wide(text: str) -> str:
    """One form for every character; what parts the text is still there."""
    return unicodedata.normalize("NFKC", text).lower().translate(_plainer())


class _Plainer(dict[int, str]):
    """By code point what takes a character's place; of all others themselves, so that none has to be missed twice."""

    def __missing__(self, code_point: int) -> str:
        self[code_point] = character = chr(code_point)
        return character


@cache
def _plainer() -> _Plainer:
    """The simplified form of traditional characters, and the usual one of capital numerals."""
    simple = {ord(char): plain.translate(_CAPITALS) for char, plain in simplified().items()}
    return _Plainer(simple | {capital: chr(usual) for capital, usual in _CAPITALS.items()})


def _readings(text: str) -> Iterator[tuple[str, ...]]:
    """The ways to take a text for a list."""
    plain = wide(text)
    for written in dict.fromkeys((THOUSANDS.sub("", plain), plain)):
        for parting in (SEPARATORS, GAPS, JOINS):
            yield _items(written, parting)


def _items(plain: str, parting: re.Pattern[str]) -> tuple[str, ...]:
    return tuple(filter(None, map(_fold, parting.split(plain))))


def _bare(folded: str) -> str:
    """A number with its unit, without the words around it."""
    hit = QUANTITY.fullmatch(folded)
    return f"{hit[1]}{hit[2]}" if hit else folded


def _fold(plain: str) -> str:
    text = unicodedata.normalize("NFC", QUOTES.sub("", SPACES.sub("", plain)))
    text = SEPARATORS.sub("、", THOUSANDS.sub("", ENDS.sub("", text)))
    text = NUMBER.sub(_numeral, text)
    return UNIT.sub(lambda hit: TABLE["units"][(hit.lastindex or 0) - 1][1], text)


def _numeral(hit: re.Match[str]) -> str:
    over, sign, under, part, share, run, mille, other = hit.groups()
    if over:
        return _number(over) + sign + _number(under)
    number = "100" if share == "百" else _number(share or run or other)
    if part:
        return _percent(number, part) or f"{part}分之{number}"
    return (_percent(number, mille) or number + mille) if mille else number


def _percent(number: str, sign: str) -> str | None:
    """0.5% for 5‰; nothing for what is no number."""
    hit = ARABIC.fullmatch(number)
    return f"{_shifted(hit[1], hit[2] or '', TABLE['shares'][sign])}%" if hit else None


def _number(run: str) -> str:
    """A run of digits and numerals in Arabic digits; what is no number stays as it is, such as 万一."""
    spoken = SPOKEN.fullmatch(run)
    if spoken and (whole := _whole(spoken[1])):
        return _decimal(f"{whole}.{spoken[2]}") or run
    return "点".join(_decimal(part) or _whole(part) or part for part in run.split("点"))


def _decimal(run: str) -> str | None:
    """24.5, or 15000 for 1.5万."""
    hit = DECIMAL.fullmatch(run.translate(_TO_DIGITS))
    return _shifted(hit[1], hit[2], sum(_POWERS[power] for power in hit[3])) if hit else None


def _whole(run: str) -> str | None:
    """A number without a point: digits, numerals, or both as in 1万5千."""
    if DIGITS.fullmatch(run) and not ABOUT.fullmatch(run):
        return run.translate(_TO_DIGITS).lstrip("0") or "0"
    value = _value(run) if len(run) <= TABLE["longest"] else None
    return None if value is None else str(value)


def _value(run: str) -> int | None:
    for power, places in reversed(_POWERS.items()):
        left, found, right = run.partition(power)
        if found:
            most = _leading(left, power)
            least = _rest(right, places) if most else None
            return None if most is None or least is None else most * 10**places + least
    return int(run.translate(_TO_DIGITS)) if GROUP.fullmatch(run) else None


def _leading(run: str, power: str) -> int | None:
    """What stands before a power: 一 before 百, nothing before 十, any number before 万 and 亿."""
    if power == "十" and not run:
        return 1
    return _value(run) if power in ("万", "亿") or GROUP.fullmatch(run) else None


def _rest(run: str, places: int) -> int | None:
    """What follows 百 is less than 100. 一百二 is 120, 一百零二 is 102."""
    if not run or run in _ONE:
        return int((run.translate(_TO_DIGITS) or "0") + "0" * (places - 1))
    value = _value(run[1:] if run[0] in ("零", "〇") else run)
    return value if value is not None and value < 10**places else None


def _shifted(whole: str, fraction: str, places: int) -> str:
    """15000 for 1.5 and 4 places, 0.05 for 5 and -2, without zeros that mean nothing."""
    whole = whole.rjust(1 - places, "0")
    point = len(whole) + places
    digits = (whole + fraction).ljust(point, "0")
    fraction = digits[point:].rstrip("0")
    return (digits[:point].lstrip("0") or "0") + (f".{fraction}" if fraction else "")


def _is_everyday(char: str) -> bool:
    try:
        return bool(char.encode("gb2312"))
    except UnicodeEncodeError:
        return False
