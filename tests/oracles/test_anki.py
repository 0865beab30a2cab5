"""Anki itself imports what is exported: twice, after an edit, after options changed places."""

import datetime
from pathlib import Path
from shutil import copytree, ignore_patterns
from typing import Any

import pytest

from generator.exchange import writers
from generator.exchange._outgoing import exporting
from generator.exchange._outgoing.choosing import Wanted
from tests import sites

pytest.importorskip("genanki", reason="the extra exchange is not installed")
collection = pytest.importorskip(
    "anki.collection", reason="Anki is not installed: pip install -r requirements/oracles.txt"
)

NOON = datetime.datetime(2026, 11, 30, 12, tzinfo=datetime.UTC)
SHIPPED = Path(__file__).parents[2]
QUIZ = "quizzes/example-quiz.yaml"
GUID = "cb.example-quiz.unit"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return sites.write(tmp_path / "site", sites.example_files())


def package(root: Path, name: str) -> Path:
    out = root.parent / f"{name}.apkg"
    exporting.export(root, writers()["anki"], Wanted(everything=True), out, NOON)
    return out


def imported(into: Any, file: Path) -> tuple[int, int, int]:
    """How many notes were new, brought up to date, and left as they are."""
    request = collection.ImportAnkiPackageRequest(package_path=str(file))
    log = into.import_anki_package(request).log
    assert not log.conflicting
    return len(log.new), len(log.updated), len(log.duplicate)


@pytest.fixture
def learner(tmp_path: Path) -> Any:
    opened = collection.Collection(str(tmp_path / "learner.anki2"))
    yield opened
    opened.close()


def fields(of: Any) -> dict[str, str]:
    (note_id,) = of.find_notes(f"编号:{GUID}")
    return dict(of.get_note(note_id).items())


def test_a_second_import_adds_nothing_and_a_change_is_brought_up_to_date(root: Path, learner: Any) -> None:
    count, *_others = imported(learner, package(root, "one"))
    assert count == learner.note_count() > 0
    assert imported(learner, package(root, "two")) == (0, 0, count)
    before = fields(learner)
    text = (root / QUIZ).read_text(encoding="utf-8")
    (root / QUIZ).write_text(text.replace("的答复期限是", "，多久答复"), encoding="utf-8")
    assert imported(learner, package(root, "three")) == (0, 1, count - 1)
    after = fields(learner)
    assert after["题干"] != before["题干"]
    assert {name for name in after if after[name] != before[name]} == {"题干"}
    assert learner.note_count() == learner.card_count() == count


def test_options_in_another_order_and_so_another_key_are_brought_up_to_date(root: Path, learner: Any) -> None:
    count, *_others = imported(learner, package(root, "one"))
    before = fields(learner)
    text = (root / QUIZ).read_text(encoding="utf-8")
    head, mark, options = text.partition("    options:\n")
    first, *others = options.split("      - text: ")[1:]
    last, *rest = others[-1].split("    explanation:")
    swapped = "".join(f"      - text: {one}" for one in (*others[:-1], last, first))
    (root / QUIZ).write_text(
        head + mark + swapped + "    explanation:" + "    explanation:".join(rest), encoding="utf-8"
    )
    assert imported(learner, package(root, "two")) == (0, 1, count - 1)
    after = fields(learner)
    assert after["答案"] != before["答案"]
    assert after["选项"] != before["选项"]


def test_what_a_learner_has_learned_of_a_card_stays(root: Path, learner: Any) -> None:
    imported(learner, package(root, "one"))
    card_id = learner.find_cards(f"编号:{GUID}")[0]
    card = learner.get_card(card_id)
    card.ivl, card.type, card.queue = 30, 2, 2
    learner.update_card(card)
    text = (root / QUIZ).read_text(encoding="utf-8")
    (root / QUIZ).write_text(text.replace("的答复期限是", "，多久答复"), encoding="utf-8")
    imported(learner, package(root, "two"))
    assert learner.get_card(card_id).ivl == 30


def test_every_card_is_rendered_with_its_question_and_its_answer(root: Path, learner: Any) -> None:
    imported(learner, package(root, "one"))
    for card_id in learner.find_cards(""):
        card = learner.get_card(card_id)
        said = dict(card.note().items())
        assert said["题干"] in card.question()
        assert said["答案"] not in card.question()
        assert said["答案"] in card.answer()
        assert said["解析"] in card.answer()
        assert not card.answer_av_tags()


def test_every_shipped_question_is_imported_once(tmp_path: Path, learner: Any) -> None:
    root = tmp_path / "site"
    for name in ("cases", "content", "quizzes"):
        copytree(SHIPPED / name, root / name, ignore=ignore_patterns("identifiers.json"))
    count, *_others = imported(learner, package(root, "one"))
    assert count == learner.card_count() > 500
    assert imported(learner, package(root, "two")) == (0, 0, count)
    for card_id in learner.find_cards(""):
        card = learner.get_card(card_id)
        assert dict(card.note().items())["答案"] in card.answer()
        assert not card.answer_av_tags()
