"""What lists show of each record, by the list and the record: made again only where one of its facts has changed."""

from collections.abc import Iterator, MutableMapping
from functools import cached_property

from generator.kept.facts import Facts, Product
from generator.kept.folder import Folder

ROWS = "rows"


class Rows(MutableMapping[str, Product]):
    """Rows by name, read when the first is asked for. Those in a `folder` are only had as long as they are the same.

    Names end with the id of their record.
    """

    def __init__(self, folder: Folder, facts: Facts) -> None:
        self.folder, self.facts = folder, facts
        self.new: dict[str, Product] = {}
        self._had: dict[str, Product | None] = {}

    def __getitem__(self, name: str) -> Product:
        if name not in self._had:
            made = self._kept.get(name)
            self._had[name] = made if made and self.facts.together(made.facts) == made.answers else None
        if (found := self._had[name]) is None:
            raise KeyError(name)
        return found

    def __setitem__(self, name: str, made: Product) -> None:
        self._had[name] = self.new[name] = made._replace(answers=self.facts.together(made.facts))

    def __delitem__(self, name: str) -> None:
        raise TypeError("a row is forgotten when its record is gone")

    def __iter__(self) -> Iterator[str]:
        return iter({**self._kept, **self.new})

    def __len__(self) -> int:
        return len({**self._kept, **self.new})

    def take(self) -> dict[str, Product]:
        """Those that were made since one last asked, for another process to `add`; no other page asks for them."""
        found, self.new, self._had = self.new, {}, {}
        return found

    def add(self, made: dict[str, Product]) -> None:
        """Know rows that were made from the same library."""
        self.new.update(made)

    def finish(self) -> None:
        """Keep what the next build can use."""
        if self.new:
            records = self.facts.library.records
            found = {name: made for name, made in {**self._kept, **self.new}.items() if name.split()[-1] in records}
            self.folder.write(ROWS, found, {*self.new, *(self._kept.keys() - found.keys())})

    @cached_property
    def _kept(self) -> dict[str, Product]:
        return self.folder.read(ROWS)
