"""每个时限都要有依据：写出引用的条文（cites）；本机构自己定的时限，写 internal: true。

错误：
    deadline:
      text: 收到之日起 15 日内
正确：
    deadline:
      text: 收到之日起 15 日内
      cites: [toushu-banfa#18]
"""

from collections.abc import Iterator

from generator.diagnostic import Problem
from generator.library import Library
from generator.record import Deadline


def check(library: Library) -> Iterator[tuple[str, Problem]]:
    """A deadline cites what sets it, or says that the organisation set it."""
    for owner, path, part in library.parts(Deadline):
        if not part.cites and not part.internal:
            yield (
                owner,
                Problem(
                    (*path, "text"),
                    "时限没有写依据",
                    written=part.text,
                    expected="cites: [条文] 或 internal: true",
                    fix="加上 cites: […#条号]；如果是本机构内部口径，加 internal: true",
                ),
            )
