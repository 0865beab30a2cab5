"""Pages of the organisation's own complaints, one sort a file: there are none without counts (`library.ledger`).

A module here is found by itself: its `sheets(library)` gives what it shows, as values; a template in
`templates/complaints/` shows them. `_name` is a helper of the others.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from generator.discovery import modules_in
from generator.kinds.indicator import Indicator
from generator.kinds.taxon import Taxon
from generator.library import Library
from generator.pages.complaints._sheet import Sheet
from generator.signals.watches import Watch, warned

FOLDER, GROUP = "complaints", "投诉数据"


def sheets(library: Library) -> Iterator[Sheet]:
    """Every such page, those for the menu first."""
    if library.ledger:
        found = [sheet for module in modules_in(__name__).values() for sheet in module.sheets(library)]
        yield from sorted(found, key=lambda sheet: (not sheet.place, sheet.place, sheet.path))


def filters(library: Library) -> Mapping[str, Callable[..., Any]]:
    """`taxon | numbers_page`, `indicator | watch`."""
    return {"numbers_page": partial(_page, library), "watch": partial(_watch, library)}


def _page(library: Library, taxon: Taxon) -> str:
    """The path of the page with the numbers of a cause; empty if there is none."""
    library.note("counted", taxon.id)
    return f"{FOLDER}/{taxon.id}" if taxon.id in library.unwatched.counted_causes else ""


def _watch(library: Library, indicator: Indicator) -> Watch | None:
    """What an indicator sees; None if nothing is counted at all."""
    if not library.ledger:
        return None
    return next((one for one in warned(library).watches if one.indicator.id == indicator.id), None)


def menu(library: Library) -> Mapping[str, str]:
    """What the menu of a site shows of them: `{title: file}`."""
    return {sheet.title: f"{sheet.path}.md" for sheet in sheets(library.unwatched) if sheet.place}
