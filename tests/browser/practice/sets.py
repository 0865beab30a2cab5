"""A small site to practise on: two sets of questions, one of them with a scenario, and two exams."""

import json
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from tests.browser.reader import Site
from tests.browser.serving import build, built
from tests.rendering import LIGHT_AND_DARK, project
from tests.sites import write

EXAM, STRICT = "exams/little-exam.html", "exams/strict-exam.html"
MISTAKES, REVIEW, RECORD, HOME = "mistakes.html", "review.html", "my-record.html", "index.html"
TERMS_QUIZ, WORDS_QUIZ = "quizzes/terms-quiz.html?all", "quizzes/words-quiz.html?all"  # all questions at once
TERMS, WORDS = "期限自测", "话术自测"

Yaml = dict[str, Any]

ENVELOPE: Yaml = {"owner": "complaint-desk", "reviewed": "2026-11-23", "audience": ["newcomer"], "intro": "先自己答。"}


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
    "quizzes/terms-quiz.yaml": quiz(TERMS, *(question(name) for name in ("start", "length", "delay", "end"))),
    "quizzes/words-quiz.yaml": quiz(WORDS, question("hello", cites="complaint-steps#receive"), SCENARIO),
    "content/exams/little-exam.yaml": exam(
        "小考试", [{"from": ["terms-quiz"], "draw": 3}, {"from": ["words-quiz"], "draw": 2}], minutes=10, pass_mark=80
    ),
    "content/exams/strict-exam.yaml": exam(
        "限时考试", [{"from": ["terms-quiz"], "draw": 4}], minutes=2, enforce_time=True, shuffle_options=False
    ),
}


def practice(root: Path, *, swaps_pages: bool = False) -> AbstractContextManager[Site]:
    """The site, served."""
    return built(project(root, {**FILES, "mkdocs.yml": LIGHT_AND_DARK}), swaps_pages=swaps_pages)


def rename_terms(root: Path, *questions: Yaml) -> None:
    """Build the site anew with other questions in the set of terms, which gets a new name."""
    (root / "quizzes/terms-quiz.yaml").unlink()
    exams = {file: text.replace("terms-quiz", "limits-quiz") for file, text in FILES.items() if "exams" in file}
    strict = exams["content/exams/strict-exam.yaml"].replace('"draw": 4', f'"draw": {len(questions)}')
    limits = quiz(TERMS, *questions, formerly=["terms-quiz"])
    write(root, {**exams, "content/exams/strict-exam.yaml": strict, "quizzes/limits-quiz.yaml": limits})
    build(root)
