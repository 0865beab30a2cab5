"""引用的条目存在，但种类不对：例如 owner 要写岗位，却写了流程；product 要写产品分类，却写了原因分类。

错误：
    owner: six-steps
    product: cause-pricing
正确：
    owner: complaint-desk
    product: product-personal-loan
"""

from collections.abc import Iterator

from generator.diagnostic import Problem
from generator.library import Library


def check(library: Library) -> Iterator[tuple[str, Problem]]:
    """A reference leads to a record of the kind, and of the taxonomy's list, that the field is for."""
    labels = {kind.name: kind.label for kind in library.kinds}
    for reference in library.references:
        record, mark = library.get(reference.target), reference.mark
        if record is None or not mark.kinds:
            continue
        dimension = getattr(record, "dimension", "")
        if record.kind in mark.kinds and mark.dimension in ("", dimension):
            continue
        wanted = "或".join(labels[name] for name in mark.kinds)
        known = [
            other.id
            for name in mark.kinds
            for other in library.of_kind(name)
            if mark.dimension in ("", getattr(other, "dimension", ""))
        ]
        found = "、".join(known[:8]) + (" 等" if len(known) > 8 else "")
        yield (
            reference.owner,
            Problem(
                "ref-kind",
                reference.path,
                f"“{record.title}”是{labels[record.kind]}，这里要的是{wanted}",
                written=reference.target,
                expected=found,
                fix="换成同一类里的条目",
                needle=reference.target_id,
            ),
        )
