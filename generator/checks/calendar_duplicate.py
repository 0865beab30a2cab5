"""同一年只能有一份工作日历，否则不知道照哪一份算。

错误：
    content/calendars/ 里有两个文件都写 year: 2026
正确：
    一年一个文件；新的一年改 year，旧的更正在原来的文件里改
"""

from collections.abc import Iterator

from generator.diagnostic import Problem
from generator.kinds.calendar import Calendar
from generator.library import Library


def check(library: Library) -> Iterator[tuple[str, Problem]]:
    """Every year has one calendar at most; those that are retired do not count."""
    first: dict[int, str] = {}
    for record in sorted(library.listed.all(Calendar), key=lambda one: one.id):
        other = first.setdefault(record.year, record.id)
        if other != record.id:
            yield (
                record.id,
                Problem(
                    ("year",),
                    f"{record.year} 年已经有一份工作日历了",
                    written=f"{record.year}（{other} 也是）",
                    expected="还没有日历的年份",
                    fix="改 year，或者删掉其中一份",
                ),
            )
