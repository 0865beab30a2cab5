"""The matrix of risks: how many stand in each cell, and its level."""

from collections import Counter

from generator.kinds.risk import LEVELS, LIKELIHOODS, SEVERITIES, Risk
from generator.library import Library
from generator.pages.drawing import NARROW, WIDE, Box, Drawing, Picture, boxed, columns

GAP, CELL, LABEL = 3, 56, {NARROW: 64, WIDE: 128}


def draw(library: Library, _kind: object) -> Picture:
    """All risks that are listed."""
    risks = library.listed.all(Risk)
    counted = Counter((risk.severity, risk.likelihood) for risk in risks)
    return Picture(f"风险矩阵：{len(risks)} 项风险各在哪一格", _drawing(NARROW, counted), _drawing(WIDE, counted))


def _drawing(width: int, counted: Counter[tuple[int, int]]) -> Drawing:
    left = LABEL[width]
    places = dict(zip(LIKELIHOODS, columns(len(LIKELIHOODS), width, left=left + GAP, gap=GAP), strict=True))
    heads = [
        boxed(x, 0, wide, word, "weekday")
        for (x, wide), word in zip(places.values(), LIKELIHOODS.values(), strict=True)
    ]
    top = max(head.height for head in heads)
    boxes = [Box(head.x, 0, head.width, top, head.lines, head.look) for head in heads]
    boxes.append(Box(0, 0, left, top, ("严重＼概率",) if width == WIDE else ("",), "weekday"))
    for row, (severity, word) in enumerate(SEVERITIES.items()):
        y = top + GAP + row * (CELL + GAP)
        boxes.append(Box(0, y, left, CELL, boxed(0, 0, left, word).lines, "weekday"))
        for likelihood, (x, wide) in places.items():
            level = Risk.level_at(int(severity), int(likelihood))
            count = counted[int(severity), int(likelihood)]
            boxes.append(Box(x, y, wide, CELL, (LEVELS[level], f"{count} 项" if count else "—"), f"level-{level}"))
    return Drawing(width, tuple(boxes))
