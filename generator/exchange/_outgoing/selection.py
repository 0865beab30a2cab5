"""What is exported: questions in sections, with all that formats need to know of them."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from pathlib import Path as FilePath

from generator.authoring.identifiers import Identifiers, Known
from generator.exchange._outgoing.losses import Loss
from generator.exchange._outgoing.texts import Citation, Texts
from generator.fields import RefTo
from generator.kinds.exam import Exam
from generator.kinds.path import Path
from generator.kinds.quiz import Quiz
from generator.library import Library
from generator.questions import Question, interactions
from generator.record import Record
from generator.traditional.rendition import Rendition
from generator.walk import Leaf, leaves


@dataclass(frozen=True)
class Item:
    """A question that is answered at one go. `situation` (Markdown) is that of the scenario it is part of, or empty.

    `known` is how other programs know it: its identifier, and when it last changed.
    """

    quiz: Quiz
    question: Question
    situation: str
    known: Known
    texts: Texts

    @property
    def ref(self) -> str:
        """`quiz#question`, for people."""
        return f"{self.quiz.id}#{self.question.id}"

    @property
    def identifier(self) -> str:
        """By which other programs know it, for ever: `cb.quiz.question`."""
        return self.known.identifier

    @property
    def interaction(self) -> interactions.Interaction:
        """What a learner does to answer it."""
        return self.question.interaction

    @property
    def citations(self) -> tuple[Citation, ...]:
        """What it rests on."""
        return tuple(map(self.texts.cited, self.question.cites))


@dataclass(frozen=True)
class Section:
    """Questions that belong together: a question set, or a pool of an exam, of which `draw` are asked (None: all)."""

    identifier: str
    title: str
    items: tuple[Item, ...]
    draw: int | None = None


@dataclass(frozen=True)
class Selection:
    """What is exported, and of which library. `subject` is what was asked for, None for several sets or everything.

    The library holds nothing that is unpublished, retired or not for the public. `project` is where all of it stands,
    `rendition` what it is written in if that is Traditional; `options` are those of the format, by name.
    """

    library: Library
    texts: Texts
    identifiers: Identifiers
    title: str
    subject: Quiz | Exam | Path | None
    sections: tuple[Section, ...]
    project: FilePath = FilePath()
    rendition: Rendition | None = None
    options: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Every question once, in order."""
        return tuple({item.ref: item for section in self.sections for item in section.items}.values())

    @property
    def identifier(self) -> str:
        """Of the whole: that of its subject, or `cb.all` and `cb.` with a digest of what was chosen."""
        return self._known(self.subject).identifier if self.subject else f"cb.{self.name}"

    @property
    def name(self) -> str:
        """A short name in plain letters, for files and identifiers."""
        if self.subject:
            return self.subject.id
        quizzes = sorted({item.quiz.id for item in self.items})
        return quizzes[0] if len(quizzes) == 1 else f"sets-{sha256(' '.join(quizzes).encode()).hexdigest()[:8]}"

    def left_simplified(self, what: str, why: str) -> Iterator[Loss]:
        """What of the words of a format cannot be Traditional, if all else is."""
        if self.rendition:
            yield Loss("", f"{what}还是简体：{why}")

    def known(self, record: Record) -> Known:
        """How other programs know a record that is exported as a whole."""
        return self._known(record)

    def _known(self, record: Record) -> Known:
        return self.identifiers.known[record.id]


def refs_of(quiz: Quiz) -> Iterator[tuple[str, Question, str]]:
    """The questions of a set that are answered one by one, as `(quiz#question, question, situation)`."""
    for question in quiz.questions:
        for part in question.answerable():
            yield f"{quiz.id}#{part.id}", part, "" if part is question else question.stem


def digest_of(quiz: Quiz, question: Question, situation: str, texts: Texts) -> str:
    """Changes whenever anything changes that is exported of a question, what others are called in it too."""
    rendered = [texts.html(situation), *(_rendered(leaf, texts) for leaf in leaves(question))]
    said = [quiz.title, question.model_dump_json(warnings=False), rendered]
    return sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()[:16]


def _rendered(leaf: Leaf, texts: Texts) -> object:
    if isinstance(leaf.mark, RefTo):
        return texts.cited(leaf.value)
    return texts.html(leaf.value) if leaf.mark.is_markdown_field else leaf.value


def digests(quizzes: Mapping[str, Quiz], others: Mapping[str, Record], texts: Texts) -> Mapping[str, str]:
    """Of all that is exported, by reference; a set and all else that is known as a whole by what it says of itself."""
    found = {one.id: sha256(one.model_dump_json(warnings=False).encode()).hexdigest()[:16] for one in others.values()}
    for quiz in quizzes.values():
        found[quiz.id] = sha256(quiz.model_dump_json(warnings=False).encode()).hexdigest()[:16]
        found |= {ref: digest_of(quiz, question, situation, texts) for ref, question, situation in refs_of(quiz)}
    return found
