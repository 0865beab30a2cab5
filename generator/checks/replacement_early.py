"""写了由谁代替（replaced_by），这一条却没有停用：读者看不到这句话，还会照旧的做。

错误：
    status: published
    replaced_by: six-steps
正确：
    status: retired
    replaced_by: six-steps
"""

from collections.abc import Iterator

from generator.diagnostic import Problem
from generator.library import Library


def check(library: Library) -> Iterator[tuple[str, Problem]]:
    """Only what is retired has a replacement."""
    for record in library.records.values():
        if record.replaced_by and not record.is_retired:
            yield (
                record.id,
                Problem(
                    ("replaced_by",),
                    "写了由谁代替，却没有停用",
                    written=record.replaced_by,
                    expected="status: retired",
                    fix="加上 status: retired；还在用的，删掉 replaced_by",
                    severity="warning",
                ),
            )
