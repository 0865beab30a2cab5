"""One more question type is one model, one template and one element."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.questions.asking import Asked
from tests.browser.reader import Reader, Site
from tests.browser.serving import serving
from tests.rendering import project
from tests.test_package import casebook

pytestmark = pytest.mark.browser

GENERATOR = Path(__file__).parents[3] / "generator"
MODEL = '''
"""Spelling: write a word exactly."""

from typing import ClassVar, Literal

from generator.fields import Line
from generator.questions._base import Question


class Spelling(Question):
    """Write the word, capital letters included."""

    label: ClassVar[str] = "拼写"

    type: Literal["spelling"]
    word: Line

    @property
    def key(self) -> tuple[str, ...]:
        """The word."""
        return (self.word,)


MODEL = Spelling
'''
TEMPLATE = """\
{% extends "questions/_question.html.j2" %}
{% block key %}
<p class="cb-key" data-word="{{ question.word }}"><span class="cb-label">答案</span> {{ question.word }}</p>
{% endblock %}
"""
ELEMENT = """\
"use strict";

{
  class Spelling extends casebook.Written {
    grade(answer) {
      return { score: Number(answer === this.key.dataset.word) };
    }
  }

  customElements.define("cb-spelling", Spelling);
}
"""
QUIZ = """\
title: 拼写
summary: 一道。
owner: complaint-desk
reviewed: 2026-11-23
intro: 写对大小写。
about: [complaint-steps]
questions:
  - id: rate
    type: spelling
    stem: 年化利率的英文缩写怎么写？
    word: APR
    hints: [三个字母。]
    explanation: 三个字母都大写。
    cites: [complaint-steps#receive]
  - id: visit
    type: scenario
    stem: 客户问起合同上的缩写。
    questions:
      - {id: one, type: spelling, stem: 合同上怎么写？, word: APR, explanation: 大写。, cites: [demo-rule#18]}
      - {id: two, type: spelling, stem: 报表上怎么写？, word: IRR, explanation: 大写。, cites: [demo-rule#18]}
    explanation: 都大写。
    cites: [complaint-steps#receive]
"""


@pytest.fixture(scope="module")
def extended(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package with three files more."""
    package = tmp_path_factory.mktemp("package")
    generator = package / "generator"
    shutil.copytree(GENERATOR, generator, ignore=shutil.ignore_patterns("__pycache__"))
    (generator / "questions" / "spelling.py").write_text(MODEL, encoding="utf-8")
    (generator / "templates" / "questions" / "spelling.html.j2").write_text(TEMPLATE, encoding="utf-8")
    (generator / "assets" / "questions" / "cb-spelling.js").write_text(ELEMENT, encoding="utf-8")
    return package


def test_a_new_type_is_marked_recorded_and_part_of_scenarios(browser: Browser, extended: Path, tmp_path: Path) -> None:
    root = project(tmp_path, {"quizzes/words.yaml": QUIZ})
    ran = casebook(extended, "build", "--project", str(root))
    assert ran.returncode == 0, ran.stderr
    with serving(root) as address:
        reader = Reader(browser, Site(root / "site", f"{address}/site"))
        page = reader.open("quizzes/words.html")
        asked = Asked(page, "年化利率的英文缩写怎么写？")
        asked.form.get_by_role("textbox").fill("apr")
        asked.check()
        expect(asked.verdict).to_have_text("不对")
        asked.retry()
        asked.form.get_by_role("textbox").fill("APR")
        asked.check()
        expect(asked.verdict).to_have_text("答对了")
        part = Asked(page, "报表上怎么写？")
        part.give_up()
        names = [(entry["question"], entry["score"]) for entry in asked.entries()]
        assert names == [("words#rate", 0), ("words#rate", 1), ("words#two", 0)]
        reader.leave()
        assert reader.problems == []


def test_what_is_wrong_with_a_question_of_a_new_type_is_told(extended: Path, tmp_path: Path) -> None:
    root = project(tmp_path, {"quizzes/words.yaml": QUIZ.replace("    word: APR\n", "    wort: APR\n")})
    ran = casebook(extended, "check", "--project", str(root))
    assert ran.returncode == 1
    assert "word" in ran.stdout
    assert "quizzes/words.yaml" in ran.stdout
