"""Exported records: what is accepted, what is refused and why, and what trainers learn from many of them."""

import csv
import json
from collections.abc import Mapping
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import report
from generator.cli import main
from generator.kinds.quiz import Quiz
from generator.learners import exported, items
from generator.questions import Question
from generator.twins.folding import fingerprint
from tests import sites
from tests.records.vectors import as_json, good
from tests.rendering import library_of, project
from tests.test_records import ANYTHING

RIGHT, WRONG = fingerprint("15 日"), fingerprint("15 个工作日")


def entry(number: int, **fields: Any) -> dict[str, Any]:
    """An answer to the example's question; `fields` change it."""
    made = {"id": f"0mwtub0m{number:06}", "at": f"2026-11-{number % 28 + 1:02}T08:00:00.000Z", "kind": "answer"}
    return {**made, "question": "example-quiz#unit", "version": "c0ffee00", "score": 1, "answer": RIGHT, **fields}


def record(path: Path, made: list[dict[str, Any]], **changes: Any) -> Path:
    """A file as the browser writes it, whose digest holds unless it is one of the changes."""
    path.write_bytes(as_json({**good(), "label": "", "entries": made, **changes}, is_signed="digest" not in changes))
    return path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return project(tmp_path / "project")


@pytest.fixture
def version(root: Path) -> str:
    """The version of the key of the example's question."""
    quiz = library_of(root).records["example-quiz"]
    assert isinstance(quiz, Quiz)
    return quiz.questions[0].version


