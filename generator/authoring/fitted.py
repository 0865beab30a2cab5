"""A kind's EXAMPLE for one knowledge base: what it names by way of example becomes something that is there."""

from collections.abc import Iterator, Mapping, Sequence

from generator.diagnostic import Problem
from generator.library import Library, Reference
from generator.reading.source import locate, parse
from generator.record import Kind, Record

OWN = "example"  # the id of the example itself, which nothing names
DRAFT = "status: draft\n"


def fitted(kind: Kind, library: Library) -> str:
    """The example as a draft, so that what it names by chance is not published unread.

    What the knowledge base has nothing like stays as it is, and is reported by the checks.
    """
    example = kind.model.model_validate({**parse(kind.example, "").value, "id": OWN})
    references = Library(library.kinds, {OWN: example}).references
    title, rest = _written(kind.example, references, _chosen(references, library)).split("\n", 1)
    return f"{title}\n{DRAFT}{rest}"


def _written(text: str, references: Sequence[Reference], chosen: Mapping[str, str]) -> str:
    places = {reference: locate(text, "", Problem(reference.path, needle=reference.target)) for reference in references}
    lines = text.split("\n")
    for reference, place in sorted(places.items(), key=lambda item: (item[1].line, item[1].column), reverse=True):
        line, start = lines[place.line - 1], place.column - 1
        lines[place.line - 1] = line[:start] + chosen[reference.target] + line[start + place.length :]
    return "\n".join(lines)


def _chosen(references: Sequence[Reference], library: Library) -> Mapping[str, str]:
    """For each reference what is named in its place: something else for something else, as long as there is enough."""
    chosen: dict[str, str] = {}
    for target in dict.fromkeys(reference.target for reference in references):
        candidates = [target] if _is_there(library, target) else [*_alike(library, target)]
        free = [candidate for candidate in candidates if candidate not in chosen.values()]
        chosen[target] = next(iter(free or candidates), target)
    return chosen


def _is_there(library: Library, target: str) -> bool:
    return bool(library.anchor(target) if "#" in target else library.get(target))


def _alike(library: Library, target: str) -> Iterator[str]:
    """What is of the same kind as what an example names, or of the same list of the taxonomy; a place for a place."""
    example_id, _, place = target.partition("#")
    for kind in library.kinds:
        example = _example(kind, example_id)
        for record in library.of_kind(kind.name) if example else ():
            if getattr(record, "dimension", "") == getattr(example, "dimension", ""):
                yield from (f"{record.id}#{anchor.id}" for anchor in record.anchors()) if place else (record.id,)


def _example(kind: Kind, example_id: str) -> Record | None:
    """The example of that name, if it is one of this kind."""
    value = parse(kind.example, "").value
    examples = value if kind.holds_many else {kind.example_id: value}
    return kind.model.model_validate({**examples[example_id], "id": example_id}) if example_id in examples else None
