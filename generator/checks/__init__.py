"""Rules across records, one a file.

A module here is found by itself: its name is its code, and its docstring is the page that `casebook explain` prints (in
the authors' language). It has a `check(library)` that yields findings, or, to look at every text one by one, an
`inspector(library)` that gives a function from text to problems; all texts are walked through once for all inspectors.
`_name` is a helper of the others.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from operator import call
from types import ModuleType

from generator.diagnostic import Problem, code_of
from generator.discovery import modules_in
from generator.fields import Text
from generator.kept.facts import Product, Watched, facts_of
from generator.kept.products import Products, make
from generator.library import Library
from generator.record import Kind, Record
from generator.walk import Leaf
from generator.workers import in_order

PARTS = 8  # of all texts, that one process or another looks through
PREFIXES = ("check ", "rules ", "texts ")  # of the names under which it is kept what was found

Finding = tuple[str, Problem]
"""The owner of the text (a record's id, or the file of a handwritten page) and what is wrong with it."""

Inspector = Callable[[str, Leaf], Iterable[Problem]]
"""From the owner of a text and the text to its problems."""


Job = Callable[[], dict[str, Product]]
"""Makes findings, by the names under which they are kept."""


@cache
def all_checks() -> Mapping[str, ModuleType]:
    """Every check module by its code."""
    return {code_of(name): module for name, module in modules_in(__name__).items()}


def run(library: Library, products: Products | None = None) -> Iterator[Finding]:
    """Everything that the rules inside single records and the rules across records find, each with its code.

    With `products` only what may find something else than before looks again; what was found is added to them.
    """
    kept = products.known if products else {}
    jobs = [*_jobs_of_texts(library, kept), *_jobs_of_rules(library, kept)]
    size = len(library.references)  # which are read here, once, before the work is shared out
    made: dict[str, Product] = {}
    for done in in_order(call, jobs, size):
        made.update(done)
    if products:
        products.add(made)
    for found in [*(kept[name] for name in kept if name.startswith(PREFIXES)), *made.values()]:
        yield from found.value


def _jobs_of_rules(library: Library, kept: Container[str]) -> Iterator[Job]:
    works = {
        f"check {code}": partial(_checked, code) for code, module in all_checks().items() if hasattr(module, "check")
    }
    rules = {f"rules {kind.name}": partial(_ruled, kind) for kind in library.kinds}
    for name, work in {**works, **rules}.items():
        if name not in kept:
            yield partial(_job, name, work, library)


def _job(name: str, work: Callable[[Library], Iterable[Finding]], library: Library) -> dict[str, Product]:
    return make(library, name, lambda watched: [*work(watched)])


def _checked(code: str, library: Library) -> Iterator[Finding]:
    return ((owner, replace(problem, code=code)) for owner, problem in all_checks()[code].check(library))


def _ruled(kind: Kind, library: Library) -> Iterator[Finding]:
    for record in library.of_kind(kind.name):
        yield from _found_by_rules(kind, record)


def _found_by_rules(kind: Kind, record: Record) -> Iterator[Finding]:
    for rule in kind.rules:
        code = code_of(rule.__name__)
        yield from ((record.id, replace(problem, code=code)) for problem in rule(record))


def _jobs_of_texts(library: Library, kept: Container[str]) -> Iterator[Job]:
    owners = [owner for owner in (*library.records, *library.documents) if f"texts {owner}" not in kept]
    return (partial(_inspected, library, owners[part::PARTS]) for part in range(PARTS) if owners[part::PARTS])


def _inspected(library: Library, owners: Sequence[str]) -> dict[str, Product]:
    """What the inspectors find in the texts of some owners, and what of it rests on what."""
    noted: set[str] = set()
    watched = Watched(library, noted)
    inspectors = _inspectors(watched)
    common = frozenset(noted)
    made = {}
    for owner in owners:
        noted.clear()
        found = [*_found_in(owner, watched.texts(owner), inspectors)]
        made[f"texts {owner}"] = Product(found, facts_of(common | noted))
    return made


def _inspectors(library: Library) -> Mapping[str, Inspector]:
    return {code: module.inspector(library) for code, module in all_checks().items() if hasattr(module, "inspector")}


def _found_in(owner: str, texts: Iterable[Leaf], inspectors: Mapping[str, Inspector]) -> Iterator[Finding]:
    for leaf in texts:
        if isinstance(leaf.mark, Text):
            for code, inspect in inspectors.items():
                yield from ((owner, replace(problem, code=code)) for problem in inspect(owner, leaf))


def of_owners(library: Library, owners: Iterable[str]) -> Iterator[Finding]:
    """What is found in single records and handwritten pages, by looking at no other."""
    inspectors = _inspectors(library)
    for owner in owners:
        if record := library.records.get(owner):
            yield from _found_by_rules(library.kind_of(record), record)
        yield from _found_in(owner, library.texts(owner), inspectors)


def codes_of_owners(kinds: Iterable[Kind]) -> frozenset[str]:
    """The codes of what `of_owners` finds."""
    rules = {code_of(rule.__name__) for kind in kinds for rule in kind.rules}
    return frozenset(rules) | {code for code, module in all_checks().items() if hasattr(module, "inspector")}
