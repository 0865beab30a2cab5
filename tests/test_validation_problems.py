"""What is wrong with a record: every sort of problem whole, on a little model that has a field of each sort."""

from typing import Annotated, Any, ClassVar, Literal

import pytest
from pydantic import Field

from generator.diagnostic import Problem
from generator.fields import Date, Flag, Id, Line, Whole
from generator.reading.validation import validate
from generator.record import Part, Record


class Call(Part):
    """A variant with words for its type."""

    label: ClassVar[str] = "电话"

    type: Literal["call"] = "call"
    number: Line = Field(description="号码")


class Visit(Part):
    """A variant without, and with a field that has its name."""

    type: Literal["visit"] = "visit"
    visit: Line = Field(description="地点")


class Stage(Part):
    """A part with variants in it."""

    ways: tuple[Annotated[Call | Visit, Field(discriminator="type")], ...] = ()


class Demo(Record):
    """A field of each sort."""

    kind: ClassVar[str] = "demo"

    name: Line = Field(description="名称：客户怎么叫它")
    bare: Line
    colour: Literal["red", "blue"] = "red"
    colours: tuple[Literal["red", "blue"], ...] = ()
    other: Id = "x"
    others: tuple[Id, ...] = ()
    day: Date | None = None
    count: Annotated[Whole, Field(ge=1, le=9)] = 1
    sure: Flag = False
    ways: tuple[Annotated[Call | Visit, Field(discriminator="type")], ...] = ()
    stage: Stage | None = None


GOOD = {"title": "样例", "name": "甲", "bare": "乙"}
AN_ID = "小写英文、数字和短横线，例如 18 或 first-answer"
APART = "列表各项之间用半角逗号“, ”隔开，或者每项另起一行写“- ”"
HALF_WIDTH = "用半角字符，不要引号和多余的空格："
TYPES = "call（电话）、visit"


