"""A decision tree from the first question down: beside each question its answers, and where each of them leads."""

from collections.abc import Iterator
from itertools import pairwise

from generator.kinds.tree import Branch, Outcome, Question, Tree
from generator.library import Library
from generator.pages.drawing import NARROW, WIDE, Box, Drawing, Picture, Way, below, boxed

GAP, ROW, LEAD = 10, 22, 34
INDENT = 22


def draw(_library: Library, tree: Tree) -> Picture:
    """Every question once, in the order of their numbers."""
    narrow, wide = (_Shape(tree, wide=wide).drawing for wide in (False, True))
    return Picture(f"{tree.title}：先问什么，每个答案到哪里", narrow, wide)


class _Shape:
    """One shape of a tree: the wide one has questions at the left, the narrow one above their answers."""

    def __init__(self, tree: Tree, *, wide: bool) -> None:
        self.tree, self.numbers, self.wide = tree, tree.outline.numbers, wide
        self.boxes: list[Box] = []
        self.ways: list[Way] = []
        drawn = [(question, self._question(question)) for question in _in_order(tree.outline)]
        for (question, box), (following, next_box) in pairwise(drawn):
            if any(answer.next == following.id for answer in question.answers):
                self.ways.append(Way(((INDENT // 2, box.bottom), (INDENT // 2, next_box.y))))

    @property
    def drawing(self) -> Drawing:
        """The shape when all is in it."""
        return Drawing(WIDE if self.wide else NARROW, tuple(self.boxes), tuple(self.ways))

    def _question(self, question: Question) -> Box:
        top = below(self.boxes, ROW) if self.boxes else 0
        words = f"问 {self.numbers[question.id]}　{question.question}"
        box = boxed(0, top, 230 if self.wide else NARROW, words, "question", f"#{question.id}")
        self.boxes.append(box)
        at = top if self.wide else box.bottom + GAP
        for answer in question.answers:
            at = self._answer(box, answer.text, self.tree.by_id[answer.next], at) + GAP
        return box

    def _answer(self, question: Box, text: str, target: Question | Outcome, top: int) -> int:
        """Put an answer and its end beside or below a question; the value is where they end."""
        left, width = (question.right + LEAD, 150) if self.wide else (INDENT, 118)
        answer = boxed(left, top, width, text, "answer")
        end = boxed(answer.right + 24, top, self.drawing.width - answer.right - 24, *self._end(target))
        height = max(answer.height, end.height)
        answer, end = (Box(box.x, top, box.width, height, box.lines, box.look, box.target) for box in (answer, end))
        self.boxes += [answer, end]
        self.ways.append(Way(((answer.right, answer.level), (end.x, end.level))))
        if self.wide:
            fork = question.right + LEAD // 2
            level = question.y + LEAD // 2
            turn = ((fork, level), (fork, answer.level)) if level != answer.level else ()
            self.ways.append(Way(((question.right, level), *turn, (answer.x, answer.level))))
        return end.bottom

    def _end(self, target: Question | Outcome) -> tuple[str, str, str]:
        """The words, the look and the address of where an answer leads."""
        if isinstance(target, Outcome):
            return target.outcome, "outcome", f"#{target.id}"
        return f"到问 {self.numbers[target.id]}", "question-link", f"#{target.id}"


def _in_order(branch: Branch) -> Iterator[Question]:
    yield branch.question
    for inner in branch.branches:
        yield from _in_order(inner)
