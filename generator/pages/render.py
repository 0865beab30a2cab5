"""Library to pages, through our own templates; writes nothing.

A record's page comes from `templates/<kind>.html.j2`, a kind's list from `<kind>-list.html.j2` or `list.html.j2`, and
every template in `templates/overviews/` is a page of its own. `complaints/` has those of the numbers of complaints.
"""

from collections.abc import Iterator, Mapping
from functools import cache

from jinja2 import Environment, Template, nodes

from generator.library import Library
from generator.pages import complaints
from generator.pages.complaints._sheet import Sheet
from generator.pages.environment import LOADER, environment_of
from generator.pages.names import NameLinker
from generator.pages.page import Page
from generator.record import Kind, Record

OVERVIEWS = "overviews/"


def pages(library: Library) -> Iterator[Page]:
    """Every page of the site that is made from records."""
    names = NameLinker(library)
    environment = environment_of(library)
    for kind in library.kinds:
        template = environment.get_template(f"{kind.name}.html.j2")
        for record in library.unwatched.of_kind(kind.name):  # a page says itself that it rests on all of its record
            yield _record_page(library, names, template, kind, record)
            yield from (_moved_page(library, environment, kind, record, old) for old in record.formerly)
        yield _list_page(library, environment, kind)
    for name in _overviews():
        yield _overview(environment, names, name)
    yield from (_sheet(environment, names, sheet) for sheet in complaints.sheets(library))


def _record_page(library: Library, names: NameLinker, template: Template, kind: Kind, record: Record) -> Page:
    def write() -> str:
        library.note("record", record.id)
        library.note("origin", record.id)
        return names.link(template.render(record=record, kind=kind), record)

    return Page(
        library.page_of(record),
        record.title,
        record.summary or record.title,
        write,
        library.origins[record.id].file,
        searchable=not record.is_retired,
        boost=kind.boost,
        record=record.id,
        group=kind.group or kind.label,
    )


def _moved_page(library: Library, environment: Environment, kind: Kind, record: Record, old: str) -> Page:
    """Where a record stood before it was renamed: old bookmarks still lead to it."""
    template = environment.get_template("moved.html.j2")

    def write() -> str:
        library.note("record", record.id)
        return template.render(record=record)

    return Page(f"{kind.pages}/{old}", record.title, record.title, write, searchable=False, record=record.id)


def _list_page(library: Library, environment: Environment, kind: Kind) -> Page:
    template = environment.select_template([f"{kind.name}-list.html.j2", "list.html.j2"])

    def write() -> str:
        return template.render(kind=kind, records=library.listed.of_kind(kind.name))

    return Page(f"{kind.pages}/index", kind.plural, kind.intro, write, searchable=False)


def _overview(environment: Environment, names: NameLinker, name: str) -> Page:
    template = environment.get_template(name)
    path = name.removeprefix(OVERVIEWS).removesuffix(".html.j2")
    head = _head(name)

    def write() -> str:
        return names.link(template.render())

    return Page(path, head["title"], head["description"], write, searchable=False, group=head.get("group", Page.group))


def _sheet(environment: Environment, names: NameLinker, sheet: Sheet) -> Page:
    template = environment.get_template(f"{complaints.FOLDER}/{sheet.template}.html.j2")

    def write() -> str:
        return names.link(template.render(sheet=sheet, **sheet.values()))

    return Page(sheet.path, sheet.title, sheet.description, write, group=complaints.GROUP)


@cache
def _overviews() -> tuple[str, ...]:
    return tuple(name for name in LOADER.list_templates() if name.startswith(OVERVIEWS))


@cache
def _head(name: str) -> Mapping[str, str]:
    """The plain texts that a template sets, read without rendering it."""
    environment = environment_of(Library())
    source, _file, _is_fresh = LOADER.get_source(environment, name)
    found = environment.parse(source).find_all(nodes.Assign)
    pairs = ((assign.target, assign.node) for assign in found)
    return {at.name: to.value for at, to in pairs if isinstance(at, nodes.Name) and isinstance(to, nodes.Const)}
