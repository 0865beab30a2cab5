"""对外的内容要用到不对外的条目，或者其中不对外的一处（写着 confidential: true）：对外的网站里没有。

只有做对外的网站（--audience public）才检查。引用、正文里的 [[编号]]、《法规名称》、手写页面里的链接都算；
写成列表的引用（cites、related 等）不算，对外的网站里自动省去。

错误：
    cases/early-repayment.yaml 里写 rest_of_story: 按[[internal-limits]]退款。
    content/guides/internal-limits.yaml 里写 confidential: true
正确：
    正文里不提 internal-limits，在 related 里写 [internal-limits]；或者这一段也写进不对外的部分
"""

from collections.abc import Iterator

from generator.checks._addresses import linked
from generator.diagnostic import FieldPath, Problem
from generator.disclosure.audience import Disclosure
from generator.disclosure.front_matter import is_confidential


def of_audience(disclosure: Disclosure) -> Iterator[tuple[str, Problem]]:
    """Nothing that the public sees names what it does not see."""
    yield from _references(disclosure)
    yield from _addresses(disclosure)


def _references(disclosure: Disclosure) -> Iterator[tuple[str, Problem]]:
    for owner in (*disclosure.redacted, *disclosure.shown.documents):
        redacted = disclosure.redacted.get(owner)
        for reference in disclosure.whole.references_of(owner):
            is_gone = redacted is not None and redacted.is_left_out(reference.path)
            if not is_gone and disclosure.is_hidden(reference.target):
                yield owner, _problem(reference.path, reference.written, reference.target)


def _addresses(disclosure: Disclosure) -> Iterator[tuple[str, Problem]]:
    """Links of handwritten pages to the files of pages, handwritten ones too."""
    library = disclosure.whole
    hidden = {
        page: record.id
        for record in library.records.values()
        if record.confidential
        for page in library.pages_of(record)
    }
    own = {file.removeprefix("content/").removesuffix(".md"): file for file in library.documents}
    hidden |= {page: file for page, file in own.items() if is_confidential(library.documents[file])}
    for file in disclosure.shown.documents:
        yield from (
            (file, _problem((), written, hidden[page])) for page, written in linked(library, file) if page in hidden
        )


def _problem(path: FieldPath, written: str, target: str) -> Problem:
    also = "在引用它的这一组字段里也写 confidential: true，或者" if path else ""
    return Problem(
        path,
        "对外的内容用到了不对外的条目",
        written=written,
        expected="对外也看得到的条目",
        fix=f"{also}去掉这个引用；{target} 可以对外的，删掉它那里的 confidential: true",
        needle=written,
    )
