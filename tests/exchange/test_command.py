"""`casebook export`: what is chosen, what is refused, and by what it is known outside for ever."""

import datetime
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.authoring import identifiers
from generator.authoring.identifiers import IDENTIFIER, Identifiers, by_rule
from generator.cli import main
from generator.exchange import writers
from generator.exchange._outgoing import exporting
from generator.exchange._outgoing.choosing import Wanted
from generator.fields import ID_PATTERN
from tests import sites

QUIZ, EXAM = "quizzes/example-quiz.yaml", "content/exams/example-exam.yaml"
NOON = datetime.datetime(2026, 11, 30, 12, tzinfo=datetime.UTC)
SECOND_QUESTION = """\
  - id: clock
    type: true_false
    stem: 期限自收到投诉的次日起算。
    answer: false
    feedback: 自收到之日起。
    explanation: 自收到之日起算。
    cites: [demo-rule#18]
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    files = sites.example_files()
    return sites.write(tmp_path / "site", files | {QUIZ: files[QUIZ] + SECOND_QUESTION})


def export(root: Path, *arguments: str) -> int:
    return main(["export", "--project", str(root), *arguments])


def known(root: Path) -> dict[str, list[str]]:
    found: dict[str, list[str]] = json.loads((root / identifiers.FILE).read_bytes())
    return found


def edit(root: Path, file: str, before: str, after: str) -> None:
    text = (root / file).read_text(encoding="utf-8")
    assert before in text
    (root / file).write_text(text.replace(before, after), encoding="utf-8")


def exported_at(root: Path, now: datetime.datetime) -> dict[str, list[str]]:
    exporting.export(root, writers()["aiken"], Wanted(everything=True), root.parent / "all.txt", now)
    return known(root)


def test_a_second_export_is_the_same_to_the_byte(root: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        assert export(root, "aiken", "--all", "--out", str(tmp_path / f"{name}.txt")) == 0
        (tmp_path / f"{name}.json").write_bytes((root / identifiers.FILE).read_bytes())
    assert (tmp_path / "one.txt").read_bytes() == (tmp_path / "two.txt").read_bytes()
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()


@pytest.mark.parametrize(
    ("before", "after"),
    [("15 日\n        correct: true", "15 个日历日\n        correct: true"), ("的答复期限是", "多久内答复")],
)
def test_a_question_that_says_something_else_changed_later_and_is_known_as_before(
    root: Path, before: str, after: str
) -> None:
    first = exported_at(root, NOON)
    edit(root, QUIZ, before, after)
    second = exported_at(root, NOON)
    assert second["example-quiz#unit"][0] == first["example-quiz#unit"][0] == "cb.example-quiz.unit"
    assert second["example-quiz#unit"][2] > first["example-quiz#unit"][2]
    assert second["example-quiz#clock"] == first["example-quiz#clock"]


def test_questions_in_another_order_are_the_same_questions(root: Path) -> None:
    first = exported_at(root, NOON)
    text = (root / QUIZ).read_text(encoding="utf-8")
    head, mark, body = text.partition("questions:\n")
    (root / QUIZ).write_text(head + mark + SECOND_QUESTION + body.removesuffix(SECOND_QUESTION), encoding="utf-8")
    second = exported_at(root, NOON)
    assert {ref: one for ref, one in first.items() if "#" in ref} == {
        ref: one for ref, one in second.items() if "#" in ref
    }


def test_a_renamed_set_is_known_as_before(root: Path) -> None:
    first = exported_at(root, NOON)
    assert main(["rename", "example-quiz", "other-quiz", "--project", str(root)]) == 0
    assert known(root)["other-quiz#unit"] == first["example-quiz#unit"]
    assert exported_at(root, NOON)["other-quiz#unit"][0] == "cb.example-quiz.unit"


def test_a_new_record_of_an_old_id_is_known_by_another_identifier() -> None:
    renamed = Identifiers().with_digests({"one#a": "1"}, NOON).renamed("one", "two")
    found = renamed.with_digests({"one#a": "2", "two#a": "1"}, NOON).known
    assert found["two#a"].identifier == "cb.one.a"
    assert found["one#a"].identifier == "cb.one.a.2"


@given(st.sets(st.from_regex(ID_PATTERN, fullmatch=True).filter(lambda one: len(one) <= 80), min_size=2, max_size=6))
def test_identifiers_follow_one_rule_and_are_all_different(ids: set[str]) -> None:
    refs = [*ids, *(f"{one}#{other}" for one in ids for other in ids)]
    found = Identifiers().with_digests(dict.fromkeys(refs, ""), NOON).known
    assert all(IDENTIFIER.fullmatch(one.identifier) for one in found.values())
    assert len({one.identifier for one in found.values()}) == len(refs)
    assert {one.identifier for one in found.values()} == set(map(by_rule, refs))


@pytest.mark.parametrize(
    ("line", "why"),
    [("status: draft", "还没有发布"), ("status: retired", "已经停用"), ("confidential: true", "不对外")],
)
def test_what_is_not_for_everybody_is_in_no_export(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str, why: str
) -> None:
    sites.write(
        root, {"quizzes/other-quiz.yaml": f"{line}\n{sites.example_files()[QUIZ].replace('答复期限是', '秘密')}"}
    )
    out = tmp_path / "all.txt"
    assert export(root, "aiken", "--quiz", "other-quiz", "--out", str(out)) == 1
    assert why in capsys.readouterr().err
    assert not out.exists()
    assert export(root, "aiken", "--all", "--out", str(out)) == 0
    assert "秘密" not in out.read_text(encoding="utf-8")
    assert not any("other-quiz" in ref for ref in known(root))


def test_a_confidential_question_is_in_no_export(root: Path, tmp_path: Path) -> None:
    edit(root, QUIZ, "  - id: clock\n", "  - id: clock\n    confidential: true\n")
    out = tmp_path / "all.txt"
    assert export(root, "aiken", "--all", "--out", str(out)) == 0
    assert "次日" not in out.read_text(encoding="utf-8")
    assert "example-quiz#clock" not in known(root)


def test_what_has_errors_is_not_exported_and_says_them(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(root, QUIZ, "cites: [demo-rule#18]", "cites: [demo-rule#99]")
    out = tmp_path / "all.txt"
    assert export(root, "aiken", "--all", "--out", str(out)) == 1
    assert "quizzes/example-quiz.yaml" in capsys.readouterr().err
    assert not out.exists()
    assert not (root / identifiers.FILE).exists()


def test_a_broken_map_is_not_made_anew(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sites.write(root, {identifiers.FILE: '{"example-quiz#unit": ["一", "", "2026-11-30T00:00:00Z"]}'})
    assert export(root, "aiken", "--all", "--out", str(tmp_path / "all.txt")) == 1
    assert "不能重新编" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["aikn", "--all", "--out", "x.txt"], "没有 aikn 这种格式"),
        (["aiken", "--out", "x.txt"], "没有写导出哪些题"),
        (["aiken", "--all"], "没有写 --out"),
        (["aiken", "--all", "--out", "x.csv"], "以 .txt 结尾"),
        (["aiken", "--all", "--out", "nowhere/x.txt"], "没有这个文件夹"),
        (["aiken", "--kind", "quiz", "--out", "x.txt"], "--kind 只用于 xlsx"),
    ],
)
def test_what_is_asked_for_wrongly_is_told(
    root: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], sentence: str
) -> None:
    assert export(root, *arguments) == 2
    assert sentence in capsys.readouterr().err


def test_all_ids_that_are_not_there_are_told_at_once(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export(root, "aiken", "--quiz", "exampel-quiz", "nothing", "--out", str(tmp_path / "x.txt")) == 1
    told = capsys.readouterr().err
    assert "是不是 example-quiz" in told
    assert "没有编号是 nothing 的题目" in told


def test_every_loss_is_told_on_the_terminal_and_beside_the_file(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(root, QUIZ, "    type: true_false\n", "    type: short\n")
    edit(
        root,
        QUIZ,
        "    answer: false\n    feedback: 自收到之日起。\n",
        "    model_answer: 收到那天\n    points: [收到, 那天]\n",
    )
    assert export(root, "aiken", "--all", "--out", str(tmp_path / "x.txt")) == 0
    assert "example-quiz#clock" in capsys.readouterr().out
    assert "example-quiz#clock：简答题没有带上" in (tmp_path / "x.txt.report.txt").read_text(encoding="utf-8")


def test_an_exam_is_the_pools_it_draws_from_and_a_path_what_it_names(root: Path, tmp_path: Path) -> None:
    for flag, ref in (("--exam", "example-exam"), ("--path", "newcomer")):
        path = next((root / "content/paths").glob("*.yaml")).stem
        ref = path if flag == "--path" else next((root / "content/exams").glob("*.yaml")).stem
        out = tmp_path / f"{ref}.txt"
        assert export(root, "aiken", flag, ref, "--out", str(out)) == 0
        assert out.read_text(encoding="utf-8").count("ANSWER:") == 2


def test_the_list_says_of_each_format_what_goes_along(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--list"]) == 0
    told = capsys.readouterr().out
    for name, module in writers().items():
        assert name in told
        assert module.CARRIES in told
        assert module.LOSES in told


def test_a_set_that_cannot_be_read_stops_whatever_it_belongs_to(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = sites.example_files()[QUIZ].replace("type: single", "type: sinlge")
    sites.write(root, {"quizzes/broken-quiz.yaml": broken})
    edit(root, EXAM, "from: [example-quiz]", "from: [example-quiz, broken-quiz]")
    path, exam = (next((root / folder).glob("*.yaml")).stem for folder in ("content/paths", "content/exams"))
    out = tmp_path / "x.txt"
    for which in (["--all"], ["--exam", exam], ["--path", path]):
        assert export(root, "aiken", *which, "--out", str(out)) == 1
        assert "quizzes/broken-quiz.yaml" in capsys.readouterr().err
        assert not out.exists()
    assert export(root, "aiken", "--quiz", "example-quiz", "--out", str(out)) == 0


def test_a_draft_with_errors_stops_nothing(root: Path, tmp_path: Path) -> None:
    wrong = sites.example_files()[QUIZ].replace("demo-rule#18", "demo-rule#99")
    sites.write(root, {"quizzes/other-quiz.yaml": f"status: draft\n{wrong}"})
    assert export(root, "aiken", "--all", "--out", str(tmp_path / "x.txt")) == 0


def test_what_a_cited_page_is_called_belongs_to_what_is_exported(root: Path) -> None:
    edit(root, QUIZ, "feedback: 规则写的是日，不是工作日。", "feedback: 见 [[complaint-steps]]。")
    first = exported_at(root, NOON)
    guide = "content/guides/complaint-steps.yaml"
    title = next(line for line in (root / guide).read_text(encoding="utf-8").splitlines() if line.startswith("title:"))
    edit(root, guide, title, "title: 另一个说法的流程")
    second = exported_at(root, NOON)
    assert second["example-quiz#unit"][2] > first["example-quiz#unit"][2]
    assert second["example-quiz#clock"] == first["example-quiz#clock"]


def test_the_whole_site_is_not_given_for_a_part_of_it(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export(root, "zip", "--quiz", "example-quiz", "--out", str(tmp_path / "x.zip")) == 1
    assert "收整个网站" in capsys.readouterr().err
    assert not (tmp_path / "x.zip").exists()


def test_what_a_scenario_says_as_a_whole_is_told_as_lost(root: Path, tmp_path: Path) -> None:
    text = (root / QUIZ).read_text(encoding="utf-8")
    head, mark, body = text.partition("questions:\n")
    inner = "".join(f"    {line}\n" for line in body.splitlines())
    frame = (
        "  - id: call\n    type: scenario\n    stem: 客户来电。\n    explanation: 合起来看。\n"
        "    cites: [demo-rule#18]\n"
        f"    questions:\n{inner}"
    )
    (root / QUIZ).write_text(head + mark + frame, encoding="utf-8")
    assert export(root, "aiken", "--all", "--out", str(tmp_path / "x.txt")) == 0
    assert "example-quiz#call：情景题拆成小题" in (tmp_path / "x.txt.report.txt").read_text(encoding="utf-8")
