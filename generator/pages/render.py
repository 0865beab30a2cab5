"""Library to pages, through our own templates; writes nothing.

A record's page comes from `templates/<kind>.html.j2`, a kind's list from `<kind>-list.html.j2` or `list.html.j2`, and
every template in `templates/overviews/` is a page of its own.
"""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template, nodes

from generator.library import Library
from generator.pages.coverage import coverage, questions_about
from generator.pages.names import NameLinker
from generator.pages.page import Page, plain
from generator.pages.prose import Writer
from generator.record import WORDS, Facet, Kind, MaintainedRecord, Record, Words
from generator.twins import folding

OVERVIEWS = "overviews/"
STEM = 50  # characters of a question that a link to it shows


def pages(library: Library) -> Iterator[Page]:
    """Every page of the site that is made from records."""
    names = NameLinker(library)
    environment = environment_of(library)
    for kind in library.kinds:
        template = environment.get_template(f"{kind.name}.html.j2")
        records = library.of_kind(kind.name)
        for record in records:
            yield _record_page(library, names, template, kind, record)
            yield from (_moved_page(environment, kind, record, old) for old in record.formerly)
        yield _list_page(environment, kind, records)
    for name in environment.list_templates(filter_func=lambda name: name.startswith(OVERVIEWS)):
        yield _overview(environment, names, name)


def _record_page(library: Library, names: NameLinker, template: Template, kind: Kind, record: Record) -> Page:
    def write() -> str:
        return names.link(template.render(record=record, kind=kind), record)

    return Page(
        library.page_of(record),
        record.title,
        record.summary or record.title,
        write,
        library.origins[record.id].file,
        boost=kind.boost,
        record=record.id,
        group=kind.group or kind.label,
    )


def _moved_page(environment: Environment, kind: Kind, record: Record, old: str) -> Page:
    """Where a record stood before it was renamed: old bookmarks still lead to it."""
    write = partial(environment.get_template("moved.html.j2").render, record=record)
    return Page(f"{kind.pages}/{old}", record.title, record.title, write, searchable=False, record=record.id)


def _list_page(environment: Environment, kind: Kind, records: tuple[Record, ...]) -> Page:
    template = environment.select_template([f"{kind.name}-list.html.j2", "list.html.j2"])
    write = partial(template.render, kind=kind, records=records)
    return Page(f"{kind.pages}/index", kind.plural, kind.intro, write, searchable=False)


def _overview(environment: Environment, names: NameLinker, name: str) -> Page:
    template = environment.get_template(name)
    path = name.removeprefix(OVERVIEWS).removesuffix(".html.j2")
    head = _head(environment, name)

    def write() -> str:
        return names.link(template.render())

    return Page(path, head["title"], head["description"], write, searchable=False, group=head.get("group", Page.group))


def _head(environment: Environment, name: str) -> dict[str, str]:
    """The plain texts that a template sets, read without rendering it."""
    assert environment.loader
    source, _file, _is_fresh = environment.loader.get_source(environment, name)
    found = environment.parse(source).find_all(nodes.Assign)
    pairs = ((assign.target, assign.node) for assign in found)
    return {at.name: to.value for at, to in pairs if isinstance(at, nodes.Name) and isinstance(to, nodes.Const)}


def environment_of(library: Library) -> Environment:
    """The templates, with all that they may ask of a library."""
    writer = Writer(library)
    environment = Environment(
        loader=PackageLoader("generator", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        prose=writer.prose,
        inline=writer.inline,
        link=writer.link,
        label=writer.label,
        fingerprint=folding.fingerprint,
        current_id=library.current_id,
        word=partial(_word, {**WORDS, **{name: table for kind in library.kinds for name, table in kind.words.items()}}),
        taxon=partial(_value_label, library),
    )
    environment.globals.update(
        library=library,
        page_of=library.page_of,
        cited_by=partial(_cited_by, library),
        coverage=coverage,
        questions_about=partial(questions_about, library),
        sets_of=lambda refs: list(dict.fromkeys(ref.partition("#")[0] for ref in refs)),
        stem_of=partial(_stem_of, library, writer),
        sureness=partial(_sureness, library),
        facet_values=partial(_facet_values, library),
        is_maintained=lambda record: isinstance(record, MaintainedRecord),
    )
    return environment


def _word(words: Words, value: str, table: str) -> str:
    """The Chinese word for a fixed value, from the table that a template names."""
    return words[table][value]


def _value_label(library: Library, value: str) -> str:
    record = library.get(value)
    return record.title if record else value


def _facet_values(library: Library, facet: Facet, record: Record) -> list[dict[str, str]]:
    """What a record shows for a facet: `[{"id", "label"}]`."""
    values = map(library.current_id, facet.values(record))
    return [{"id": value, "label": facet.words.get(value) or _value_label(library, value)} for value in values]


def _sureness(library: Library, refs: Iterable[str]) -> str | None:
    """How sure we are of the least sure article or time limit among `refs`, if any is among them."""
    places = (library.anchor(ref) if "#" in ref else library.get(ref) for ref in refs)
    return max((known for place in places if (known := getattr(place, "confidence", None))), default=None)


def _stem_of(library: Library, writer: Writer, ref: str) -> str:
    """The beginning of the question that `set#question` names, in plain words."""
    quiz, _, anchor = ref.partition("#")
    stems = (question.stem for _path, question in library.records[quiz].walk() if question.id == anchor)  # type: ignore[attr-defined]
    words = plain(writer.prose(next(stems)))
    return words if len(words) <= STEM else f"{words[:STEM]}……"


def _cited_by(library: Library, record: Record, anchor: str = "") -> list[dict[str, Any]]:
    """Who mentions a record (or one place in it), by kind in menu order: `[{"kind", "records"}]`."""
    owners: dict[str, dict[str, Record]] = {}
    for reference in library.cited_by.get(f"{record.id}#{anchor}" if anchor else record.id, ()):
        owner = library.records.get(reference.owner)
        if owner is not None:
            owners.setdefault(owner.kind, {})[owner.id] = owner
    return [
        {"kind": kind, "records": sorted(owners[kind.name].values(), key=kind.sort_key)}
        for kind in library.kinds
        if kind.name in owners
    ]
