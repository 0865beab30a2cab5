"""Questions as notes of Anki, in the package that it imports.

Anki knows a note by its `guid` and takes it over again if its time is later: both are those of the map of identifiers.
The fields of a note are fixed for ever, since another number of them would stop every update of notes already there.
"""

import datetime
import re
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from importlib.resources import files
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from xml.sax.saxutils import escape

import genanki

from generator.exchange._outgoing.on_paper import cited, printed
from generator.exchange._outgoing.selection import Item, Selection
from generator.kinds.quiz import Quiz
from generator.record import WORDS

FIELDS = ("编号", "题型", "难度", "题集", "情景", "题干", "选项", "提示", "答案", "逐项说明", "解析", "依据")
SPARE = ("备用一", "备用二", "备用三", "备用四")
"""For what is to go along one day: the list of fields itself is never changed."""
SHOWN_IN_LISTS = FIELDS.index("题干")
MODEL_ID = 1_764_460_800
MODEL_NAME = "诉鉴题目"
MODEL_CHANGED = datetime.datetime(2026, 11, 30, tzinfo=datetime.UTC)
"""When the card templates last changed: to be raised with them, or Anki keeps those that it has."""
TEMPLATES = files("generator") / "templates" / "exchange"
COLLECTION, MEDIA = "collection.anki2", "media"
ZIP_TIME = (1980, 1, 1, 0, 0, 0)
IDS = 1 << 40
NOT_IN_A_TAG = re.compile(r"[\s:\"'()*]+")
# What Anki would make of a text: sounds, formulas in LaTeX and in MathJax.
MEANT_FOR_ANKI = re.compile(r"\[(?=sound:|latex\]|\$|/latex\]|/\$|anki:)|(?<=\\)(?=[(\[\])])")


class _Note(genanki.Note):  # type: ignore[misc]
    """A note with a time and a number of its own, the same whenever and with whatever it is exported."""

    item: Item

    def write_to_db(self, cursor: Any, _timestamp: float, deck_id: int, _ids: Iterator[int]) -> None:
        known = self.item.known
        super().write_to_db(cursor, known.moment.timestamp(), deck_id, count(number(known.identifier) & ~1))


def write_package(selection: Selection, out: Path) -> None:
    """Write the `.apkg`, the same to the byte for the same questions."""
    package = genanki.Package([*_decks(selection)])
    with TemporaryDirectory() as folder:
        file = Path(folder) / COLLECTION
        with closing(sqlite3.connect(file)) as connection, connection:
            package.write_to_db(connection.cursor(), MODEL_CHANGED.timestamp(), count(IDS * 2))
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
            packed.writestr(zipfile.ZipInfo(COLLECTION, ZIP_TIME), file.read_bytes(), zipfile.ZIP_DEFLATED)
            packed.writestr(zipfile.ZipInfo(MEDIA, ZIP_TIME), "{}")


def number(identifier: str) -> int:
    """A whole number that stands for an identifier, as Anki numbers decks and notes."""
    return int.from_bytes(sha256(identifier.encode()).digest()[:5]) % IDS + IDS


def _decks(selection: Selection) -> Iterator[Any]:
    model = _model()
    whole = _part_of_name(selection.texts.site.name)
    by_quiz: dict[str, list[Item]] = {}
    for item in selection.items:
        by_quiz.setdefault(item.quiz.id, []).append(item)
    for items in by_quiz.values():
        quiz = items[0].quiz
        deck = genanki.Deck(number(_deck(selection, quiz)), f"{whole}::{_part_of_name(quiz.title)}", quiz.summary)
        for place, item in enumerate(items):
            deck.add_note(_note(model, item, place))
        yield deck


def _deck(selection: Selection, quiz: Quiz) -> str:
    return f"{selection.known(quiz).identifier}/deck"


def _part_of_name(title: str) -> str:
    """A title without the sign by which Anki parts decks."""
    return " ".join(title.replace("::", "：").split())


def _model() -> Any:
    front, back = ((TEMPLATES / f"card-{side}.html").read_text(encoding="utf-8") for side in ("front", "back"))
    return genanki.Model(
        MODEL_ID,
        MODEL_NAME,
        fields=[{"name": name} for name in (*FIELDS, *SPARE)],
        templates=[{"name": "卡片", "qfmt": front, "afmt": back}],
        css=(TEMPLATES / "card.css").read_text(encoding="utf-8"),
        sort_field_index=SHOWN_IN_LISTS,
    )


def _note(model: Any, item: Item, place: int) -> _Note:
    fields = [*map(_harmless, _fields(item)), *("" for _ in SPARE)]
    note = _Note(model=model, fields=fields, guid=item.identifier, tags=[*_tags(item)], due=place)
    note.item = item
    return note


def _fields(item: Item) -> Iterator[str]:
    """What a note says, field by field."""
    question, texts = item.question, item.texts
    shown, key, remarks = printed(item)
    yield item.identifier
    yield escape(texts.words(question.label))
    yield escape(texts.words(WORDS["difficulty"][str(question.difficulty)]))
    yield escape(item.quiz.title)
    yield texts.html(item.situation)
    yield texts.html(question.stem)
    yield shown
    yield "".join(
        f"<details><summary>{texts.words('提示')} {place}</summary><p>{escape(hint)}</p></details>"
        for place, hint in enumerate(question.hints, 1)
    )
    yield key
    yield remarks
    yield texts.html(question.explanation)
    yield cited(item.texts, question.cites)


def _tags(item: Item) -> Iterator[str]:
    question = item.question
    level = WORDS["difficulty"][str(question.difficulty)]
    for name, value in (("题型", question.label), ("难度", level), ("题集", item.quiz.id)):
        yield item.texts.words(f"诉鉴::{name}::{NOT_IN_A_TAG.sub('_', value)}")


def _harmless(text: str) -> str:
    """A field in which Anki finds nothing to play and no formula."""
    return MEANT_FOR_ANKI.sub(lambda hit: "&#91;" if hit[0] else "&#8288;", text)
