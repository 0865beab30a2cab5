"""一件事的几个时限（part_of）都指向领头的那一条，领头的那一条自己不写 part_of：这样每一页列出的都是同一张表。

错误：
    # written-report.yaml
    part_of: first-report
    # summary.yaml
    part_of: written-report
正确：
    # summary.yaml
    part_of: first-report
"""

from collections.abc import Iterator

from generator.diagnostic import Problem
from generator.kinds.deadline import TimeLimit
from generator.library import Library


def check(library: Library) -> Iterator[tuple[str, Problem]]:
    """The limit that leads a set belongs to none."""
    for limit in library.all(TimeLimit):
        lead = library.one(TimeLimit, limit.part_of) if limit.part_of else None
        if lead and lead.part_of:
            yield (
                limit.id,
                Problem(
                    ("part_of",),
                    "指向的时限自己也属于另一组",
                    written=limit.part_of or "",
                    expected="领头的那一条，它没有写 part_of",
                    fix="改成领头的那一条；自己就是领头的，删掉这一行",
                ),
            )
