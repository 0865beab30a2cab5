"""Which cases and questions rest on which place: what is told and asked about, and what is not yet."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from generator.kinds.case import Case
from generator.kinds.risk import Risk
from generator.library import Library
from generator.pages.page import plain
from generator.pages.prose import Writer
from generator.record import Record

STEM = 50  # characters of a question that a link to it shows


@dataclass(frozen=True, slots=True)
class Place:
    """A guide step or an article as `id#anchor`: the ids of cases that rest on it, and questions as `set#question`."""

    ref: str
    cases: tuple[str, ...]
    questions: tuple[str, ...]


def filters(library: Library) -> Mapping[str, Callable[..., Any]]:
    """`kind | coverage`, `risk | cases_of`, `ref | questions_about`, `refs | sets_of`, `set#question | stem_of`."""
    return {
        "coverage": partial(coverage, library),
        "cases_of": partial(cases_of, library),
        "questions_about": partial(questions_about, library),
        "sets_of": _sets_of,
        "stem_of": partial(_stem_of, library, Writer(library)),
    }


def questions_about(library: Library, ref: str) -> tuple[str, ...]:
    """The questions that cite a record (`id`) or one place in it (`id#anchor`), as `set#question`."""
    by_quizzes = library.cited_from("quiz", ref)
    return tuple(dict.fromkeys(place for mention in by_quizzes if "#" in (place := library.place_of(mention))))


def coverage(library: Library, kind: str) -> Iterator[tuple[Record, tuple[Place, ...]]]:
    """Every record of a kind with what handlers need of it: all steps of guides, and the articles that guides cite.

    As `(record, places)`; records without such a place are left out. What a case names whole covers no step of it.
    """
    for record in library.listed.of_kind(kind):
        refs = [f"{record.id}#{anchor}" for anchor in library.anchors(record.id)]
        needed = [ref for ref in refs if kind == "guide" or "guide" in library.mentioned_by(ref)]
        if needed:
            yield record, tuple(Place(ref, _cases_about(library, ref), questions_about(library, ref)) for ref in needed)


def cases_of(library: Library, risk: Risk) -> tuple[str, ...]:
    """The cases in which a risk came true: those that it names, and those that name it."""
    named = [library.current_id(ref) for ref in risk.cases]
    return tuple(dict.fromkeys((*named, *_cases_about(library, risk.id))))


def _cases_about(library: Library, ref: str) -> tuple[str, ...]:
    return library.listed.mentioned_by(ref).get(Case.kind, ())


def _sets_of(refs: Iterable[str]) -> list[str]:
    """The sets of questions, each once."""
    return list(dict.fromkeys(ref.partition("#")[0] for ref in refs))


def _stem_of(library: Library, writer: Writer, ref: str) -> str:
    """The beginning of the question that `set#question` names, in plain words."""
    anchor = library.anchor(ref)
    words = plain(writer.prose(anchor.text)) if anchor else ref
    return words if len(words) <= STEM else f"{words[:STEM]}……"
