"""What two versions of a knowledge base say differently, in the words of those who read it, and what has to be learnt
again.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.authoring.fieldwise import Changed, compared
from generator.data.learning import catalogue
from generator.library import Library
from generator.reading.closed import words_of
from generator.record import Kind, Record

Pair = tuple[Record | None, Record | None]


def told(before: Library, after: Library) -> Iterator[str]:
    """Line by line: records by kind, handwritten pages, then what learners have to do again."""
    lines = [*_records(before, after), *_documents(before, after), *_again(before, after)]
    yield from lines or ["没有不同。"]
    if unread := [name for name in before.unreadable if name in after.records]:
        yield f"以前那一版里有 {len(unread)} 条现在读不出来，没有比较：{'、'.join(sorted(unread))}"


def _records(before: Library, after: Library) -> Iterator[str]:
    pairs = [*_pairs(before, after)]
    for kind in after.kinds:
        found = [(old, new) for old, new in pairs if _kind(old, new) == kind.name]
        lines = [line for old, new in found for line in _of_one(kind, old, new)]
        if lines:
            yield f"{kind.plural}"
            yield from lines


def _pairs(before: Library, after: Library) -> Iterator[Pair]:
    """Each record as it was and as it is; what was renamed is still the same one."""
    kept = set()
    for record in after.records.values():
        names = [name for name in (record.id, *record.formerly) if name in before.records]
        old = before.records[names[0]] if names else None
        is_same = old is not None and old.kind == record.kind
        if old is not None and is_same:
            kept.add(old.id)
        if old is None and record.id in before.unreadable:
            continue
        yield old if is_same else None, record
    gone = (one for one in before.records.values() if one.id not in kept and one.id not in after.unreadable)
    yield from ((old, None) for old in gone)


def _kind(old: Record | None, new: Record | None) -> str:
    record = new or old
    return record.kind if record else ""


def _of_one(kind: Kind, old: Record | None, new: Record | None) -> Iterator[str]:
    if new is None or old is None:
        record = new or old
        assert record is not None
        yield f"  {'新增' if new else '删除'}  {record.title}（{record.id}）"
        return
    found = [*compared(old, new, words_of(kind))]
    if old.id != new.id:
        found.insert(0, Changed(("编号",), old.id, new.id))
    if found:
        yield f"  修改  {new.title}（{new.id}）"
        yield from (f"    {_change(one)}" for one in found)


def _change(one: Changed) -> str:
    place = " › ".join(one.where)
    if one.before == one.after:
        return f"{place}：只改了空格、换行或者次要的写法"
    if not one.before:
        return f"{place}：加了“{one.after}”"
    return f"{place}：“{one.before}”改成“{one.after}”" if one.after else f"{place}：删了“{one.before}”"


def _documents(before: Library, after: Library) -> Iterator[str]:
    lines = []
    for file in sorted(before.documents.keys() | after.documents.keys()):
        old, new = before.documents.get(file), after.documents.get(file)
        if old != new:
            lines.append(f"  {'新增' if old is None else '删除' if new is None else '修改'}  {file}")
    if lines:
        yield "手写页面"
        yield from lines


def _again(before: Library, after: Library) -> Iterator[str]:
    """Whoever learnt it before has to look again, or to answer again: the site tells them, this tells the trainer."""
    old, new = catalogue(before), catalogue(after)
    lines = [*_major(old, new), *_answers(old, new)]
    if lines:
        yield "要重新培训"
        yield from lines


def _major(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    was = {name: entry for _name, group in _groups(old) for name, entry in group.items()}
    for _name, group in _groups(new):
        for name, entry in group.items():
            known = next((was[one] for one in (name, *entry.get("formerly", ())) if one in was), None)
            if known is not None and entry.get("major") and entry["major"] != known.get("major"):
                yield f"  重看  {entry['kind']}  {entry['title']}（{name}）：{entry['major']} 重大变更"


def _answers(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    was, now = _questions(old), _questions(new)
    for name, (title, version) in now.items():
        if name in was and was[name][1] != version:
            yield f"  重做  {title}（{name}）：答案变了，以前的作答不再算数"
        elif name not in was:
            yield f"  新题  {title}（{name}）"


def _groups(found: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    return ((name, group) for name, group in found.items() if isinstance(group, dict))


def _questions(found: Mapping[str, Any]) -> dict[str, tuple[str, str]]:
    """Every question that is answered: `{name: (title of its set, version of its key)}`."""
    sets = (entry for _name, group in _groups(found) for entry in group.values())
    asked = ((entry["title"], question) for entry in sets for question in entry.get("questions", ()))
    return {
        part["name"]: (title, part["version"])
        for title, question in asked
        for part in question.get("parts") or [question]
    }
