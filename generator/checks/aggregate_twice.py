"""投诉数据（content/ledger）里，同一个时段的同一格只写一次；时段写它的第一天：
周写星期一，月写 1 日，季写 1、4、7、10 月 1 日。

错误：
    cells:
      - {since: 2026-01-01, of: cause-pricing, complaints: 12, customers: 11}
      - {since: 2026-01-01, of: cause-pricing, complaints: 13, customers: 12}
正确：
    cells:
      - {since: 2026-01-01, of: cause-pricing, complaints: 12, customers: 11}
      - {since: 2026-02-01, of: cause-pricing, complaints: 13, customers: 12}
"""

from collections.abc import Iterator

from generator.aggregates.cells import first_days
from generator.aggregates.kept import EXPOSURE
from generator.checks._cells import CURE, placed
from generator.diagnostic import Problem
from generator.library import Library


def check(library: Library) -> Iterator[tuple[str, Problem]]:
    """Each cell is there once, and its period begins where periods begin."""
    if library.ledger is None:
        return
    seen = set()
    for one in placed(library):
        key = one.name, one.cell.since, tuple(map(library.current_id, one.values))
        if key in seen:
            what = "、".join((str(one.cell.since), *one.values))
            yield one.file, Problem(one.path("since"), "这一格前面已经写过", what, "", f"删掉一处；{CURE}")
        seen.add(key)
        if (first := first_days(one.name[0], one.cell.since)) != one.cell.since:
            yield one.file, _not_first(one.path("since"), str(one.cell.since), str(first))
    months = set()
    for number, month in enumerate(library.ledger.exposure):
        path, of = ("months", number, "since"), (month.since, month.product, month.branch)
        if of in months:
            yield EXPOSURE, Problem(path, "这一格前面已经写过", str(month.since), "", f"删掉一处；{CURE}")
        months.add(of)
        if month.since.day != 1:
            yield EXPOSURE, _not_first(path, str(month.since), str(month.since.replace(day=1)))


def _not_first(path: tuple[str | int, ...], written: str, first: str) -> Problem:
    return Problem(path, "不是这个时段的第一天", written, first, CURE)
