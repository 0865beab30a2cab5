"""Bytes of a file changed, cut out, put in, doubled, moved; its encoding and its line ends changed."""

from collections.abc import Callable, Sequence
from random import Random

from tests.fuzz.seeds import Seed

STRANGERS: Sequence[bytes] = (
    *(b"\x00", b"\x01", b"\x1b[31m", b"\x7f", b"\x0b", b"\x0c", b"\t", b"\r", b"\r\n", b"\n"),
    *(b"\xff\xfe", b"\xff", b"\xc0\xaf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xe4\xb8"),
    *map(str.encode, "\ufeff\x85\u2028\u2029\u200b\u3164\u202e\ue010\ufdd0\uffff"),
    *("投诉".encode("gbk"), "，".encode("gbk")),
)
ENCODINGS = ("gbk", "gb18030", "big5", "utf-16", "utf-16-be", "utf-32", "utf-8-sig", "utf-7")
LINE_ENDS = (b"\r\n", b"\r", b"\n\n", b"\xc2\x85", b"\n\r")
LONGEST_SPAN = 60
BETWEEN = 0.8


def mangled(seed: Seed, chance: Random) -> bytes:
    """The file after one to four changes."""
    raw = seed.raw
    for _ in range(chance.choice((1, 1, 1, 1, 2, 4))):
        raw = chance.choice(CHANGES)(raw, chance)
    return raw


def _span(raw: bytes, chance: Random) -> tuple[int, int]:
    """A stretch of bytes, which mostly begins and ends between characters."""
    start = chance.randrange(len(raw) + 1)
    end = min(len(raw), start + chance.randrange(1, LONGEST_SPAN))
    if chance.random() < BETWEEN:
        start, end = _between(raw, start), _between(raw, end)
    return start, end


def _between(raw: bytes, at: int) -> int:
    while at < len(raw) and raw[at] & 0xC0 == 0x80:
        at += 1
    return at


def _flipped(raw: bytes, chance: Random) -> bytes:
    if not raw:
        return raw
    at = chance.randrange(len(raw))
    return raw[:at] + bytes([raw[at] ^ 1 << chance.randrange(8)]) + raw[at + 1 :]


def _cut(raw: bytes, chance: Random) -> bytes:
    start, end = _span(raw, chance)
    return raw[:start] + raw[end:]


def _cut_short(raw: bytes, chance: Random) -> bytes:
    start, _end = _span(raw, chance)
    return raw[:start]


def _put_in(raw: bytes, chance: Random) -> bytes:
    start, _end = _span(raw, chance)
    return raw[:start] + chance.choice(STRANGERS) + raw[start:]


def _put_before(raw: bytes, chance: Random) -> bytes:
    return chance.choice(STRANGERS) + raw


def _doubled(raw: bytes, chance: Random) -> bytes:
    start, end = _span(raw, chance)
    return raw[:end] + raw[start:end] * chance.choice((1, 1, 2, 40)) + raw[end:]


def _moved(raw: bytes, chance: Random) -> bytes:
    start, end = _span(raw, chance)
    rest = raw[:start] + raw[end:]
    at = chance.randrange(len(rest) + 1)
    return rest[:at] + raw[start:end] + rest[at:]


def _other_encoding(raw: bytes, chance: Random) -> bytes:
    return raw.decode("utf-8", "replace").encode(chance.choice(ENCODINGS), "replace")


def _other_line_ends(raw: bytes, chance: Random) -> bytes:
    lines, other = raw.split(b"\n"), chance.choice(LINE_ENDS)
    if chance.random() < 0.5:
        return other.join(lines)
    at = chance.randrange(len(lines))
    return b"\n".join(lines[:at]) + other + b"\n".join(lines[at:])


CHANGES: Sequence[Callable[[bytes, Random], bytes]] = (
    *(_flipped, _cut, _cut_short, _put_in, _put_in, _put_in, _put_before, _doubled, _moved),
    *(_other_encoding, _other_line_ends),
)
