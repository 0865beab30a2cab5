"""引用的条目存在，但种类不对：例如 owner 要写岗位，却写了流程；product 要写产品分类，却写了原因分类。

错误：
    owner: six-steps
    product: cause-pricing
正确：
    owner: complaint-desk
    product: product-personal-loan
"""

from collections.abc import Sequence

from generator.diagnostic import Problem
from generator.fields import RefTo
from generator.library import Library
from generator.reading.offered import first
from generator.record import Kind, Record
from generator.references import Reference, fits

MESSAGE, FIX = "“{title}”是{kind}，这里要的是{wanted}", "换成同一类里的条目"


def of_reference(library: Library, reference: Reference) -> Problem | None:
    """A reference leads to a record of the kind, and of the taxonomy's list, that the field is for."""
    record = library.get(reference.target)
    return None if record is None or fits(reference.mark, record) else _problem(library, reference, record)


def _dimension(record: Record) -> str:
    return str(getattr(record, "dimension", ""))


def _problem(library: Library, reference: Reference, record: Record) -> Problem:
    mark = reference.mark
    wanted = wanted_by(mark, library.kinds)
    known = [other.id for name in mark.kinds for other in library.of_kind(name) if fits(mark, other)]
    return Problem(
        reference.path,
        MESSAGE.format(title=record.title, kind=kind_label(library.kind_of(record), _dimension(record)), wanted=wanted),
        written=reference.target,
        expected=first(known),
        fix=FIX,
        needle=reference.target_id,
    )


def wanted_by(mark: RefTo, kinds: Sequence[Kind]) -> str:
    """What a field asks for, in words."""
    return "或".join(kind_label(kind, mark.dimension) for kind in kinds if kind.name in mark.kinds)


def kind_label(kind: Kind, dimension: str) -> str:
    """What records of a kind are called, by the list of the taxonomy that they belong to: 产品分类."""
    words = next((facet.words for facet in kind.facets if facet.name == "dimension"), {})
    return words.get(dimension, "") + kind.label
