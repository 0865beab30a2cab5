"""`casebook xapi`: exported records as statements, one rule for all, nothing twice, nothing that is not public."""

import json
import uuid
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from generator.cli import main
from generator.kinds.quiz import Quiz
from generator.twins.folding import fingerprint
from generator.xapi.described import response
from generator.xapi.uuids import uuid_of
from tests import sites
from tests.browser.questions.conftest import HERE
from tests.rendering import library_of, project
from tests.statements import vectors
from tests.test_exported import RIGHT, WRONG, entry, record
from tests.test_records import ANYTHING

Statement = dict[str, Any]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return project(tmp_path / "project")


def stated(root: Path, *files: Path, name: str = "statements.json") -> list[Statement]:
    """What some records come to."""
    out = root.parent / name
    assert main(["xapi", "--project", str(root), *map(str, files), "--out", str(out)]) == 0
    text = out.read_text(encoding="utf-8")
    found: list[Statement] = json.loads(text) if out.suffix == ".json" else list(map(json.loads, text.splitlines()))
    return found


def version_of(root: Path) -> str:
    """That of the example's question."""
    quiz = library_of(root).records["example-quiz"]
    assert isinstance(quiz, Quiz)
    return quiz.questions[0].version


def test_an_answer_says_what_was_asked_and_answered(root: Path, tmp_path: Path) -> None:
    answers = [entry(1, version=version_of(root), sure=True), entry(2, version="old00000", score=0, answer=WRONG)]
    first, second = stated(root, record(tmp_path / "one.json", answers, label="三班"))
    definition = first["object"]["definition"]
    assert first["verb"]["id"] == "http://adlnet.gov/expapi/verbs/answered"
    assert first["object"]["id"] == "urn:casebook:cb.example-quiz.unit"
    assert definition["description"] == {"zh-CN": "一般投诉的答复期限是？"}
    assert definition["correctResponsesPattern"] == [f"o-{RIGHT}"] == [first["result"]["response"]]
    assert {each["id"]: each["description"]["zh-CN"] for each in definition["choices"]}[f"o-{WRONG}"] == "15 个工作日"
    assert first["result"]["extensions"] == {"urn:casebook:sure": True}
    assert first["timestamp"] == "2026-11-02T08:00:00.000Z"
    assert first["actor"] == second["actor"]
    assert first["actor"]["name"] == "三班"
    assert second["result"] == {"success": False, "score": {"scaled": 0}, "response": f"o-{WRONG}"}
    assert "correctResponsesPattern" not in second["object"]["definition"]


def test_exams_and_pages_are_stated_too(root: Path, tmp_path: Path) -> None:
    sat = {"kind": "exam", "exam": "example-exam", "attempt": "a1", "drawn": ["example-quiz#unit"]}
    files = record(
        tmp_path / "one.json",
        [
            entry(1, exam="a1"),
            entry(2, **sat, score=0.856, passed=True, started="2026-11-03T07:59:30.000Z"),
            entry(3, **sat, score=0.1, passed=False),
            entry(4, kind="read", page="complaint-steps", done=True),
            entry(5, kind="read", page="complaint-steps", done=False),
        ],
    )
    answered, passed, failed, read = stated(root, files)
    assert [one["verb"]["id"].rpartition("/")[2] for one in (answered, passed, failed, read)] == [
        "answered", "passed", "failed", "experienced",
    ]  # fmt: skip
    assert passed["result"]["score"] == {"scaled": 0.856, "raw": 86, "min": 0, "max": 100}
    assert passed["result"]["duration"] == "PT30.00S"
    assert "duration" not in failed["result"]
    assert answered["context"]["registration"] == passed["context"]["registration"]
    assert passed["object"]["definition"]["name"] == {"zh-CN": "入门考试（示例）"}
    assert read["object"]["id"] == "urn:casebook:cb.complaint-steps"


def test_files_of_one_learner_are_put_together_and_entries_stated_once(root: Path, tmp_path: Path) -> None:
    early, late = record(tmp_path / "a.json", [entry(1)]), record(tmp_path / "b.json", [entry(1), entry(2)])
    other = record(tmp_path / "c.json", [entry(7)])
    found = stated(root, early, late, other)
    assert len({one["id"] for one in found}) == len(found) == 3
    assert len({one["actor"]["account"]["name"] for one in found}) == 2
    assert found == stated(root, early, late, other, name="statements.jsonl")
    assert all(str(uuid.UUID(one["id"])) == one["id"] for one in found)


