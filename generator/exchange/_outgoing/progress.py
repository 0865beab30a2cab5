"""How far something long is, on stderr: a line that is written over, or a line every tenth in a log."""

import sys

TENTHS = 10


def tell(what: str, done: int, of: int) -> None:
    """Say that so many of so many steps are done."""
    if sys.stderr.isatty():
        print(f"\r{what} {done}/{of}", end="\n" if done == of else "", file=sys.stderr, flush=True)
    elif done * TENTHS // of > (done - 1) * TENTHS // of:
        print(f"{what} {done * 100 // of}%", file=sys.stderr, flush=True)
