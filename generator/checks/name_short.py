"""会自动成为链接的名称和别名至少两个字：一个字的别名（例如“的”）会让每一页里第一个这样的字变成链接。

错误：
    aliases: [诉]
正确：
    aliases: [诉求]
"""

from collections.abc import Iterator

from generator.diagnostic import Problem
from generator.library import Library

SHORTEST = 2  # characters


def check(library: Library) -> Iterator[tuple[str, Problem]]:
    """Names that are linked wherever they occur are words."""
    for kind in library.kinds:
        for record in library.of_kind(kind.name) if kind.worded else ():
            names = [(("title",), record.title), *((("aliases", n), name) for n, name in enumerate(record.aliases))]
            for path, name in names:
                if len(name) < SHORTEST:
                    yield (
                        record.id,
                        Problem(
                            path,
                            "只有一个字的名称，会让许多不相干的字变成链接",
                            written=name,
                            expected=f"至少 {SHORTEST} 个字",
                            fix="写成完整的词，或者删掉这个别名",
                        ),
                    )
