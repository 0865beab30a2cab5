"""What <cb-template> and <cb-proof> work from: patterns and numbers, the same for every site."""

from collections.abc import Iterator

from generator import drafting
from generator.library import Library


def datasets(_library: Library) -> Iterator[tuple[str, object]]:
    """The tables of `drafting` and `personal`."""
    yield "drafting", drafting.table()
