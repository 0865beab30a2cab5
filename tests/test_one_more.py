"""One more kind, check or question type is what HACKING says it is, and everything else follows by itself."""

import json
import re
import zipfile
from pathlib import Path

import pytest

from tests.extended import QUIZ, casebook, extended, python
from tests.rendering import project

NOTICE = "content/announcements/evening-hours.yaml"
OLD_RULE = """\
title: 旧示例办法
summary: 已经被取代。
owner: complaint-desk
reviewed: 2026-11-23
number: 示例令第 0 号（虚构）
issuer: 示例机关（虚构）
level: rule
standing: superseded
confidence: recalled
"""
OVER_KINDS = ("rooms", "house", "golden", "new", "load", "codes", "contributing", "validation")
ELSEWHERE = (
    "yaml/ or rules/ or every_wrong_value or every_code_is_reached or plain_title or help_is_shown or names_is_there"
)
PASSED = (
    "test_explain_prints_a_page_in_chinese[cites-superseded]",
    "test_explain_prints_a_page_in_chinese[spelling-letters]",
    "test_golden[checks/cites-superseded-is-asked-to-cite-what-holds]",
    "test_a_new_record_is_the_example_as_a_draft[announcement]",
    "test_every_wrong_value_at_every_place_is_explained[announcement]",
    "test_contributing_shows_the_tables_of_today",
)


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package with the files of one more of each sort."""
    return extended(tmp_path_factory.mktemp("package"))


@pytest.fixture(scope="module")
def built(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a project with a record that `casebook new` made, and with questions of the new type."""
    root = project(tmp_path_factory.mktemp("project"), {"quizzes/words.yaml": QUIZ})
    made = casebook(package, "new", "公告", "evening-hours", "--project", str(root))
    assert made.returncode == 0, made.stderr
    record = root / NOTICE
    record.write_text(text(record).replace("status: draft\n", ""), encoding="utf-8")
    ran = casebook(package, "build", "--project", str(root))
    assert ran.returncode == 0, ran.stderr
    return root / "site"


def text(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def test_a_record_has_a_page_and_stands_in_the_list_and_in_the_menu(built: Path) -> None:
    page, listed = text(built / "announcements/evening-hours.html"), text(built / "announcements/index.html")
    assert "官网、手机应用" in page
    assert "<strong>留言</strong>" in page
    assert 'href="evening-hours.html"' in listed
    assert "有截止日" in listed
    assert 'href="announcements/index.html"' in text(built / "index.html")


def test_what_it_names_is_linked_and_links_back(built: Path) -> None:
    assert 'href="../roles/complaint-desk.html"' in text(built / "announcements/evening-hours.html")
    assert "../announcements/evening-hours.html" in text(built / "guides/complaint-steps.html")


def test_the_search_knows_its_names_and_its_text(built: Path) -> None:
    data = built / "assets/casebook/data/search"
    assert "announcements/evening-hours" in text(data / "pages.js")
    line = "announcements/evening-hours#hours\\t要点 1\\t每天 8:00 到 21:00 有人接听"
    assert sum(line in text(file) for file in data.glob("*.js")) == 1


def test_a_question_of_the_new_type_is_a_whole_question(built: Path) -> None:
    page = text(built / "quizzes/words.html")
    assert page.count("<cb-spelling ") == 3
    assert "拼写 · 应用" in page
    scripts = [text(file) for file in (built / "assets/casebook").glob("*.js")]
    assert any('"cb-spelling"' in script for script in scripts)
    key = json.loads(text(built / "assets/casebook/data/catalogue.js").partition(", ")[2].rpartition(");")[0])
    assert "words#two" in json.dumps(key)


def test_a_question_of_the_new_type_goes_along_to_learning_platforms(package: Path, tmp_path: Path) -> None:
    root, out = project(tmp_path, {"quizzes/words.yaml": QUIZ}), tmp_path / "words.zip"
    ran = casebook(package, "export", "scorm2004", "--project", str(root), "--quiz", "words", "--out", str(out))
    assert ran.returncode == 0, ran.stderr
    with zipfile.ZipFile(out) as packed:
        assert b'"cb-spelling"' in packed.read("casebook.js")
        lesson = json.loads(packed.read("words.js").decode().removeprefix("var casebook = ").rstrip(";\n"))["lesson"]
    assert {one["type"] for one in lesson["questions"].values()} == {"fill-in"}
    assert lesson["questions"]["words#two"]["patterns"] == ["IRR"]


def test_what_is_wrong_is_told_with_its_place(package: Path, tmp_path: Path) -> None:
    root = project(tmp_path, {"content/regulations/old-rule.yaml": OLD_RULE})
    casebook(package, "new", "announcement", "evening-hours", "--project", str(root))
    notice = text(root / NOTICE).replace("#receive]", "#receive, old-rule]").replace("until: 2027", "until: 2026")
    (root / NOTICE).write_text(notice, encoding="utf-8")
    (root / "content/announcements/second.yaml").write_text(notice.replace("from:", "form:"), encoding="utf-8")
    (root / "quizzes/words.yaml").write_text(QUIZ.replace("word: APR\n", "word: 利率\n"), encoding="utf-8")
    ran = casebook(package, "check", "--project", str(root), "--format", "github")
    assert ran.returncode == 1
    told = re.findall(r"^::error file=(\S+?),line=(\d+),col=(\d+),\S*title=([\w-]+)", ran.stdout, re.MULTILINE)
    assert told == [
        (NOTICE, "10", "8", "announcement-period"),
        (NOTICE, "15", "34", "cites-superseded"),
        ("content/announcements/second.yaml", "9", "1", "field-unknown"),
        ("quizzes/words.yaml", "11", "11", "spelling-letters"),
    ]


def test_the_tests_over_all_kinds_hold_for_it_as_soon_as_the_tables_are_written(package: Path) -> None:
    tests = ("pytest", "-v", "-n0", "-p", "no:cacheprovider")
    tables = python(package, *tests, "--update-golden", "tests/test_contributing.py", "-k", "contributing_shows")
    assert tables.returncode == 0, tables.stdout
    guide = text(package / "CONTRIBUTING.md")
    assert "### 公告" in guide
    assert "| `from` | ✓ | 日期 | 从哪一天起有效 |" in guide
    assert "**`spelling`（拼写）另写**" in guide
    files = (f"tests/test_{name}.py" for name in OVER_KINDS)
    ran = python(package, *tests, *files, "-k", f"announcement or superseded or spelling or not ({ELSEWHERE})")
    assert ran.returncode == 0, ran.stdout
    assert [name for name in PASSED if f"{name} PASSED" not in ran.stdout] == []
