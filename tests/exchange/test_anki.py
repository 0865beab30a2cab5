"""Anki packages, read back as Anki reads them: a note a question, known for ever, later once it has changed."""

import datetime
import json
import re
import sqlite3
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from shutil import copytree, ignore_patterns
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.exchange import writers
from generator.exchange._outgoing import exporting, on_paper
from generator.exchange._outgoing.choosing import Wanted
from generator.questions import all_question_types
from tests import sites

pytest.importorskip("genanki", reason="the extra exchange is not installed")

from generator.exchange import _cards

NOON = datetime.datetime(2026, 11, 30, 12, tzinfo=datetime.UTC)
SHIPPED = Path(__file__).parents[2]
QUIZ = "quizzes/example-quiz.yaml"
SIMPLE = """\
  - id: extra
    type: single
    stem: 《示例办法》里，答复投诉的时限从哪一天算起？
    options:
      - text: 收到之日
        correct: true
      - text: 登记之日
        feedback: 登记晚不影响起算。
    explanation: 从收到之日起算 [sound:bell.mp3] \\(x\\)。
    cites: [demo-rule#18]
"""


def package(root: Path, name: str, now: datetime.datetime = NOON) -> Path:
    out = root.parent / f"{name}.apkg"
    exporting.export(root, writers()["anki"], Wanted(everything=True), out, now)
    return out


def rows(file: Path, sql: str) -> list[tuple[Any, ...]]:
    with zipfile.ZipFile(file) as packed:
        assert packed.read("media") == b"{}"
        (file.parent / "read.anki2").write_bytes(packed.read("collection.anki2"))
    with closing(sqlite3.connect(file.parent / "read.anki2")) as connection:
        return connection.execute(sql).fetchall()


def notes(file: Path) -> Mapping[str, tuple[int, Mapping[str, str]]]:
    """`{guid: (time, fields by name)}`."""
    (models,) = rows(file, "select models from col")[0]
    (model,) = json.loads(models).values()
    names = [field["name"] for field in model["flds"]]
    found = rows(file, "select guid, mod, flds from notes")
    return {guid: (mod, dict(zip(names, flds.split("\x1f"), strict=True))) for guid, mod, flds in found}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    files = sites.example_files()
    return sites.write(tmp_path / "site", files | {QUIZ: files[QUIZ] + SIMPLE})


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("shipped") / "site"
    for name in ("cases", "content", "quizzes"):
        copytree(SHIPPED / name, root / name, ignore=ignore_patterns("identifiers.json"))
    return package(root, "shipped")


def test_the_fields_of_a_note_are_fixed_for_ever() -> None:
    """A change of this list stops every update of notes that learners have already: do not change it, nor this test."""
    assert (*_cards.FIELDS, *_cards.SPARE) == (
        *("编号", "题型", "难度", "题集", "情景", "题干", "选项", "提示"),
        *("答案", "逐项说明", "解析", "依据", "备用一", "备用二", "备用三", "备用四"),
    )
    assert _cards.MODEL_ID == 1_764_460_800


def test_a_second_export_is_the_same_to_the_byte_whenever(root: Path) -> None:
    later = NOON + datetime.timedelta(days=40)
    assert package(root, "one").read_bytes() == package(root, "two", later).read_bytes()


@pytest.mark.parametrize(
    ("before", "after", "field"),
    [
        ("登记晚不影响起算", "登记得晚，起算照旧", "逐项说明"),
        ("里，答复投诉的时限从哪一天算起", "怎样起算", "题干"),
        ("收到之日\n        correct: true", "签收之日\n        correct: true", "选项"),
    ],
)
def test_what_changed_is_the_same_note_at_a_later_time(root: Path, before: str, after: str, field: str) -> None:
    first = notes(package(root, "one"))
    text = (root / QUIZ).read_text(encoding="utf-8")
    assert before in text
    (root / QUIZ).write_text(text.replace(before, after), encoding="utf-8")
    second = notes(package(root, "two"))
    guid = "cb.example-quiz.extra"
    assert first.keys() == second.keys()
    assert second[guid][0] > first[guid][0]
    assert second[guid][1][field] != first[guid][1][field]
    others = first.keys() - {guid}
    assert others
    assert {one: first[one] for one in others} == {one: second[one] for one in others}


