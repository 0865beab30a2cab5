"""启动条件、审批权限、演练频次要写来处：引用条文（cites）；本机构自己定的，写 internal: true。

错误：
    levels:
      - rank: 1
        when: [20 名以上客户面谈提出共同投诉]
        commander: senior-executive
正确：
    levels:
      - rank: 1
        when: [20 名以上客户面谈提出共同投诉]
        commander: senior-executive
        cites: [toushu-banfa#29]
"""

from collections.abc import Iterator

from pydantic import BaseModel

from generator.diagnostic import FieldPath, Problem
from generator.record import Based


def of_part(path: FieldPath, part: BaseModel) -> Iterator[Problem]:
    """A threshold or a power cites what lays it down, or says that the organisation did."""
    if isinstance(part, Based) and not part.cites and not part.internal:
        yield Problem(
            path,
            "没有写来处",
            expected="cites: [条文] 或 internal: true",
            fix="加上 cites: […#条号]；如果是本机构内部口径，加 internal: true",
        )
