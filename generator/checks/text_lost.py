"""写下的字没有全部出现在页面上。Markdown 把一部分当成了记号，例如代码块开头的语言名、链接的提示文字、
列表的编号（页面上总是从第一项起逐个往后数）。

错误：
    见 [监管总局](https://www.nfra.gov.cn "国家金融监督管理总局")
正确：
    见 [国家金融监督管理总局](https://www.nfra.gov.cn)
"""

from collections.abc import Callable, Iterable, Iterator

from generator.diagnostic import Problem
from generator.fields import Text
from generator.library import Library
from generator.pages.fidelity import lost, nameless, renumbered
from generator.pages.prose import Writer
from generator.walk import Leaf


def is_for(mark: Text) -> bool:
    """Handwritten pages are MkDocs' own."""
    return mark.is_markdown_field


def inspector(library: Library) -> Callable[[str, Leaf], Iterable[Problem]]:
    """Every word of every field is on the page; handwritten pages are MkDocs' own."""
    writer = Writer(library)
    return lambda _owner, leaf: _changed(writer, leaf)


def _changed(writer: Writer, leaf: Leaf) -> Iterator[Problem]:
    yield from _lost(writer, leaf)
    if address := nameless(writer, leaf.value):
        fix = "在方括号里写上链接的文字"
        yield Problem(leaf.path, "这个链接没有文字，页面上看不见", address, "[文字](网址)", fix, needle=address)
    if changed := renumbered(leaf.value):
        written, shown = changed
        fix = f"改成 {shown}.；编号要照原样显示，写成（{written}）"
        message = "列表的编号到了页面上会变"
        yield Problem(leaf.path, message, f"{written}.", f"{shown}.", fix, needle=str(written))


def _lost(writer: Writer, leaf: Leaf) -> Iterator[Problem]:
    if words := lost(writer, leaf.value):
        yield Problem(
            leaf.path,
            "这里有字没有出现在页面上",
            written=words,
            expected="写下的字都看得见",
            fix="改写这一处；要原样显示记号，用反引号 ` 括起来",
            needle=next(words[:size] for size in range(len(words), -1, -1) if words[:size] in leaf.value),
        )
