"""Things made from a library, each with the facts it rests on: made again only when one of these has changed."""

from collections import ChainMap
from collections.abc import Callable, Container, Mapping

from generator.kept.facts import Fact, Facts, Product, facts_of
from generator.kept.watched import Watched
from generator.library import Library


class Products:
    """Things by name. Of those that were `kept`, made from another library, the ones that would be made the same.

    `aside` are others by the same names, which may hold where those that were kept do not.
    """

    def __init__(
        self, facts: Facts, kept: Mapping[str, Product] | None = None, aside: Mapping[str, Product] | None = None
    ) -> None:
        self.facts = facts
        kept, aside = kept or {}, aside or {}
        self.known = {name: made for name, made in kept.items() if self._holds(made)}
        self.gone = {name: made for name, made in kept.items() if name not in self.known}
        back = {name: made for name, made in aside.items() if name not in self.known and self._holds(made)}
        self.known |= back
        self.changed = {*self.gone, *back}

    def _holds(self, made: Product) -> bool:
        return self.facts.together(made.facts) == made.answers

    def add(self, made: Mapping[str, Product]) -> None:
        """Remember things that were made from the library."""
        self.known.update({name: one._replace(answers=self.facts.together(one.facts)) for name, one in made.items()})
        self.changed.update(made)

    def keep(self, names: Container[str]) -> None:
        """Forget all others."""
        gone = {name for name in self.known if name not in names}
        self.known = {name: made for name, made in self.known.items() if name not in gone}
        self.changed |= gone


def make(
    library: Library, name: str, work: Callable[[Library], object], kept: Mapping[str, Product] | None = None
) -> dict[str, Product]:
    """What the work makes of a library, under its name, and under theirs the parts of it that are kept on their own."""
    noted: set[Fact] = set()
    parts: dict[str, Product] = {}
    known = ChainMap(parts, dict(kept or {}))
    value = work(Watched(library, noted, apart=known, by_field=True, rows=known))
    return {name: Product(value, facts_of(noted)), **parts}
