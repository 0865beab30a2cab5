"""What <cb-intake> compares a complaint with: the taxonomy with its cues, and vectors of its texts and of the cases."""

from collections.abc import Iterator, Sequence
from typing import Any

from generator.kinds.case import Case
from generator.kinds.taxon import Taxon
from generator.library import Library
from generator.twins.likeness import Vector, vectors

DIMENSIONS = ("product", "cause", "severity")
PAIRS_OF_TAXON = 800
PAIRS_OF_CASE = 30
OPENING = 300  # characters of a case that say what it is about


def datasets(library: Library) -> Iterator[tuple[str, object]]:
    """`intake`: `{"taxa": […], "cases": […]}`; a vector is one text, pairs of characters with weights in hundredths."""
    listed = library.listed
    yield "intake", {"taxa": _taxa(listed, listed.all(Taxon)), "cases": _cases(listed, listed.all(Case))}


def _taxa(library: Library, all_taxa: Sequence[Taxon]) -> list[dict[str, Any]]:
    taxa = [taxon for taxon in all_taxa if taxon.dimension in DIMENSIONS]
    found = vectors([_words(taxon) for taxon in taxa], PAIRS_OF_TAXON)
    return [_taxon(library, taxon, vector) for taxon, vector in zip(taxa, found, strict=True)]


def _words(taxon: Taxon) -> str:
    cues = taxon.cues
    said = (*taxon.heard, *cues.clear, *cues.hints)
    return "\n".join((taxon.title, *taxon.aliases, taxon.definition, *taxon.signals, *said))


def _taxon(library: Library, taxon: Taxon, vector: Vector) -> dict[str, Any]:
    return {
        "id": taxon.id,
        "dimension": taxon.dimension,
        "rank": taxon.order,
        "usual": taxon.usual,
        "level": level.id if taxon.level and (level := library.get(taxon.level)) else None,
        "title": taxon.title,
        "clear": (taxon.title, *taxon.aliases, *taxon.cues.clear),
        "hints": taxon.cues.hints,
        "unless": taxon.cues.unless,
        "yuan": taxon.threshold and taxon.threshold.yuan,
        "people": taxon.threshold and taxon.threshold.people,
        "vector": _flat(vector),
    }


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
