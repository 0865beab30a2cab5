"""Questions of every type with whatever authors may write, and what a format makes of them."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import strategies as st

from generator.authoring.fields import tag
from generator.authoring.identifiers import Identifiers, Known, by_rule
from generator.exchange import writers
from generator.exchange._incoming.drafts import draft
from generator.exchange._outgoing.losses import Loss
from generator.exchange._outgoing.selection import Item, Section, Selection
from generator.exchange._outgoing.texts import Site, Texts
from generator.kinds.quiz import Quiz
from generator.library import Library
from generator.questions import Question, all_question_types
from generator.twins import folding
from tests.rendering import library_of, project

MODELS: dict[str, Any] = {tag(model): model for model in all_question_types()}
CITES = ["demo-rule#18"]
CHANGED = "2026-11-30T08:00:00Z"
SIGNS = "甲乙丙投诉日元 0123456789aZ%*~=#{}[]()<>&|\\:/_-+.,!?'\"`^$@;，。：；（）《》→＃＝１\u200b\U00020000"
PIECES = (
    *("->", "=>", "%50%", "%-100%", "[html]", "[plain]x", "//", "::", "####", "\\n", "\\*", "*", "**", "~", "&&058;"),
    *(
        "]]>",
        "<![CDATA[",
        "<b>粗</b>",
        "&amp;",
        "&lt;",
        "$CATEGORY: x",
        "ANSWER: A",
        "A. 甲",
        "{T}",
        "{#=1:0}",
        "// [id:x]",
    ),
    *(
        "1. ",
        "- ",
        "> ",
        "| a | b |",
        "___",
        "15 日",
        "24%",
        "3~5 日",
        "138****1234",
        "[[demo-rule#18]]",
        "= 1",
        "'=1+1",
    ),
)
WORDS = st.one_of(st.text(SIGNS, min_size=1, max_size=12), st.sampled_from(PIECES))
BLOCKS = (
    *(
        "一段话。",
        "有**要点**和 *强调* 的话。",
        "- 甲\n- 乙",
        "1. 甲\n2. 乙\n   - 丙",
        "> 引用\n> 两行",
        "`代码 {x}` 和 ``a`b``",
    ),
    *(
        "```\n{=a ~b}\n\n# 不是标题\n```",
        "| 甲 | 乙 |\n| :-- | --- |\n| 1 | `a\\|b` |",
        "见 [[demo-rule#18]]。",
        "见 [[demo-rule#18|这一条]]。",
    ),
    *(
        "[网页](https://example.com/a?b=1&c=2)",
        "<https://example.com/>",
        "上一行\\\n下一行",
        "一\n二",
        "---",
        "a\nb",
        "5*3 和 5*4",
    ),
)


def line() -> st.SearchStrategy[str]:
    """A line as a model takes it, with something in it that marking sees."""
    return st.tuples(WORDS, st.sampled_from(["甲", "乙日", "15 日", "x", "投诉"])).map(
        lambda two: " ".join("".join(two).split())
    )


def prose() -> st.SearchStrategy[str]:
    """Markdown."""
    block = st.one_of(st.sampled_from(BLOCKS), line())
    return st.lists(block, min_size=1, max_size=3).map("\n\n".join)


def lines(least: int, most: int, *others: str) -> st.SearchStrategy[list[str]]:
    """Lines that nobody takes for each other; some may be `others`."""
    one = line() | st.sampled_from(others) if others else line()
    return st.lists(one, min_size=least, max_size=most, unique_by=lambda text: folding.fold(text) or text)


def questions() -> st.SearchStrategy[Question]:
    """A question that its model takes and that somebody can answer."""
    return st.one_of(_choice("single"), _choice("multiple"), *(_made(name, fields) for name, fields in FIELDS.items()))


def _made(name: str, fields: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[Question]:
    common = st.fixed_dictionaries(
        {
            "id": st.just("q-1"),
            "type": st.just(name),
            "stem": prose(),
            "explanation": prose(),
            "cites": st.just(CITES),
            "difficulty": st.integers(1, 3),
            "hints": st.lists(line(), max_size=2),
        }
    )
    made = st.tuples(common, fields).map(lambda two: MODELS[name].model_validate({**two[0], **two[1]}))
    return made.filter(lambda question: not any(question.key_problems(())))


def _choice(name: str) -> st.SearchStrategy[Question]:
    def options(texts: list[str], right: int, said: list[str]) -> list[dict[str, Any]]:
        count = 1 if name == "single" else 2
        places = {(right + step) % len(texts) for step in range(count)}
        return [
            {"text": text, "feedback": said[place % len(said)]}
            | ({"correct": True} if place in places else {"cites": CITES})
            for place, text in enumerate(texts)
        ]

    made = st.builds(options, lines(3, 8), st.integers(0, 7), st.lists(prose(), min_size=1, max_size=3))
    return _made(name, st.fixed_dictionaries({"options": made, "shuffle": st.booleans()}))


def _mistakes(texts: list[str], said: str) -> list[dict[str, str]]:
    return [{"text": text, "feedback": said} for text in texts]


def _accepted(texts: list[str], count: int, said: str) -> dict[str, Any]:
    flags = {"ordered": count % 2 == 0, "unit_optional": len(said) % 2 == 0}
    return {"accept": texts[:count], "mistakes": _mistakes(texts[count:], said), **flags}


def _sorted(groups: list[str], items: list[str], places: list[int], said: str) -> dict[str, Any]:
    made = [
        {"text": text, "group": groups[places[number % len(places)] % len(groups)], "feedback": said}
        for number, text in enumerate(items)
    ]
    return {"groups": groups, "items": made}


def _pairs(texts: list[str], said: list[str]) -> dict[str, Any]:
    lefts, rights = texts[: len(texts) // 2], texts[len(texts) // 2 :]
    pairs = [{"left": left, "right": right} for left, right in zip(lefts, rights, strict=False)]
    return {
        "pairs": [{**pair, "feedback": said[0]} if said and number % 2 else pair for number, pair in enumerate(pairs)]
    }


NUMBERS = st.one_of(st.integers(-10_000, 100_000), st.decimals(0, 1000, places=2))
FIELDS: dict[str, st.SearchStrategy[dict[str, Any]]] = {
    "true_false": st.fixed_dictionaries({"answer": st.booleans(), "feedback": prose()}),
    "fill": st.builds(_accepted, lines(1, 5, "*", "\\*", "**"), st.integers(1, 5), prose()),
    "numeric": st.fixed_dictionaries(
        {
            "answer": NUMBERS.filter(lambda number: not (number == 0 and Decimal(number).is_signed())),
            "unit": st.sampled_from(["日", "个工作日", "元", "万元", "%", "小时"]),
            "tolerance": st.sampled_from([0, 1, Decimal("0.50")]),
            "unit_required": st.booleans(),
            "mistakes": st.builds(
                _mistakes,
                st.lists(st.sampled_from(["77 日", "七十七日", "77", "9 个工作日", "1.5 万元", "24%"]), unique=True),
                prose(),
            ),
        }
    ),
    "order": st.fixed_dictionaries({"items": lines(3, 6)}),
    "match": st.builds(_pairs, lines(4, 8), st.lists(prose(), max_size=1)),
    "classify": st.builds(_sorted, lines(2, 4), lines(2, 6), st.lists(st.integers(0, 3), min_size=1), prose()),
    "short": st.fixed_dictionaries({"model_answer": prose(), "points": lines(2, 4)}),
}


@cache
def library() -> Library:
    """All examples."""
    with TemporaryDirectory() as folder:
        return library_of(project(Path(folder)))


def selection(made: Sequence[Question], address: str = "") -> Selection:
    """Questions as a set of their own."""
    texts = Texts(library(), Site("示例", address))
    quiz = library().one(Quiz, "example-quiz")
    assert quiz
    named = [one.model_copy(update={"id": f"q-{number}"}) for number, one in enumerate(made, 1)]
    refs = [quiz.id, *(f"{quiz.id}#{one.id}" for one in named)]
    known = {ref: Known(by_rule(ref), "", CHANGED) for ref in refs}
    items = tuple(Item(quiz, one, "", known[f"{quiz.id}#{one.id}"], texts) for one in named)
    section = Section(by_rule(quiz.id), quiz.title, items)
    return Selection(library(), texts, Identifiers(known), quiz.title, quiz, (section,))


def written(name: str, chosen: Selection) -> tuple[bytes, list[Loss]]:
    """What a format writes, and what it loses."""
    with TemporaryDirectory() as folder:
        out = Path(folder) / f"out{writers()[name].SUFFIX}"
        losses = list(writers()[name].write(chosen, out))
        return out.read_bytes(), losses


def read_back(name: str, raw: bytes) -> list[dict[str, Any]]:
    """The questions that the same format reads, as drafts; each is told nothing that it lost."""
    asked = writers()[name].read(raw)
    assert [one.lost for one in asked] == [[]] * len(asked)
    return list(draft("题", asked).value["questions"])


def same(question: Question, found: dict[str, Any], texts: Texts, but: Callable[[str], bool]) -> None:
    """That a draft says what a question says, but for some fields; Markdown may be written in another way."""
    again = MODELS[found["type"]].model_validate(found)
    assert type(again) is type(question)
    one, other = (_rendered(whole.model_dump(), texts) for whole in (question, again))
    assert {key: value for key, value in other.items() if not but(key)} == {
        key: value for key, value in one.items() if not but(key)
    }


def _rendered(value: Any, texts: Texts, name: str = "") -> Any:
    if isinstance(value, dict):
        return {key: _rendered(inner, texts, key) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_rendered(inner, texts, name) for inner in value]
    is_prose = name in ("stem", "explanation", "feedback", "model_answer") and isinstance(value, str)
    return texts.referring(value).strip() if is_prose else value


def of_items(chosen: Selection, items: Sequence[Item]) -> Selection:
    """Some items of a selection, as one section of it."""
    section = Section("cb.some", "一些题", tuple(items))
    return Selection(chosen.library, chosen.texts, chosen.identifiers, chosen.title, None, (section,))
