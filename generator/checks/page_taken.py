"""两样东西要用同一个网址：编号 index 留给各类的列表页；手写的页面也不能和某条记录、某个列表页同名。

错误：
    cases/index.yaml
    content/guides/six-steps.md（已经有 content/guides/six-steps.yaml）
正确：
    cases/early-repayment.yaml
    content/six-steps-intro.md
"""

from collections.abc import Iterator, Mapping

from generator.diagnostic import FieldPath, Problem
from generator.library import Library
from generator.record import Record


def check(library: Library) -> Iterator[tuple[str, Problem]]:
    """Every page made from records stands alone at its address."""
    lists = {f"{kind.pages}/index": f"“{kind.plural}”的列表页" for kind in library.kinds}
    records = {library.page_of(record): f"“{record.title}”" for record in library.records.values()}
    for record in library.records.values():
        for field, page in _pages(library, record):
            if page in lists:
                yield record.id, _problem(field, page, lists[page])
    yield from _handwritten(library, lists | records)


def _pages(library: Library, record: Record) -> Iterator[tuple[FieldPath, str]]:
    """The pages of a record, under its id and its former ones, with the field that asks for each."""
    yield (), library.page_of(record)
    for number, old in enumerate(record.formerly):
        yield ("formerly", number), f"{library.kind_of(record).pages}/{old}"


def _handwritten(library: Library, taken: Mapping[str, str]) -> Iterator[tuple[str, Problem]]:
    for file in library.documents:
        path = file.removeprefix("content/").removesuffix(".md")
        if path in taken:
            yield file, _problem((), path, taken[path])


def _problem(field: FieldPath, path: str, holder: str) -> Problem:
    return Problem(
        field,
        f"网址 {path}.html 已经是{holder}的",
        written=path,
        expected="没有被占用的网址",
        fix="换一个文件名（编号）",
    )
