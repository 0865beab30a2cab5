"""考试的每个题池（pools）里，题目要够抽。题池里的题按 types 和 difficulty 筛过；前面的题池已经占用的题不算，
简答题和含有简答题的情景题只能自评，也不算。

错误：
    pools:
      - from: [deadlines-quiz]     # 只有 10 题
        draw: 12
正确：
    pools:
      - from: [deadlines-quiz, reply-quiz]
        draw: 12
"""

from collections.abc import Iterator

from generator.diagnostic import Problem
from generator.kinds.exam import Exam
from generator.library import Library
from generator.questions import drawable


def check(library: Library) -> Iterator[tuple[str, Problem]]:
    """Every pool holds what is drawn from it; nothing is drawn for an exam that is retired."""
    for exam in library.listed.all(Exam):
        if any(ref in library.unreadable for pool in exam.pools for ref in pool.sources):
            continue
        for number, (pool, names) in enumerate(zip(exam.pools, drawable(exam.pools, library), strict=True)):
            if len(names) < pool.draw:
                yield (
                    exam.id,
                    Problem(
                        ("pools", number, "draw"),
                        f"这个题池只有 {len(names)} 道能抽的题，不够抽 {pool.draw} 道",
                        written=str(pool.draw),
                        expected=f"不超过 {len(names)}"
                        if names
                        else "from 里有符合 types 和 difficulty、还没有被占用的题",
                        fix="减少 draw，或者在 from 里加题目集、放宽 types 和 difficulty",
                    ),
                )
