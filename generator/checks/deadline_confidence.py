"""可信程度不能写得比它引用的条文还高：条文只是“待核对原文”，由它得出的时限、批准人就不能写成“已核原文”。

引用了几条的，按其中最可靠的一条算；一条条文也没有引用到的，就是没有依据。

错误：
    confidence: A
    cites: [toushu-banfa#20]     # 这一条是 recalled
正确：
    confidence: recalled
    cites: [toushu-banfa#20]
"""

from collections.abc import Iterator

from generator.diagnostic import FieldPath, Problem
from generator.kinds.deadline import TimeLimit, grounded
from generator.library import Library
from generator.record import WORDS

ORDER = ("A", "B", "C", "recalled")


def check(library: Library) -> Iterator[tuple[str, Problem]]:
    """Whatever is stated with a confidence and cites is no surer than the best article that it cites."""
    for limit in library.all(TimeLimit):
        for path, part in grounded(limit):
            if part.confidence and (problem := _problem(library, path, part.confidence, part.cites)):
                yield limit.id, problem


def _problem(library: Library, path: FieldPath, stated: str, cites: tuple[str, ...]) -> Problem | None:
    if not cites or any(library.get(ref) is None for ref in cites):
        return None
    known = [confidence for ref in cites if (confidence := _confidence(library, ref))]
    best = min(known, key=ORDER.index, default="")
    if best and ORDER.index(stated) >= ORDER.index(best):
        return None
    words = WORDS["confidence"]
    reason = f"引用的条文最多是“{words[best]}”" if best else "没有引用任何一条法规条文"
    return Problem(
        (*path, "confidence"),
        f"写成了“{words[stated]}”，可是{reason}",
        written=stated,
        expected=f"{best} 或更低" if best else "引用到条文，例如 toushu-banfa#18",
        fix=f"改成 {best}；核到原文的，先改条文那一边" if best else "在 cites 里写条文；内部口径写 internal: true",
    )


def _confidence(library: Library, ref: str) -> str | None:
    """How sure we are of the article that a reference names."""
    anchor = library.anchor(ref)
    return anchor.confidence if anchor else None
