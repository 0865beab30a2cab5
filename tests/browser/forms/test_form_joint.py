"""Rules over several fields: the form says what `casebook check` says, as the same code and sentence."""

import copy
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from generator import build
from generator.authoring.form_fields import of_kind
from generator.authoring.writing import entry, written
from generator.diagnostic import Diagnostic
from generator.kinds import all_kinds
from generator.reading.messages import with_message
from generator.record import Kind
from tests import sites
from tests.browser.forms.filling import EXAMPLES, JUDGE, field, opened, typed
from tests.browser.reader import Reader

pytestmark = pytest.mark.browser

KINDS: Mapping[str, Kind] = {kind.name: kind for kind in all_kinds()}
OF_KIND = {kind.name: value for kind, value in EXAMPLES}
CITES = {"explanation": "看流程。", "cites": ["complaint-steps#receive"]}
RIGHT, WRONG = {"text": "登记", "correct": True}, {"text": "推走", "feedback": "不能推。"}
Told = tuple[str, str, str, str]


def with_(kind: str, **fields: Any) -> tuple[str, dict[str, Any]]:
    """An EXAMPLE with other fields."""
    return kind, {**copy.deepcopy(OF_KIND[kind]), **fields}


def question(type_: str, **fields: Any) -> tuple[str, dict[str, Any]]:
    """A set of one question."""
    return with_("quiz", questions=[{"id": "one", "type": type_, "stem": "先做什么？", **fields, **CITES}])


def point(*options: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    """A case with one decision."""
    return with_("case", decision_points=[{"id": "first", "question": "先做什么？", "options": list(options)}])


def elsewhere(questions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """With an answer that leads to nothing."""
    first, *rest = copy.deepcopy(questions)
    first["answers"][0]["next"] = "nowhere"
    return [first, *rest]


def no_longer(extensions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """With one extension more, which is not longer than the one before."""
    return [*extensions, {**extensions[-1], "n": 30}]


VECTORS: tuple[tuple[str, dict[str, Any]], ...] = (
    question("single", options=[RIGHT, {"text": "核实", "correct": True}, WRONG]),
    question("single", options=[WRONG, {"text": "拖着", "feedback": "不能拖。"}]),
    question("single", options=[RIGHT, {"text": "推走"}]),
    question("single", options=[RIGHT, {"text": "登 記", "feedback": "重复了。"}]),
    question("multiple", options=[RIGHT, WRONG, {"text": "拖着", "feedback": "不能拖。"}]),
    question("multiple", options=[RIGHT, {"text": "核实", "correct": True}, {"text": "拖着"}]),
    question("order", items=["登记", "核实", "登记"]),
    question("match", pairs=[{"left": "甲", "right": "一"}, {"left": "乙", "right": "1"}]),
    question("fill", accept=["15 日", "十五天"]),
    question("short", model_answer="先登记。", points=["登记", "登记"]),
    question(
        "classify",
        groups=["受理", "不受理"],
        items=[
            {"text": "甲", "group": "受理", "feedback": "归它。"},
            {"text": "乙", "group": "其他", "feedback": "不归。"},
        ],
    ),
    point({"text": "登记", "verdict": "best"}, {"text": "推走", "verdict": "wrong"}),
    point({"text": "登记", "verdict": "acceptable"}, {"text": "推走", "verdict": "wrong", "feedback": "不能推。"}),
    point({"text": "登记", "verdict": "best"}, {"text": "核实", "verdict": "best"}),
    with_("case", origin="real-anonymised"),
    with_("case", aliases=["客诉", "客诉"]),
    with_("case", findings=["系统多扣。", "系统多扣。"]),
    with_("case", cites=["complaint-steps", "complaint-steps"]),
    with_("tree", questions=elsewhere(OF_KIND["tree"]["questions"])),
    with_("deadline", extensions=no_longer(OF_KIND["deadline"]["extensions"])),
    with_("deadline", n=30),
)


def said_by_check(root: Path, vectors: tuple[tuple[str, dict[str, Any]], ...]) -> list[list[Told]]:
    """What the check says of each record, in a project of its own."""
    files = sites.example_files()
    for place, (name, value) in enumerate(vectors):
        kind = KINDS[name]
        path = kind.source if kind.holds_many else f"{kind.source}/wrong-{place}.yaml"
        files[path] = entry(kind, f"wrong-{place}", value) if kind.holds_many else written(kind, value)
    found = build.check(sites.write(root, files)).diagnostics
    return [[told(one) for one in found if f"wrong-{place}." in one.place.file] for place in range(len(vectors))]


def told(found: Diagnostic) -> Told:
    """Code and sentences."""
    problem = with_message(found.problem)
    return problem.code, problem.message, problem.expected, problem.fix


FIELDS = {
    field["name"] for kind in KINDS.values() for model in of_kind(kind)["models"].values() for field in model["fields"]
}
JOINT = {
    rule["code"] for kind in KINDS.values() for model in of_kind(kind)["models"].values() for rule in model["rules"]
}


def test_what_several_fields_say_is_told_as_the_check_tells_it(reader: Reader, tmp_path: Path) -> None:
    page = opened(reader)
    checked = said_by_check(tmp_path, VECTORS)
    for (kind, value), expected in zip(VECTORS, checked, strict=True):
        _text, problems = page.evaluate(JUDGE, [kind, typed(value)])
        found = [(one["code"], one["message"]) for one in problems]
        assert [one[:2] for one in expected if one[0] in JOINT | {"entry-duplicate"}] == found, value
        cures = [one[name] for one in problems for name in ("expected", "fix")]
        assert FIELDS.intersection(re.findall("[a-z_]{2,}", " ".join(cures))) == set(), value
        assert found, value
    assert {code for said in checked for code, *_rest in said} >= JOINT


def test_what_is_right_is_not_told(reader: Reader) -> None:
    page = opened(reader)
    for kind, value in EXAMPLES:
        _text, problems = page.evaluate(JUDGE, [kind.name, typed(value)])
        assert [one for one in problems if one["code"] != "id-duplicate"] == [], kind.name


def test_it_is_shown_where_somebody_has_left_and_gone_once_it_is_mended(reader: Reader) -> None:
    page = opened(reader, "quiz")
    box = page.get_by_role("group", name="题目第 1 项", exact=True)
    field(box, "是哪一种").select_option(label="单选")
    first, second = (box.get_by_role("group", name=f"选项第 {place} 项", exact=True) for place in (1, 2))
    field(first, "选项的文字").fill("登记")
    field(first, "正确的选项").select_option(label="是")
    field(second, "选项的文字").fill("登 記")
    wrong = box.get_by_text("这一项和第 1 项说的一样")
    expect(wrong).to_have_count(0)
    field(second, "正确的选项").select_option(label="是")
    field(box, "题干").focus()
    expect(wrong).to_be_visible()
    count = box.get_by_text("这道题有 2 个选项标为正确，应当恰好 1 个")
    expect(count).to_be_visible()
    field(second, "选项的文字").fill("推走")
    expect(wrong).to_have_count(0)
    field(second, "正确的选项").select_option(label="否")
    expect(count).to_have_count(0)
    field(box, "题干").focus()
    expect(second.get_by_text("错误的选项没有说明错在哪里")).to_be_visible()


def test_what_only_the_check_says_is_told(reader: Reader) -> None:
    page = opened(reader, "deadline")
    page.get_by_text("哪些要 casebook check 才查").click()
    expect(page.get_by_role("listitem").filter(has_text="算例（vectors）要写全")).to_be_visible()
    expect(page.get_by_role("listitem").filter(has_text="延长以后的期限要比原来长")).to_have_count(0)
