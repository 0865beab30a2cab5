"""两个条目用了同一个名称或别名：自动链接不知道指向哪一个。曾用编号（formerly）也不能与现有编号相同。

错误：
    term-a 与 term-b 的 aliases 里都有“投诉件”
正确：
    只留在意思最贴切的那一个里
"""

from collections.abc import Iterator

from generator.diagnostic import FieldPath, Problem
from generator.library import Library
from generator.references import plain_title


def check(library: Library) -> Iterator[tuple[str, Problem]]:
    """Names that links are made from, and ids that links were made of, belong to one record each.

    The names of what is retired are free again.
    """
    for kind in library.kinds:
        if kind.titled or kind.worded:
            yield from _same_names(library, kind.name)
    yield from _former_ids(library)


def _same_names(library: Library, kind: str) -> Iterator[tuple[str, Problem]]:
    owners: dict[str, str] = {}
    for record in sorted(library.listed.of_kind(kind), key=lambda one: one.id):
        paths: list[tuple[FieldPath, str]] = [(("title",), record.title)]
        paths += [(("aliases", number), alias) for number, alias in enumerate(record.aliases)]
        for path, name in paths:
            first = owners.setdefault(plain_title(name), record.id)
            if first != record.id:
                yield record.id, _problem(path, name, f"名称与 {first} 相同")


def _former_ids(library: Library) -> Iterator[tuple[str, Problem]]:
    for record in library.records.values():
        for number, old in enumerate(record.formerly):
            if old in library.records or library.renamed[old] != record.id:
                yield record.id, _problem(("formerly", number), old, "曾用编号现在属于别的条目")


def _problem(path: FieldPath, written: str, message: str) -> Problem:
    return Problem(
        path,
        message,
        written=written,
        expected="只属于一个条目的名称",
        fix="删掉其中一处，或者改成更具体的说法",
    )
