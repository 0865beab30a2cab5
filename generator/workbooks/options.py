"""What a reference may name, as cells show it: `title（id）`, and back to the id."""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from generator.fields import REF_PATTERN, RefTo
from generator.library import Library
from generator.record import Record

BRACKETED = re.compile(rf"[（(] *(?P<ref>{REF_PATTERN}) *[）)]")


class Options:
    """The options of a library."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._of: dict[RefTo, Mapping[str, str]] = {}

    def of(self, mark: RefTo) -> Mapping[str, str]:
        """What a field with this mark may name: `{text: id or id#anchor}`, in the order of the site's lists."""
        if mark not in self._of:
            self._of[mark] = {self.shown(ref): ref for ref in self._named(mark)}
        return self._of[mark]

    def shown(self, ref: str) -> str:
        """A reference as cells show it; what is not there as it is written."""
        return self._texts.get(ref, ref)

    def meant(self, text: str) -> str:
        """The reference that a text names: by the id in brackets, by a title of only one, or as it is written.

        Two ids in brackets are two references on one line, neither of which may be lost.
        """
        if text in self._refs:
            return self._refs[text]
        hits = [*BRACKETED.finditer(text)]
        if len(hits) == 1 and hits[0].end() == len(text):
            return hits[0]["ref"]
        refs = self._by_title.get(text, ())
        return refs[0] if len(refs) == 1 else text

    def _named(self, mark: RefTo) -> Iterator[str]:
        library = self.library if mark.historic else self.library.listed
        for kind in library.kinds:
            for record in library.of_kind(kind.name) if not mark.kinds or kind.name in mark.kinds else ():
                if mark.dimension in ("", getattr(record, "dimension", "")):
                    yield from self._in(record, mark)

    def _in(self, record: Record, mark: RefTo) -> Iterator[str]:
        if mark.anchor != "required":
            yield record.id
        if mark.anchor != "never":
            yield from (f"{record.id}#{anchor}" for anchor in self.library.anchors(record.id))

    @cached_property
    def _texts(self) -> Mapping[str, str]:
        found = {}
        for record in self.library.records.values():
            found[record.id] = _line(f"{record.title}（{record.id}）")
            for anchor in self.library.anchors(record.id).values():
                ref = f"{record.id}#{anchor.id}"
                found[ref] = _line(f"{record.title} · {anchor.title}（{ref}）")
        return found

    @cached_property
    def _refs(self) -> Mapping[str, str]:
        return {text: ref for ref, text in self._texts.items()}

    @cached_property
    def _by_title(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        for record in self.library.records.values():
            found.setdefault(record.title, []).append(record.id)
        return found


def _line(text: str) -> str:
    return " ".join(text.split())
