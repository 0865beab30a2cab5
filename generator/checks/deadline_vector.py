"""时限的算例要和按规则算出来的一致。每次检查都重算一遍；网页上的“时限计算”用的是同一套规则和算例。

对不上，不是规则（n、unit、first_day_counted、roll、extensions）写错了，就是算例写错了，或者工作日历录错了。

错误：
    n: 15
    unit: 日
    vectors:
      - {received: 2026-03-01, due: 2026-03-15}   # 收到当日不计入，第 15 日是 16 日
正确：
    n: 15
    unit: 日
    vectors:
      - {received: 2026-03-01, due: 2026-03-16}
"""

from collections.abc import Iterator

from generator.checks._vectors import mistaken_vectors
from generator.diagnostic import Problem
from generator.kinds.deadline import TimeLimit
from generator.library import Library


def check(library: Library) -> Iterator[tuple[str, Problem]]:
    """Every vector of every time limit comes out; not known while a calendar cannot be read.

    One that needs a calendar which is not published yet is another finding.
    """
    if library.lacks("calendar"):
        return
    for limit in library.listed.all(TimeLimit):
        found = mistaken_vectors(library, limit)
        lasting = found if limit.is_unpublished or not found else mistaken_vectors(library.published, limit)
        yield from ((limit.id, problem) for path, problem in found.items() if path in lasting)
