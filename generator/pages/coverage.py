"""Which questions rest on which place: what is asked about, and what is not yet."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.library import Library
from generator.record import Record


@dataclass(frozen=True, slots=True)
class Place:
    """A guide step or an article as `id#anchor`, and the questions that rest on it as `set#question`."""

    ref: str
    questions: tuple[str, ...]


def questions_about(library: Library, ref: str) -> tuple[str, ...]:
    """The questions that cite a record (`id`) or one place in it (`id#anchor`), as `set#question`."""
    mentions = (mention for mention in library.cited_by.get(ref, ()) if mention.owner in library.records)
    by_quizzes = (mention for mention in mentions if library.records[mention.owner].kind == "quiz")
    return tuple(dict.fromkeys(place for mention in by_quizzes if "#" in (place := library.place_of(mention))))


def coverage(library: Library, kind: str) -> Iterator[tuple[Record, tuple[Place, ...]]]:
    """Every record of a kind with what handlers need of it: all steps of guides, and the articles that guides cite."""
    for record in library.of_kind(kind):
        refs = [f"{record.id}#{anchor}" for anchor in library.anchors(record.id)]
        needed = [ref for ref in refs if kind == "guide" or _is_cited_by_a_guide(library, ref)]
        if needed:
            yield record, tuple(Place(ref, questions_about(library, ref)) for ref in needed)


def _is_cited_by_a_guide(library: Library, ref: str) -> bool:
    owners = (library.records.get(mention.owner) for mention in library.cited_by.get(ref, ()))
    return any(owner is not None and owner.kind == "guide" for owner in owners)
