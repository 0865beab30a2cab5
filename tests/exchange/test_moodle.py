"""Moodle XML and GIFT: what goes out comes back, whatever authors write, and is marked there as here."""

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import build
from generator.authoring.identifiers import Identifiers
from generator.cli import main
from generator.exchange import writers
from generator.exchange._moodle.question import number_of
from generator.exchange._outgoing.choosing import Wanted, choose
from generator.exchange._outgoing.losses import Loss
from generator.exchange._outgoing.selection import Item, Selection
from generator.exchange._outgoing.texts import Site, Texts
from generator.questions import Question
from generator.reading.source import parse
from generator.workbooks.refused import RefusedError
from tests.exchange import generated
from tests.rendering import project

ROOT = Path(__file__).parents[2]
TYPES = (ROOT / "tests/browser/questions/types.yaml").read_text(encoding="utf-8")
NOON = datetime.datetime(2026, 11, 30, 12, tzinfo=datetime.UTC)
NOT_HELD: Mapping[str, frozenset[str]] = {
    "moodle": frozenset(),
    "gift": frozenset(("hints", "shuffle")),
}
SETS = st.lists(generated.questions(), min_size=1, max_size=4)


def compare(name: str, items: list[Item], raw: bytes, losses: list[Loss], *, but: frozenset[str] = frozenset()) -> None:
    gone = {loss.ref for loss in losses if loss.is_whole}
    changed = {loss.ref for loss in losses if "写成了“" in loss.sentence}
    kept = [item for item in items if item.ref not in gone]
    found = generated.read_back(name, raw)
    assert len(found) == len(kept)
    for item, one in zip(kept, found, strict=True):
        if item.ref in changed:
            assert one["type"] == item.question.type
        else:
            generated.same(item.question, one, item.texts, (NOT_HELD[name] | but).__contains__)


@pytest.mark.parametrize("name", NOT_HELD)
@given(made=SETS, address=st.sampled_from(["", "https://example.com/"]))
def test_what_goes_out_comes_back(name: str, made: list[Question], address: str) -> None:
    chosen = generated.selection(made, address)
    compare(name, list(chosen.items), *generated.written(name, chosen))


@pytest.fixture(scope="module")
def shipped() -> Selection:
    """The shipped questions that are answered at one go."""
    whole = build.read(ROOT)
    texts = Texts(whole.published.listed, Site("示例", "https://example.com/"))
    chosen = choose(whole, texts, Wanted(everything=True), Identifiers(), NOON)
    items = [item for item in chosen.items if not item.question.is_a_walk and not item.situation]
    return generated.of_items(chosen, items)


