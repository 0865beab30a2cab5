"""Questions: when an answer given earlier is out of date, what an answer picked, and what an exam may draw."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pytest

from generator.kinds.exam import KIND as EXAM
from generator.kinds.quiz import KIND, Quiz
from generator.library import Library
from generator.questions import Pool, Question, QuestionRule, all_question_types, drawable
from generator.questions.branching import (
    Branching,
    branch_ending,
    branch_endless,
    branch_target,
    branch_unreachable,
)
from generator.reading.source import parse
from generator.reading.validation import validate
from generator.twins.folding import fingerprint

SHARED = {"id": "q", "stem": "题干。", "explanation": "解析。", "cites": ["demo-rule#18"]}

CHOICES = "[{text: 15 日, correct: true}, {text: 30 日, feedback: 错。}, {text: 60 日, feedback: 错。}]"
SINGLE = f"type: single\noptions: {CHOICES}"
MULTIPLE = """\
type: multiple
options: [{text: 和解, correct: true}, {text: 拖延, feedback: 错。}, {text: 调解, correct: true}]
"""
TRUE_FALSE = "type: true_false\nanswer: true\nfeedback: 错。"
FILL = """\
type: fill
accept: [15 日, 半个月]
mistakes: [{text: 15 个工作日, feedback: 错。}, {text: 30 日, feedback: 错。}, {text: 第30日, feedback: 错。}]
"""
NUMERIC = """\
type: numeric
answer: 15
unit: 日
mistakes: [{text: 15 个工作日, feedback: 错。}]
"""
ORDER = "type: order\nitems: [登记, 核实, 答复]"
MATCH = "type: match\npairs: [{left: 登记, right: 当天}, {left: 核实, right: 三天}, {left: 答复, right: 十五日}]"
CLASSIFY = """\
type: classify
groups: [受理, 不受理, 转办]
items: [{text: 客户本人, group: 受理, feedback: 因。}, {text: 已经判决, group: 不受理, feedback: 因。}]
"""
SHORT = "type: short\nmodel_answer: 范文。\npoints: [先致歉, 再说明]"
BRANCHING = """\
type: branching
nodes:
  - {id: a, title: 接电话, text: 情形。, options: [
      {text: 登记, verdict: best, next: b},
      {text: 挂断, verdict: wrong, feedback: 错。, next: c}]}
  - {id: b, title: 答复, text: 情形。, outcome: good}
  - {id: c, title: 升级, text: 情形。, outcome: bad}
