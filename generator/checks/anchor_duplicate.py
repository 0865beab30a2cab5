"""同一条记录里，步骤、条文、题目的编号不能重复，否则链接不知道指向哪一个。

错误：
    steps:
      - id: verify
      - id: verify
正确：
    steps:
      - id: verify
      - id: verify-partner
"""

from collections.abc import Iterator

from generator.diagnostic import Problem
from generator.library import Library
from generator.record import Record


def of_record(library: Library, record: Record) -> Iterator[Problem]:
    """The anchors of a record differ."""
    seen: set[str] = set()
    for anchor in record.anchors():
        if anchor.id in seen:
            yield Problem(
                anchor.path,
                "同一条记录里编号重复",
                written=anchor.id,
                expected="不重复的编号",
                fix="换一个编号；已经被别处引用的那个不要改",
            )
        seen.add(anchor.id)
