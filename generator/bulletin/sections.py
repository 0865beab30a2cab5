"""What the counts say of a span: how many, of what, how soon, how often again, how it ended."""

import datetime
from collections.abc import Iterator

from generator.aggregates.cells import ALL, NONE, first_days
from generator.aggregates.columns import DIMENSIONS
from generator.bulletin.comparing import NOT_OVER, Comparing
from generator.bulletin.figures import Figure, Numbers, Source, added, ratio
from generator.bulletin.span import Span
from generator.bulletin.tables import Row, Section, Table, Words
from generator.library import Library

QUARTER, MONTH = "quarter", datetime.timedelta(days=31)
WHOLE = (QUARTER, ALL)
LIMITS = {"within_15": "15 日内办结", "within_30": "30 日内办结", "within_60": "60 日内办结"}
OUTCOMES = {
    "upheld": "支持客户诉求",
    "partly_upheld": "部分支持",
    "not_upheld": "不支持",
    "withdrawn": "客户撤回",
}
PARTS = {"product": "产品", "cause": "原因", "channel": "渠道", "level": "级别", "branch": "机构"}
UNKNOWN = "台账没有写，或者不属于任何一类"
NOT_SHOWN = "客户太少、或者能由它算出太少的，没有写出来，所以各行加起来可以小于总量；没有列出的，不等于没有。"
OPEN_COUNTS = "占收到的比例把还没办结的也算在分母里；期末收到的，读台账那天有的还没有到 30 日、60 日。"
CALENDAR_DAYS = "日是自然日，办结那天减去收到那天；日和工作日不是一回事。"
TOO_FEW = "评价太少，没有写出来"
NO_MEDIAN = "几个季度的中位数不能合成全年的，全年的没有写。"


