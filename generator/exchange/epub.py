"""The handbook as an EPUB 3.3: for phones and readers, text that flows."""

from collections.abc import Iterator
from pathlib import Path

from generator.exchange._book.book import book_of
from generator.exchange._book.publication import write_publication
from generator.exchange._outgoing.losses import Loss
from generator.exchange._outgoing.selection import Selection

LABEL = "手册（EPUB）"
SUFFIX = ".epub"
CARRIES = "全部公开的页（或者一条学习路径里的）：目录、各类内容、题目和书后的答案、拼音索引；书内的链接"
LOSES = "要在屏幕上做的：速判、算日期、填空、逐问、判分；搜索；变更记录和“谁引用了本页”；页码"
WHOLE = True
OF_PATHS = True


def write(selection: Selection, out: Path) -> Iterator[Loss]:
    """The whole handbook, or that of a path."""
    book = book_of(selection)
    write_publication(book, out)
    yield from book.losses
