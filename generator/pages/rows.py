"""Rows of lists, each made of one record: what is the same as in the last build is not filled in again."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context, Macro
from markupsafe import Markup

from generator.library import Library
from generator.record import Record

Row = Mapping[str, Any]


def filters(library: Library) -> Mapping[str, Callable[..., Any]]:
    """`record | row(macro)`, `records | rows(macro, "lessons", "target", …)`."""
    return {"row": pass_context(partial(_row, library)), "rows": pass_context(partial(_rows, library))}


def _row(library: Library, context: Context, record: Record, macro: Macro) -> Markup:
    """What a macro makes of a record.

    It may look at this record, at what is the same for all of its kind, and at what the library says of others.
    """
    return Markup(library.of_record(record, f"{context.name} {macro.name}", lambda one: _shown(macro, one)))


def _rows(
    library: Library, context: Context, records: Iterable[Record], macro: Macro, field: str, *names: str
) -> Iterator[Row]:
    """What a macro makes of a record and each part in one of its fields, as `shown`, beside what the part has by the
    other `names`, which are plain values; under the same conditions. Where it makes nothing, there is no row.
    """

    def made(record: Record) -> list[dict[str, object]]:
        shown = [(_shown(macro, record, part), part) for part in getattr(record, field)]
        return [{"shown": row, **{name: getattr(part, name) for name in names}} for row, part in shown if row]

    for record in records:
        for row in library.of_record(record, f"{context.name} {macro.name}", made):
            yield {**row, "shown": Markup(row["shown"])}


def _shown(macro: Macro, *arguments: object) -> str:
    return "".join(["", macro(*arguments)])
