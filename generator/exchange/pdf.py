"""The handbook as a PDF: to print, to bind, and to read where no browser is."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from generator.exchange._book.book import book_of
from generator.exchange._outgoing.losses import Loss
from generator.exchange._outgoing.progress import tell
from generator.exchange._outgoing.selection import Selection

LABEL = "手册（PDF）"
SUFFIX = ".pdf"
CARRIES = (
    "全部公开的页（或者一条学习路径里的）：封面、目录、各类内容、题目和书后的答案、拼音索引；链接写明页码，有书签和标签"
)
LOSES = "要在屏幕上做的：速判、算日期、填空、逐问、判分；搜索；变更记录和“谁引用了本页”"
NEEDS, EXTRA = ("weasyprint",), "handbook"
WHOLE = True
OF_PATHS = True


def write(selection: Selection, out: Path) -> Iterator[Loss]:
    """The whole handbook, or that of a path."""
    from generator.exchange._book.typeset import typeset

    book = book_of(selection)
    typeset(book, out, partial(tell, "排版"))
    yield from book.losses