"""
SCENARIO = f"""\
type: scenario
questions:
  - {{id: p1, stem: 问。, explanation: 解。, cites: [demo-rule#18], type: single, options: {CHOICES}}}
  - {{id: p2, stem: 问。, explanation: 解。, cites: [demo-rule#18], type: order, items: [登记, 核实, 答复]}}
"""
EVERY_TYPE = (
    *(SINGLE, MULTIPLE, TRUE_FALSE, FILL, NUMERIC, ORDER),
    *(MATCH, CLASSIFY, SHORT, BRANCHING, SCENARIO),
)


def questions(*texts: str, **changes: Any) -> tuple[Question, ...]:
    """Questions as an author writes them, without what all have to have."""
    made = [{**SHARED, "id": f"q{number}", **parse(text, "").value, **changes} for number, text in enumerate(texts)]
    quiz = validate(KIND.model, "quiz", {**parse(KIND.example, "").value, "questions": made})
    assert isinstance(quiz, Quiz), quiz
    return quiz.questions


def question(text: str, **changes: Any) -> Question:
    """One question."""
    return questions(text, **changes)[0]


def test_there_is_a_question_of_every_type() -> None:
    assert {type(made) for made in questions(*EVERY_TYPE)} == set(all_question_types())


@pytest.mark.parametrize("text", EVERY_TYPE)
def test_an_answer_is_not_out_of_date_when_other_words_change(text: str) -> None:
    changed = question(text, explanation="另一种解析。", hints=["提示"], difficulty=3)
    assert changed.version == question(text).version
    if "type: true_false" not in text:
        assert question(text, stem="问法变了。").version == question(text).version


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        (SINGLE, "15 日", "十五天"),
        (FILL, "半个月", "十五天整"),
        (NUMERIC, "unit: 日", "unit: 天"),
        (ORDER, "登记", "登 记"),
        (BRANCHING, "text: 挂断", "text: 不理"),
        (SCENARIO, "stem: 问。", "stem: 另问。"),
    ],
)
def test_an_answer_is_not_out_of_date_when_the_key_says_the_same(text: str, old: str, new: str) -> None:
    assert old in text
    assert question(text.replace(old, new)).version == question(text).version


@pytest.mark.parametrize(
    ("text", "field"),
    [
        (SINGLE, "options"),
        (MULTIPLE, "options"),
        (MATCH, "pairs"),
        (CLASSIFY, "groups"),
        (CLASSIFY, "items"),
        (SHORT, "points"),
    ],
)
def test_an_answer_is_not_out_of_date_when_the_same_things_are_listed_the_other_way_round(
    text: str, field: str
) -> None:
    turned = {field: parse(text, "").value[field][::-1]}
    assert question(text, **turned).version == question(text).version


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        (SINGLE, "{text: 15 日,", "{text: 16 日,"),
        (MULTIPLE, "拖延, feedback: 错。", "拖延, correct: true"),
        (TRUE_FALSE, "answer: true", "answer: false"),
        (TRUE_FALSE, "type: true_false", "type: true_false\nstem: 另一句话。"),
        (FILL, "accept: [15 日", "accept: [16 日"),
        (NUMERIC, "answer: 15", "answer: 15.5"),
        (NUMERIC, "unit: 日", "unit: 工作日"),
        (ORDER, "[登记, 核实, 答复]", "[核实, 登记, 答复]"),
        (MATCH, "right: 三天", "right: 两天"),
        (MATCH, "left: 核实", "left: 查实"),
        (CLASSIFY, "text: 已经判决, group: 不受理", "text: 已经判决, group: 转办"),
        (CLASSIFY, "text: 已经判决", "text: 已经仲裁"),
        (SHORT, "再说明", "再解释"),
        (BRANCHING, "text: 登记", "text: 记下"),
        (BRANCHING, "id: a", "id: begin"),
        (SCENARIO, "{text: 15 日,", "{text: 16 日,"),
    ],
)
def test_an_answer_is_out_of_date_when_the_key_is_another(text: str, old: str, new: str) -> None:
    assert text.count(old) == 1
    assert question(text.replace(old, new)).version != question(text).version


def test_the_same_words_are_another_key_in_a_question_of_another_type() -> None:
    points = "type: short\nmodel_answer: 范文。\npoints: [和解, 调解]"
    assert question(points).version != question(MULTIPLE).version


PICKED: Sequence[tuple[str, object, tuple[str, ...]]] = (
    (SINGLE, fingerprint("30 日"), ("30 日",)),
    (SINGLE, [fingerprint("30 日")], ("30 日",)),
    (SINGLE, None, ()),
    (MULTIPLE, [fingerprint("调解"), fingerprint("和解"), "c0ffee00"], ("和解", "调解")),
    (TRUE_FALSE, True, ("对",)),
    (TRUE_FALSE, False, ("错",)),
    (TRUE_FALSE, "true", ()),
    (TRUE_FALSE, 1, ()),
    (FILL, "十五天", ("答对",)),
    (FILL, "三十日", ("30 日",)),
    (FILL, "15 工作日", ("15 个工作日",)),
    (FILL, "客户张三", ("其他错误答案",)),
    (FILL, ["15 日"], ()),
    (NUMERIC, "15 天", ("答对",)),
    (NUMERIC, "十五个工作日", ("15 个工作日",)),
    (NUMERIC, "16 日", ("其他错误答案",)),
    (ORDER, [fingerprint("核实")], ()),
    (MATCH, {fingerprint("登记"): fingerprint("当天"), fingerprint("核实"): fingerprint("当天")}, ("核实 — 当天",)),
    (MATCH, {fingerprint("答复"): "c0ffee00"}, ()),
    (MATCH, {fingerprint("答复"): ["当天"]}, ()),
    (MATCH, "当天", ()),
    (CLASSIFY, {fingerprint("客户本人"): fingerprint("转办")}, ("客户本人 → 转办",)),
    (CLASSIFY, {fingerprint("已经判决"): fingerprint("不受理")}, ()),
    (CLASSIFY, {fingerprint("客户本人"): "c0ffee00"}, ()),
    (CLASSIFY, {fingerprint("客户本人"): {}}, ()),
    (CLASSIFY, [1], ()),
    (SHORT, "我写的", ()),
)


@pytest.mark.parametrize(("text", "answer", "expected"), PICKED)
def test_what_an_answer_picked_is_told_in_the_words_of_the_question(
    text: str, answer: object, expected: tuple[str, ...]
) -> None:
    assert question(text).picked(answer) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [(SINGLE, ("15 日", "30 日", "60 日")), (TRUE_FALSE, ("对", "错")), (FILL, ()), (ORDER, ()), (SHORT, ())],
)
def test_what_can_be_picked_is_known_where_it_is_a_closed_list(text: str, expected: tuple[str, ...]) -> None:
    assert question(text).choices == expected


@pytest.mark.parametrize(
    ("answer", "unit", "shown"),
    [
        (15, "日", "15 日"),
        (24, "%", "24%"),
        (Decimal("0.05"), "％", "0.05％"),
        (Decimal("141.30"), "元", "141.30 元"),
        (1234567, "元", "1,234,567 元"),
    ],
)
def test_the_answer_with_its_unit_is_shown_as_it_is_written(answer: int | Decimal, unit: str, shown: str) -> None:
    made: Any = question("type: numeric", answer=answer, unit=unit)
    assert made.shown == shown


@pytest.mark.parametrize(
    ("answer", "right"), [("14.5 日", True), ("15.5日", True), ("14.4 日", False), ("15.6 日", False), ("15", False)]
)
def test_a_number_within_the_tolerance_is_right(answer: str, right: bool) -> None:
    made: Any = question(NUMERIC, tolerance=Decimal("0.5"))
    assert made.accepts(answer) is right


def test_a_question_of_several_parts_is_answered_part_by_part() -> None:
    scenario, single, short = questions(SCENARIO, SINGLE, SHORT)
    assert [part.id for part in scenario.answerable()] == ["p1", "p2"]
    assert single.answerable() == (single,)
    assert scenario.is_marked
    assert single.is_marked
    assert not short.is_marked


IN_PART = SCENARIO.replace("type: order, items: [登记,", "type: short, model_answer: 范文。, points: [登记,")


@pytest.mark.parametrize(
    ("pools", "drawn"),
    [
        ([{}], ["q#q0 q#q1 q#q2"]),
        ([{"types": ["single", "order"]}], ["q#q0 q#q2"]),
        ([{"difficulty": [1]}], ["q#q1"]),
        ([{"difficulty": [1, 2], "types": ["multiple"]}], ["q#q1"]),
        ([{"difficulty": [2], "types": ["multiple"]}], [""]),
        ([{"types": ["single"]}, {"types": ["order"]}, {}, {}], ["q#q0", "q#q2", "q#q1", ""]),
        ([{"from": ["nowhere", "case"]}], [""]),
        ([{"from": ["nowhere", "q", "q"]}], ["q#q0 q#q1 q#q2"]),
    ],
)
def test_an_exam_draws_what_can_be_marked_and_nothing_twice(pools: list[dict[str, Any]], drawn: list[str]) -> None:
    """Of five questions the last two are for the learner to mark, in part or whole."""
    made = [*questions(SINGLE, MULTIPLE, ORDER, IN_PART, SHORT)]
    made[1] = made[1].model_copy(update={"difficulty": 1})
    quiz = validate(KIND.model, "q", {**parse(KIND.example, "").value})
    assert isinstance(quiz, Quiz)
    library = Library(records={"q": quiz.model_copy(update={"questions": tuple(made)})})
    found = drawable([Pool.model_validate({"from": ["q"], "draw": 1, **pool}) for pool in pools], library)
    assert [" ".join(names) for names in found] == drawn


def test_a_pool_that_names_a_type_that_is_none_is_told_which_was_meant() -> None:
    exam = {**parse(EXAM.example, "").value}
    found = validate(EXAM.model, "e", {**exam, "pools": [{**exam["pools"][0], "types": ["single", "multipel"]}]})
    assert isinstance(found, tuple)
    assert [(one.path, one.code, one.replacement) for one in found] == [
        (("pools", 0, "types", 1), "value-choice", "multiple")
    ]


def branching(nodes: str) -> Branching:
    """A walk of lines such as `a: +b -c`: `+` before the best way, `-` before another, `=` where it has an outcome."""
    made = [[*line.replace(":", "").split()] for line in nodes.strip().splitlines()]
    found = question("type: branching", nodes=[node(number, *words) for number, words in enumerate(made)])
    assert isinstance(found, Branching)
    return found


def node(number: int, name: str, *ways: str) -> dict[str, Any]:
    """One node of a walk."""
    verdicts = {"+": {"verdict": "best"}, "-": {"verdict": "wrong", "feedback": "错。"}}
    options = [
        {"text": f"做法{place}", "next": way[1:], **verdicts[way[0]]} for place, way in enumerate(ways) if way != "="
    ]
    outcome = {"outcome": "good"} if "=" in ways else {}
    return {
        "id": name,
        "title": f"第{number}步",
        "text": "情形。",
        **({"options": options} if options else {}),
        **outcome,
    }


CIRCLE, STUCK = "总选最佳做法会绕圈，到不了结局", "从这个节点走不到任何结局"


@pytest.mark.parametrize(
    ("nodes", "rule", "expected"),
    [
        ("a: +b -a\nb: -c +d\nc: +b\nd: =", None, []),
        ("a: +b -b\nb: +c -a\nb: +c\nc: =", branch_target, [("nodes 2 id", "有两个节点用了这个 id", "改一个 id")]),
        (
            "a: +bee -x\nbee: -be +c\nc: =",
            branch_target,
            [
                ("nodes 0 options 1 next", "这个选项指向的节点不存在", "改成 nodes 里的一个 id，或者补上这个节点"),
                ("nodes 1 options 0 next", "这个选项指向的节点不存在", "是不是 bee？"),
            ],
        ),
        (
            "a: +b +c -d -e -f\nb: +c -a\nc: =\nd:\ne: +c =\nf: -c",
            branch_ending,
            [
                ("nodes 0 id", "这个节点有 2 个最佳选项，应当恰好 1 个", "其余写 acceptable 或 wrong"),
                ("nodes 3 id", "这个节点没有选项，是结局，却没有写 outcome", "写上 outcome"),
                ("nodes 4 id", "这个节点有选项，不是结局，却写了 outcome", "删去 outcome，或者删去 options"),
                ("nodes 5 id", "这个节点有 0 个最佳选项，应当恰好 1 个", "其余写 acceptable 或 wrong"),
            ],
        ),
        (
            "a: +b\nb: =\nc: +d\nd: +b",
            branch_unreachable,
            [
                (f"nodes {number} id", "从第一个节点走不到这个节点", "在能走到的节点里加一个指向它的选项，或者删去它")
                for number in (2, 3)
            ],
        ),
        ("a: +b -x\nb: =\nc: +b", branch_unreachable, []),
        ("a: +b\nb: =\nb: =\nc: =", branch_unreachable, []),
        (
            "a: +b -c\nb: +d -b\nd: +b\nc: =",
            branch_endless,
            [(f"nodes {number} id", STUCK, "让一个选项的 next 指向能走到结局的节点") for number in (1, 2)],
        ),
        (
            "a: +b -c\nb: +d -c\nd: +b -c\nc: =",
            branch_endless,
            [("nodes 2 id", CIRCLE, "改这条路上某个最佳选项的 next")],
        ),
        (
            "a: +b -c\nb: +a\nc: =",
            branch_endless,
            [("nodes 1 id", CIRCLE, "改这条路上某个最佳选项的 next")],
        ),
        ("a: +b -x\nb: +a\nc: =", branch_endless, []),
    ],
)
def test_what_is_wrong_with_a_walk_is_told_at_its_node(
    nodes: str, rule: QuestionRule | None, expected: list[tuple[str, str, str]]
) -> None:
    made = branching(nodes)
    rules = [rule] if rule else made.rules
    found = [problem for one in rules for problem in one(made, ("questions", 0))]
    told = [(" ".join(map(str, problem.path[2:])), problem.message, problem.fix) for problem in found]
    assert told == expected
    assert all(problem.path[:2] == ("questions", 0) for problem in found)


def test_the_target_of_a_way_is_one_of_the_nodes_that_are_there() -> None:
    [problem] = branch_target(branching("a: +b -x\nb: =\nc: ="), ())
    assert (problem.written, problem.expected) == ("x", "a、b、c")


@pytest.mark.parametrize(
    ("nodes", "path"),
    [
        ("a: -c +b\nb: +d -a\nc: =\nd: =", ("a", "b", "d")),
        ("a: +b\nb: +a -c\nc: =", ("a", "b")),
        ("a: +x\nb: =\nc: =", ("a",)),
    ],
)
def test_the_best_way_goes_on_until_it_ends_or_comes_round(nodes: str, path: tuple[str, ...]) -> None:
    assert branching(nodes).best_path == path
