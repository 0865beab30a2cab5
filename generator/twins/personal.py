"""What looks like somebody's real data: ID numbers, card numbers, mobile numbers, mail addresses.

`TABLE` holds every decision; the browser works from the same table (`assets/core/personal.js`), and one list of vectors
tests both. Patterns are such that Python and browsers read them alike.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

TABLE: dict[str, Any] = {
    "kinds": {  # what is found by an earlier one is not looked at again
        "id-card": ["身份证号", "(?<![0-9A-Za-z])[1-9][0-9]{5}(?:18|19|20)[0-9]{9}[0-9Xx](?![0-9A-Za-z])"],
        "bank-card": ["银行卡号", "(?<![0-9A-Za-z])[3-69][0-9]{3}(?:[ -]?[0-9]){9,15}(?![0-9A-Za-z])"],
        "mobile": ["手机号", "(?<![0-9A-Za-z])1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4}(?![0-9A-Za-z])"],
        "mail": ["电子邮箱", "(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:[.][A-Za-z0-9-]+)+"],
    },
    "weights": [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2],
    "checks": "10X98765432",
    "shown": 4,  # characters that may be repeated
}
LABELS: Mapping[str, str] = {kind: label for kind, (label, _pattern) in TABLE["kinds"].items()}
PATTERNS = {kind: re.compile(pattern) for kind, (_label, pattern) in TABLE["kinds"].items()}


class Found(NamedTuple):
    """A stretch of a text that looks like personal data of a kind."""

    kind: str
    start: int
    end: int


def find(text: str) -> Iterator[Found]:
    """Every stretch that looks like personal data, by kind."""
    plain = half_width(text)
    taken: list[range] = []
    for kind, pattern in PATTERNS.items():
        for hit in pattern.finditer(plain):
            if REAL.get(kind, bool)(hit[0]) and not any(hit.start() in other for other in taken):
                taken.append(range(hit.start(), hit.end()))
                yield Found(kind, hit.start(), hit.end())


def masked(kind: str, written: str) -> str:
    """How found data may be shown: its beginning, and of a mail address nothing."""
    return "…@…" if kind == "mail" else f"{written[: TABLE['shown']]}…"


def is_id_card(text: str) -> bool:
    """Whether 18 characters are a mainland ID number: a birthday inside, and the check digit of GB 11643."""
    month, day = int(text[10:12]), int(text[12:14])
    total = sum(int(digit) * weight for digit, weight in zip(text[:17], TABLE["weights"], strict=True))
    return bool(1 <= month <= 12 and 1 <= day <= 31 and TABLE["checks"][total % 11] == text[17].upper())


def is_bank_card(text: str) -> bool:
    """Whether digits, spaces and hyphens make a card number by Luhn's check."""
    digits = [int(character) for character in text if character.isdigit()]
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[-2::-2]]
    return len(set(digits)) > 1 and (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0


REAL: Mapping[str, Callable[[str], bool]] = {"id-card": is_id_card, "bank-card": is_bank_card}
"""What must hold of a match, where the pattern alone does not decide."""


def half_width(text: str) -> str:
    """Full-width digits, letters and signs as ASCII, every character in its place."""
    if text.isascii():
        return text
    return "".join(map(_half_width_character, text))


def _half_width_character(character: str) -> str:
    plain = unicodedata.normalize("NFKC", character)
    return plain if len(plain) == 1 else character
