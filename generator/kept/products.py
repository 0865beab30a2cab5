"""Things made from a library, each with the facts it rests on: made again only when one of these has changed."""

from collections.abc import Callable, Container, Iterable, Mapping
from typing import Any, NamedTuple, TypeVar

from generator.kept.facts import Fact, Facts, Watched
from generator.library import Library

Value = TypeVar("Value")


class Made(NamedTuple):
    """A thing, the facts it rests on, and their answers as one short name.

    The facts are lines of a text: they are many, and go from one process to another.
    """

    value: Any
    facts: str
    answers: str = ""


class Products:
    """Things by name. Of those that were `kept`, made from another library, the ones that would be made the same."""

    def __init__(self, facts: Facts, kept: Mapping[str, Made] | None = None) -> None:
        self.facts = facts
        kept = kept or {}
        self.known = {name: made for name, made in kept.items() if facts.together(made.facts) == made.answers}
        self.changed = {*kept} - {*self.known}

    def add(self, made: Mapping[str, Made]) -> None:
        """Remember things that were made from the library."""
        self.known.update({name: one._replace(answers=self.facts.together(one.facts)) for name, one in made.items()})
        self.changed.update(made)

    def keep(self, names: Container[str]) -> None:
        """Forget all others."""
        gone = {name for name in self.known if name not in names}
        self.known = {name: made for name, made in self.known.items() if name not in gone}
        self.changed |= gone


def facts_of(noted: Iterable[Fact]) -> str:
    """Facts, a line each."""
    return "\n".join(sorted(noted))


def make(library: Library, work: Callable[[Library], Value]) -> tuple[Value, str]:
    """What the work makes of a library, and the facts it rests on, a line each."""
    noted: set[Fact] = set()
    value = work(Watched(library, noted))
    return value, facts_of(noted)