@pytest.mark.parametrize("name", NOT_HELD)
def test_every_shipped_question_comes_back(name: str, shipped: Selection) -> None:
    raw, losses = generated.written(name, shipped)
    compare(name, list(shipped.items), raw, losses, but=frozenset(("id",)))  # several sets in one


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site with a question of every type."""
    return project(tmp_path / "site", {"quizzes/types.yaml": TYPES})


def exported(root: Path, name: str) -> Path:
    out = root.parent / f"bank{writers()[name].SUFFIX}"
    assert main(["export", name, "--project", str(root), "--quiz", "types", "--out", str(out)]) == 0
    return out


@pytest.mark.parametrize("name", NOT_HELD)
def test_an_import_of_our_export_gives_the_same_records(
    name: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = exported(root, name)
    assert main(["import", str(out), "--project", str(root), "--id", "again"]) == 0
    told = capsys.readouterr().out
    assert "是分支案例的一步，没有读进来" in told
    assert "title: 各种题型\n" in (root / "quizzes/again.yaml").read_text(encoding="utf-8")
    before, after = (_questions(root, one) for one in ("types", "again"))
    situation = before.pop("scenario")
    del before["branching"]
    before |= {part["id"]: part | {"stem": f"{situation['stem']}\n\n{part['stem']}"} for part in situation["questions"]}
    assert list(after) == list(before)
    for one, value in after.items():
        assert _holds(value, {key: said for key, said in before[one].items() if key not in NOT_HELD[name]})


def _questions(root: Path, name: str) -> dict[str, dict[str, Any]]:
    value = parse((root / f"quizzes/{name}.yaml").read_text(encoding="utf-8"), "").value
    return {one["id"]: one for one in value["questions"]}


def _holds(value: Any, expected: Any) -> bool:
    """Whether all that is expected is there; a text may end in a line break."""
    if isinstance(expected, dict):
        return all(_holds(value.get(name), inner) for name, inner in expected.items())
    if isinstance(expected, list):
        return len(value) == len(expected) and all(map(_holds, value, expected))
    return bool(value.strip() == expected.strip() if isinstance(expected, str) else value == expected)


@pytest.fixture
def asked(root: Path) -> Mapping[str, ElementTree.Element]:
    """The questions of the export, by the last part of their numbers."""
    tree = ElementTree.fromstring(exported(root, "moodle").read_bytes())
    return {one.findtext("idnumber", "").removeprefix("cb.types."): one for one in tree}


def shares(question: ElementTree.Element) -> list[str]:
    return [answer.get("fraction", "") for answer in question.findall("answer")]


def test_answers_count_there_what_moodle_takes(asked: Mapping[str, ElementTree.Element]) -> None:
    assert shares(asked["single"]) == ["0", "100", "0"]
    assert shares(asked["multiple"]) == ["33.33333", "33.33333", "-100", "33.33333", "-100"]
    assert shares(asked["fill"]) == ["100", "0"]
    assert shares(asked["order"]) == ["1", "2", "3", "4"]
    assert [one.findtext("text") for one in asked["single"].findall("hint")] == [
        "规则里写的是日，不是工作日。",
        "比一个月短。",
    ]


def test_a_unit_counts_where_it_counts_here(asked: Mapping[str, ElementTree.Element]) -> None:
    for name, counts in (("numeric", "1"), ("scenario-second", "0")):
        assert asked[name].findtext("units/unit/unit_name") == "日"
        assert asked[name].findtext("unitgradingtype") == counts
    told = asked["numeric"].findtext("generalfeedback/text", "")
    assert [one.findtext("text") for one in asked["numeric"].findall("answer")] == ["15", "30"]
    assert "15 个工作日" in told, "a mistake that only its unit tells apart is not lost"


def test_a_walk_is_a_question_for_each_decision(asked: Mapping[str, ElementTree.Element]) -> None:
    steps = [one for name, one in asked.items() if name.startswith("branching.")]
    assert [shares(one) for one in steps] == [["100", "50", "0"], ["100", "0"]]
    told = [answer.findtext("feedback/text", "") for answer in steps[0].findall("answer")]
    assert "接下来：核实" in told[0]
    assert "接下来：客户离开（结果不好）" in told[2]
    assert "客户失望地走了。" in told[2]


def test_an_exam_is_a_category_for_each_pool(tmp_path: Path) -> None:
    root = project(tmp_path / "site")
    out = tmp_path / "exam.xml"
    assert main(["export", "moodle", "--project", str(root), "--exam", "example-exam", "--out", str(out)]) == 0
    tree = ElementTree.fromstring(out.read_bytes())
    pools = [one for one in tree if one.get("type") == "category"]
    assert len(pools) == 1
    assert pools[0].findtext("category/text", "").startswith("$course$/top/")
    assert "随机抽 1 题" in pools[0].findtext("info/text", "")
    tags = [tag.text for tag in tree.findall("question[@type='multichoice']/tags/tag/text")]
    assert tags[-1] == pools[0].findtext("category/text", "").rpartition("/")[2], "an exam may draw by it"


@pytest.mark.parametrize("name", NOT_HELD)
def test_a_second_export_is_the_same_to_the_byte(name: str, root: Path) -> None:
    first = exported(root, name).read_bytes()
    assert exported(root, name).read_bytes() == first


FILL = {
    "id": "q-1",
    "type": "fill",
    "stem": "写",
    "explanation": "说明",
    "cites": generated.CITES,
    "accept": ["APR", "a*b"],
    "mistakes": [{"text": "apr", "feedback": "大写。"}],
}


WAYS = (("接", "best", "end"), ("不接", "wrong", "bad"))
ENDS = [
    {"id": name, "title": name, "text": "完了。", "outcome": "good" if name == "end" else "bad"}
    for name in ("end", "bad")
]


def test_only_capitals_tell_a_mistake_apart() -> None:
    """The mistake would be right in Moodle, which passes over capitals unless it is told; GIFT cannot tell it."""
    question = generated.MODELS["fill"].model_validate(FILL).model_copy()
    raw, losses = generated.written("moodle", generated.selection([question]))
    tree = ElementTree.fromstring(raw)
    assert tree.findtext("question/usecase") == "1"
    assert [one.findtext("text") for one in tree.iter("answer")][1] == "a\\*b", "a star stands for anything there"
    assert not any(loss.is_whole for loss in losses)
    _raw, losses = generated.written("gift", generated.selection([question]))
    assert [loss.is_whole for loss in losses] == [True]


def test_options_that_nobody_can_tell_apart_are_refused() -> None:
    options = [{"text": text, "correct": text == "甲  乙", "feedback": "说"} for text in ("甲  乙", "甲 乙", "丙")]
    fields = {key: FILL[key] for key in ("id", "stem", "explanation", "cites")}
    question = generated.MODELS["single"].model_validate({**fields, "type": "single", "options": options})
    with pytest.raises(RefusedError, match="example-quiz#q-1：选项里有两个“甲 乙”"):
        generated.written("moodle", generated.selection([question]))


def test_what_is_too_long_for_moodle_is_told() -> None:
    """Its database refuses the whole file for one text or number that does not fit."""
    fields = {key: FILL[key] for key in ("stem", "explanation", "cites")} | {"id": "q-1", "type": "match"}
    pairs = [{"left": "甲", "right": "长" * 256}, {"left": "乙", "right": "短"}]
    question = generated.MODELS["match"].model_validate({**fields, "pairs": pairs})
    for name in NOT_HELD:
        raw, losses = generated.written(name, generated.selection([question]))
        assert [loss.sentence for loss in losses if loss.is_whole] == ["没有带上：右边的文字 Moodle 里最多 255 个字"]
        assert "长" not in raw.decode()
    assert len(number_of("cb." + "x" * 190)) == 100
    assert number_of("cb." + "x" * 190) != number_of("cb." + "x" * 191)


def test_a_walk_of_one_step_is_told_as_what_it_is() -> None:
    ways = [{"text": text, "verdict": verdict, "next": to, "feedback": "说"} for text, verdict, to in WAYS]
    nodes = [{"id": "start", "title": "电话", "text": "响了。", "options": ways}, *ENDS]
    fields = {key: FILL[key] for key in ("id", "stem", "explanation", "cites")}
    made = generated.MODELS["branching"].model_validate({**fields, "type": "branching", "nodes": nodes})
    _raw, losses = generated.written("moodle", generated.selection([made]))
    assert [loss.sentence for loss in losses] == ["分支案例只有一步，成了一道普通的题；选完到哪里写在说明里"]
