"""教人说的话里不能有忌语：步骤、渠道、预案里“可以这样说”的，判断工具里对客户说的，忌语自己改好的例句。

忌语在 content/taboos.yaml。否定的（我们不能保证）、转述别人的（客户说“……”）不算；没有问题的说法写进那一条的 unless。
话术与函件的正文，填好样例以后由 good-version 查。

错误：
    say: [系统不会出错的，您放心。]
正确：
    say: [我先查是哪一步，12 月 8 日前告诉您。]
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from generator.diagnostic import Problem
from generator.fields import Text
from generator.kinds.taboo import Taboo
from generator.library import Library
from generator.twins import taboos
from generator.walk import Leaf


def is_for(mark: Text) -> bool:
    """What is said to customers."""
    return mark.spoken


def inspector(library: Library) -> Callable[[str, Leaf], Iterable[Problem]]:
    """Nothing that authors give others to say breaks a taboo."""
    known = library.listed.all(Taboo)
    return lambda _owner, leaf: _broken(leaf, known)


def _broken(leaf: Leaf, known: Sequence[Taboo]) -> Iterator[Problem]:
    for number, start, end in taboos.said(leaf.value, [taboo.sought for taboo in known]):
        taboo, written = known[number], leaf.value[start:end]
        yield Problem(
            leaf.path,
            f"这句话不能对客户说（忌语“{taboo.title}”）：{taboo.why.rstrip('。')}",
            written=written,
            expected=taboo.instead,
            fix=f"换一种说法；没有问题的，把这个说法写进 {taboo.id} 的 unless",
            needle=written,
        )
