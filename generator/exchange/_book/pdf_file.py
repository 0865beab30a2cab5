"""A PDF as bytes: its small objects packed some hundred together, so that a reader need not unpack all to see one."""

from collections.abc import Iterator, Sequence
from typing import Any

import pydyf

TOGETHER = 200
HEAD = b"%PDF-1.7\n%\xf0\x9f\x96\xa4\n"
WIDTHS = (1, 5, 4)
"""Bytes of the columns of the table: what sort of entry, where it is, which of its stream."""
FREE, ALONE, PACKED = 0, 1, 2


def as_bytes(pdf: Any, identifier: str) -> Iterator[bytes]:
    """The file in pieces; `identifier` is what it is known by."""
    pdf.add_object(pdf.info)
    entries: dict[int, tuple[int, int, int]] = {0: (FREE, 0, 65535)}
    alone = [one for one in pdf.objects if isinstance(one, pydyf.Stream)]
    small = [one for one in pdf.objects[1:] if not isinstance(one, pydyf.Stream)]
    for first in range(0, len(small), TOGETHER):
        some = small[first : first + TOGETHER]
        packed = _packed(some)
        pdf.add_object(packed)
        alone.append(packed)
        entries |= {one.number: (PACKED, packed.number, place) for place, one in enumerate(some)}
    yield HEAD
    position = len(HEAD)
    for one in alone:
        entries[one.number] = (ALONE, position, 0)
        text = one.indirect + b"\n"
        yield text
        position += len(text)
    table = _table(pdf, entries, position, identifier)
    yield table.indirect + f"\nstartxref\n{position}\n%%EOF\n".encode()


def _packed(some: Sequence[Any]) -> Any:
    texts = [one.data for one in some]
    places = [0]
    for text in texts:
        places.append(places[-1] + len(text) + 1)
    head = " ".join(f"{one.number} {place}" for one, place in zip(some, places, strict=False)).encode()
    extra = {"Type": "/ObjStm", "N": len(some), "First": len(head) + 1}
    return pydyf.Stream([head, *texts], extra, compress=True)


def _table(pdf: Any, entries: dict[int, tuple[int, int, int]], position: int, identifier: str) -> Any:
    """Where every object is, the table itself too."""
    table = pydyf.Stream(compress=True)
    pdf.add_object(table)
    entries[table.number] = (ALONE, position, 0)
    rows = (zip(entries[number], WIDTHS, strict=True) for number in range(len(pdf.objects)))
    table.stream = [b"".join(value.to_bytes(width) for row in rows for value, width in row)]
    known = pydyf.String(identifier).data
    table.extra = {
        "Type": "/XRef",
        "W": pydyf.Array(WIDTHS),
        "Size": len(pdf.objects),
        "Root": pdf.catalog.reference,
        "Info": pdf.info.reference,
        "ID": pydyf.Array((known, known)),
    }
    return table
