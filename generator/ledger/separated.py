"""A table as text: cells between commas, tabs or semicolons, in UTF-8 or GB18030.

Python's own reader says what the cells are. Where every line is a record, has as many cells as the head and quotation
marks only around whole cells, polars cuts the same cells many times faster.
"""

import codecs
import csv
import io
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import polars as pl

from generator.ledger.batches import ROW, Batch, Row, Table, batched
from generator.workbooks.refused import RefusedError

FIRST, BLOCK = 1 << 16, 1 << 24  # bytes; the block with the head is never cut the quick way
SIGNS, QUOTE = ",\t;", '"'
LONGEST = 1 << 26  # characters that may stand between two quotation marks
ENCODINGS = ("utf-8-sig", "gb18030")
BLANK = "".join(filter(str.isspace, map(chr, range(0x3001))))
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
        number = 0
        for block in self._records():
            yield from self._read(block, number)
            number += block.count("\n")

    def batches(self, after: int, places: Mapping[str, int], width: int) -> Iterator[Batch]:
        """The rows behind the first ones, block by block."""
        row = number = 0
        for block in self._records():
            if row >= after and (batch := self._cut(block, row + 1, places, width)):
                row += batch.rows + batch.blank
                yield batch
            else:
                rows = self._read(block, number)
                if not block.endswith(("\n", "\r")) and row + len(rows) > after:
                    _refuse_cut_off(rows[-1], row + len(rows), width)
                skipped = max(0, min(len(rows), after - row))
                yield from batched(rows[skipped:], row + skipped + 1, places, width)
                row += len(rows)
            number += block.count("\n")

    def _records(self) -> Iterator[str]:
        """The text in blocks of whole records, as far as it has such."""
        begun = ""
        for block in _blocks(self.file, self.encoding):
            begun += block
            if begun.count(QUOTE) % 2 == 0 or len(begun) > LONGEST:
                yield begun
                begun = ""
        if begun:
            yield begun

    def _read(self, block: str, before: int) -> list[Row]:
        """The records of a block, of which so many lines stand before it."""
        reader = csv.reader(io.StringIO(block, newline=""), delimiter=self.sign, strict=True)
        try:
            return [*reader]
        except csv.Error as broken:
            raise RefusedError(
                f"第 {before + reader.line_num} 行读不下去：引号没有成对，或者文件不完整，在这里断了。改好再读"
            ) from broken

    def _cut(self, block: str, first: int, places: Mapping[str, int], width: int) -> Batch | None:
        """The cells of a block, the quick way; none where that is not certain to be the right one."""
        if width < 2 or block.count("\r") != block.count("\r\n"):
            return None
        raw = block.encode()
        lines = _cells(raw, NOWHERE, None, 1, [f"{COLUMN}0"])[f"{COLUMN}0"]
        if len(lines) != block.count("\n") + (not block.endswith("\n")):
            return None
        bare = self._without_quoted(lines) if QUOTE in block else lines
        if bare is None or (bare.str.count_matches(self.sign, literal=True) != width - 1).any():
            return None
        names = {f"{COLUMN}{place}": name for name, place in places.items()}
        cells = _cells(raw, self.sign, QUOTE, width, [*names]).rename(names)
        number = pl.int_range(first, first + len(lines), dtype=pl.UInt32, eager=True).alias(ROW)
        blank = self._blank(lines, bare)
        texts = cells.insert_column(0, number)
        return Batch(texts.filter(~number.is_in(blank + first)) if len(blank) else texts, len(blank))

    def _blank(self, lines: pl.Series, bare: pl.Series) -> pl.Series:
        """The places of the lines that say nothing."""
        blank = bare.str.strip_chars(BLANK + self.sign) == ""
        quoted = (bare.str.strip_chars(BLANK + self.sign + NOWHERE) == "") & ~blank
        if quoted.any():
            places = quoted.arg_true()
            rows = csv.reader(lines.gather(places).to_list(), delimiter=self.sign)
            said = pl.Series([bool("".join(row).strip()) for row in rows])
            blank = blank.scatter(places.filter(~said), True)
        return blank.arg_true()

    def _without_quoted(self, lines: pl.Series) -> pl.Series | None:
        """The lines with a mark for each cell in quotation marks; none if such marks stand anywhere else."""
        sign = re.escape(self.sign)
        bare = lines.str.replace_all(f'(^|{sign})"(?:[^"]|"")*"', f"$1{NOWHERE}")
        is_wrong = bare.str.contains(QUOTE, literal=True) | bare.str.contains(f"{NOWHERE}[^{sign}]")
        return None if is_wrong.any() else bare


def _refuse_cut_off(last: Row, number: int, width: int) -> None:
    """Refuse a file whose last row has too few cells and no end of its line."""
    if "".join(last).strip() and len(last) < width:
        told = f"第 {number} 行只有 {len(last)} 格（表头有 {width} 格），后面没有换行：文件不完整，在这里断了"
        raise RefusedError(f"{told}。重新导出再读；本来就是这样的，把这一行的格补齐")


def _cells(raw: bytes, sign: str, quote: str | None, width: int, columns: Sequence[str]) -> pl.DataFrame:
    return pl.read_csv(
        raw,
        columns=columns,
        has_header=False,
        separator=sign,
        quote_char=quote,
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
            if len(rest) > LONGEST:
                raise RefusedError(f"有一行长过 {LONGEST >> 20} MB，不像台账，没有读")
    if last := decoder.decode(rest, final=True):
        yield last
