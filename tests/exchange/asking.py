"""Questions of every type with nasty words in them, as something to export."""

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

from generator.authoring.identifiers import Identifiers, Known, by_rule
from generator.exchange._selection import Item, Section, Selection, refs_of
from generator.exchange._texts import Site, Texts
from generator.kinds.quiz import Quiz
from generator.library import Library
from generator.questions import Question
from generator.reading.validation import validate
from generator.twins import folding

SIGNS = "甲乙丙丁日三15aB <>&'\"*_`#|~[]()!\\:;、，。－＝→％{}@$^+=-/?　😀é"
MARKDOWN = (
    "一段话。",
    "**粗**和 *斜* 的 `代码`，见[链接](https://example.org/a?b=1&c=2)。",
    "- 甲\n- 乙\n  - 丙",
    "3. 三\n4. 四",
    "| 左 | 右 |\n|:--|--:|\n| 1 | `a|b` |",
    "> 引用\n>\n> 两段",
    "```\nif a < b:\n    pass\n```",
    "一行\n两行",
    "见 [[six-steps#one]] 和 [[six-steps|六步]]。",
    "---",
)


def lines(longest: int = 12) -> st.SearchStrategy[str]:
    """One line that an author may write: it says something."""
    found = st.text(SIGNS, min_size=1, max_size=longest).map(str.strip)
    return found.filter(lambda text: any(sign.isalnum() for sign in folding.fold(text)) and text not in ("…", "……"))


def proses() -> st.SearchStrategy[str]:
    """Markdown of a few blocks."""
    return st.lists(st.sampled_from(MARKDOWN) | lines(), min_size=1, max_size=3).map("\n\n".join).filter(_says)


def _says(text: str) -> bool:
    return any(sign.isalnum() for sign in text) and not text.startswith("---")


def several(least: int, most: int) -> st.SearchStrategy[list[str]]:
    """Lines that differ."""
    return st.lists(lines(), min_size=least, max_size=most, unique_by=folding.fold)


@st.composite
def choices(draw: st.DrawFn, kind: str) -> Mapping[str, Any]:
    texts = draw(several(3, 6))
    right = 1 if kind == "single" else draw(st.integers(2, len(texts)))
    options = [
        {"text": text, "correct": True}
        if place < right
        else {"text": text, "feedback": draw(proses()), "cites": ["a#1"]}
        for place, text in enumerate(texts)
    ]
    return {"type": kind, "options": draw(st.permutations(options)), "shuffle": draw(st.booleans())}


@st.composite
def fills(draw: st.DrawFn) -> Mapping[str, Any]:
    wrong = draw(st.lists(st.sampled_from(("错一", "错二")), unique=True))
    lists = st.sampled_from(("甲、乙", "甲、乙、丙", "15 日", "营销、纠纷", "LPR"))
    accepted = draw(st.lists(lists, min_size=1, max_size=3, unique=True))
    mistakes = [{"text": text, "feedback": draw(proses())} for text in wrong]
    flags = {"ordered": draw(st.booleans()), "unit_optional": draw(st.booleans())}
    return {"type": "fill", "accept": accepted, "mistakes": mistakes, **flags}


@st.composite
def numerics(draw: st.DrawFn) -> Mapping[str, Any]:
    unit = draw(st.sampled_from(("日", "工作日", "元", "%", "万元", "个")))
    number = draw(st.decimals(-1000, 10**7, places=draw(st.integers(0, 3))))
    slips = [{"text": f"{number + 1000} {unit}", "feedback": draw(proses())}]
    given = {"answer": number, "unit": unit, "unit_required": draw(st.booleans()), "mistakes": slips}
    return {"type": "numeric", **given, "tolerance": draw(st.sampled_from((0, 1)))}


@st.composite
def matches(draw: st.DrawFn) -> Mapping[str, Any]:
    lefts = draw(several(2, 5))
    rights = draw(several(len(lefts), len(lefts)))
    pairs = [
        {"left": left, "right": right, "feedback": draw(proses())} for left, right in zip(lefts, rights, strict=True)
    ]
    return {"type": "match", "pairs": pairs}


@st.composite
def classifications(draw: st.DrawFn) -> Mapping[str, Any]:
    groups = draw(several(2, 4))
    items = [
        {"text": text, "group": draw(st.sampled_from(groups)), "feedback": draw(proses())}
        for text in draw(several(2, 6))
    ]
    return {"type": "classify", "groups": groups, "items": items}


def walks() -> st.SearchStrategy[Mapping[str, Any]]:
    def walk(title: str, ways: list[str], told: str) -> Mapping[str, Any]:
        options = [
            {"text": text, "verdict": "best" if place == 0 else "wrong", "next": "end", "feedback": told}
            for place, text in enumerate(ways)
        ]
        start = {"id": "start", "title": title, "text": told, "options": options}
        again = {**start, "id": "again", "options": [{**one, "next": "end"} for one in options]}
        first = {**start, "options": [{**one, "next": "again"} for one in options]}
        return {
            "type": "branching",
            "nodes": [first, again, {"id": "end", "title": title, "text": told, "outcome": "good"}],
        }

    return st.builds(walk, lines(), several(2, 4), proses())


BY_TYPE: Mapping[str, st.SearchStrategy[Mapping[str, Any]]] = {
    "single": choices("single"),
    "multiple": choices("multiple"),
    "true_false": st.fixed_dictionaries({"type": st.just("true_false"), "answer": st.booleans(), "feedback": proses()}),
    "fill": fills(),
    "numeric": numerics(),
    "order": st.fixed_dictionaries({"type": st.just("order"), "items": several(3, 6)}),
    "match": matches(),
    "classify": classifications(),
    "short": st.fixed_dictionaries({"type": st.just("short"), "model_answer": proses(), "points": several(2, 4)}),
    "branching": walks(),
}
"""Every type that is answered at one go."""


def values() -> st.SearchStrategy[list[Mapping[str, Any]]]:
    """Questions as an author writes them."""
    common = {"stem": proses(), "explanation": proses(), "hints": st.lists(lines(), max_size=2)}
    one = st.one_of(*BY_TYPE.values())
    whole = st.tuples(one, st.fixed_dictionaries(common)).map(
        lambda both: {**both[0], **both[1], "cites": ["a#1", "b"]}
    )
    return st.lists(whole, min_size=1, max_size=3)


def quiz_of(questions: list[Mapping[str, Any]]) -> Quiz:
    """A question set of some questions, `q1`, `q2` …"""
    numbered = [{"id": f"q{number}", **one} for number, one in enumerate(questions, 1)]
    about = {"title": "题", "summary": "题。", "owner": "desk", "reviewed": "2026-11-30", "audience": ["newcomer"]}
    quiz = validate(Quiz, "set", {**about, "intro": "做。", "about": ["a"], "questions": numbered})
    assert isinstance(quiz, Quiz), quiz
    return quiz


def selection_of(quiz: Quiz, address: str = "") -> Selection:
    """It, to be exported; of what it names nothing is known."""
    texts = Texts(Library(), Site("站", address))
    refs = [*refs_of(quiz)]
    known = {ref: Known(by_rule(ref), "", "2026-11-30T08:00:00Z") for ref in (quiz.id, *(ref for ref, *_ in refs))}
    items = tuple(Item(quiz, question, situation, known[ref], texts) for ref, question, situation in refs)
    section = Section(known[quiz.id].identifier, quiz.title, items)
    return Selection(texts.library, texts, Identifiers(known), quiz.title, quiz, (section,))


def alike(questions: list[Mapping[str, Any]]) -> tuple[Question, ...]:
    """The questions as records."""
    return quiz_of(questions).questions
