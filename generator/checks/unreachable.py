"""没有任何一页会把读者带到这里：没有条目引用它，正文里也没有提到它的名称。

错误：
    写了一个岗位，却没有任何流程步骤用到它
正确：
    在用到它的步骤里写上：consulted: [这个岗位]
"""

from collections.abc import Iterable, Iterator

from generator.diagnostic import Problem
from generator.graph import Following, reachable
from generator.library import Library


def check(library: Library) -> Iterator[tuple[str, Problem]]:
    """Starting from what is found by browsing, following references reaches every record.

    What could not be read may be what leads there, so nothing is said before everything can be read. To what is not
    published yet, or retired, nothing has to lead.
    """
    if library.unreadable:
        return
    reached = _closure(library)
    lost = [record for record in library.records.values() if record.id not in reached and record.status == "published"]
    for record in sorted(lost, key=lambda one: one.id):
        yield (
            record.id,
            Problem(
                ("title",),
                "没有任何一页会把读者带到这个条目",
                written=record.title,
                expected="至少一处引用",
                fix=f"在相关条目里引用 {record.id}，或者删掉它",
            ),
        )


def _closure(library: Library) -> frozenset[str]:
    library.note("everything")
    library = library.unwatched
    roots = [record.id for record in library.records.values() if library.kind_of(record).root]
    owners = library.records.keys() | library.documents.keys()
    return _with_named(
        library, [*roots, *library.documents], lambda here: library.named_by(here) if here in owners else ()
    )


def _with_named(library: Library, starts: Iterable[str], following: Following) -> frozenset[str]:
    """What can be reached, also by words that are linked wherever they occur, if they do in somebody else's text.

    Only what is published waits: the words of what is retired are linked nowhere, and to a draft nothing has to lead.
    """
    reached = reachable(starts, following)
    every = (record for kind in library.kinds if kind.worded for record in library.of_kind(kind.name))
    worded = [record for record in every if record.status == "published"]
    for owners in _owners(library):
        waiting = {record.id: record.names for record in worded if record.id not in reached}
        reached = reachable(_named(library, owners, waiting), following, reached)
    return reached


def _named(library: Library, owners: Iterable[str], waiting: dict[str, tuple[str, ...]]) -> set[str]:
    """Those of the records that are waiting whose words occur in the texts of some others."""
    found: set[str] = set()
    for owner in owners:
        if not waiting:
            break
        text = "\n".join(leaf.value for leaf in library.texts(owner))
        here = {id for id, names in waiting.items() if id != owner and any(name in text for name in names)}
        found |= here
        for record_id in here:
            del waiting[record_id]
    return found


def _owners(library: Library) -> Iterator[Iterable[str]]:
    """Whatever has words in it; kinds of few records first, for mostly nothing is waiting any more after these."""
    yield library.documents
    for kind in sorted(library.kinds, key=lambda one: len(library.of_kind(one.name))):
        yield (record.id for record in library.of_kind(kind.name))
