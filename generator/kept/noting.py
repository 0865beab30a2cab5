"""Where questions are noted, for a library and all its views."""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from generator.kept.facts import Fact

Value = TypeVar("Value")


class Noting:
    """The set to which facts are added now."""

    def __init__(self, facts: set[Fact]) -> None:
        self.facts = facts

    def alone(self, work: Callable[[], Value]) -> tuple[Value, set[Fact]]:
        """What the work makes, and what was asked for it; whoever notes all else hears nothing of it."""
        outer, self.facts = self.facts, set()
        try:
            return work(), self.facts
        finally:
            self.facts = outer


class NotingMapping(Mapping[str, Value]):
    """A mapping that says which of its keys was asked for, or that somebody looked at all of them."""

    def __init__(
        self, mapping: Mapping[str, Value], ask: Callable[[str], None], everything: Callable[[str], None]
    ) -> None:
        self.mapping, self.ask, self.everything = mapping, ask, everything

    def __getitem__(self, key: str) -> Value:
        self.ask(key)
        return self.mapping[key]

    def __contains__(self, key: object) -> bool:
        self.ask(str(key))
        return key in self.mapping

    def __iter__(self) -> Iterator[str]:
        self.everything("")
        return iter(self.mapping)

    def __len__(self) -> int:
        self.everything("")
        return len(self.mapping)
