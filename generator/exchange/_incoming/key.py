"""Answers that stand together behind the questions: `1. C  2. A` or `1-5 ABCDA`."""

import re
from collections.abc import Iterator, Sequence

from generator.exchange._incoming.bank import Asked, answer

ENTRY = (
    r"(\d{1,4}+)\s*+(?:[-~～—–]++\s*+(\d{1,4}+)\s*+)?+[.．、:：)）]?+\s*+"
    r"([A-H]++(?:\s[A-H]++)*+|对|错|正确|错误|√|×)(?!\w)[\s,，;；、]*+"
)
"""Nothing in it gives back what it took, so that a long line costs no more than its length."""
ENTRIES = re.compile(ENTRY)
KEY = re.compile(rf"[【\[]?(?:(?:参考|正确|标准)?答案[】\]]?\s*+[:：]?)?\s*+(?:{ENTRY})++")


def is_key(line: str) -> bool:
    """Whether a line holds nothing but numbers of questions with their answers."""
    return bool(KEY.fullmatch(line))


def take(line: str, asked: Sequence[Asked], numbers: Sequence[int]) -> None:
    """Give each question of a list its answer; `numbers` are those that the questions have in their text.

    What belongs to no question, or to one of several, is told with the last question.
    """
    for number, text in _answers(line):
        found = [one for one, its in zip(asked, numbers, strict=True) if its == number]
        if len(found) == 1:
            found[0].answers = []
            answer(found[0], text)
        else:
            asked[-1].lost.append(f"后面的答案“{number}. {text}”不知道是哪一题的")


def _answers(line: str) -> Iterator[tuple[int, str]]:
    for first, last, text in ENTRIES.findall(line):
        letters = "".join(text.split())
        if last and int(last) - int(first) + 1 == len(letters):
            yield from ((number, letter) for number, letter in enumerate(letters, int(first)))
        elif last and int(last) - int(first) + 1 == len(text.split()):
            yield from ((number, part) for number, part in enumerate(text.split(), int(first)))
        else:
            yield int(first), text
