"""填表写一条 says what Python says: the same text, the same mistakes, the same ids."""

from difflib import get_close_matches
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from generator import build
from generator.authoring.naming import id_for
from generator.authoring.writing import entry, written
from generator.reading.messages import with_message
from generator.reading.source import parse
from generator.record import Kind
from tests import sites
from tests.browser.forms.filling import EXAMPLES, FILL, JUDGE, KINDS, opened, typed
from tests.browser.reader import Reader
from tests.test_writing import NASTY, with_texts

pytestmark = pytest.mark.browser

WRITE = """(vectors) => {
  const {table} = document.querySelector("cb-form");
  const kindOf = (name) => table.kinds.find((kind) => kind.name === name);
  const {entry, written} = casebook.formYaml;
  return vectors.map(([kind, value]) => [written(kindOf(kind), value), entry(kindOf(kind), "an-id", value)]);
}"""


def test_every_kind_is_filled_in_and_read_back_equal(reader: Reader) -> None:
    page = opened(reader)
    for kind, value in EXAMPLES:
        text, problems = page.evaluate(FILL, [kind.name, typed(value)])
        body = parse(text, "").value
        again = next(iter(body.values())) if kind.holds_many else body
        model = kind.model
        assert model.model_validate({**again, "id": "a"}) == model.model_validate({**value, "id": "a"}), kind.name
        assert [one for one in problems if one[0] != "id"] == [], kind.name


def test_the_browser_writes_what_we_write(reader: Reader) -> None:
    page = opened(reader)

    @settings(max_examples=25)
    @given(
        st.lists(st.tuples(st.sampled_from(EXAMPLES), st.lists(NASTY, min_size=1, max_size=7)), min_size=8, max_size=8)
    )
    def holds(chosen: list[tuple[tuple[Kind, dict[str, Any]], list[str]]]) -> None:
        vectors = [(kind, with_texts(value, iter(texts * 300).__next__)) for (kind, value), texts in chosen]
        compare(page, vectors)

    compare(page, EXAMPLES)
    holds()


WRONG: tuple[tuple[str, Any], ...] = (
    ("title", "……"),
    ("title", "长" * 101),
    ("summary", "甲\u200b乙"),
    ("owner", "nobody"),
    ("owner", "投诉岗"),
    ("owner", "投诉管理岗"),
    ("owner", "“complaint-desk”"),
    ("owner", "complaint-steps"),
    ("owner", "complaint-desk#a"),
    ("product", "cause-pricing"),
    ("origin", "made-up"),
    ("reviewed", "2026/3/1"),
    ("reviewed", "二〇二六年"),
    ("reviewed", "2026-02-30"),
    ("reviewed", "1900-01-01"),
    ("review_every", "六"),
    ("review_every", "1,200"),
    ("review_every", "１２"),
    ("review_every", "61"),
    ("review_every", "0"),
    ("review_every", "1.5"),
    ("cites", ["complaint-steps#nowhere"]),
    ("product", "房贷"),
    ("cites", ["第十八条"]),
    ("formerly", ["Old Id"]),
    ("owner", "complaint-dsk"),
    ("owner", "complaint－desk"),
    ("owner", "“complaint-desk”"),
    ("origin", "fictionl"),
    ("origin", "ｆictional"),
    ("cites", ["complaint-stpes"]),
    ("cites", ["complaint-steps#investgate"]),
    ("reviewed", "2099-01-01"),
    ("changes", [{"date": "2099-01-01", "weight": "minor", "note": "改了错字"}]),
    ("situation", "见 [[guize]]。"),
    ("situation", "见 [[complaint-steps]]、[[ guize | 规则 ]]。"),
    ("situation", "见 [[complaint-steps#nowhere|那一步]]。"),
    ("situation", "客户甲来电，手机 138 0013 8000，要求今天退回。"),
    ("title", "尾号不够，写了 kehu@example.com"),
    ("findings", ["合同没有约定。", "车牌京 A12345 的车主来过。"]),
    ("formerly", ["ｏｌｄ"]),
    ("timeline", [{"when": "第 1 日", "what": "来电", "step": "登记"}]),
    ("timeline", [{"when": "第 1 日", "what": "来电", "step": "complaint-steps"}]),
    ("decision_points", [{"id": "a", "question": "怎么做？", "options": [{"text": "甲", "verdict": "best"}]}]),
)


