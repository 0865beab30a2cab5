"""A text made from a kind's EXAMPLE, for one knowledge base: what it names by way of example becomes something that is
there, or is left out.
"""

from collections.abc import Iterator, Mapping, Sequence

from generator.authoring.choices import named_by
from generator.authoring.leaving_out import left_out
from generator.authoring.written import Written
from generator.diagnostic import Problem
from generator.fields import RefTo
from generator.library import Library
from generator.reading.source import locate, parse
from generator.record import Kind, Record
from generator.references import Reference, fits

OWN = "example"  # the id of the example itself, which nothing names


class LackingError(Exception):
    """A record of the kind has to name something, and there is nothing to name: `mark` says what it would be."""

    def __init__(self, mark: RefTo) -> None:
        super().__init__(mark)
        self.mark = mark


def fitted(written: Written, kind: Kind, library: Library) -> Written:
    """The text with references to what is there.

    What there is nothing like is left out, or else names what else may stand there. Raises `LackingError`.
    """
    found = _references(written, kind, library)
    written = _named(written, found, _chosen(found, library))
    while (missing := _first_missing(written, kind, library)) is not None:
        record, reference = missing
        written = left_out(written, record, reference.path) or _anything(written, reference, library)
    return written


def _references(written: Written, kind: Kind, library: Library) -> Sequence[Reference]:
    return Library(library.kinds, {OWN: _record(written, kind)}).references


def _record(written: Written, kind: Kind) -> Record:
    return kind.model.model_validate({**written.value, "id": OWN})


def _first_missing(written: Written, kind: Kind, library: Library) -> tuple[Record, Reference] | None:
    record = _record(written, kind)
    found = Library(library.kinds, {OWN: record}).references
    missing = (reference for reference in found if not _is_there(library, reference))
    return next(((record, reference) for reference in missing), None)


def _anything(written: Written, reference: Reference, library: Library) -> Written:
    other = next(_able(library, reference), None)
    if other is None:
        raise LackingError(reference.mark)
    return _named(written, [reference], {reference.target: other})


def _named(written: Written, references: Sequence[Reference], chosen: Mapping[str, str]) -> Written:
    text = written.text
    places = {reference: locate(text, "", Problem(reference.path, needle=reference.target)) for reference in references}
    lines = text.split("\n")
    for reference, place in sorted(places.items(), key=lambda item: (item[1].line, item[1].column), reverse=True):
        line, start = lines[place.line - 1], place.column - 1
        lines[place.line - 1] = line[:start] + chosen[reference.target] + line[start + place.length :]
    return Written("\n".join(lines))


def _chosen(references: Sequence[Reference], library: Library) -> Mapping[str, str]:
    """For each reference what is named in its place: something else for something else, as long as there is enough."""
    chosen: dict[str, str] = {}
    for reference in references:
        if reference.target not in chosen:
            there = _is_there(library, reference)
            candidates = [reference.target] if there else [*_alike(library, reference)]
            free = [candidate for candidate in candidates if candidate not in chosen.values()]
            chosen[reference.target] = next(iter(free or candidates), reference.target)
    return chosen


def _is_there(library: Library, reference: Reference) -> bool:
    record = library.listed.get(reference.target)
    is_placed = not reference.anchor or library.anchor(reference.target) is not None
    return record is not None and is_placed and fits(reference.mark, record)


def _alike(library: Library, reference: Reference) -> Iterator[str]:
    """What is of the same kind as what an example names, or of the same list of the taxonomy; a place for a place."""
    for kind in library.kinds:
        if example := _example(kind, reference.target_id):
            mark = RefTo((kind.name,), dimension=str(getattr(example, "dimension", "")))
            yield from _places(named_by(mark, library), is_place=bool(reference.anchor))


def _able(library: Library, reference: Reference) -> Iterator[str]:
    """Whatever may stand where a reference stands; a place, if it has one."""
    yield from _places(named_by(reference.mark, library), is_place=bool(reference.anchor))
    if reference.mark.anchor == "allowed":
        yield from _places(named_by(reference.mark, library), is_place=False)


def _places(records: Iterator[Record], *, is_place: bool) -> Iterator[str]:
    for record in records:
        yield from (f"{record.id}#{anchor.id}" for anchor in record.anchors()) if is_place else (record.id,)


def _example(kind: Kind, example_id: str) -> Record | None:
    """The example of that name, if it is one of this kind."""
    value = parse(kind.example, "").value
    examples = value if kind.holds_many else {kind.example_id: value}
    return kind.model.model_validate({**examples[example_id], "id": example_id}) if example_id in examples else None
