"""A guide's steps as a swimlane: a lane for each role, in it the steps that it carries out.

Roles that only advise or are told have a letter where there is room for their lane; the table has them all.
"""

from collections.abc import Iterator, Sequence

from generator.kinds.guide import Guide, Step
from generator.library import Library
from generator.pages.drawing import NARROW, WIDE, Box, Drawing, Picture, below, boxed, columns, down
from generator.record import Record

ROW, GUTTER, LANE, LETTER = 26, 4, 84, 26
LETTERS = {"responsible": "R", "accountable": "A", "consulted": "C", "informed": "I"}


def draw(library: Library, guide: Guide) -> Picture | None:
    """Two lanes at least; in one lane there is nothing to see."""
    roles = _lanes(library, guide)
    if len(roles) < 2 or len(guide.steps) < 2:
        return None
    wide = _wide(library, guide, roles) if len(roles) * LANE <= WIDE else None
    return Picture(f"{guide.title}：每一步由哪个岗位负责", _narrow(library, guide), wide)


def _lanes(library: Library, guide: Guide) -> list[str]:
    """The roles with a lane, in the order in which they are first needed."""
    everybody = _roles(library, guide, tuple(LETTERS))
    return everybody if len(everybody) * LANE <= WIDE else _roles(library, guide, ("responsible", "accountable"))


def _roles(library: Library, guide: Guide, parts: Sequence[str]) -> list[str]:
    refs = (ref for step in guide.steps for part in parts for ref in getattr(step, part))
    return list(dict.fromkeys(map(library.current_id, refs)))


def _wide(library: Library, guide: Guide, roles: Sequence[str]) -> Drawing:
    lanes = dict(zip(roles, columns(len(roles), WIDE, gap=GUTTER), strict=True))
    heads = [boxed(x, 0, width, _title(library, role), "lane") for role, (x, width) in lanes.items()]
    tallest = max(head.height for head in heads)
    boxes = [Box(head.x, 0, head.width, tallest, head.lines, head.look) for head in heads]
    steps: list[Box] = []
    for number, step in enumerate(guide.steps, 1):
        top = below(boxes[-1:] if steps else boxes, ROW)
        own, *_others = map(library.current_id, step.responsible)
        steps.append(boxed(*_at(lanes[own], top), f"{number} {step.title}", "step", f"#{step.id}"))
        boxes += _letters(library, step, lanes, steps[-1])
        boxes.append(steps[-1])
    return Drawing(WIDE, tuple(boxes), tuple(map(down, steps, steps[1:])))


def _at(lane: tuple[int, int], top: int) -> tuple[int, int, int]:
    x, width = lane
    return x, top, width


def _letters(library: Library, step: Step, lanes: dict[str, tuple[int, int]], own: Box) -> Iterator[Box]:
    """What the other roles have to do with a step; of two letters the weightier."""
    found: dict[str, str] = {}
    for part, letter in LETTERS.items():
        for ref in getattr(step, part):
            role = library.current_id(ref)
            found[role] = f"{found[role]} A" if letter == "A" and role in found else found.get(role, letter)
    for role, letters in found.items():
        if role in lanes and lanes[role][0] != own.x:
            x, width = lanes[role]
            size = LETTER + 12 * (len(letters) > 1)
            yield Box(
                x + (width - size) // 2, own.level - LETTER // 2, size, LETTER, (letters,), f"letter-{letters[0]}"
            )


def _narrow(library: Library, guide: Guide) -> Drawing:
    boxes: list[Box] = []
    for number, step in enumerate(guide.steps, 1):
        top = below(boxes[-1:], ROW - 6) if boxes else 0
        who = "、".join(_title(library, role) for role in step.responsible)
        answers = "、".join(_title(library, role) for role in step.accountable)
        words = (f"{number} {step.title}", f"执行 {who}", *([f"负责 {answers}"] if answers != who else []))
        boxes.append(boxed(0, top, NARROW, words, "step", f"#{step.id}"))
    return Drawing(NARROW, tuple(boxes), tuple(map(down, boxes, boxes[1:])))


def _title(library: Library, ref: str) -> str:
    record: Record | None = library.get(ref)
    return record.title if record else ref
