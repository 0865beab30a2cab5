"""What was put right: only what records say of themselves, each with who answers for it."""

from collections import Counter
from collections.abc import Iterator

from generator.bulletin.span import Span
from generator.bulletin.tables import Section, Table, Words
from generator.kinds.case import LESSON_STATUS, Case
from generator.kinds.indicator import MEASURES, Indicator
from generator.kinds.taxon import Taxon
from generator.library import Library
from generator.record import WORDS, MaintainedRecord, Record

ERRATUM = "erratum"  # words that were wrong, not work that was
AS_OF_TODAY = "经验的状态是写这份报告那天的，不是本期末的。"
ONLY_RECORDS = "只列知识库里写明的：页面的变更记录、案例里的经验、预警指标。没有写进去的整改，这里没有。"


def changed(library: Library, span: Span) -> Section:
    """Changes of pages in a span, how far lessons have come, and what is watched."""
    shown = library.published.listed
    heads = ("日期", "哪一页", "负责岗位", "变更", "改了什么")
    tables = [
        Table(heads, tuple(_changes(shown, span, of_rules=False)), "改了哪些页"),
        Table(("日期", "规定", *heads[2:]), tuple(_changes(shown, span, of_rules=True)), "规定的变化"),
        Table(("投诉原因", *LESSON_STATUS.values(), "出自案例"), tuple(_lessons(shown)), "案例里的经验到了哪一步"),
        Table(("预警指标", "数什么", "负责岗位", "从哪天起看"), tuple(_watched(shown, span)), "在看的预警指标"),
    ]
    found = tuple(table for table in tables if table.rows)
    return Section("changed", "溯源整改", found, (ONLY_RECORDS, AS_OF_TODAY))


def _changes(library: Library, span: Span, *, of_rules: bool) -> Iterator[tuple[Words, ...]]:
    """What has changed on pages, or in the rules of others that a page sums up."""
    found = [
        (change.date, record, change)
        for record in library.records.values()
        for change in record.changes
        if library.kind_of(record).titled == of_rules
        and change.weight != ERRATUM
        and span.months[0] <= change.date < span.end
    ]
    for date, record, change in sorted(found, key=lambda one: (one[0], one[1].id)):
        weight = WORDS["weight"][change.weight]
        yield Words(f"{date}"), _link(record), _owner(library, record), Words(weight), Words(change.note)


def _lessons(library: Library) -> Iterator[tuple[Words, ...]]:
    for cause in library.all(Taxon):
        cases = [case for case in library.all(Case) if library.current_id(case.cause) == cause.id]
        if cases:
            found: Counter[str] = Counter(lesson.status for case in cases for lesson in case.lessons)
            counts = (Words(f"{found.get(name, 0)} 条") for name in LESSON_STATUS)
            yield _link(cause), *counts, Words(f"{len(cases)} 个")


def _watched(library: Library, span: Span) -> Iterator[tuple[Words, ...]]:
    for indicator in library.all(Indicator):
        if indicator.since < span.end:
            measure = Words(MEASURES[indicator.measure])
            yield _link(indicator), measure, _owner(library, indicator), Words(f"{indicator.since}")


def _link(record: Record) -> Words:
    return Words(record.title, record.id)


def _owner(library: Library, record: Record) -> Words:
    role = library.get(record.owner) if isinstance(record, MaintainedRecord) else None
    return _link(role) if role else Words("—")
