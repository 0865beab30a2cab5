"""The tables in a file of somebody else's: CSV, Excel, Parquet. Every cell is a text; nothing is guessed or mended.

What a row says is for `rows`; here a file is refused as a whole, with the row where it ends too soon.
"""

import codecs
import csv
import io
import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl
from polars.exceptions import PolarsError

from generator.workbooks.grids import grids
from generator.workbooks.refused import RefusedError

Row = Sequence[str]
BLOCK = 1 << 20
PARQUET, PACKAGE, OLD_OFFICE = b"PAR1", b"PK", b"\xd0\xcf\x11\xe0"
ENCODINGS = ("utf-8-sig", "gb18030")
SLICE = 50_000  # rows of a Parquet file that are texts at once


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet, or a whole file: `rows` from the first one on, read while they are asked for.

    `needs_width` says that a row with more or fewer cells than the headings lacks something.
    """

    title: str
    rows: Iterable[Row]
    needs_width: bool = True


def tables(file: Path) -> list[Table]:
    """The tables of a file. Raises `RefusedError`, also while rows are read, and `OSError`."""
    with file.open("rb") as stream:
        start = stream.read(4)
    if not start:
        raise RefusedError("文件是空的")
    if start == PARQUET:
        return [Table("", _parquet(file), needs_width=False)]
    if start.startswith((PACKAGE, OLD_OFFICE)):
        found = [Table(grid.title, grid.rows, needs_width=False) for grid in grids(file.read_bytes())]
        return [table for table in found if any(map(any, table.rows))]
    return [Table("", _csv(file, _encoding(file)))]


def _encoding(file: Path) -> str:
    """The one encoding that all bytes of a file are in."""
    for name in ENCODINGS:
        decoder = codecs.getincrementaldecoder(name)()
        try:
            with file.open("rb") as stream:
                while block := stream.read(BLOCK):
                    if b"\0" in block:
                        raise RefusedError("这不是表格的文本（里面有空字符），没有读。请另存为 CSV 或 .xlsx 再读")
                    decoder.decode(block)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            continue
        return name
    raise RefusedError("编码不是 UTF-8，也不是 GB18030（GBK），或者文件在一个字的中间断了，没有读")


def _csv(file: Path, encoding: str) -> Iterator[Row]:
    with file.open(encoding=encoding, newline="") as stream:
        sign = max(",\t;", key=stream.readline().count)
        stream.seek(0)
        reader = csv.reader(stream, delimiter=sign, strict=True)
        try:
            yield from reader
        except csv.Error as broken:
            raise RefusedError(
                f"第 {reader.line_num} 行读不下去：引号没有成对，或者文件不完整，在这里断了。改好再读"
            ) from broken


def _parquet(file: Path) -> Iterator[Row]:
    try:
        frame = pl.scan_parquet(file)
        names = frame.collect_schema().names()
        yield names
        for chunk in frame.collect().iter_slices(SLICE):
            yield from chunk.select(pl.all().cast(pl.String).fill_null("")).iter_rows()
    except (PolarsError, OSError) as broken:
        raise RefusedError("文件坏了，或者不完整，打不开") from broken


def headings(rows: Sequence[Row]) -> list[str]:
    """The headings of a table, below one another in one or more rows; one that is merged spreads to the right."""
    width = max(map(len, rows), default=0)
    texts = [[_flat(row[place]) if place < len(row) else "" for place in range(width)] for row in rows]
    for above, below in itertools.pairwise(texts):
        for place in range(1, width):
            if not above[place] and below[place] and _is_spread(texts, above, place):
                above[place] = above[place - 1]
    return [" ".join(dict.fromkeys(filter(None, column))) for column in zip(*texts, strict=True)]


def _is_spread(texts: Sequence[Sequence[str]], above: Sequence[str], place: int) -> bool:
    """Whether the heading to the left is one over several columns: something else stands below it."""
    below = texts[-1]
    return bool(above[place - 1]) and bool(below[place - 1])


def _flat(text: str) -> str:
    return "".join(text.split())


def as_csv(rows: Iterable[Row]) -> str:
    """Rows as the text of a CSV file."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()
