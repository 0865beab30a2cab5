"""引用了已经停用的条目（status 是 retired）。停用的那一页还在，但是列表、搜索里都没有了，读者不应当再被带过去。

叙述旧法没有问题：《法规名称》和 supersedes 可以提到停用的法规。

错误：
    related: [old-steps]           # old-steps 已停用，replaced_by: six-steps
正确：
    related: [six-steps]
"""

from generator.diagnostic import Problem
from generator.library import Library
from generator.record import Record
from generator.references import Reference


def of_reference(library: Library, reference: Reference) -> Problem | None:
    """Nothing leads to what is retired, but for what is retired itself and for what speaks of old law."""
    target = library.get(reference.target)
    is_wrong = target and target.is_retired and not _may(library, reference)
    return _problem(library, reference, target) if target and is_wrong else None


def _may(library: Library, reference: Reference) -> bool:
    owner = library.records.get(reference.owner)
    return bool(reference.title) or reference.mark.historic or (owner is not None and owner.is_retired)


def _problem(library: Library, reference: Reference, target: Record) -> Problem:
    instead = _replacement(library, target)
    return Problem(
        reference.path,
        f"“{target.title}”已经停用",
        written=reference.target,
        expected="没有停用的条目",
        fix=f"改成 {instead}" if instead else "换成现在用的条目，或者去掉这个引用",
        needle=reference.target,
        severity="warning",
    )


def _replacement(library: Library, target: Record) -> str:
    """What holds now, at the end of the chain of replacements; empty if nothing does."""
    seen: set[str] = set()
    here: Record | None = target
    ref = ""
    while here and here.is_retired and here.id not in seen:
        seen.add(here.id)
        ref = here.replaced_by or ""
        here = library.get(ref)
    return ref if here and not here.is_retired else ""
