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

from pydantic import BaseModel

from generator.diagnostic import FieldPath, Problem
from generator.record import Deadline


def of_part(path: FieldPath, part: BaseModel) -> Iterator[Problem]:
    """A deadline cites what sets it, or says that the organisation set it."""
    if isinstance(part, Deadline) and not part.cites and not part.internal:
        yield Problem(
            (*path, "text"),
            "时限没有写依据",
            written=part.text,
            expected="cites: [条文] 或 internal: true",
            fix="加上 cites: […#条号]；如果是本机构内部口径，加 internal: true",
        )
