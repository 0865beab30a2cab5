"""数要有出处：引用了条文的句子、时限、题目、函件，写的数和单位要和条文原文一样。

只在给出原文时检查：casebook check --texts 存原文的文件夹。“三十日”“30 日”“30天”是一个数；日和工作日、一个月和
30 日不是，
除非条文自己说“日”是指工作日。条文、时限，以及句子里就引了条文的，逐个数查；别处只查定界限的数（15 日内、
20 名以上、不超过 5 年）。题目给学员判断的话、常见错误、“不是 15 个工作日”这样否定的说法不查。

条文里没有、也没有写错的数，写明来处：
- 本机构自己定的：同一句写“内部口径”，或者 internal: true；写过一次，同一步、同一题里再出现不用重写；
  写在 cautions 一类管整页的地方，整页都算；
- 由条文算出来的：写“合计”（检查会照条文的数加一遍），或者把算式写出来（30 + 30 = 60 日）；由别的数推出来的
  写“推算”；
- 时限记录里有的：引用那条时限；
- 举例的：写“例如”“示例”。

错误：
    text: 收到之日起 15 个工作日内答复      # 第18条写的是十五日
    cites: [toushu-banfa#18]
正确：
    text: 收到之日起 15 日内答复
    cites: [toushu-banfa#18]
"""

from collections.abc import Iterator

from generator.checks._articles import Passage, stated_by, stated_elsewhere
from generator.checks._claims import Claim, claims
from generator.diagnostic import Problem
from generator.library import Library

FIX = "照条文改；是别的条文定的，把它也写进依据；本机构自己定的写明“内部口径”；算出来的写“合计”或者算式"
MOST = 8  # figures of an article that a message repeats


def check(library: Library) -> Iterator[tuple[str, Problem]]:
    """Every figure that a record claims stands in one of the articles on which it rests."""
    for record in library.records.values() if library.statutes else ():
        yield from ((record.id, problem) for claim in claims(library, record) if (problem := _problem(library, claim)))


def _problem(library: Library, claim: Claim) -> Problem | None:
    """What is wrong with a claim; where the text of something cited is not at hand, nothing can be said."""
    if claim.is_explained or any(passage.text is None for passage in claim.passages):
        return None
    if any(claim.measure in stated_by(library, passage) for passage in claim.passages):
        return None
    elsewhere = "、".join(stated_elsewhere(library, claim.passages, claim.measure))
    return Problem(
        claim.path,
        "引用的条文里没有这个数" + (f"；写了它的是{elsewhere}" if elsewhere else ""),
        written=claim.written,
        expected="；".join(dict.fromkeys(_said(library, passage, claim.measure[1]) for passage in claim.passages)),
        fix=FIX,
        needle=claim.written,
    )


def _said(library: Library, passage: Passage, unit: str) -> str:
    """What an article states instead: the figures in this unit, or else all."""
    found = stated_by(library, passage)
    alike = [written for (_number, of), written in found.items() if of == unit]
    alike = alike or [*dict.fromkeys(found.values())]
    said = "、".join(alike[:MOST]) + ("等" if len(alike) > MOST else "")
    return f"《{passage.regulation.title}》{passage.label}" + (f"写的是 {said}" if said else "没有写数")
