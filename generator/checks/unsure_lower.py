"""判断工具里“拿不准”的答案（unsure: true）不能通向最轻的结果：拿不准就高一级，否则真正紧急的会被当成一般。

几个答案能到的最轻级别都一样的，不受影响；没有写级别（level）的结果不比较。

错误：
    answers:
      - {text: 有人身危险, next: urgent}
      - {text: 拿不准, unsure: true, next: routine}
      - {text: 没有, next: routine}
正确：
    answers:
      - {text: 有人身危险, next: urgent}
      - {text: 拿不准, unsure: true, next: urgent}
      - {text: 没有, next: routine}
"""

from collections.abc import Iterator, Sequence

from generator.diagnostic import Problem
from generator.kinds.taxon import Taxon
from generator.kinds.tree import Answer, Tree
from generator.library import Library


def check(library: Library) -> Iterator[tuple[str, Problem]]:
    """Where answers differ in the lightest level to which they can lead, not knowing is not among the lightest."""
    for tree in library.all(Tree):
        for number, question in enumerate(tree.questions):
            lightest = [_lightest(library, tree, answer.next) for answer in question.answers]
            for place in _too_light(question.answers, lightest):
                yield (
                    tree.id,
                    Problem(
                        ("questions", number, "answers", place, "next"),
                        "“拿不准”可能走到最轻的级别",
                        written=question.answers[place].next,
                        expected="比最轻的答案至少高一级",
                        fix="改 next，指向更重的结果：拿不准就高",
                    ),
                )


def _too_light(answers: Sequence[Answer], lightest: list[int]) -> Iterator[int]:
    known = [level for answer, level in zip(answers, lightest, strict=True) if level and not answer.unsure]
    for place, (answer, level) in enumerate(zip(answers, lightest, strict=True)):
        if answer.unsure and level and known and level <= min(known) < max(known):
            yield place


def _lightest(library: Library, tree: Tree, start: str) -> int:
    """The lowest rank of a level that can be reached from somewhere; 0 if no outcome there has a level."""
    reached = tree.reachable_from(start) if start in tree.by_id else ()
    refs = (outcome.level for outcome in tree.outcomes if outcome.level and outcome.id in reached)
    levels = (library.one(Taxon, ref) for ref in refs)
    return min((level.order for level in levels if level), default=0)
