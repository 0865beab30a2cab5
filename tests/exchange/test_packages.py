"""Packages for learning platforms: what their manifests say, what is in them, what is told to be lost."""

import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree  # type: ignore[import-untyped]

from generator.exchange._packages.package import UNFIT, node, words
from tests.browser.practice.sets import FILES, exam, question, quiz
from tests.exchange.packages import FORMATS, MANIFESTS, Package, export, judge, texts, values
from tests.rendering import project

IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{0,199}")
EVERY = pytest.mark.parametrize("name", FORMATS)
PATH = {
    "title": "两段 <路径> & “引号”",
    "summary": "先学后考",
    "owner": "complaint-desk",
    "reviewed": "2026-11-23",
    "audience": ["newcomer"],
    "duration": "1 日",
    "intro": "按次序学。",
    "quiz_percent": 75,
    "modules": [
        {
            "id": "first",
            "title": "一",
            "minutes": 5,
            "goal": "会",
            "items": [{"ref": "complaint-steps"}, {"ref": "terms-quiz"}],
        },
        {"id": "read", "title": "只读", "minutes": 5, "goal": "会", "items": [{"ref": "demo-rule"}]},
        {
            "id": "last",
            "title": "二",
            "minutes": 5,
            "goal": "会",
            "items": [{"ref": "little-exam"}, {"ref": "terms-quiz"}],
        },
    ],
}
FREE: dict[str, Any] = {
    **PATH,
    "modules": [
        {
            "id": "free",
            "title": "一",
            "minutes": 5,
            "goal": "会",
            "items": [
                {"ref": "terms-quiz"},
                {"ref": "little-exam", "required": False, "note": "想 <考> 再考"},
                {"ref": "words-quiz", "required": False},
            ],
        }
    ],
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return project(tmp_path, {**FILES, "content/paths/two.yaml": json.dumps(PATH, ensure_ascii=False)})


def data(package: Package, lesson: str) -> dict[str, Any]:
    """What the scripts of a lesson know."""
    script = package.files[f"{lesson}.js"].decode()
    found: dict[str, Any] = json.loads(script.removeprefix("var casebook = ").removesuffix(";\n"))
    return found


@EVERY
@pytest.mark.parametrize("which", [("--quiz", "terms-quiz"), ("--exam", "little-exam"), ("--path", "two"), ("--all",)])
def test_a_manifest_is_what_its_schema_says(root: Path, name: str, which: tuple[str, ...]) -> None:
    assert judge(export(root, name, *which)) == ""


@EVERY
def test_a_path_is_arranged_in_modules_of_lessons(root: Path, name: str) -> None:
    package = export(root, name, "--path", "two")
    titles = texts(package.manifest, "langstring" if name == "cmi5" else "title")
    own = [title for title in titles if title in ("一", "二", "只读", "期限自测", "小考试", PATH["title"])]
    assert own == [PATH["title"], "一", "期限自测", "二", "小考试", "期限自测"]
    assert "模块“一”里要读的 1 页不在包里：complaint-steps" in package.report
    assert "demo-rule" in package.report


@EVERY
def test_a_manifest_names_what_there_is_and_nothing_twice(root: Path, name: str) -> None:
    package = export(root, name, "--path", "two")
    manifest = package.manifest
    lessons = texts(manifest, "url") if name == "cmi5" else values(manifest, "resource", "href")
    assert {*lessons} == {"terms-quiz.html", "little-exam.html"} <= package.files.keys()
    tags = ("course", "block", "au") if name == "cmi5" else ("manifest", "organization", "item", "resource")
    attribute = "id" if name == "cmi5" else "identifier"
    names = [value for tag in tags for value in values(manifest, tag, attribute)]
    assert len({*names}) == len(names)
    assert all(IDENTIFIER.fullmatch(value.removeprefix("urn:casebook:")) for value in names)
    if name != "cmi5":
        listed = {*values(manifest, "file", "href")}
        assert listed == package.files.keys() - {MANIFESTS[name]}
        assert {*values(manifest, "item", "identifierref")} == {*values(manifest, "resource", "identifier")}


def test_the_mark_that_passes_stands_in_the_manifest(root: Path) -> None:
    assert texts(export(root, "scorm12", "--exam", "little-exam").manifest, "masteryscore") == ["80"]
    assert texts(export(root, "scorm2004", "--exam", "little-exam").manifest, "minNormalizedMeasure") == ["0.8"]
    cmi5 = export(root, "cmi5", "--exam", "little-exam").manifest
    assert (values(cmi5, "au", "masteryScore"), values(cmi5, "au", "moveOn")) == (["0.8"], ["Passed"])
    of_path = export(root, "scorm12", "--path", "two").manifest
    assert texts(of_path, "masteryscore") == ["75", "80", "75"]
    assert texts(export(root, "scorm12", "--quiz", "terms-quiz").manifest, "masteryscore") == []
    assert values(export(root, "cmi5", "--quiz", "terms-quiz").manifest, "au", "moveOn") == ["Completed"]


def free(tmp_path: Path, name: str) -> Package:
    """A path of which two lessons are optional."""
    files = {**FILES, "content/paths/free.yaml": json.dumps(FREE, ensure_ascii=False)}
    return export(project(tmp_path, files), name, "--path", "free")


def test_what_is_optional_is_not_asked_for_by_cmi5(tmp_path: Path) -> None:
    package = free(tmp_path, "cmi5")
    assert values(package.manifest, "au", "moveOn") == ["Passed", "NotApplicable", "NotApplicable"]
    assert values(package.manifest, "au", "masteryScore") == ["0.75"]
    said = texts(package.manifest, "langstring")
    assert "选修。\n想 <考> 再考\n小考试，共两组题。" in said
    assert "选修。\n话术自测的题。" in said
    assert "想 <考>" not in package.report


def test_what_is_optional_is_not_asked_for_by_scorm(tmp_path: Path) -> None:
    old, new = free(tmp_path / "old", "scorm12"), free(tmp_path / "new", "scorm2004")
    assert texts(old.manifest, "masteryscore") == ["75"]
    for title in ("小考试", "话术自测"):
        assert f"“{title}”是选修，SCORM 1.2 写不下" in old.report
    assert "选修" not in new.report
    assert texts(new.manifest, "minNormalizedMeasure") == ["0.75"]
    for name in ("rollupObjectiveSatisfied", "rollupProgressCompletion"):
        assert values(new.manifest, "rollupRules", name) == ["false"] * 2
    assert values(new.manifest, "rollupRules", "objectiveMeasureWeight") == ["0"] * 2
    for package in (old, new):
        assert "“小考试”的提醒没有带上：想 <考> 再考" in package.report
        assert data(package, "little-exam")["lesson"]["mastery"] == 80


@EVERY
def test_a_path_with_what_is_optional_is_what_its_schema_says(tmp_path: Path, name: str) -> None:
    assert judge(free(tmp_path, name)) == ""


@EVERY
def test_a_second_package_is_the_same_to_the_byte(root: Path, name: str) -> None:
    export(root, name, "--path", "two")
    before = (root / f"{name}.zip").read_bytes()
    export(root, name, "--path", "two")
    assert (root / f"{name}.zip").read_bytes() == before


@EVERY
def test_names_of_xml_and_of_pages_are_escaped(tmp_path: Path, name: str) -> None:
    title = "“甲” & <b>乙</b> > 'x'"
    root = project(tmp_path, {"quizzes/odd.yaml": quiz(title, question("a"))})
    package = export(root, name, "--quiz", "odd")
    found = texts(package.manifest, "langstring" if name == "cmi5" else "title")
    assert title in found
    page = package.files["odd.html"].decode()
    assert "<b>乙" not in page
    assert "&lt;b&gt;乙" in page


@EVERY
def test_a_page_asks_for_nothing_but_what_is_in_the_package(root: Path, name: str) -> None:
    package = export(root, name, "--path", "two")
    for lesson in ("terms-quiz", "little-exam"):
        page = unescape(package.files[f"{lesson}.html"].decode())
        assert {*re.findall(r'(?:src|href)="([^"]+)"', page)} - {"data:,"} <= package.files.keys()
        assert ("connect-src *;" if name == "cmi5" else "connect-src 'none';") in page
        assert "page:" not in page + json.dumps(data(package, lesson)["lesson"]["data"].get("questions-terms-quiz"))


def test_links_lead_to_the_site_if_it_has_an_address(tmp_path: Path) -> None:
    settings = (project(tmp_path) / "mkdocs.yml").read_text(encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(f"site_url: https://kb.example/z/\n{settings}", encoding="utf-8")
    package = export(tmp_path, "cmi5", "--quiz", "example-quiz")
    assert 'href="https://kb.example/z/regulations/demo-rule.html#18"' in package.files["example-quiz.html"].decode()
    assert values(package.manifest, "au", "id") == ["https://kb.example/z/id/au.cb.example-quiz"]
    assert data(package, "example-quiz")["site"]["root"] == "https://kb.example/z/"


def test_an_exam_has_what_it_draws_from_and_no_more(root: Path) -> None:
    lesson = data(export(root, "scorm12", "--exam", "little-exam"), "little-exam")["lesson"]
    assert [pool["draw"] for pool in lesson["data"]["exam-little-exam"]["pools"]] == [3, 2]
    assert {*lesson["data"]["catalogue"]["quizzes"]} == {"terms-quiz", "words-quiz"}
    assert {*lesson["questions"]} == {
        *(f"terms-quiz#{name}" for name in ("start", "length", "delay", "end")),
        *(f"words-quiz#{name}" for name in ("hello", "greet", "note")),
    }
    assert lesson["questions"]["words-quiz#greet"]["weight"] == 0.5


def test_what_does_not_fit_is_said_beforehand(tmp_path: Path) -> None:
    many = [question(f"q{number}") for number in range(120)]
    root = project(tmp_path, {"quizzes/many.yaml": quiz("很多题", *many)})
    told = export(root, "scorm12", "--quiz", "many").report
    assert "“很多题”的题多，学习平台给断点的地方只有 4,096 字节：放不下的时候，先答的题只记对错" in told
    assert "全部带上了" in export(root, "scorm2004", "--quiz", "many").report


def test_a_small_draw_from_many_fits(tmp_path: Path) -> None:
    many = [question(f"q{number}") for number in range(120)]
    few = exam("少", [{"from": ["many"], "draw": 9}], minutes=5)
    files = {"quizzes/many.yaml": quiz("很多题", *many), "content/exams/few.yaml": few}
    assert "全部带上了" in export(project(tmp_path, files), "scorm12", "--exam", "few").report


@given(st.text(), st.text())
def test_any_text_is_well_formed(text: str, value: str) -> None:
    element = etree.fromstring(node("a", words(text), b=value).encode())
    assert (element.text or "") == UNFIT.sub("", text).replace("\r\n", "\n").replace("\r", "\n")
    assert element.get("b") == UNFIT.sub("", value)
