"""JSON as a browser reads and writes it, so that a value has one text, and one digest, on both sides.

Numbers are those of ECMAScript and keys are sorted by their UTF-16 units, as in RFC 8785. Unlike there, half a pair of
surrogates is allowed and written as an escape: a text field that is full cuts an emoji in two.
"""

import json
import re
from decimal import Decimal
from math import isinf
from typing import NoReturn

DEEPEST = 50  # lists and objects inside each other
SURROGATE = re.compile("[\ud800-\udfff]")


def parsed(text: str) -> object:
    """The value of a JSON text; every number is a float. Raises `ValueError` if a browser could not give it back."""
    try:
        value = json.loads(text, parse_int=_finite, parse_float=_finite, parse_constant=_refused)
    except RecursionError as error:
        raise ValueError("too deep") from error
    if not _fits(value, DEEPEST):
        raise ValueError("too deep")
    return value


def canonical(value: object) -> str:
    """JSON in one form only: keys sorted, no spaces."""
    if isinstance(value, dict):
        fields = (f"{_text(key)}:{canonical(value[key])}" for key in sorted(value, key=_units))
        return f"{{{','.join(fields)}}}"
    if isinstance(value, list | tuple):
        return f"[{','.join(map(canonical, value))}]"
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _number(float(value))
    return _text(value)


def _finite(digits: str) -> float:
    value = float(digits)
    return _refused(digits) if isinf(value) else value


def _refused(word: str) -> NoReturn:
    raise ValueError(f"no number: {word}")


def _fits(value: object, room: int) -> bool:
    if not isinstance(value, dict | list):
        return True
    inner = value.values() if isinstance(value, dict) else value
    return room > 0 and all(_fits(each, room - 1) for each in inner)


def _text(value: object) -> str:
    written = json.dumps(value, ensure_ascii=False)
    return SURROGATE.sub(lambda hit: f"\\u{ord(hit[0]):04x}", written)


def _number(value: float) -> str:
    """Python and ECMAScript choose the same digits, and write them in other ways."""
    if value == 0:
        return "0"
    if 1e-6 <= abs(value) < 1e21:
        return format(Decimal(repr(value)), "f").removesuffix(".0")
    return re.sub(r"(\.0)?e([+-])0?", r"e\2", repr(value))


def _units(key: str) -> bytes:
    return key.encode("utf-16-be", "surrogatepass")
