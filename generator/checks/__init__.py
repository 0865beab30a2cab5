"""Rules, one a file.

A module here is found by itself: its name is its code, and its docstring is the page that `casebook explain` prints (in
the authors' language). Its rule is a function that sees no more than it needs, so that after an edit no more has to be
looked at again:

- `of_part(path, part)`: a record, then each of its nested parts with the path that leads there;
- `of_record(library, record)`: a record and what it names;
- `of_reference(library, reference)`: one mention of a record by another;
- `inspector(library)`: gives a function from text to problems; all texts are walked through once for all inspectors,
  each of which may say which marks it `is_for(mark)`;
- `check(library)`: everything; yields findings;
- `of_audience(disclosure)`: everything, and what the public may see of it; yields findings.

`_name` is a helper of the others.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from operator import call
from types import ModuleType
from typing import Any

from generator.diagnostic import Problem, code_of
from generator.disclosure.audience import Disclosure
from generator.discovery import modules_in
from generator.fields import Mark, Text
from generator.kept.facts import Product, facts_of
from generator.kept.products import Products, make
from generator.kept.watched import Watched
from generator.library import Library
from generator.record import Kind
from generator.walk import Leaf, parts
from generator.workers import WORTHWHILE, in_order

PARTS = 8  # of all texts, that one process or another looks through
PREFIXES = ("check ", "rules ", "texts ")  # of the names under which it is kept what was found
OF_OWNERS = ("inspector", "of_part", "of_record", "of_reference")

Finding = tuple[str, Problem]
"""The owner of the text (a record's id, or the file of a handwritten page) and what is wrong with it."""

Inspector = Callable[[str, Leaf], Iterable[Problem]]
"""From the owner of a text and the text to its problems."""


Job = Callable[[], dict[str, Product]]
"""Makes findings, by the names under which they are kept."""

Look = Callable[[Library], Callable[[str], Iterator[Finding]]]
"""From a library to what finds something of an owner."""


@cache
def all_checks() -> Mapping[str, ModuleType]:
    """Every check module by its code."""
    return {code_of(name): module for name, module in modules_in(__name__).items()}


def run(library: Library, products: Products | None = None) -> Iterator[Finding]:
    """Everything that the rules inside single records and the rules across records find, each with its code.

    With `products` only what may find something else than before looks again; what was found is added to them.
    """
    kept = products.known if products else {}
    owners = {
        prefix: [owner for owner in (*library.records, *library.documents) if f"{prefix} {owner}" not in kept]
        for prefix in LOOKS
    }
    jobs = [*_jobs_of_owners(library, owners), *_jobs_of_checks(library, kept)]
    if (size := sum(map(len, owners.values()))) >= WORTHWHILE:
        assert library.references is not None  # read here, once, before the work is shared out
    made: dict[str, Product] = {}
    for done in in_order(call, jobs, size):
        made.update(done)
    if products:
        products.add(made)
    for found in [*(kept[name] for name in kept if name.startswith(PREFIXES)), *made.values()]:
        yield from found.value


def of_audience(disclosure: Disclosure) -> Iterator[Finding]:
    """What keeps a library from being shown to the public."""
    for code, rule in _rules("of_audience").items():
        yield from ((owner, replace(problem, code=code)) for owner, problem in rule(disclosure))


def of_what_is_left(disclosure: Disclosure, known: Iterable[Finding]) -> Iterator[Finding]:
    """What is wrong with that which the public sees and not with the whole, at its place there."""
    before = {*known}
    for owner, problem in run(disclosure.shown):
        one = disclosure.redacted.get(owner)
        found = replace(problem, path=one.in_whole(problem.path)) if one else problem
        if (owner, found) not in before:
            yield owner, replace(found, message=f"对外版里省去不对外的内容以后：{found.message}")


def _jobs_of_checks(library: Library, kept: Container[str]) -> Iterator[Job]:
    for code in _rules("check"):
        if (name := f"check {code}") not in kept:
            yield partial(make, library, name, partial(_checked, code))


def _checked(code: str, library: Library) -> list[Finding]:
    return [(owner, replace(problem, code=code)) for owner, problem in _rules("check")[code](library)]


def _jobs_of_owners(library: Library, owners: Mapping[str, Sequence[str]]) -> Iterator[Job]:
    apart: dict[str, Product] = {}
    for prefix, look in LOOKS.items():
        for part in range(PARTS):
            if some := owners[prefix][part::PARTS]:
                yield partial(_found_of_owners, library, prefix, look, some, apart)


def _found_of_owners(
    library: Library, prefix: str, look: Look, owners: Sequence[str], apart: dict[str, Product]
) -> dict[str, Product]:
    """What is found in some owners, and what of it rests on what; `apart` is what many of them ask for."""
    noted: set[str] = set()
    watched = Watched(library, noted, apart=apart)
    find = look(watched)
    common = frozenset(noted)
    made = {}
    for owner in owners:
        noted.clear()
        made[f"{prefix} {owner}"] = Product([*find(owner)], facts_of(common | noted))
    return made


def _found_in_texts(library: Library) -> Callable[[str], Iterator[Finding]]:
    inspectors = {code: inspector(library) for code, inspector in _rules("inspector").items()}
    are_for = _rules("is_for")

    @cache
    def fitting(mark: Mark) -> Mapping[str, Inspector]:
        is_text = isinstance(mark, Text)
        return {code: one for code, one in inspectors.items() if is_text and are_for.get(code, bool)(mark)}

    def find(owner: str) -> Iterator[Finding]:
        for leaf in library.texts(owner):
            for code, inspect in fitting(leaf.mark).items():
                for problem in inspect(owner, leaf):
                    yield owner, replace(problem, code=code)

    return find


def _found_by_rules(library: Library) -> Callable[[str], Iterator[Finding]]:
    of_part, of_record, of_reference = (_rules(shape) for shape in ("of_part", "of_record", "of_reference"))

    def find(owner: str) -> Iterator[Finding]:
        if record := library.records.get(owner):
            yield from _coded(owner, {code_of(one.__name__): one(record) for one in library.kind_of(record).rules})
            yield from _coded(owner, {code: rule(library, record) for code, rule in of_record.items()})
            for path, part in (((), record), *parts(record)):
                yield from _coded(owner, {code: rule(path, part) for code, rule in of_part.items()})
        for reference in library.references_of(owner):
            for code, rule in of_reference.items():
                if problem := rule(library, reference):
                    yield owner, replace(problem, code=code)

    return find


LOOKS: Mapping[str, Look] = {"texts": _found_in_texts, "rules": _found_by_rules}


def _coded(owner: str, found: Mapping[str, Iterable[Problem]]) -> Iterator[Finding]:
    return ((owner, replace(problem, code=code)) for code, problems in found.items() for problem in problems)


@cache
def _rules(shape: str) -> Mapping[str, Any]:
    """The rules of one shape, by code."""
    return {code: getattr(module, shape) for code, module in all_checks().items() if hasattr(module, shape)}


def of_owners(library: Library, owners: Iterable[str]) -> Iterator[Finding]:
    """What is found in single records and handwritten pages, and where these lead."""
    watched = Watched(library, set())  # which works out once what many ask for
    finders = [look(watched) for look in LOOKS.values()]
    return (found for owner in owners for find in finders for found in find(owner))


def of_new(library: Library, record_id: str) -> Iterator[Finding]:
    """What is found in a record that nobody names yet, by looking at it, and at what it names."""
    yield from of_owners(library, [record_id])
    near = _near(library, record_id)
    for code in _rules("check"):
        yield from (found for found in _checked(code, near) if found[0] == record_id)


def _near(library: Library, record_id: str) -> Library:
    """A record, what it names, and what that names."""
    found = {record_id}
    for _step in range(2):
        here = [name for name in found if name in library.records]
        found |= {library.current_id(one.target_id) for name in here for one in library.references_of(name)}
    return replace(library, records={name: record for name, record in library.records.items() if name in found})


def codes_of_owners(kinds: Iterable[Kind]) -> frozenset[str]:
    """The codes of what `of_owners` finds."""
    rules = {code_of(rule.__name__) for kind in kinds for rule in kind.rules}
    return frozenset(rules).union(*(_rules(shape) for shape in OF_OWNERS))
