"""What a record claims in figures, and on what basis: for the check that compares it with the texts of laws."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.checks._articles import Passage, cited, cited_in, passage
from generator.checks._sentences import claimed, sentences
from generator.diagnostic import FieldPath
from generator.fields import Text
from generator.kinds.regulation import Article, Regulation
from generator.library import Library
from generator.record import Alternative, Deadline, Part, Record
from generator.statutes.figures import Measure, figures
from generator.walk import Leaf, leaves, parts


class Claim(NamedTuple):
    """A figure, where and how it is written, the articles that it rests on, and all that is cited for it."""

    path: FieldPath
    written: str
    measure: Measure
    passages: tuple[Passage, ...]
    refs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Region:
    """A part that says what its texts rest on, or else the record; `explained` are the figures that need no article."""

    passages: tuple[Passage, ...]
    refs: tuple[str, ...] = ()
    is_strict: bool = False
    explained: set[Measure] = field(default_factory=set)


def claims(library: Library, record: Record) -> Iterator[Claim]:
    """Every figure that a record claims and does not explain."""
    return _Claims(library, record).all()


class _Claims:
    """The texts of one record, part by part."""

    def __init__(self, library: Library, record: Record) -> None:
        self.library, self.record = library, record
        self.parts: dict[FieldPath, Part] = {(): record, **dict(parts(record))}
        self.regions: dict[FieldPath, _Region] = {}

    def all(self) -> Iterator[Claim]:
        """What is explained at one place is explained at those before it too, so that is looked for first."""
        texts = [*self._texts()]
        for leaf in texts:
            self._explain(leaf)
        for leaf in texts:
            if self._internal(leaf.path) is None and not self._is_posed(leaf):
                yield from self._claims_in(leaf)

    def _texts(self) -> Iterator[Leaf]:
        yield from (leaf for leaf in leaves(self.record) if isinstance(leaf.mark, Text) and not leaf.mark.historic)
        for path, part in self.parts.items():
            yield from (Leaf((*path, *inner), text, Text()) for inner, text in part.figures())

    def _explain(self, leaf: Leaf) -> None:
        internal = self._internal(leaf.path)
        region = self._region(leaf.path if internal is None else internal[:-1])
        for sentence, is_explained in sentences(leaf.value):
            if is_explained or internal is not None:
                region.explained.update(figure.measure for figure in figures(sentence))

    def _claims_in(self, leaf: Leaf) -> Iterator[Claim]:
        region = self._region(leaf.path)
        explained = region.explained | self._region(()).explained
        for sentence, _ in sentences(leaf.value):
            found = tuple(cited_in(self.library, self.record, sentence))
            passages = (*region.passages, *found)
            for figure in claimed(sentence, strict=region.is_strict, citing=bool(found)) if passages else ():
                if figure.measure not in explained:
                    written = sentence[figure.start : figure.end]
                    yield Claim(leaf.path, written, figure.measure, passages, region.refs)

    def _around(self, path: FieldPath) -> Iterator[tuple[FieldPath, Part]]:
        """The parts that hold a field, innermost first, the record last."""
        for length in range(len(path), -1, -1):
            if part := self.parts.get(path[:length]):
                yield path[:length], part

    def _internal(self, path: FieldPath) -> FieldPath | None:
        """The part that says of a field in it that it is the organisation's own rule, if one does."""
        for at, part in self._around(path):
            if getattr(part, "internal", False):
                return at
            if _refs(part) or isinstance(part, Article):
                return None
        return None

    def _region(self, path: FieldPath) -> _Region:
        at, part = next(
            (at, part) for at, part in self._around(path) if not at or isinstance(part, Article) or _refs(part)
        )
        if at not in self.regions:
            self.regions[at] = self._region_of(part)
        return self.regions[at]

    def _region_of(self, part: Part) -> _Region:
        if isinstance(part, Article) and isinstance(self.record, Regulation):
            return _Region((passage(self.library, self.record, part.shown_label),), is_strict=True)
        refs = self._refs_of_record() if part is self.record else _refs(part)
        passages = tuple(found for ref in refs if (found := cited(self.library, ref)))
        return _Region(passages, refs, isinstance(part, Deadline))

    def _refs_of_record(self) -> tuple[str, ...]:
        """A page rests on all that it cites anywhere; a story rests on nothing."""
        if self.record.is_story:
            return ()
        return tuple(dict.fromkeys(ref for part in self.parts.values() for ref in _refs(part)))

    def _is_posed(self, leaf: Leaf) -> bool:
        """Whether a text may be wrong, as what a question poses, and is not known to be right."""
        _, part = next(self._around(leaf.path))
        is_right = isinstance(part, Alternative) and not part.is_wrong
        return isinstance(leaf.mark, Text) and leaf.mark.posed and not is_right


def _refs(part: Part) -> tuple[str, ...]:
    return getattr(part, "cites", ())
