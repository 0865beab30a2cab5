"""What a record claims in figures, and on what basis: for the check that compares it with the texts of laws."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations_with_replacement
from typing import NamedTuple

from generator.checks._articles import Passage, cited, cited_in, passage, stated_by, stated_by_record
from generator.checks._sentences import SUMMED, Clause, claimed, clauses
from generator.diagnostic import FieldPath
from generator.fields import RefTo, Text
from generator.kinds.regulation import Article, Regulation
from generator.library import Library
from generator.record import Alternative, Deadline, Part, Record
from generator.references import LINK
from generator.statutes.figures import Measure, figures
from generator.walk import Leaf, leaves, parts

MOST_ADDENDS = 40  # among which those are sought that make up a sum


class Claim(NamedTuple):
    """A figure, where and how it is written, the articles that it rests on, and whether it needs none of them."""

    path: FieldPath
    written: str
    measure: Measure
    passages: tuple[Passage, ...]
    is_explained: bool


@dataclass(frozen=True, slots=True)
class _Region:
    """A part that says what its texts rest on, or else the record; `explained` are the figures that need no article."""

    passages: tuple[Passage, ...]
    is_strict: bool = False
    explained: set[Measure] = field(default_factory=set)


def claims(library: Library, record: Record) -> Iterator[Claim]:
    """Every figure that a record claims."""
    return _Claims(library, record).all()


class _Claims:
    """The texts of one record, part by part."""

    def __init__(self, library: Library, record: Record) -> None:
        self.library, self.record = library, record
        self.parts: dict[FieldPath, Part] = {(): record, **dict(parts(record))}
        self.regions: dict[FieldPath, _Region] = {}
        self.explained: set[Measure] = set()

    def all(self) -> Iterator[Claim]:
        """What is explained at one place is explained at those before it too, so that is looked for first."""
        texts = [*self._texts()]
        for leaf in leaves(self.record):
            self._explain_limits(leaf)
        for leaf in texts:
            self._explain(leaf)
        for leaf in texts:
            if self._internal(leaf.path) is None and not self._is_posed(leaf):
                yield from self._claims_in(leaf)

    def _texts(self) -> Iterator[Leaf]:
        yield from (leaf for leaf in leaves(self.record) if isinstance(leaf.mark, Text) and not leaf.mark.historic)
        for path, part in self.parts.items():
            yield from (Leaf((*path, *inner), text, Text()) for inner, text in part.figures())

    def _explain_limits(self, leaf: Leaf) -> None:
        """What a time limit says that is named in a part needs no article there, nor in the parts around it."""
        named = [leaf.value] if isinstance(leaf.mark, RefTo) else [hit[1].strip() for hit in LINK.finditer(leaf.value)]
        measures = {measure for ref in named for measure in stated_by_record(self.library, ref)}
        for at, part in self._around(leaf.path) if measures else ():
            if _is_ground(at, part):
                self._region_at(at, part).explained.update(measures)

    def _explain(self, leaf: Leaf) -> None:
        internal = self._internal(leaf.path)
        at, region = self._region(leaf.path if internal is None else internal[:-1])
        explained = region.explained if at else self.explained
        for clause in clauses(leaf.value):
            measures = {figure.measure for figure in figures(clause.text)}
            if clause.is_explained or internal is not None:
                explained.update(measures)
            elif SUMMED in clause.text:
                explained.update(self._sums(region, clause, measures))

    def _sums(self, region: _Region, clause: Clause, measures: set[Measure]) -> Iterator[Measure]:
        """Those of the figures in a clause that others in it, or in what it rests on, make up."""
        passages = (*region.passages, *cited_in(self.library, self.record, clause.sentence))
        stated = {measure for passage in passages for measure in stated_by(self.library, passage)}
        for number, unit in measures:
            addends = sorted(other for other, of in stated | measures if of == unit and other < number)[:MOST_ADDENDS]
            chosen = (some for count in (2, 3) for some in combinations_with_replacement(addends, count))
            if any(sum(some) == number for some in chosen):
                yield number, unit

    def _claims_in(self, leaf: Leaf) -> Iterator[Claim]:
        _, region = self._region(leaf.path)
        explained = region.explained | self.explained
        for clause in clauses(leaf.value):
            found = tuple(cited_in(self.library, self.record, clause.sentence))
            passages = (*region.passages, *found)
            for figure in claimed(clause.text, strict=region.is_strict, citing=bool(found)) if passages else ():
                written = clause.text[figure.start : figure.end]
                yield Claim(leaf.path, written, figure.measure, passages, figure.measure in explained)

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

    def _region(self, path: FieldPath) -> tuple[FieldPath, _Region]:
        at, part = next((at, part) for at, part in self._around(path) if _is_ground(at, part))
        return at, self._region_at(at, part)

    def _region_at(self, at: FieldPath, part: Part) -> _Region:
        if at not in self.regions:
            self.regions[at] = self._region_of(part)
        return self.regions[at]

    def _region_of(self, part: Part) -> _Region:
        if isinstance(part, Article) and isinstance(self.record, Regulation):
            return _Region((passage(self.library, self.record, part.shown_label),), is_strict=True)
        refs = self._refs_of_record() if part is self.record else _refs(part)
        passages = tuple(found for ref in refs if (found := cited(self.library, ref)))
        return _Region(passages, isinstance(part, Deadline))

    def _refs_of_record(self) -> tuple[str, ...]:
        """A page rests on all that it cites anywhere, or on its own articles; a story rests on nothing."""
        if self.record.is_story:
            return ()
        if isinstance(self.record, Regulation):
            return tuple(f"{self.record.id}#{article.no}" for article in self.record.articles)
        return tuple(dict.fromkeys(ref for part in self.parts.values() for ref in _refs(part)))

    def _is_posed(self, leaf: Leaf) -> bool:
        """Whether a text may be wrong, as what a question poses, and is not known to be right."""
        _, part = next(self._around(leaf.path))
        is_right = isinstance(part, Alternative) and not part.is_wrong
        return isinstance(leaf.mark, Text) and leaf.mark.posed and not is_right


def _is_ground(at: FieldPath, part: Part) -> bool:
    """Whether a part says what its texts rest on; the record always does."""
    return not at or isinstance(part, Article) or bool(_refs(part))


def _refs(part: Part) -> tuple[str, ...]:
    return getattr(part, "cites", ())
