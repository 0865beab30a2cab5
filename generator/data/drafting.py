"""What <cb-template> and <cb-proof> work from: patterns and numbers, the same for every site."""

from collections.abc import Iterator

from generator.library import Library
from generator.twins import drafting


def datasets(_library: Library) -> Iterator[tuple[str, object]]:
    """The tables of `drafting` and `personal`."""
    yield "drafting", drafting.table()
