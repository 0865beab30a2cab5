"""A table as text: cells between commas, tabs or semicolons, in UTF-8 or GB18030.

Python's own reader says what the cells are. Where no quotation mark stands and every line has as many cells as the
head, polars cuts the same cells many times faster.
"""

import codecs
import csv
import io
import itertools
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Self

import polars as pl

from generator.ledger.batches import ROW, Batch, Row, Table, batched
from generator.workbooks.refused import RefusedError

FIRST, BLOCK = 1 << 16, 1 << 24  # bytes; the block with the head is never cut the quick way
SIGNS = ",\t;"
ENCODINGS = ("utf-8-sig", "gb18030")
BLANK = " \t\r\v\f\u00a0\u3000"
COLUMN = "column_"  # as polars calls those without a head
NOWHERE = "\0"
"""Stands in no text that is read."""


class Separated(Table):
    """A file of text."""

    def __init__(self, file: Path) -> None:
        self.file, self.encoding = file, _encoding(file)
        with file.open(encoding=self.encoding, newline="") as stream:
            self.sign = max(SIGNS, key=stream.readline().count)

    def rows(self) -> Iterator[Row]:
        """The rows from the first one on."""
        blocks = _blocks(self.file, self.encoding)
        lines = _Lines(blocks)
        for block in blocks:
            yield from lines.records(block, self.sign)

    def batches(self, after: int, places: Mapping[str, int], width: int) -> Iterator[Batch]:
        """The rows behind the first ones, block by block."""
        blocks = _blocks(self.file, self.encoding)
        lines, row = _Lines(blocks), 0
        for block in blocks:
            if row >= after and (batch := self._cut(block, row + 1, places, width)):
                lines.number += batch.rows + batch.blank
                row += batch.rows + batch.blank
                yield batch
            else:
                rows = [*lines.records(block, self.sign)]
                skipped = max(0, min(len(rows), after - row))
                yield from batched(rows[skipped:], row + skipped + 1, places, width)
                row += len(rows)

    def _cut(self, block: str, first: int, places: Mapping[str, int], width: int) -> Batch | None:
        """The cells of a block, the quick way; none where that is not certain to be the right one."""
        if width < 2 or '"' in block or block.count("\r") != block.count("\r\n"):
            return None
        raw = block.encode()
        lines = _cells(raw, NOWHERE, 1, [f"{COLUMN}0"])[f"{COLUMN}0"]
        if len(lines) != block.count("\n") + (not block.endswith("\n")):
            return None
        if (lines.str.count_matches(self.sign, literal=True) != width - 1).any():
            return None
        names = {f"{COLUMN}{place}": name for name, place in places.items()}
        cells = _cells(raw, self.sign, width, [*names]).rename(names)
        number = pl.int_range(first, first + len(lines), dtype=pl.UInt32, eager=True).alias(ROW)
        blank = lines.str.strip_chars(BLANK + self.sign) == ""
        texts = cells.insert_column(0, number)
        return Batch(texts.filter(~blank) if blank.any() else texts, int(blank.sum()))


def _cells(raw: bytes, sign: str, width: int, columns: Sequence[str]) -> pl.DataFrame:
    return pl.read_csv(
        raw,
        columns=columns,
        has_header=False,
        separator=sign,
        quote_char=None,
        infer_schema=False,
        empty_string_is_null=False,
        schema={f"{COLUMN}{place}": pl.String for place in range(width)},
    )


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


def _blocks(file: Path, encoding: str) -> Iterator[str]:
    """The text in blocks of whole lines."""
    decoder = codecs.getincrementaldecoder(encoding)()
    rest = b""
    sizes = itertools.chain((FIRST,), itertools.repeat(BLOCK))
    with file.open("rb") as stream:
        while block := stream.read(next(sizes)):
            lines, end, rest = (rest + block).rpartition(b"\n")
            if end:
                yield decoder.decode(lines + end)
    if last := decoder.decode(rest, final=True):
        yield last


class _Lines:
    """The lines of blocks one after another, for a reader whose records may go on from a block into the next."""

    def __init__(self, blocks: Iterator[str]) -> None:
        self.blocks, self.number = blocks, 0
        self._lines, self._place = list[str](), 0

    def records(self, block: str, sign: str) -> Iterator[Row]:
        """The records of a block, and of those after it as far as a record goes on into them."""
        self._take(block)
        try:
            for row in csv.reader(self, delimiter=sign, strict=True):
                yield row
                if self._place == len(self._lines):
                    return
        except csv.Error as broken:
            raise RefusedError(
                f"第 {self.number} 行读不下去：引号没有成对，或者文件不完整，在这里断了。改好再读"
            ) from broken

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> str:
        if self._place == len(self._lines):
            self._take(next(self.blocks, ""))
        if not self._lines:
            raise StopIteration
        self._place, self.number = self._place + 1, self.number + 1
        return self._lines[self._place - 1]

    def _take(self, block: str) -> None:
        self._lines, self._place = [*io.StringIO(block, newline="")], 0
