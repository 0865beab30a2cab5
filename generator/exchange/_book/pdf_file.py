"""A PDF as bytes: its small objects packed some hundred together, so that a reader need not unpack all to see one."""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import pydyf

TOGETHER = 200
HEAD = b"%PDF-1.7\n%\xf0\x9f\x96\xa4\n"
WIDTHS = (1, 5, 4)
"""Bytes of the columns of the table: what sort of entry, where it is, which of its stream."""
FREE, ALONE, PACKED = 0, 1, 2


class Inside(NamedTuple):
    """Where an object is that has been packed: the number of the stream, and its place in that."""

    stream: int
    place: int


def pack(pdf: Any, objects: Iterable[Any]) -> None:
    """Put objects of the file that stay as they are into streams, where they take a hundredth of the memory."""
    small = [one for one in objects if not isinstance(one, pydyf.Stream)]
    for first in range(0, len(small), TOGETHER):
        some = small[first : first + TOGETHER]
        stream = _together(some)
        pdf.add_object(stream)
        for place, one in enumerate(some):
            pdf.objects[one.number] = Inside(stream.number, place)


def compressed(stream: Any) -> Any:
    """The same stream, its content packed by now."""
    _head, _mark, text = pydyf.Stream(stream.stream).data.partition(b"stream\n")
    extra = pydyf.Dictionary({**stream.extra, "Filter": "/FlateDecode"})
    made = pydyf.Stream([zlib.compress(text.removesuffix(b"\nendstream"))], extra)
    made.number = stream.number
    return made


def as_bytes(pdf: Any, identifier: str) -> Iterator[bytes]:
    """The file in pieces; `identifier` is what it is known by."""
    pdf.add_object(pdf.info)
    pack(pdf, [one for one in pdf.objects[1:] if not isinstance(one, Inside)])
    entries = [(FREE, 0, 65535)]
    yield HEAD
    position = len(HEAD)
    for one in pdf.objects[1:]:
        if isinstance(one, Inside):
            entries.append((PACKED, *one))
        else:
            entries.append((ALONE, position, 0))
            text = one.indirect + b"\n"
            yield text
            position += len(text)
    table = _table(pdf, [*entries, (ALONE, position, 0)], identifier)
    yield table.indirect + f"\nstartxref\n{position}\n%%EOF\n".encode()


def _together(some: Sequence[Any]) -> Any:
    texts = [one.data for one in some]
    places = [0]
    for text in texts:
        places.append(places[-1] + len(text) + 1)
    head = " ".join(f"{one.number} {place}" for one, place in zip(some, places, strict=False)).encode()
    return compressed(pydyf.Stream([head, *texts], {"Type": "/ObjStm", "N": len(some), "First": len(head) + 1}))


def _table(pdf: Any, entries: Sequence[tuple[int, int, int]], identifier: str) -> Any:
    """Where every object is, by its number; the last is the table itself."""
    table = pydyf.Stream(compress=True)
    pdf.add_object(table)
    rows = (zip(entry, WIDTHS, strict=True) for entry in entries)
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
