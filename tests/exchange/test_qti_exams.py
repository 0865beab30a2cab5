"""QTI: what an exam draws, how long it takes and when it is passed stands in the test of the package."""

import zipfile
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import pytest

from generator.cli import main
from tests import sites

QUIZ, EXAM = "quizzes/example-quiz.yaml", "content/exams/example-exam.yaml"
SCENE = """\
  - id: scene
    type: scenario
    stem: 甲来电。
    explanation: 见各小题。
    cites: [demo-rule#18]
    questions:
      - id: first
        type: true_false
        stem: 当天算起。
        answer: true
        feedback: 是当天。
        explanation: 当天。
        cites: [demo-rule#18]
      - id: second
        type: numeric
        stem: 几日？
        answer: 15
        unit: 日
        explanation: 15 日。
        cites: [demo-rule#18]
"""
PLAIN = (
    SCENE.replace("id: scene", "id: other").replace("first", "third").replace("second", "fourth").replace("甲", "乙")
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    files = sites.example_files()
    exam = files[EXAM].replace("draw: 1", "draw: 2").replace("minutes: 10", "minutes: 10\nshuffle_options: false")
    return sites.write(tmp_path / "site", files | {QUIZ: files[QUIZ] + SCENE + PLAIN, EXAM: exam})


def exported(root: Path, *arguments: str, name: str = "qti21") -> zipfile.ZipFile:
    out = root.parent / "out.zip"
    assert main(["export", name, "--project", str(root), "--out", str(out), *arguments]) == 0
    return zipfile.ZipFile(out)


def part(package: zipfile.ZipFile, name: str = "test.xml") -> Element:
    return fromstring(package.read(name).replace(b" xmlns=", b" was="))


def test_an_exam_draws_takes_its_time_and_is_passed_as_here(root: Path) -> None:
    with exported(root, "--exam", "example-exam") as package:
        test = part(package)
        (score,) = test.iterfind("outcomeDeclaration")
        assert (score.get("masteryValue"), score.get("normalMaximum")) == ("80", "100")
        (limit,) = test.iterfind("timeLimits")
        assert (limit.get("maxTime"), limit.get("allowLateSubmission")) == ("600", "true")
        (section,) = test.iterfind("testPart/assessmentSection")
        assert [one.tag for one in section][:2] == ["selection", "ordering"]
        assert section[0].get("select") == "2"
        assert section[1].get("shuffle") == "true"
        choice = part(package, "items/cb.example-quiz.unit.xml")
        assert [one.get("shuffle") for one in choice.iter("choiceInteraction")] == ["false"]


def test_the_parts_of_a_scenario_are_drawn_as_one(root: Path) -> None:
    with exported(root, "--exam", "example-exam") as package:
        drawn = [*part(package).iterfind("testPart/assessmentSection/*")][2:]
        together = [[ref.get("identifier") for ref in one] for one in drawn if one.tag == "assessmentSection"]
        assert together == [
            ["cb.example-quiz.first", "cb.example-quiz.second"],
            ["cb.example-quiz.third", "cb.example-quiz.fourth"],
        ]
        assert all(one.get("keepTogether") == "true" for one in drawn if one.tag == "assessmentSection")
        text = "".join(part(package, "items/cb.example-quiz.second.xml").itertext())
        assert "甲来电。" in text


def test_every_part_of_a_package_is_in_its_manifest_and_no_name_is_there_twice(root: Path) -> None:
    for arguments in (["--all"], ["--exam", "example-exam"], ["--path", "example-path"], ["--quiz", "example-quiz"]):
        with exported(root, *arguments) as package:
            resources = [*part(package, "imsmanifest.xml").iter("resource")]
            assert {one.get("href") for one in resources} == {*package.namelist()} - {"imsmanifest.xml"}
            names = [one.get("identifier") for one in part(package).iter() if one.tag.startswith("assessment")]
            assert len(names) == len({*names})
            known = {one.get("identifier") for one in resources}
            assert {one.get("identifierref") for one in part(package, "imsmanifest.xml").iter("dependency")} <= known


def test_an_exam_is_imported_under_its_title(root: Path) -> None:
    exported(root, "--exam", "example-exam", name="qti30").close()
    assert main(["import", str(root.parent / "out.zip"), "--project", str(root), "--id", "new"]) == 0
    exam = sites.example_files()[EXAM].splitlines()[0]
    assert (root / "quizzes/new.yaml").read_text(encoding="utf-8").startswith(f"{exam}\n")


def test_what_the_test_does_not_say_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    exported(root, "--exam", "example-exam").close()
    assert "考试的说明" in capsys.readouterr().out
    exported(root, "--path", "example-path").close()
    assert "及格线没有带上" in capsys.readouterr().out