class Sections:
    """The sections of a report on a span."""

    def __init__(self, library: Library, numbers: Numbers, span: Span) -> None:
        self.library, self.numbers, self.span = library, numbers, span
        self.about = numbers.kept.about
        self.comparing = Comparing(numbers, span)
        self.total = numbers.over(span, _whole("complaints"))

    def all(self) -> Iterator[Section]:
        """Those of which the ledger has something."""
        yield self._totals()
        yield self._months()
        yield from (self._parted(parted) for parted in DIMENSIONS if (QUARTER, parted) in self.numbers.kept.tables)
        if "closed" in self.about.columns:
            yield self._timeliness()
        if "customer" in self.about.columns:
            yield self._repeats()
        if outcomes := self._outcomes():
            yield outcomes
        if satisfaction := self._satisfaction():
            yield satisfaction

    def _totals(self) -> Section:
        rows: list[Row] = [(Words("投诉件数"), *self.comparing.row(_whole("complaints")))]
        notes = []
        if "customer" in self.about.columns and self.span.quarter:
            rows.append((Words("投诉客户数"), *self.comparing.row(_whole("customers"))))
        elif "customer" in self.about.columns:
            notes.append("一位客户可能在几个季度里都投诉过，各季的客户数不能相加，全年的客户数没有写。")
        if "amount" in self.about.columns:
            rows.append((Words("涉及金额（元）"), *self.comparing.row(_whole("amount"), "yuan")))
        return Section("totals", "总量", (Table(("项目", *self.comparing.heads), tuple(rows)),), tuple(notes))

    def _months(self) -> Section:
        rows: list[Row] = []
        for month in self.span.months:
            now = self.numbers.at(Source(("month", ALL), month, "", "complaints"))
            then = self.numbers.at(Source(("month", ALL), month.replace(year=month.year - 1), "", "complaints"))
            is_over = first_days("month", month + MONTH) <= self.about.read
            change = ratio("change", now, then) if is_over else Figure("change", instead=NOT_OVER)
            rows.append((Words(f"{month:%Y-%m}"), now, then, change))
        return Section("months", "各月", (Table(("月份", "件数", "上年同月", "同比"), tuple(rows)),))

    def _parted(self, parted: str) -> Section:
        table = (QUARTER, parted)
        values = {cell.of or "" for cell in self.numbers.kept.tables[table] if cell.since in self.span.quarters}
        found = []
        for value in values:
            compared = self.comparing.row(Source(table, self.span.quarters[0], value, "complaints"))
            found.append((value, compared[0], (ratio("share", compared[0], self.total), *compared[1:])))
        found.sort(key=lambda one: (one[1].value is None, -(one[1].value or 0), one[0]))
        rows: list[Row] = [(self._named(parted, value), now, *others) for value, now, others in found]
        head, *others = self.comparing.heads
        heads = (PARTS[parted], head, "占总量", *others)
        return Section(parted, f"{PARTS[parted]}分布", (Table(heads, tuple(rows)),), (NOT_SHOWN,))

    def _named(self, parted: str, value: str) -> Words:
        if value == NONE:
            return Words(UNKNOWN)
        record = self.library.get(value) if DIMENSIONS[parted].taxonomy else None
        return Words(record.title, record.id) if record else Words(value)

    def _timeliness(self) -> Section:
        rows: list[Row] = [self._of_total(label, _whole(field)) for field, label in LIMITS.items()]
        unknown: list[tuple[Words, Figure, Figure]] = []
        for place, limit in enumerate(self.about.limits):
            deadline = self.library.get(limit.deadline)
            title = deadline.title if deadline else limit.deadline
            label = f"{limit.n} 个工作日内办结（{title}）"
            rows.append(self._of_total(label, _whole("within_workdays", place)))
            unknown.append(self._of_total(f"不知道是不是 {limit.n} 个工作日内", _whole("unknown_workdays", place)))
        rows += [row for row in unknown if row[1].value]
        rows.append(self._of_total("到读台账那天还没有办结", _whole("open")))
        notes = [OPEN_COUNTS, CALENDAR_DAYS, *([] if self.span.quarter else [NO_MEDIAN])]
        if self.span.quarter:
            median = self.numbers.over(self.span, _whole("median_days"), "days")
            rows.append((Words("办结的一半在几日以内（日数）"), median, Words("")))
        return Section("timeliness", "处理时效", (Table(("项目", "件数", "占收到的"), tuple(rows)),), tuple(notes))

    def _of_total(self, label: str, source: Source) -> tuple[Words, Figure, Figure]:
        found = self.numbers.over(self.span, source)
        return Words(label), found, ratio("share", found, self.total)

    def _repeats(self) -> Section:
        row: Row = (Words("90 日内又来投诉"), *self.comparing.row(_whole("repeats")))
        share = self._of_total("90 日内又来投诉", _whole("repeats"))
        notes = ("同一位客户在前 90 日内投诉过的，都算重复投诉，不分是不是同一件事。",)
        tables = (
            Table(("项目", *self.comparing.heads), (row,), "和以前比"),
            Table(("项目", "件数", "占收到的"), (share,), "在收到的里占多少"),
        )
        return Section("repeats", "重复投诉", tables, notes)

    def _outcomes(self) -> Section | None:
        found = {label: self.numbers.over(self.span, _whole(field)) for field, label in OUTCOMES.items()}
        all_of_them = added([*found.values()])
        if not all_of_them.value:
            return None
        rows = tuple((Words(label), figure, ratio("share", figure, all_of_them)) for label, figure in found.items())
        notes = ("比例是写了处理结果的件里的比例；没有写的不算。",)
        return Section("outcomes", "处理结果", (Table(("结果", "件数", "占有结果的"), rows),), notes)

    def _satisfaction(self) -> Section | None:
        rated = self.numbers.over(self.span, _whole("rated"))
        if not rated.value:
            return None
        best = f"，满分 {self.about.best_score} 分" if self.about.best_score else ""
        row = (Words("客户评价"), rated, ratio("share", rated, self.total), self._mean(rated))
        heads = ("项目", "评价的件数", "占收到的", f"平均几分{best}")
        notes = ("没有评价的，不算满意，也不算不满意；评价的比例低，平均分就不代表全体。",)
        return Section("satisfaction", "满意度", (Table(heads, (row,)),), notes)

    def _mean(self, rated: Figure) -> Figure:
        """None where a quarter has too few ratings: its score would stand among the data."""
        quarters = [self.numbers.number(source) or 0 for source in rated.over]
        if any(0 < count < self.about.threshold for count in quarters):
            return Figure("mean", instead=TOO_FEW)
        return ratio("mean", self.numbers.over(self.span, _whole("score"), "mean"), rated)


def _whole(field: str, place: int = 0) -> Source:
    """A field of the quarters that are not parted; the day is filled in for each."""
    return Source(WHOLE, Span(2000, 1).quarters[0], "", field, place)