def test_nothing_is_said_of_what_is_not_public(tmp_path: Path) -> None:
    quiz = sites.example_files()["quizzes/example-quiz.yaml"]
    root = project(tmp_path / "project", {"quizzes/draft.yaml": f"{quiz}status: draft\n"})
    (one,) = stated(root, record(tmp_path / "one.json", [entry(1, question="draft#unit")]))
    assert one["object"] == {"objectType": "Activity", "id": "urn:casebook:cb.draft.unit"}
    assert "一般投诉" not in json.dumps(one, ensure_ascii=False)
    assert "response" not in one["result"]


def test_what_is_no_record_is_named_and_the_rest_is_written(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, bad = record(tmp_path / "good.json", [entry(1)]), record(tmp_path / "bad.json", [entry(1)], digest="0")
    out = tmp_path / "out.json"
    assert main(["xapi", "--project", str(root), str(good), str(bad), "--out", str(out)]) == 1
    assert len(json.loads(out.read_text(encoding="utf-8"))) == 1
    assert f"{bad}：校验码对不上" in capsys.readouterr().err
    assert main(["xapi", "--project", str(root), str(bad), "--out", str(tmp_path / "none.json")]) == 1
    assert not (tmp_path / "none.json").exists()


@pytest.mark.parametrize(
    ("out", "words"), [("out.txt", "文件名要以 .json 或 .jsonl 结尾"), ("no/out.json", "没有这个文件夹")]
)
def test_a_place_that_does_not_fit_is_refused(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], out: str, words: str
) -> None:
    file = record(tmp_path / "good.json", [entry(1)])
    assert main(["xapi", "--project", str(root), str(file), "--out", str(tmp_path / out)]) == 2
    assert words in capsys.readouterr().err


@pytest.fixture(scope="module")
def questions(tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, ...]:
    """One question of every type."""
    root = project(tmp_path_factory.mktemp("types"), {"quizzes/types.yaml": (HERE / "types.yaml").read_text("utf-8")})
    quiz = library_of(root).records["types"]
    assert isinstance(quiz, Quiz)
    return quiz.answerable()


@given(answer=ANYTHING)
def test_an_answer_of_any_shape_is_a_text(questions: tuple[Any, ...], answer: object) -> None:
    for question in questions:
        kind, text = response(question.interaction, answer)
        assert isinstance(text, str)
        assert kind in {"choice", "true-false", "fill-in", "numeric", "sequencing", "matching", "performance"}


def test_a_figure_is_a_number_only_in_its_unit(questions: tuple[Any, ...]) -> None:
    of = {question.id: question.interaction for question in questions}
    said = {text: response(of["numeric"], text) for text in ("十五天", "15", "15 个工作日", "半个月", "3 日")}
    assert said["十五天"] == ("numeric", "15")
    assert said["3 日"] == ("numeric", "3")
    assert [said[text][0] for text in ("15", "15 个工作日", "半个月")] == ["fill-in"] * 3
    assert response(of["scenario-second"], "15") == ("numeric", "15")


def test_identifiers_follow_what_an_option_says(questions: tuple[Any, ...]) -> None:
    of = {question.id: question.interaction for question in questions}
    assert response(of["single"], fingerprint("15 日")) == ("choice", f"o-{fingerprint('15 日')}")
    assert response(of["branching"], [["start", "ab"]]) == ("performance", "n-start[.]o-ab")


def test_every_vector_is_stated_as_it_says(tmp_path: Path) -> None:
    about = vectors.activities(vectors.site(tmp_path / "project", {}))
    found = {one["id"]: one for one in vectors.stated(about, vectors.entries(), "三班")}
    for vector, made in zip(vectors.vectors(), vectors.entries(), strict=True):
        one = found.get(uuid_of(f"{about.iri} {made['id']}"))
        assert vectors.shortened(one) == vector.stated, vector.name
