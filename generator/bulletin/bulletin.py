"""A report put together: its sections, and the cells that its numbers are made of, each under a number of its own."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from generator.aggregates.cells import NAMES, NONE
from generator.aggregates.kept import About, Aggregates
from generator.bulletin.changed import changed
from generator.bulletin.figures import Figure, Numbers, Source
from generator.bulletin.sections import UNKNOWN, Sections
from generator.bulletin.span import Span
from generator.bulletin.tables import Entry, Section
from generator.library import Library

INVENTED = "演示数据，由程序生成：不是任何机构的投诉。"
FIELDS = {
    "complaints": "件数",
    "customers": "客户数",
    "open": "没有办结",
    "within_15": "15 日内",
    "within_30": "30 日内",
    "within_60": "60 日内",
    "within_workdays": "个工作日内",
    "unknown_workdays": "个工作日内，不知道",
    "median_days": "一半在几日内",
    "repeats": "重复",
    "amount": "金额（元）",
    "upheld": "支持",
    "partly_upheld": "部分支持",
    "not_upheld": "不支持",
    "withdrawn": "撤回",
    "rated": "评价的件数",
    "score": "评价的总分",
}
CELL_HEADS = ("行号", "表", "从哪天起", "分的是")
"""The heads of what tells a cell, before those of its numbers."""
Column = tuple[str, int]
"""A field of cells, and the place in it."""


@dataclass(frozen=True, slots=True)
class Row:
    """A cell of the aggregates that numbers rest on; `file` is that of its table, `values` are by `Data.columns`,
    those that something rests on."""

    number: int
    file: str
    since: str
    of: str
    values: tuple[Fraction | None, ...]


@dataclass(frozen=True, slots=True)
class Data:
    """The cells below all numbers of a report, in order."""

    columns: tuple[Column, ...]
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    numbers: Mapping[Source, int]

    def behind(self, entries: Sequence[Entry]) -> tuple[int, ...]:
        """The numbers of the cells that some entries rest on, each once, the lowest first."""
        sources = (source for entry in entries if isinstance(entry, Figure) for source in entry.sources)
        return tuple(sorted({self.numbers[source.cell] for source in sources}))


@dataclass(frozen=True, slots=True)
class Bulletin:
    """A report: what it rests on in sentences, its sections, the cells behind it; a `warning` if it is all invented."""

    title: str
    span: Span
    warning: str
    basis: tuple[str, ...]
    sections: tuple[Section, ...]
    data: Data


def bulletin(library: Library, kept: Aggregates, span: Span) -> Bulletin:
    """The report of a span that the ledger has something of."""
    numbers = Numbers(kept)
    sections = (*Sections(library, numbers, span).all(), changed(library, span))
    title = f"{span.words}投诉情况报告"
    return Bulletin(
        title,
        span,
        INVENTED if kept.about.demonstration else "",
        tuple(_basis(kept, span)),
        sections,
        _data(library, numbers, sections),
    )


def _basis(kept: Aggregates, span: Span) -> Iterator[str]:
    about = kept.about
    yield f"口径：按受理日期归入 {span.words}；{about.read} 从台账读来，{_rows(about)}。"
    yield (
        f"一格里不到 {about.threshold} 位客户的，以及能由别的数算出它的，整格没有写出来；"
        "写出来的格里的支持、没有办结等件数照写。带“没有写出来”的，不等于没有。"
    )
    if not span.is_whole(kept):
        yield f"本期的数不全：台账从 {about.first:%Y-%m} 到 {about.last:%Y-%m}，读于 {about.read}。不作同比、环比。"
    yield "每一行的“出处”是最后一节“数据”里的行号；比例和增减由那几行算出，没有另外的来源。"


def _rows(about: About) -> str:
    return f"{about.rows:,} 行里用上 {about.complaints:,} 行，{about.rejected:,} 行没有用"


def _data(library: Library, numbers: Numbers, sections: Sequence[Section]) -> Data:
    tables = [table for section in sections for table in section.tables]
    known = {source for table in tables for figure in table.figures() for source in figure.sources}
    cells = sorted({source.cell for source in known}, key=lambda one: (NAMES.index(one.table), one.since, one.of))
    used = {(source.field, source.place) for source in known}
    columns = tuple(sorted(used, key=lambda one: ([*FIELDS].index(one[0]), one[1])))
    rows = []
    for number, cell in enumerate(cells, 1):
        sources = [cell._replace(field=field, place=place) for field, place in columns]
        values = tuple(numbers.number(source) if source in known else None for source in sources)
        rows.append(Row(number, "-".join(cell.table), f"{cell.since}", _of(library, cell), values))
    heads = tuple(_head(numbers.kept.about, *column) for column in columns)
    return Data(columns, heads, tuple(rows), {cell: number for number, cell in enumerate(cells, 1)})


def _of(library: Library, cell: Source) -> str:
    record = library.get(cell.of)
    return record.title if record else UNKNOWN if cell.of == NONE else cell.of or "全部"


def _head(about: About, field: str, place: int) -> str:
    limit = f"{about.limits[place].n} " if field.endswith("_workdays") else ""
    return f"{limit}{FIELDS[field]}"
