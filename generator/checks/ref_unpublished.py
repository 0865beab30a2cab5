"""已经发布的内容要用到还没有发布的条目（status 是 draft 或 review）：生成网站时没有那一页，链接无处可去。

引用、正文里的 [[编号]]、《法规名称》、手写页面里的链接都算；时限的算例要用哪一年的工作日历，那一年也要已经发布。
草稿引用草稿没有问题；casebook serve 预览的时候，这一类只提醒。

错误：
    cases/early-repayment.yaml（已发布）里写 related: [new-steps]
    content/guides/new-steps.yaml 里写 status: draft
正确：
    先发布 new-steps（删掉 status: draft 这一行），或者把 early-repayment 也写成 status: draft
"""

from collections.abc import Iterator

from generator.checks._addresses import linked
from generator.checks._vectors import mistaken_vectors
from generator.diagnostic import FieldPath, Problem
from generator.kinds.deadline import TimeLimit
from generator.library import Library
from generator.record import WORDS, Record


def check(library: Library) -> Iterator[tuple[str, Problem]]:
    """Nothing that readers see rests on what they must not see yet."""
    if library.published is not library:
        yield from _references(library)
        yield from _addresses(library)
        yield from _calendars(library)


def _references(library: Library) -> Iterator[tuple[str, Problem]]:
    unpublished = library.records.keys() - library.published.records.keys()
    readable = (owner for owner in (*library.records, *library.documents) if owner not in unpublished)
    for owner in readable:
        if unpublished.isdisjoint(library.named_by(owner)):
            continue
        for reference in library.references_of(owner):
            target = library.get(reference.target)
            if target and target.is_unpublished:
                yield owner, _problem(reference.path, reference.written, target)


def _addresses(library: Library) -> Iterator[tuple[str, Problem]]:
    """Links of handwritten pages to the files of pages."""
    unpublished = [record for record in library.records.values() if record.is_unpublished]
    targets = {page: record for record in unpublished for page in library.pages_of(record)}
    for file in library.documents:
        for page, written in linked(library, file):
            if target := targets.get(page):
                yield file, _problem((), written, target)


def _calendars(library: Library) -> Iterator[tuple[str, Problem]]:
    """Time limits whose vectors only a calendar that is not published makes right."""
    for limit in library.published.listed.all(TimeLimit):
        known = mistaken_vectors(library, limit)
        for path in mistaken_vectors(library.published, limit):
            if path not in known:
                yield limit.id, _uncounted(path)


def _problem(path: FieldPath, written: str, target: Record) -> Problem:
    return Problem(
        path,
        f"引用的条目还没有发布（{WORDS['status'][target.status]}）",
        written=written,
        expected="已经发布的条目",
        fix=f"先发布 {target.id}（把它的 status 改成 published），或者去掉这个引用",
        needle=written,
    )


def _uncounted(path: FieldPath) -> Problem:
    return Problem(
        path,
        "这个算例要用的工作日历还没有发布",
        expected="那一年的工作日历已经发布",
        fix="先发布那一年的工作日历，或者先删掉这个算例",
    )
