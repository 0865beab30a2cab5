"""引用了不存在的条目。引用写的是编号（文件名去掉 .yaml），不是标题；正文里写成 [[编号]]。

错误：
    cites: [toushu-banfaa#18]
正确：
    cites: [toushu-banfa#18]
"""

import difflib

from generator.diagnostic import Problem
from generator.fields import RefTo
from generator.library import Library
from generator.references import Reference

SHORT = 12
MESSAGE, EXPECTED, FIX = "引用了不存在的条目", "一个已有条目的编号", "先写好被引用的条目，或者删掉这个引用"


def of_reference(library: Library, reference: Reference) -> Problem | None:
    """Every reference names a record that exists."""
    if library.get(reference.target) or reference.target_id in library.unreadable:
        return None
    mark, has_place, missing = reference.mark, bool(reference.anchor), reference.target_id
    where = f"{mark.kinds} {mark.dimension} {has_place}"
    fitting = library.part(f"fitting {where}", lambda whole: _fitting(whole, mark, has_place=has_place))
    # Many fields may miss the same one, as when a file with many records cannot be read.
    near = library.part(f"near {missing} {where}", lambda _whole: difflib.get_close_matches(missing, fitting, 1, 0.6))
    return _problem(reference, near, fitting)


def _problem(reference: Reference, near: list[str], fitting: list[str]) -> Problem:
    return Problem(
        reference.path,
        MESSAGE,
        written=reference.target,
        expected="、".join(fitting) if reference.mark.kinds and 0 < len(fitting) <= SHORT else EXPECTED,
        fix=f"是不是 {near[0]}？" if near else FIX,
        needle=reference.target_id,
        replacement=near[0] if near else "",
    )


def _fitting(library: Library, mark: RefTo, *, has_place: bool) -> list[str]:
    """The ids that may stand in a field: of its kinds, of its list of the taxonomy, with places if one is named."""
    kinds = mark.kinds or tuple(kind.name for kind in library.kinds)
    fitting = [
        record.id
        for kind in kinds
        for record in library.of_kind(kind)
        if mark.dimension in ("", getattr(record, "dimension", "")) and (not has_place or library.anchors(record.id))
    ]
    known = frozenset() if mark.kinds else frozenset(fitting)
    return [*fitting, *(old for old, new in library.renamed.items() if new in known)]
