"""The knowledge base that ships, read once for all tests of a process: each reading takes seconds."""

from functools import cache
from pathlib import Path

from generator import build
from generator.library import Library

PROJECT = Path(__file__).parent.parent


@cache
def shipped_unchecked() -> Library:
    """All its records that can be read, whatever is wrong with them; drafts are among them."""
    return _preview().library


@cache
def shipped_library() -> Library:
    """What its readers see. That no error is in it is seen to here."""
    checked = _preview()
    assert checked.is_publishable, checked.diagnostics
    return checked.library.published


@cache
def _preview() -> build.Checked:
    return build.preview(PROJECT)
