"""投诉数据（content/ledger）里，客户数不到 about.yaml 里 threshold 的格不能写出来：人太少，认得出是谁。
casebook ledger read 会自动略去这样的格，以及能由它算出这些格的别的格；所以不要手工补写。

错误（threshold: 5）：
    cells:
      - {since: 2026-01-01, of: cause-privacy, complaints: 2, customers: 2}
正确：
    不写这一格
"""

from collections.abc import Iterator

from generator.checks._cells import CURE, placed
from generator.diagnostic import Problem
from generator.library import Library


def check(library: Library) -> Iterator[tuple[str, Problem]]:
    """No count is shown of fewer customers than the threshold."""
    if library.ledger is None:
        return
    least = library.ledger.about.threshold
    for one in placed(library):
        if one.cell.customers < least:
            message, written = f"这一格不到 {least} 位客户，不能写出来", f"customers: {one.cell.customers}"
            yield one.file, Problem(one.path("customers"), message, written, f"{least} 以上", f"删掉这一格；{CURE}")
