"""What <cb-intake> compares a complaint with: the taxonomy with its cues, models of what people say, the cases."""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import Any
from zlib import crc32

from generator.kinds.case import Case
from generator.kinds.taxon import Taxon
from generator.library import Library
from generator.twins import separating
from generator.twins.likeness import Vector, vectors
from generator.twins.telling import Model, together, written

DIMENSIONS = ("product", "cause", "severity", "matter", "request", "danger")
OTHER = ""  # the class of what is said of none of them
ROOM = {"cause": 24_000, "severity": 14_000}  # characters of sentences that are hardest to tell
EVERY = {"matter": 6, "danger": 3}  # of so many sentences of causes one is learned as an ordinary complaint
PAIRS_OF_CASE = 30
OPENING = 300  # characters of a case that say what it is about

Said = Iterator[tuple[str, str]]


def datasets(library: Library) -> Iterator[tuple[str, object]]:
    """`intake`: `{"taxa": […], "cases": […], "pieces": […], "models": {dimension: columns}}`.

    The vector of a case is one text: pairs of characters with weights in hundredths. Most pieces are known to several
    models, and so stand there once.
    """
    listed, taxa = library.listed, _of_dimensions(library)
    yield (
        "intake",
        {
            "taxa": _taxa(listed, taxa),
            "cases": _cases(listed, listed.all(Case)),
            **library.part("intake models", _models),
        },
    )


def _of_dimensions(library: Library) -> list[Taxon]:
    return [taxon for taxon in library.listed.all(Taxon) if taxon.dimension in DIMENSIONS]


def _models(library: Library) -> Mapping[str, object]:
    """For each dimension a model of what is said of its taxa and, as `OTHER`, of none of them."""
    taxa = _of_dimensions(library)
    others = {
        "product": _not_meant,
        "cause": _no_complaint,
        "severity": _not_meant,
        "matter": _complaints,
        "danger": _no_danger,
    }
    found = {name: [*_heard(taxa, name), *other(taxa, name)] for name, other in others.items()}
    found["cause"] += _asked_of_guides(library.listed, taxa)
    models = {name: _learned(name, said) for name, said in found.items() if said}
    ordered = together(models.values())
    return {"pieces": written(ordered), "models": {name: model.columns(ordered) for name, model in models.items()}}


def _learned(name: str, said: Sequence[tuple[str, str]]) -> Model:
    return separating.learn(said, ROOM.get(name, 0))


def _heard(taxa: Sequence[Taxon], dimension: str) -> Said:
    for taxon in taxa:
        if taxon.dimension == dimension:
            yield from ((taxon.id, words) for words in (*taxon.utterances, *taxon.cues.clear))


def _asked_of_guides(library: Library, taxa: Sequence[Taxon]) -> Said:
    """What the first guide of a cause is asked for is said of the cause, unless others begin with the same guide."""
    causes = [taxon for taxon in taxa if taxon.dimension == "cause" and taxon.guides]
    shared = Counter(taxon.guides[0] for taxon in causes)
    for taxon in causes:
        guide = library.get(taxon.guides[0])
        if guide and shared[taxon.guides[0]] == 1:
            yield from ((taxon.id, words) for words in guide.asked)


def _not_meant(taxa: Sequence[Taxon], dimension: str) -> Said:
    for taxon in taxa:
        if taxon.dimension == dimension:
            yield from ((OTHER, words) for words in taxon.not_meant)


def _no_complaint(taxa: Sequence[Taxon], dimension: str) -> Said:
    yield from _not_meant(taxa, dimension)
    yield from ((OTHER, words) for taxon in taxa if taxon.causeless for words in taxon.utterances)


def _complaints(taxa: Sequence[Taxon], dimension: str) -> Said:
    """Whoever says what belongs to a cause complains."""
    complaint = next((taxon.id for taxon in taxa if taxon.dimension == "matter" and taxon.usual), OTHER)
    yield from ((complaint, words) for words in _ordinary(taxa, dimension))


def _no_danger(taxa: Sequence[Taxon], dimension: str) -> Said:
    yield from _not_meant(taxa, dimension)
    yield from ((OTHER, words) for words in _ordinary(taxa, dimension))


def _ordinary(taxa: Sequence[Taxon], dimension: str) -> Sequence[str]:
    """Of what is said of causes the same sentences, whatever is added, but for those that are said of the dimension."""
    own = {words for taxon in taxa if taxon.dimension == dimension for words in taxon.utterances}
    said = [words for taxon in taxa if taxon.dimension == "cause" for words in taxon.utterances]
    return [words for words in said if crc32(words.encode()) % EVERY[dimension] == 0 and words not in own]


def _taxa(library: Library, taxa: Sequence[Taxon]) -> list[dict[str, Any]]:
    levels = {taxon.id: set(taxon.utterances) for taxon in taxa if taxon.dimension == "severity"}
    return [_taxon(library, taxon) | {"levels": _levels(taxon, levels)} for taxon in taxa]


def _levels(taxon: Taxon, levels: Mapping[str, Set[str]]) -> dict[str, int] | None:
    """How usual each level is with a cause, by what is said of both: the logarithm of its share, in hundredths."""
    if taxon.dimension != "cause":
        return None
    both = {level: 1 + len(said & {*taxon.utterances}) for level, said in levels.items()}
    return {level: round(100 * math.log(number / sum(both.values()))) for level, number in both.items()}


def _taxon(library: Library, taxon: Taxon) -> dict[str, Any]:
    return {
        "id": taxon.id,
        "dimension": taxon.dimension,
        "rank": taxon.order,
        "usual": taxon.usual,
        "level": _named(library, taxon.level),
        "cause": _named(library, taxon.cause),
        "title": taxon.title,
        "clear": (taxon.title, *taxon.aliases, *taxon.cues.clear),
        "hints": taxon.cues.hints,
        "always": taxon.cues.always,
        "unless": taxon.cues.unless,
        "yuan": taxon.threshold and taxon.threshold.yuan,
        "people": taxon.threshold and taxon.threshold.people,
        "years": taxon.threshold and taxon.threshold.years,
    }


def _named(library: Library, ref: str | None) -> str | None:
    record = library.get(ref) if ref else None
    return record.id if record else None


def _cases(library: Library, cases: Sequence[Case]) -> list[dict[str, Any]]:
    found = vectors([_opening(case) for case in cases], PAIRS_OF_CASE)
    return [
        {
            "title": case.title,
            "page": library.page_of(case),
            "taxa": list(map(library.current_id, (case.product, case.cause, case.severity))),
            "vector": _flat(vector),
        }
        for case, vector in zip(cases, found, strict=True)
    ]


def _opening(case: Case) -> str:
    return "\n".join((case.title, *case.aliases, case.summary, case.situation))[:OPENING]


def _flat(vector: Vector) -> str:
    return " ".join(f"{pair}{weight}" for pair, weight in vector.items())
