"""QTI: what is written is valid, means the same, and is read back as it was; what others write becomes questions."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, get_args
from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.exchange import readers
from generator.exchange._incoming import drafts
from generator.exchange._incoming.bank import Asked
from generator.exchange._outgoing.texts import Site, Texts
from generator.exchange._qti import items, proof, written
from generator.library import Library
from generator.questions import Question, interactions
from generator.twins import folding
from generator.workbooks.refused import RefusedError
from tests.exchange import generated

NAMES = ("qti21", "qti22", "qti30")


COMMON: Mapping[str, Any] = {"stem": "几日？", "explanation": "15 日。", "cites": ["a"]}
SINGLE: Mapping[str, Any] = {
    **COMMON,
    "type": "single",
    "options": [{"text": "15 日", "correct": True}, {"text": "30 日", "feedback": "太长。"}],
}


def package(name: str, questions: Sequence[Question | Mapping[str, Any]], address: str = "") -> bytes:
    """What is exported of some questions."""
    return generated.written(name, generated.selection([*map(question_of, questions)], address))[0]


def question_of(made: Question | Mapping[str, Any]) -> Question:
    """A question as a record."""
    if isinstance(made, Question):
        return made
    found: Question = generated.MODELS[made["type"]].model_validate({"id": "q-1", **made})
    return found


def walks() -> st.SearchStrategy[Question]:
    """Walks in which two moments say the same."""

    def walk(title: str, ways: list[str], told: str) -> Question:
        options = [
            {"text": text, "verdict": "best" if place == 0 else "wrong", "next": "end", "feedback": told}
            for place, text in enumerate(ways)
        ]
        start = {"id": "start", "title": title, "text": told, "options": options}
        first = {**start, "options": [{**one, "next": "again"} for one in options]}
        end = {"id": "end", "title": title, "text": told, "outcome": "good"}
        nodes = [first, {**start, "id": "again"}, end]
        return question_of({**COMMON, "type": "branching", "nodes": nodes})

    return st.builds(walk, generated.line(), generated.lines(2, 4), generated.prose())


def again(name: str, raw: bytes) -> list[tuple[Asked, Question | None]]:
    """What is read of a package, each also as one of ours."""
    module = readers()[name]
    assert module.recognises("out.zip", raw)
    found: list[tuple[Asked, Question | None]] = []
    for asked in module.read(raw):
        made = drafts.draft("题", [asked]).value["questions"]
        found.append((asked, question_of(made[0]) if made else None))
    return found


NOT_HELD = {"id", "difficulty"}
TEXTS = Texts(Library(), Site("站", ""))


def shown(value: Any) -> Any:
    """A record without what is no meaning of it: how Markdown is typed, what else counts as right."""
    if isinstance(value, str):
        return " ".join(filter(None, TEXTS.referring(value).split(" ")))
    if isinstance(value, Mapping):
        return {key: shown(inner) for key, inner in value.items() if key not in ("accept", "ordered", "unit_optional")}
    return [*map(shown, value)] if isinstance(value, list | tuple) else value


def same(one: Question, other: Question) -> bool:
    """Whether two questions say the same and mark alike."""
    is_alike = bool(shown(one.model_dump(exclude=NOT_HELD)) == shown(other.model_dump(exclude=NOT_HELD)))
    right = (one.interaction, other.interaction)
    if not all(isinstance(interaction, interactions.Words) for interaction in right):
        return is_alike
    said = [*(text for of in (one, other) for text in of.accept), "15", "乙、甲", "乙、丙、甲", "纠纷、营销"]  # type: ignore[attr-defined]
    return is_alike and all(one.accepts(text) == other.accepts(text) for text in said)  # type: ignore[attr-defined]


SETS = st.lists(generated.questions() | walks(), min_size=1, max_size=3)


@given(SETS, st.sampled_from(NAMES), st.sampled_from(("", "https://example.org/kb")))
def test_what_is_exported_is_read_back_the_same(made: list[Question], name: str, address: str) -> None:
    raw, losses = generated.written(name, generated.selection(made, address))
    lost = {loss.ref for loss in losses if "提示" not in loss.sentence}
    for number, (before, (asked, after)) in enumerate(zip(made, again(name, raw), strict=True), 1):
        if isinstance(before.interaction, interactions.Walk):
            assert after is None
            assert any("处要答" in lost for lost in asked.lost)
        elif f"example-quiz#q-{number}" not in lost:
            assert asked.lost == []
            assert after is not None
            assert same(before, after), (before, after)


def test_every_interaction_can_be_written() -> None:
    assert set(items.BUILDERS) == set(get_args(interactions.Interaction))


def test_a_second_export_is_the_same_to_the_byte() -> None:
    assert package("qti21", [SINGLE]) == package("qti21", [SINGLE])


def test_an_option_is_known_by_what_it_says() -> None:
    turned = {**SINGLE, "options": [*reversed(SINGLE["options"])]}
    names = [
        {one.get("identifier"): one.text for one in parsed(package("qti21", [of])).iter("simpleChoice")}
        for of in (SINGLE, turned)
    ]
    assert names[0] == names[1]
    assert [*names[0]] == [*reversed(names[1])]


def parsed(raw: bytes, part: str = "items/cb.example-quiz.q-1.xml") -> Element:
    """A part of a package, without its namespace."""
    with zipfile.ZipFile(io.BytesIO(raw)) as parts:
        return fromstring(parts.read(part).replace(b" xmlns=", b" was="))


def test_a_right_answer_is_never_shown_by_the_order_in_which_things_stand() -> None:
    order = {**COMMON, "type": "order", "items": ["甲", "乙", "丙"]}
    pairs = [{"left": one, "right": f"{one}的"} for one in "甲乙丙丁戊己"]
    match = {**COMMON, "type": "match", "pairs": pairs}
    raw = package("qti21", [order, match])
    ordered = parsed(raw)
    right = [one.text for one in ordered.iterfind("responseDeclaration/correctResponse/value")]
    assert [one.get("identifier") for one in ordered.iter("simpleChoice")] != right
    sets = [[one.text for one in of] for of in parsed(raw, "items/cb.example-quiz.q-2.xml").iter("simpleMatchSet")]
    assert [f"{one}的" for one in sets[0]] != sets[1]
    assert {f"{one}的" for one in sets[0]} == set(sets[1])


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        ('<simpleChoice identifier="o-2">', '<simpleChoice identifier="o-1">', "编号都是 o-1"),
        ("<value>o-1</value>", "<value>o-3</value>", "答案 o-3 不是一个选项"),
        ("<value>o-1</value>", "", "恰好一个正确答案"),
        ("<value>o-1</value>", "<value>o-1</value><value>o-2</value>", "恰好一个正确答案"),
        ('outcomeIdentifier="F" identifier="E"', 'outcomeIdentifier="F" identifier="X"', "反馈 X 谁也看不到"),
        ('outcomeIdentifier="F"', 'outcomeIdentifier="G"', "反馈 E 谁也看不到"),
        ('baseType="identifier"', 'baseType="float"', "答案 o-1 不是数"),
        ('identifier="o-2"', 'identifier="选项"', "编号 选项 不合规则"),
    ],
)
def test_what_no_schema_finds_is_refused(before: str, after: str, why: str) -> None:
    assert [*proof.faults(fromstring(PROVEN))] == []
    assert before in PROVEN
    assert any(why in fault for fault in proof.faults(fromstring(PROVEN.replace(before, after, 1))))


PROVEN = """\
<assessmentItem identifier="i"><responseDeclaration identifier="R" cardinality="single" baseType="identifier">
<correctResponse><value>o-1</value></correctResponse></responseDeclaration><itemBody>
<choiceInteraction responseIdentifier="R"><simpleChoice identifier="o-1">甲</simpleChoice>
<simpleChoice identifier="o-2">乙</simpleChoice></choiceInteraction></itemBody>
<responseProcessing><setOutcomeValue identifier="F"><baseValue>E</baseValue></setOutcomeValue></responseProcessing>
<modalFeedback outcomeIdentifier="F" identifier="E">说明</modalFeedback></assessmentItem>"""


def test_a_sign_that_xml_has_not_is_refused_with_the_question() -> None:
    options = [{"text": "15\x0b日", "correct": True}, {"text": "30 日", "feedback": "太长。"}]
    with pytest.raises(RefusedError, match="example-quiz#q-1：文字里有 XML 不能写的字符"):
        package("qti21", [{**SINGLE, "options": options}])


def test_a_number_counts_with_every_usual_spelling_of_its_unit() -> None:
    for _pattern, plain in folding.TABLE["units"]:
        ways = written.units(plain)
        assert len(ways) > 1, plain
        assert all(
            folding.quantity(f"15{way}", Decimal(15), plain, tolerance=Decimal(0), unit_required=True) == "right"
            for way in ways
        )
    assert "工作日" not in written.units("日")


def test_a_list_that_may_come_in_any_order_counts_in_all_of_them() -> None:
    fill = {**COMMON, "type": "fill", "accept": ["甲、乙、丙"]}
    keys = {one.get("mapKey") for one in parsed(package("qti21", [fill])).iter("mapEntry")}
    assert {"甲、乙、丙", "丙、乙、甲", "乙、丙、甲"} <= keys
    ordered = {one.get("mapKey") for one in parsed(package("qti21", [{**fill, "ordered": True}])).iter("mapEntry")}
    assert ordered == {"甲、乙、丙"}


@pytest.mark.parametrize(
    ("slip", "required", "why"),
    [
        ("9 个工作日", False, "单位和答案的不一样，那边只填数字"),
        ("9", True, "没有写单位，那边要写单位"),
        ("不到一个月", True, "不是一个数加单位"),
    ],
)
def test_a_slip_that_no_field_holds_is_told_with_its_reason(slip: str, required: bool, why: str) -> None:
    fields = {"type": "numeric", "answer": 15, "unit": "日", "unit_required": required}
    made = question_of({**COMMON, **fields, "mistakes": [{"text": slip, "feedback": "不对。"}]})
    _raw, losses = generated.written("qti22", generated.selection([made]))
    assert [loss.sentence for loss in losses if "没有带上：" in loss.sentence] == [f"常见错误“{slip}”没有带上：{why}"]
