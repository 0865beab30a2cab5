"""A learning path: its modules one below the other, each as long as it takes."""

from dataclasses import replace

from generator.kinds.path import Path
from generator.library import Library
from generator.pages.drawing import NARROW, PADDING, WIDE, Box, Drawing, Picture, below, boxed

BAR, ROW = 14, 12


def draw(_library: Library, path: Path) -> Picture | None:
    """One module alone is as long as the path."""
    if len(path.modules) < 2:
        return None
    return Picture(f"{path.title}：{len(path.modules)} 个模块，各要多久", _drawing(path, NARROW), _drawing(path, WIDE))


def _drawing(path: Path, width: int) -> Drawing:
    longest = max(module.minutes for module in path.modules)
    boxes: list[Box] = []
    for module in path.modules:
        top = below(boxes, ROW) if boxes else 0
        words = boxed(0, top, width, f"{module.title} · {module.minutes} 分钟", "label", f"#{module.id}")
        title = replace(words, is_centred=False)
        bar = Box(PADDING, title.bottom, max(1, (width - PADDING) * module.minutes // longest), BAR, (), "bar")
        boxes += [title, bar]
    return Drawing(width, tuple(boxes))