def problems(**values: Any) -> list[Problem]:
    """What is wrong with a record of these values and otherwise good ones, but for those that are `missing`."""
    found = validate(Demo, "demo", {name: value for name, value in {**GOOD, **values}.items() if value != "missing"})
    return list(found) if isinstance(found, tuple) else []


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        (
            {"name": "missing"},
            Problem(("name",), expected="name: …", fix="加上一行 name: …（名称）", on_key=True, code="field-missing"),
        ),
        (
            {"bare": "missing"},
            Problem(("bare",), expected="bare: …", fix="加上一行 bare: …", on_key=True, code="field-missing"),
        ),
        ({"nam\u3000": "甲"}, Problem(("nam\u3000",), on_key=True, code="fullwidth-space")),
        ({"nam\xa0": "甲"}, Problem(("nam\xa0",), on_key=True, code="fullwidth-space")),
        (
            {"day：1": "甲"},
            Problem(("day：1",), on_key=True, code="fullwidth-colon", replacement="day: 1"),
        ),
        ({"day:1": "甲"}, Problem(("day:1",), on_key=True, code="colon-space", replacement="day: 1")),
        (
            {"colors": ["red"]},
            Problem(
                ("colors",),
                written="colors",
                fix="是不是 colours？",
                on_key=True,
                code="field-unknown",
                replacement="colours",
            ),
        ),
        ({"name": None}, Problem(("name",), on_key=True, code="value-empty")),
        ({"name": "甲\n乙"}, Problem(("name",), written="甲", code="value-line")),
        (
            {"name": ["甲"]},
            Problem(
                ("name",), written="一个列表，共 1 项", fix="写成一段文字，不要写成列表或一组字段", code="value-text"
            ),
        ),
        (
            {"colour": "bleu"},
            Problem(
                ("colour",),
                written="bleu",
                expected="red、blue",
                fix="是不是 blue？",
                code="value-choice",
                replacement="blue",
            ),
        ),
        (
            {"colour": "“red”"},
            Problem(
                ("colour",),
                written="“red”",
                expected="red、blue",
                fix=f"{HALF_WIDTH}red",
                code="value-choice",
                replacement="red",
            ),
        ),
        ({"colour": "甲、乙"}, Problem(("colour",), written="甲、乙", expected="red、blue", code="value-choice")),
        ({"colour": "绿"}, Problem(("colour",), written="绿", expected="red、blue", code="value-choice")),
        (
            {"colours": ["red，blue"]},
            Problem(("colours", 0), written="red，blue", expected="red、blue", fix=APART, code="value-choice"),
        ),
        ({"other": "ＡＢ"}, Problem(("other",), written="ＡＢ", expected=AN_ID, code="value-pattern")),
        (
            {"other": "ａｂ"},
            Problem(
                ("other",),
                written="ａｂ",
                expected=AN_ID,
                fix=f"{HALF_WIDTH}ab",
                code="value-pattern",
                replacement="ab",
            ),
        ),
        ({"other": "a、b"}, Problem(("other",), written="a、b", expected=AN_ID, code="value-pattern")),
        ({"others": ["a、b"]}, Problem(("others", 0), written="a、b", expected=AN_ID, fix=APART, code="value-pattern")),
        (
            {"others": "【a，b】"},
            Problem(("others",), written="【a，b】", fix="方括号改成半角的 [ ]", code="value-list"),
        ),
        ({"others": "a"}, Problem(("others",), written="a", code="value-list")),
        (
            {"day": "2026年1月3日"},
            Problem(
                ("day",), written="2026年1月3日", fix="是不是 2026-01-03？", code="value-date", replacement="2026-01-03"
            ),
        ),
        ({"sure": "【是】"}, Problem(("sure",), written="【是】", code="value-flag")),
        ({"count": 10}, Problem(("count",), written="10", expected="不大于 9", code="value-range")),
        ({"count": 0}, Problem(("count",), written="0", expected="不小于 1", code="value-range")),
        ({"ways": [{"number": "1"}]}, Problem(("ways", 0, "type"), expected=TYPES, on_key=True, code="type-missing")),
        (
            {"ways": [{"type": "电话"}]},
            Problem(
                ("ways", 0, "type"),
                written="电话",
                expected=TYPES,
                fix="是不是 call？",
                code="type-unknown",
                replacement="call",
            ),
        ),
        (
            {"ways": [{"type": "visits"}]},
            Problem(
                ("ways", 0, "type"),
                written="visits",
                expected=TYPES,
                fix="是不是 visit？",
                code="type-unknown",
                replacement="visit",
            ),
        ),
        (
            {"ways": [{"type": "邮件"}]},
            Problem(("ways", 0, "type"), written="邮件", expected=TYPES, code="type-unknown"),
        ),
        (
            {"ways": [{"type": "visit"}]},
            Problem(
                ("ways", 0, "visit"),
                expected="visit: …",
                fix="加上一行 visit: …（地点）",
                on_key=True,
                code="field-missing",
            ),
        ),
        (
            {"stage": {"ways": [{"type": "visit"}]}},
            Problem(
                ("stage", "ways", 0, "visit"),
                expected="visit: …",
                fix="加上一行 visit: …（地点）",
                on_key=True,
                code="field-missing",
            ),
        ),
        (
            {"stage": {"ways": [{"type": "邮件"}]}},
            Problem(("stage", "ways", 0, "type"), written="邮件", expected=TYPES, code="type-unknown"),
        ),
        (
            {"id": "demo"},
            Problem(
                ("id",),
                written="id",
                fix="删掉这一行：编号就是文件名，或者最左边的键",
                on_key=True,
                code="field-unknown",
            ),
        ),
    ],
)
def test_each_problem_is_told_whole(values: dict[str, Any], problem: Problem) -> None:
    assert problems(**values) == [problem]


@pytest.mark.parametrize(
    ("written", "meant"),
    [("红色", "red"), ("浅红色的", "red"), ("蓝", "blue"), ("blu", "blue"), ("色", ""), ("绿", ""), ("", "")],
)
def test_a_value_of_a_closed_list_is_found_by_its_word(written: str, meant: str) -> None:
    words = {"colour": {"red": "红色", "blue": "蓝色"}, "mood": {"red": "生气", "blue": "难过"}}
    [found] = validate(Demo, "demo", {**GOOD, "colour": written}, words)
    assert isinstance(found, Problem)
    assert (found.expected, found.replacement) == ("red（红色）、blue（蓝色）", meant)


def test_what_is_allowed_is_told_for_an_unknown_field_that_is_like_none() -> None:
    [outside] = problems(qqqq="甲")
    assert (outside.path, outside.written, outside.on_key, outside.fix) == (("qqqq",), "qqqq", True, "")
    assert outside.expected.startswith("title、summary、")
    assert outside.expected.endswith("、sure、ways、stage、cites、sources、changes、confidential")
    [inside] = problems(ways=[{"type": "call", "number": "1", "qqqq": "甲"}])
    assert inside == Problem(
        ("ways", 0, "qqqq"), written="qqqq", expected="type、number、confidential", on_key=True, code="field-unknown"
    )


def test_a_good_record_has_no_problem() -> None:
    assert problems() == []
    assert problems(ways=[{"type": "call", "number": "1"}, {"type": "visit", "visit": "甲"}], day="2026-01-03") == []
