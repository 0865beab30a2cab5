"""A page of a package: the questions as the site has them, what its scripts know, and who may be spoken to."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from generator.data import learning
from generator.exchange._outgoing.selection import Item, Selection
from generator.exchange._packages.lessons import Lesson
from generator.kinds.exam import Exam
from generator.outlets import bundle
from generator.pages.environment import environment_of
from generator.questions import drawable, interactions
from generator.xapi.activities import figure as unit_of
from generator.xapi.described import described, options

STYLE, SCRIPT = "casebook.css", "casebook.js"
SHORT = 250
"""How many characters of a description a platform must keep."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src {}; "
    "base-uri 'none'; form-action 'none'"
)


class Platform(NamedTuple):
    """Who is spoken to: by which of the folders of scripts, in what dialect of it, at which addresses.

    `iri` leads the identifiers, if they are IRIs.
    """

    wire: str
    dialect: str
    connects: str = "'none'"
    iri: str = ""


class Pages:
    """The pages of one package."""

    def __init__(self, selection: Selection, platform: Platform) -> None:
        self.selection, self.platform = selection, platform
        self.policy = POLICY.format(platform.connects)
        self.environment = environment_of(selection.library)
        self.catalogue = learning.catalogue(selection.library)
        self.style, self.script = bundle.packaged(platform.wire, is_traditional=bool(selection.rendition))
        self.words = selection.rendition.table(self.script, "", "") if selection.rendition else {}

    def shared(self) -> Mapping[str, str]:
        """The files that all pages need."""
        return {STYLE: self.style, SCRIPT: self.script}

    def files(self, lesson: Lesson) -> Mapping[str, str]:
        """The page, and what only its scripts read."""
        return {f"{lesson.file}.html": self._page(lesson), f"{lesson.file}.js": self._data(lesson)}

    def _page(self, lesson: Lesson) -> str:
        template = self.environment.get_template("exchange/lesson.html.j2")
        page = template.render(record=lesson.record, lesson=lesson, policy=self.policy, style=STYLE, script=SCRIPT)
        return self.selection.texts.markup(self.selection.texts.linked(page))

    def _data(self, lesson: Lesson) -> str:
        site = {
            "directoryUrls": self.selection.texts.site.in_folders,
            "record": lesson.identifier,
            "root": self.selection.texts.site.address,
            "scripts": {},
            "suggestions": bundle.NOWHERE._asdict(),
            **({"words": self.words} if self.words else {}),
        }
        return f"var casebook = {_json({'site': site, 'lesson': self._known(lesson)})};\n"

    def _known(self, lesson: Lesson) -> dict[str, Any]:
        questions = {ref: self._question(item, lesson.frames[ref].parts) for ref, item in lesson.items.items()}
        return {
            "kind": lesson.record.kind,
            "id": lesson.record.id,
            "dialect": self.platform.dialect,
            "mastery": lesson.mastery,
            "questions": questions,
            "data": dict(self._datasets(lesson)),
        }

    def _question(self, item: Item, parts: int) -> dict[str, Any]:
        found = described(item.interaction)
        said = item.texts.plain(item.question.stem)
        known: dict[str, Any] = {
            "id": self.platform.iri + item.identifier,
            "type": found.type,
            "patterns": found.patterns,
            "words": shortened(said),
            "options": options(item.interaction),
            "weight": round(1 / parts, 4),
        }
        if isinstance(figure := item.interaction, interactions.Figure):
            shown = f"{figure.value:f}{figure.unit}"
            known |= {"shown": shown, **unit_of(figure)}
        if self.platform.iri:
            whole = "\n".join(filter(None, (item.texts.plain(item.situation), said)))
            known |= {"words": whole, "lists": {name: dict(each) for name, each in found.lists.items()}}
        return known

    def _datasets(self, lesson: Lesson) -> Iterator[tuple[str, object]]:
        """What the scripts load on the site."""
        quizzes = {item.quiz.id: item.quiz for item in lesson.items.values()}
        of_exam = {lesson.record.id} if isinstance(lesson.record, Exam) else set()
        catalogue = self.catalogue | {"paths": {}, "cases": {}, "pages": {}}
        catalogue["quizzes"] = {name: one for name, one in self.catalogue["quizzes"].items() if name in quizzes}
        catalogue["exams"] = {name: one for name, one in self.catalogue["exams"].items() if name in of_exam}
        yield "catalogue", catalogue
        if isinstance(lesson.record, Exam):
            drawn = {name for pool in drawable(lesson.record.pools, self.selection.library) for name in pool}
            for quiz in quizzes.values():
                asked = learning.questions(self.environment, quiz).items()
                texts = self.selection.texts
                shown = {name: texts.markup(texts.linked(markup)) for name, markup in asked if name in drawn}
                yield f"questions-{quiz.id}", shown
            yield f"exam-{lesson.record.id}", learning.pools(self.selection.library, lesson.record)


def shortened(text: str) -> str:
    """A text on one line, as long as a platform must keep it."""
    line = " ".join(text.split())
    return line if len(line) <= SHORT else f"{line[: SHORT - 1]}…"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
