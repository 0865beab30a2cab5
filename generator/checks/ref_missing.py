"""引用了不存在的条目。引用写的是编号（文件名去掉 .yaml），不是标题；正文里写成 [[编号]]。

错误：
    cites: [toushu-banfaa#18]
正确：
    cites: [toushu-banfa#18]
"""

import difflib
from collections.abc import Iterator, Sequence
from functools import cache

from generator.diagnostic import Problem
from generator.library import Library


def check(library: Library) -> Iterator[tuple[str, Problem]]:
    """Every reference names a record that exists."""
    known = [*library.records, *library.renamed, *library.unreadable]
    present = frozenset(known)
    hint = cache(lambda missing: _hint(missing, known))  # when a whole file is gone, few ids are missed many times
    for reference in library.references:
        if reference.target_id in present:
            continue
        fix = hint(reference.target_id)
        yield (
            reference.owner,
            Problem(
                "ref-missing",
                reference.path,
                "引用了不存在的条目",
                written=reference.target,
                expected="一个已有条目的 id",
                fix=fix,
                needle=reference.target_id,
            ),
        )


def _hint(missing: str, known: Sequence[str]) -> str:
    near = difflib.get_close_matches(missing, known, 1, 0.6)
    return f"是不是 {near[0]}？" if near else "先写好被引用的条目，或者删掉这个引用"
