"""The knowledge base that ships, read once for all tests of a process: each reading takes seconds.

`test_shipped.py` alone has it checked, which takes as long again.
"""

from functools import cache
from pathlib import Path

from generator.diagnostic import Diagnostic, has_errors
from generator.kinds import all_kinds
from generator.library import Library
from generator.reading.load import Shelf

PROJECT = Path(__file__).parent.parent


@cache
def shipped_unchecked() -> Library:
    """All its records that can be read, whatever is wrong with them; drafts are among them."""
    return _read()[0]


@cache
def shipped_library() -> Library:
    """What its readers see. That all of it could be read is seen to here."""
    library, problems = _read()
    assert not has_errors(problems), problems
    return library.published


@cache
def _read() -> tuple[Library, tuple[Diagnostic, ...]]:
    library, problems = Shelf({}).read(PROJECT, all_kinds())
    return library, tuple(problems)
