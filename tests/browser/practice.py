"""A small site to practise on: two sets of questions, one of them with a scenario, and two exams."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Locator, Page, expect

from generator.cli import main
from tests.browser.reader import Reader, Site
from tests.browser.serving import serving
from tests.rendering import project

EXAM, STRICT = "exams/little-exam.html", "exams/strict-exam.html"
MISTAKES, REVIEW, RECORD, HOME = "mistakes.html", "review.html", "my-record.html", "index.html"
TERMS, WORDS = "期限自测", "话术自测"

Yaml = dict[str, Any]

MKDOCS = """\
site_name: 示例
docs_dir: content
use_directory_urls: false
theme:
  name: material
  language: zh
  font: false
  palette:
    - {media: "(prefers-color-scheme: light)", scheme: default, primary: custom, accent: custom}
    - {media: "(prefers-color-scheme: dark)", scheme: slate, primary: custom, accent: custom}
plugins: [casebook]
"""
ENVELOPE: Yaml = {"owner": "complaint-desk", "reviewed": "2026-11-23", "audience": ["newcomer"], "intro": "先自己答。"}
BLOCKED = "Object.defineProperty(globalThis, 'localStorage', {get() { throw new DOMException('no', 'SecurityError') }})"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"


def question(name: str, *, right: str = "对的做法", cites: str = "demo-rule#18") -> Yaml:
    """A question whose stem names it, with one right and two wrong options."""
    wrong = [{"text": f"{name}的错法{sign}", "feedback": f"错在{sign}。"} for sign in "甲乙"]
    options = [{"text": f"{name}的{right}", "correct": True}, *wrong]
    about = {"stem": f"{name}怎么办？", "explanation": f"{name}的说明。", "cites": [cites]}
    return {"id": name, "type": "single", "difficulty": 1, **about, "options": options}


def quiz(title: str, *questions: Yaml, **more: Any) -> str:
    """A set of questions. JSON is YAML."""
    record = {**ENVELOPE, "title": title, "summary": f"{title}的题。", "about": ["complaint-steps"], **more}
    return json.dumps({**record, "questions": questions}, ensure_ascii=False, indent=1)


def exam(title: str, pools: list[Yaml], **more: Any) -> str:
    """An exam."""
    record = {**ENVELOPE, "title": title, "summary": f"{title}，共两组题。", "pools": pools, **more}
    return json.dumps(record, ensure_ascii=False, indent=1)


SITUATION = "客户到柜台来，很着急。"
SCENARIO = {
    "id": "visit",
    "type": "scenario",
    "stem": SITUATION,
    "explanation": "先安抚，再登记。",
    "cites": ["complaint-steps#receive"],
    "questions": [question(name, cites="complaint-steps#receive") for name in ("greet", "note")],
}
FILES = {
    "mkdocs.yml": MKDOCS,
    "quizzes/terms-quiz.yaml": quiz(TERMS, *(question(name) for name in ("start", "length", "delay", "end"))),
    "quizzes/words-quiz.yaml": quiz(WORDS, question("hello", cites="complaint-steps#receive"), SCENARIO),
    "content/exams/little-exam.yaml": exam(
        "小考试", [{"from": ["terms-quiz"], "draw": 3}, {"from": ["words-quiz"], "draw": 2}], minutes=10, pass_mark=80
    ),
    "content/exams/strict-exam.yaml": exam(
        "限时考试", [{"from": ["terms-quiz"], "draw": 4}], minutes=2, enforce_time=True, shuffle_options=False
    ),
}


@contextmanager
def practice(root: Path, files: Mapping[str, str] | None = None) -> Iterator[Site]:
    """The site, served; `files` change it."""
    project(root, {**FILES, **(files or {})})
    rebuild(root)
    with serving(root) as address:
        yield Site(root / "site", f"{address}/site")


def rebuild(root: Path) -> None:
    """The site of a project, anew."""
    assert main(["build", "--project", str(root)]) == 0


@contextmanager
def reading(browser: Browser, site: Site) -> Iterator[Reader]:
    """Somebody who reads this site, and complains about nothing."""
    reader = Reader(browser, site)
    yield reader
    reader.leave()
    assert reader.problems == []


def asked(where: Page | Locator, name: str) -> Locator:
    """The form of a question."""
    return where.get_by_role("form", name=f"{name}怎么办？")


def choose(where: Page | Locator, name: str, option: str, *, sure: bool | None = None) -> None:
    """Pick an option (`对的做法`, `错法甲` or `错法乙`), and say how sure one is."""
    form = asked(where, name)
    form.get_by_role("radio", name=f"{name}的{option}").check()
    if sure is not None:
        form.get_by_role("radio", name="确定" if sure else "不太确定", exact=True).check()


def answer(page: Page, name: str, option: str = "对的做法", *, sure: bool | None = None) -> None:
    """Answer a question in practice."""
    choose(page, name, option, sure=sure)
    asked(page, name).get_by_role("button", name="看对不对").click()
    expect(asked(page, name).get_by_role("status").last).not_to_be_empty()


def entries(page: Page, kind: str | None = None) -> list[dict[str, Any]]:
    """The learner's record, or one kind of entries of it."""
    found: list[dict[str, Any]] = page.evaluate("casebook.record.entries()")
    return [entry for entry in found if kind in (None, entry["kind"])]