def test_a_record_is_verified_and_its_exams_are_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    attempt = entry(2, kind="exam", exam="newcomer-exam", attempt="a1", score=0.85, passed=True, drawn=["q#1"])
    file = record(tmp_path / "record.json", [entry(1), attempt])
    assert main(["verify-record", str(file)]) == 0
    told = capsys.readouterr().out
    assert exported.short(json.loads(file.read_text(encoding="utf-8"))["digest"]) in told
    assert "考试 newcomer-exam：2026-11-03，85 分，通过" in told


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"format": "other"}, "不是从网站导出的学习记录"),
        ({"version": 3}, "格式不认识"),
        ({"digest": "0" * 64}, "校验码对不上"),
        ({"entries": [entry(1, score=2)]}, "第 1 条记录损坏"),
        ({"entries": [entry(1), {"id": "x"}]}, "第 2 条记录损坏"),
        ({"entries": "none"}, "entries 损坏"),
    ],
)
def test_a_record_that_cannot_be_trusted_is_refused_with_the_reason(
    change: Mapping[str, Any], words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = record(tmp_path / "record.json", [entry(1, score=0.5)], **change)
    assert main(["verify-record", str(file)]) == 1
    assert words in capsys.readouterr().err


def test_an_answer_that_was_changed_afterwards_is_noticed(tmp_path: Path) -> None:
    file = record(tmp_path / "record.json", [entry(1, score=0)])
    file.write_text(file.read_text(encoding="utf-8").replace('"score": 0', '"score": 1'), encoding="utf-8")
    with pytest.raises(exported.RefusedError, match="校验码对不上"):
        exported.read(file)


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[" * 100_000, b"null", b"[]", b'{"format": []}'])
def test_what_is_no_record_is_refused_in_words(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "record.json"
    file.write_bytes(content)
    with pytest.raises(exported.RefusedError):
        exported.read(file)


def test_why_a_file_cannot_be_opened_is_told_in_words(tmp_path: Path) -> None:
    for file, words in [(tmp_path / "missing.json", "没有这个文件"), (tmp_path, "这是文件夹")]:
        with pytest.raises(exported.RefusedError, match=f"打不开：{words}"):
            exported.read(file)


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda inner: st.lists(inner), max_leaves=8))
def test_a_digest_does_not_depend_on_the_order_of_entries_or_keys(answer: object) -> None:
    one, other = entry(1, answer=answer), entry(2)
    turned = dict(reversed(one.items()))
    assert exported.digest([one, other]) == exported.digest([other, turned])
    assert exported.digest([one, other]) != exported.digest([{**one, "answer": [answer]}, other])


def analysed(root: Path, out: Path, files: list[Path]) -> list[dict[str, str]]:
    assert main(["items", "--project", str(root), "--out", str(out), *map(str, files)]) == 0
    return list(csv.DictReader(StringIO((out / "items.csv").read_text(encoding="utf-8-sig"))))


def test_first_answers_make_the_figures(root: Path, version: str, tmp_path: Path) -> None:
    files = [
        record(
            tmp_path / f"{person}.json",
            [
                entry(person * 10, version=version, score=int(right), answer=RIGHT if right else WRONG, sure=True),
                entry(person * 10 + 1, version=version),
            ],
        )
        for person, right in enumerate([True, True, True, False, False, False])
    ]
    (row,) = analysed(root, tmp_path / "out", files)
    assert (row["作答人数"], row["难度"], row["确定但答错"]) == ("6", "0.50", "3")
    assert row["选了什么"] == "15 日：3；15 个工作日：3"
    assert row["提示"] == "多人确定但答错，检查讲解"
    page = (tmp_path / "out" / "items.html").read_text(encoding="utf-8")
    assert "6 名学员的记录" in page
    assert "15 日：3；15 个工作日：3" in page


def test_two_exports_of_one_learner_count_once(root: Path, version: str, tmp_path: Path) -> None:
    first, second = entry(1, version=version), entry(2, version=version, score=0, answer=WRONG)
    files = [record(tmp_path / "early.json", [first]), record(tmp_path / "late.json", [first, second])]
    (row,) = analysed(root, tmp_path / "out", files)
    assert (row["作答人数"], row["难度"], row["提示"]) == ("1", "1.00", "人数太少，先不下结论")


def test_answers_to_another_key_do_not_count(root: Path, tmp_path: Path) -> None:
    (row,) = analysed(root, tmp_path / "out", [record(tmp_path / "old.json", [entry(1, version="0ld")])])
    assert row["作答人数"] == "0"


def test_answers_under_a_former_id_count(tmp_path: Path, version: str) -> None:
    quiz = sites.example_files()["quizzes/example-quiz.yaml"]
    root = project(tmp_path / "renamed", {"quizzes/example-quiz.yaml": f"formerly: [old-quiz]\n{quiz}"})
    file = record(tmp_path / "old.json", [entry(1, version=version, question="old-quiz#unit")])
    (row,) = analysed(root, tmp_path / "out", [file])
    assert row["作答人数"] == "1"


def test_discrimination_tells_who_knows(root: Path, version: str, tmp_path: Path) -> None:
    """Two questions, answered alike by everybody: those who know one know the other."""
    quiz = root / "quizzes" / "example-quiz.yaml"
    text = quiz.read_text(encoding="utf-8")
    quiz.write_text(text + text.partition("questions:\n")[2].replace("id: unit", "id: again"), encoding="utf-8")
    files = [
        record(
            tmp_path / f"{person}.json",
            [
                entry(number, version=version, question=f"example-quiz#{name}", score=person % 2)
                for number, name in ((person * 10, "unit"), (person * 10 + 1, "again"))
            ],
        )
        for person in range(6)
    ]
    assert [row["区分度"] for row in analysed(root, tmp_path / "out", files)] == ["1.00", "1.00"]


def test_a_damaged_export_is_named_and_the_rest_is_analysed(
    root: Path, version: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = record(tmp_path / "good.json", [entry(1, version=version)])
    bad = record(tmp_path / "bad.json", [entry(1)], digest="")
    arguments = ["items", "--project", str(root), "--out", str(tmp_path / "out"), str(good), str(bad)]
    assert main(arguments) == 1
    assert "bad.json：校验码对不上" in capsys.readouterr().err
    assert (tmp_path / "out" / "items.csv").is_file()


def test_written_answers_are_not_repeated(root: Path, tmp_path: Path) -> None:
    """What a learner typed may be about somebody."""
    question = "  - {id: f, type: fill, stem: 期限, accept: [15 日], explanation: 说明, cites: [demo-rule#18]}\n"
    quiz = sites.example_files()["quizzes/example-quiz.yaml"].partition("questions:\n")[0]
    (root / "quizzes" / "example-quiz.yaml").write_text(f"{quiz}questions:\n{question}", encoding="utf-8")
    loaded = library_of(root).records["example-quiz"]
    assert isinstance(loaded, Quiz)
    given = {"question": "example-quiz#f", "version": loaded.questions[0].version, "score": 0}
    file = record(tmp_path / "record.json", [entry(1, **given, answer="找张三")])
    (row,) = analysed(root, tmp_path / "out", [file])
    assert row["选了什么"] == "其他错误答案：1"
    assert "张三" not in (tmp_path / "out" / "items.html").read_text(encoding="utf-8")


def test_a_learner_is_never_counted_twice_however_files_overlap() -> None:
    one, two, three = (exported.ENTRIES.validate_python([entry(number)])[0] for number in (1, 2, 3))
    files = [exported.Exported(2, "", "", "", "", entries) for entries in ((one,), (three,), (one, two), (two, three))]
    assert len(items.learners(files)) == 1


ESCAPE = "\x1b[2J\x1b]0;owned\x07"


@pytest.mark.parametrize(
    ("made", "changes"),
    [
        ([], {"content": ESCAPE}),
        ([entry(2, kind="exam", exam=ESCAPE, attempt="a1", score=0.85, passed=True, drawn=[])], {}),
        ([], {"digest": ESCAPE}),
        ([], {"label": "\u200b\u200f甲"}),
    ],
    ids=["content", "exam", "digest", "label"],
)
def test_nothing_foreign_reaches_the_terminal_as_it_is(
    made: list[dict[str, Any]], changes: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["verify-record", str(record(tmp_path / "record.json", made, **changes))])
    told = "".join(capsys.readouterr())
    assert "".join(map(report.visible, told.splitlines())) == told.replace("\n", "")


def test_a_file_of_the_old_format_is_verified_and_says_what_its_digest_leaves_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "old.json"
    file.write_bytes(as_json({**good(1), "entries": [entry(1)]}))
    assert main(["verify-record", str(file)]) == 0
    assert "校验码只管各条记录" in capsys.readouterr().out


def test_the_label_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify-record", str(record(tmp_path / "record.json", [entry(1)], label="工号 0427"))]) == 0
    assert "名字或工号 工号 0427" in capsys.readouterr().out


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t=", "\r", "\n=", " =", "＝", "－"])
def test_no_cell_of_the_table_is_a_formula(sign: str, root: Path) -> None:
    quiz = library_of(root).records["example-quiz"]
    assert isinstance(quiz, Quiz)
    text = f'{sign}HYPERLINK("https://example.com";"1")'
    item = items.Item(quiz, quiz.questions[0], text, 6, 0.5, -0.25, 0, ((text, 6),))
    row = next(csv.DictReader(StringIO(items.as_csv([item]).removeprefix("\ufeff"), newline="")))
    assert (row["题干"], row["选了什么"], row["区分度"]) == (f"'{text}", f"'{text}：6", "-0.25")


@pytest.fixture(scope="module")
def questions(tmp_path_factory: pytest.TempPathFactory) -> list[Question]:
    """A question of every type."""
    types = Path(__file__).parent / "browser/questions/types.yaml"
    root = project(tmp_path_factory.mktemp("types"), {"quizzes/types.yaml": types.read_text(encoding="utf-8")})
    return [question for quiz in library_of(root).all(Quiz) for question in quiz.answerable()]


@given(ANYTHING)
def test_answers_of_any_shape_are_counted(questions: list[Question], answer: object) -> None:
    for question in questions:
        parts = dict.fromkeys(map(fingerprint, ("投诉专员", "问还款日是哪天", *question.choices)), answer)
        assert all(isinstance(text, str) for given in (answer, parts) for text in question.picked(given))