def test_options_in_another_order_are_the_same_note(root: Path) -> None:
    first = notes(package(root, "one"))
    text = (root / QUIZ).read_text(encoding="utf-8")
    right = "      - text: 收到之日\n        correct: true\n"
    wrong = "      - text: 登记之日\n        feedback: 登记晚不影响起算。\n"
    assert right + wrong in text
    (root / QUIZ).write_text(text.replace(right + wrong, wrong + right), encoding="utf-8")
    second = notes(package(root, "two"))
    guid = "cb.example-quiz.extra"
    assert second[guid][0] > first[guid][0]
    assert (first[guid][1]["答案"], second[guid][1]["答案"]) == ("<p>A</p>", "<p>B</p>")


def test_no_text_of_ours_plays_a_sound_or_becomes_a_formula(root: Path) -> None:
    _mod, fields = notes(package(root, "one"))["cb.example-quiz.extra"]
    assert "&#91;sound:bell.mp3]" in fields["解析"]
    assert "\\(" not in fields["解析"]


def test_every_shipped_question_is_a_whole_card(shipped: Path) -> None:
    found = notes(shipped)
    cards = rows(shipped, "select nid from cards")
    assert len(cards) == len(set(cards)) == len(found) > 500
    for guid, (_mod, fields) in found.items():
        for name in _cards.FIELDS[4:]:
            ElementTree.fromstring(f"<div>{fields[name]}</div>")
        assert all(fields[name] for name in ("编号", "题型", "题干", "选项", "答案", "解析", "依据")), guid
        assert "<script" not in "".join(fields.values())
    assert {fields["题型"] for _mod, fields in found.values()} >= _labels()


def _labels() -> set[str]:
    return {model.label for model in all_question_types() if model.__name__ != "Scenario"}


def test_decks_are_sets_and_tags_have_no_blanks(shipped: Path) -> None:
    (decks,) = rows(shipped, "select decks from col")[0]
    names = {deck["name"] for deck in json.loads(decks).values()} - {"Default"}
    assert all(name.count("::") == 1 for name in names)
    assert len(names) == len({*rows(shipped, "select did from cards")})
    for (tags,) in rows(shipped, "select tags from notes"):
        assert len(tags.split()) == 3
        assert all(re.fullmatch(r"诉鉴::(题型|难度|题集)::\S+", tag) for tag in tags.split())


def test_the_front_of_a_card_does_not_give_the_key_away(shipped: Path) -> None:
    (models,) = rows(shipped, "select models from col")[0]
    (model,) = json.loads(models).values()
    (template,) = model["tmpls"]
    assert not re.findall(r"答案|逐项说明|解析|依据", template["qfmt"])
    sequences = [fields for _mod, fields in notes(shipped).values() if fields["题型"] == "排序"]
    assert sequences
    for fields in sequences:
        assert list(items(fields["选项"])) != list(items(fields["答案"]))
        assert sorted(items(fields["选项"])) == sorted(items(fields["答案"]))


def items(markup: str) -> Iterator[str]:
    for one in ElementTree.fromstring(f"<div>{markup}</div>").iter("li"):
        yield "".join(one.itertext())


@given(st.lists(st.text(), unique=True, min_size=2))
def test_what_is_mixed_is_another_order_and_always_the_same(things: list[str]) -> None:
    found = on_paper.mixed(things, str)
    assert [thing for _place, thing in sorted(found)] == things
    assert [thing for _place, thing in found] != things
    assert found == on_paper.mixed(things, str)
