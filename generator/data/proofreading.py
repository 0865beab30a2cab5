"""What <cb-wording> and <cb-proof> work from: patterns and numbers, the same for every site."""

from collections.abc import Iterator

from generator.library import Library
from generator.twins import proofreading


def datasets(_library: Library) -> Iterator[tuple[str, object]]:
    """The tables of `proofreading` and `personal`."""
    yield "proofreading", proofreading.table()
