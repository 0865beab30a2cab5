"""书名号《》里的名称必须是法规库里的一部法规（标题或别名）。编造或记错法规名，是这个领域最常见的错误。

法规库里没有的文件，先在 content/regulations/ 里建一条记录，写明可信程度；表单、书刊等不是法规的名称请用引号“”。

错误：
    按照《消费金融公司投诉管理办法》处理
正确：
    按照《银行业保险业消费投诉处理管理办法》处理
"""

import difflib
from collections.abc import Callable, Iterable, Iterator

from generator.diagnostic import Problem
from generator.library import Library
from generator.record import Kind
from generator.references import TITLE
from generator.walk import Leaf


def inspector(library: Library) -> Callable[[str, Leaf], Iterable[Problem]]:
    """Every 《…》 names a record of a kind that is named that way; not known while one of them cannot be read."""
    kinds = [kind for kind in library.kinds if kind.titled]
    return lambda _owner, leaf: _unknown(library, leaf, kinds) if "《" in leaf.value else ()


def _unknown(library: Library, leaf: Leaf, kinds: Iterable[Kind]) -> Iterator[Problem]:
    for hit in TITLE.finditer(leaf.value):
        if library.titled(hit[1]) is not None:
            continue
        # Asked for here, so that texts without an unknown name do not rest on all names.
        if any(library.lacks(kind.name) for kind in kinds):
            return
        names = [name for kind in kinds for record in library.of_kind(kind.name) for name in record.names]
        near = difflib.get_close_matches(hit[1], names, 1, 0.5)
        hint = f"是不是《{near[0]}》？" if near else ""
        yield Problem(
            leaf.path,
            "法规库里没有这个名称",
            written=hit[0],
            expected="法规记录的标题或别名",
            fix=hint or "核对名称；确有此文件就先建法规记录；不是法规就把《》改成“”",
            needle=hit[0],
        )
