"""A file that goes wrong made as small as it can be and still go wrong in the same way."""

from collections.abc import Callable, Sequence


def reduced(raw: bytes, goes_wrong: Callable[[bytes], bool], tries: int = 1500) -> bytes:
    """First without lines, then without characters that are not needed."""
    budget = [tries]
    for parts in (_lines, _characters):
        raw = b"".join(_needed(parts(raw), lambda some: goes_wrong(b"".join(some)), budget))
    return raw


def _lines(raw: bytes) -> Sequence[bytes]:
    return raw.splitlines(keepends=True)


def _characters(raw: bytes) -> Sequence[bytes]:
    """Characters, each byte on its own where they are none."""
    return [sign.encode("utf-8", "surrogateescape") for sign in raw.decode("utf-8", "surrogateescape")]


def _needed(
    parts: Sequence[bytes], goes_wrong: Callable[[Sequence[bytes]], bool], budget: list[int]
) -> Sequence[bytes]:
    """Delta debugging: stretches are taken away, each half as long as those before."""
    size = len(parts) // 2 or 1
    while size and budget[0] > 0:
        at = 0
        while at < len(parts) and budget[0] > 0:
            fewer = [*parts[:at], *parts[at + size :]]
            budget[0] -= 1
            if goes_wrong(fewer):
                parts = fewer
            else:
                at += size
        size //= 2
    return parts
