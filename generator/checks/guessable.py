"""单选题和分支题的正确选项，不读内容也能猜中：猜中的题考不出会不会。下面三样占了两样，就会提示：

1. 正确的选项比别的都长，长到一倍半以上；
2. 别的选项至少一半有绝对的词（一律、必须、直接、保证、只要……），正确的没有；
3. 口气像正确答案：照题库里其他题的写法学，一看就能分出来（题库有 100 道以上选项题才算）。

错误：
    - {text: 先登记, 再逐项核实, 查清以后一并书面答复, correct: true}
    - {text: 直接拒绝, feedback: …}
    - {text: 一律退费, feedback: …}
正确：各个选项长短、口气、礼貌相近，只在要考的那一点上不同：
    - {text: 先登记，当日转处理岗, correct: true}
    - {text: 先核实，属实的再登记, feedback: …}
    - {text: 先答复，有异议的再登记, feedback: …}
"""

from collections.abc import Iterator

from generator.diagnostic import Problem
from generator.guessing.bank import Asked, bank
from generator.guessing.blind import absolutes, tones
from generator.library import Library

LONGER = 1.5  # times as long as any other option
CLEARLY = 1.0  # by so much the key sounds more like keys than any other: where three of four guesses are right
ENOUGH = 100  # choices that a tone can be learned from


def check(library: Library) -> Iterator[tuple[str, Problem]]:
    """No key is found by two of its length, its words and its tone."""
    asked = [one for one in bank(library) if not one.one_of.is_statement]
    shown = [(one, signs) for one in asked if (signs := _signs(one))]
    heard = _heard(asked, [one for one, _signs in shown])
    for (one, signs), is_heard in zip(shown, heard, strict=True):
        every = [*signs, "听口气就像"] if is_heard else signs
        if len(every) > 1:
            yield one.quiz, _problem(one, every)


def _signs(one: Asked) -> list[str]:
    lengths, counts = [len(option) for option in one.one_of.options], absolutes(one.one_of)
    length, count = lengths.pop(one.one_of.right), counts.pop(one.one_of.right)
    found = {
        "比别的都长": bool(lengths) and length >= LONGER * max(lengths),
        "绝对的词都在别的选项里": bool(counts) and not count and 2 * sum(map(bool, counts)) >= len(counts),
    }
    return [words for words, shows in found.items() if shows]


def _heard(asked: list[Asked], shown: list[Asked]) -> list[bool]:
    if len(asked) < ENOUGH:
        return [False] * len(shown)
    return [_is_clear(values, one.one_of.right) for one, values in zip(shown, tones(asked, shown), strict=True)]


def _is_clear(values: list[float], right: int) -> bool:
    return values.pop(right) - max(values) >= CLEARLY


def _problem(one: Asked, signs: list[str]) -> Problem:
    key = one.one_of.options[one.one_of.right]
    return Problem(
        (*one.path, one.one_of.right, "text"),
        f"不读内容也能猜中这道题：正确的选项{'，'.join(signs)}",
        written=key,
        expected="各个选项长短、口气相近，只在要考的那一点上不同",
        fix="把正确的选项写短，或者把别的选项写得一样周到，去掉其中绝对的词",
        severity="warning",
    )
