"""引用的条目存在，但里面没有这个步骤、条文或题目；或者必须指到步骤，却只写了条目。

错误：
    target: six-steps
    cites: [six-steps#investgate]
正确：
    target: six-steps#investigate
    cites: [six-steps#investigate]
"""

import difflib

from generator.diagnostic import Problem
from generator.library import Library
from generator.record import Record
from generator.references import Reference

WHOLE_ONLY, WHOLE_FIX = "这里只能引用整个条目", "去掉 # 后面的部分：{id}"
NO_PLACE, NO_PLACE_FIX = "“{title}”里没有 #{anchor}", "换成已有的位置，或者只引用整个条目"
PLACE_WANTED, PLACE_FIX = "这里要指到具体的步骤或条文", "例如 {id}#{anchor}"


def of_reference(library: Library, reference: Reference) -> Problem | None:
    """Every anchor exists; fields that must point inside a record do, fields that must not don't."""
    record = library.get(reference.target)
    if record is None or (reference.mark.kinds and record.kind not in reference.mark.kinds):
        return None
    return _problem(library, reference, record)


def _problem(library: Library, reference: Reference, record: Record) -> Problem | None:
    anchors = library.anchors(record.id)
    if reference.anchor and reference.mark.anchor == "never":
        return _said(reference, WHOLE_ONLY, record.id, WHOLE_FIX.format(id=record.id), record.id)
    if reference.anchor and library.anchor(reference.target) is None:
        near = difflib.get_close_matches(reference.anchor, list(anchors), 1, 0.6)
        meant = f"{record.id}#{near[0]}" if near else ""
        fix = f"是不是 {meant}？" if meant else NO_PLACE_FIX
        said = NO_PLACE.format(title=record.title, anchor=reference.anchor)
        return _said(reference, said, "、".join(anchors), fix, meant)
    if not reference.anchor and reference.mark.anchor == "required" and anchors:
        fix = PLACE_FIX.format(id=record.id, anchor=next(iter(anchors)))
        return _said(reference, PLACE_WANTED, "、".join(anchors), fix)
    return None


def _said(reference: Reference, message: str, expected: str, fix: str, replacement: str = "") -> Problem:
    return Problem(
        reference.path,
        message,
        written=reference.target,
        expected=expected,
        fix=fix,
        needle=reference.target,
        replacement=replacement,
    )
