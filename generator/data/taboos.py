"""What <cb-proof> looks for in every text, with the reasons and what they rest on."""

from collections.abc import Iterator

from markupsafe import Markup

from generator.kinds.taboo import Taboo
from generator.library import Library
from generator.pages.prose import Writer


def datasets(library: Library) -> Iterator[tuple[str, object]]:
    """`taboos`: what is looked for, why, what to say instead, links to the page of each and to what it cites."""
    writer = Writer(library)
    yield "taboos", [_taboo(writer, taboo) for taboo in library.listed.all(Taboo)]


def _taboo(writer: Writer, taboo: Taboo) -> dict[str, object]:
    return {
        **{name: getattr(taboo, name) for name in ("why", "instead", "phrases", "unless")},
        "links": Markup("、").join(map(writer.link, (taboo.id, *taboo.cites))),
    }