def cure(code: str, expected: str, fix: str) -> tuple[str, ...]:
    """What is told beside the sentence: the same, but for what may be chosen, of which the form shows words."""
    return () if code == "value-choice" else (expected, fix)


def test_what_may_be_chosen_is_told_in_the_words_of_the_list(reader: Reader) -> None:
    page = opened(reader)
    example = next(value for kind, value in EXAMPLES if kind.name == "case")
    for wrong in ("虚构", "虚构案列", "fictionl", "ｆictional"):
        _text, [problem] = page.evaluate(JUDGE, ["case", {**typed(example), "origin": wrong}])
        assert problem["expected"] == "真实案例（已隐去身份）、据公开案例改编、虚构案例"
        assert problem["fix"] == "是不是 虚构案例？"


def test_what_is_wrong_in_a_field_is_said_as_the_check_says_it(reader: Reader, tmp_path: Path) -> None:
    page = opened(reader)
    case = next(value for kind, value in EXAMPLES if kind.name == "case")
    said: dict[str, list[tuple[str, ...]]] = {}
    files = sites.example_files()
    for place, (name, wrong) in enumerate(WRONG):
        text, problems = page.evaluate(JUDGE, ["case", {**typed(case), name: wrong}])
        said[f"cases/wrong-{place}.yaml"] = [
            (one["code"], one["message"], *cure(one["code"], one["expected"], one["fix"])) for one in problems
        ]
        files[f"cases/wrong-{place}.yaml"] = text
    found: dict[str, list[tuple[str, ...]]] = {file: [] for file in said}
    for one in build.check(sites.write(tmp_path, files)).diagnostics:
        if one.place.file in found and one.problem.severity == "error":
            problem = with_message(one.problem)
            found[one.place.file].append(
                (problem.code, problem.message, *cure(problem.code, problem.expected, problem.fix))
            )
    assert all(len(told) == 1 for told in said.values()), said
    assert said == found


def compare(page: Page, vectors: list[tuple[Kind, dict[str, Any]]]) -> None:
    """Both write the same."""
    found = page.evaluate(WRITE, [[kind.name, typed(value)] for kind, value in vectors])
    assert found == [[written(kind, value), entry(kind, "an-id", value)] for kind, value in vectors]


TITLES = (
    "",
    "还款扣了两次",
    "SCORM 课件（2026）",
    "index",
    "con",
    "a" * 100,
    "提前还款、违约金：怎么算？",
    "长沙银行 行长",
)
NAME = """(titles) => {
  const {kind, naming} = document.querySelector("cb-form");
  return titles.map((title) => naming.idFor(kind, title));
}"""


def test_a_title_becomes_the_id_that_casebook_new_gives(reader: Reader, root: Path) -> None:
    page, library = opened(reader, "case"), build.preview(root).library
    han = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF))

    @settings(max_examples=10)
    @given(st.lists(st.text(max_size=40) | han, min_size=20))
    def holds(titles: list[str]) -> None:
        named = [*TITLES, *titles]
        assert page.evaluate(NAME, named) == [id_for(title, KINDS["case"], library) for title in named]

    holds()


def test_what_was_meant_is_found_as_python_finds_it(reader: Reader) -> None:
    page = opened(reader)
    word = st.text("abc-", max_size=12)

    @settings(max_examples=15)
    @given(st.lists(st.tuples(word, st.lists(word, max_size=6)), min_size=30))
    def holds(vectors: list[tuple[str, list[str]]]) -> None:
        found = page.evaluate("(vectors) => vectors.map(([one, words]) => casebook.formNear(one, words))", vectors)
        assert found == [next(iter(get_close_matches(one, words, 1)), "") for one, words in vectors]

    holds()
