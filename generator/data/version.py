"""The version of the texts, which scripts add to the address of everything else they read."""

from collections.abc import Iterator

from generator.library import Library


def datasets(library: Library) -> Iterator[tuple[str, object]]:
    """`version`: changes whenever a text does."""
    yield "version", library.version
