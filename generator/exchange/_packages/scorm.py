"""What both versions of SCORM share: pages as SCOs, listed by a manifest that says how they are arranged."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from generator.exchange._outgoing.losses import Loss
from generator.exchange._outgoing.selection import Selection
from generator.exchange._packages.lessons import Lesson, Module, lessons, modules, unread, unsaid
from generator.exchange._packages.package import crowded, files_of, node, pack, words
from generator.exchange._packages.pages import Pages, Platform

MANIFEST = "imsmanifest.xml"
ORGANISATION = "organization"


class Version(NamedTuple):
    """What differs: its name in our scripts and for the platform, the bytes it keeps of a lesson, names of XML,
    what an item says of its mastery, and what the organisation says of the order.
    """

    dialect: str
    schema: str
    room: int
    namespaces: Mapping[str, str]
    kind_of_resource: str
    mastery: Callable[[Lesson], str]
    order: str = ""


def write(selection: Selection, out: Path, version: Version) -> Iterator[Loss]:
    """The package; what it gives is lost."""
    found = modules(selection)
    pages = lessons(found)
    files = files_of(Pages(selection, Platform("scorm", version.dialect)), pages)
    pack(out, {MANIFEST: _manifest(selection, found, files, version), **files})
    yield from unread(selection)
    yield from unsaid(found)
    yield from crowded(pages, version.room)


def _manifest(selection: Selection, found: tuple[Module, ...], files: Mapping[str, str], version: Version) -> str:
    about = node(
        "metadata", node("schema", "ADL SCORM"), node("schemaversion", version.schema)
    )  # as platforms tell the versions apart
    title = node("title", words(selection.title))
    arranged = [_module(module, version) for module in found]
    organisation = node("organization", title, *arranged, version.order, identifier=ORGANISATION)
    organisations = node("organizations", organisation, default=ORGANISATION)
    resources = node("resources", *(_resource(lesson, files, version) for lesson in lessons(found)))
    whole = node(
        "manifest",
        *("\n", about, "\n", organisations, "\n", resources, "\n"),
        identifier=selection.identifier,
        version="1",
        **version.namespaces,
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{whole}\n'


def _module(module: Module, version: Version) -> str:
    items = [_item(lesson, version) for lesson in module.lessons]
    if not module.identifier:
        return "".join(items)
    return node("item", node("title", words(module.title)), *items, identifier=module.identifier)


def _item(lesson: Lesson, version: Version) -> str:
    title = node("title", words(lesson.title))
    return node(
        "item",
        title,
        version.mastery(lesson),
        identifier=f"item.{lesson.identifier}",
        identifierref=_resource_of(lesson),
    )


def _resource_of(lesson: Lesson) -> str:
    return f"page.{lesson.file}"


def _resource(lesson: Lesson, files: Mapping[str, str], version: Version) -> str:
    own = [name for name in files if name.startswith((f"{lesson.file}.", "casebook."))]
    listed = (node("file", href=name) for name in own)
    kind = {version.kind_of_resource: "sco"}
    return node(
        "resource",
        *listed,
        identifier=_resource_of(lesson),
        type="webcontent",
        href=f"{lesson.file}.html",
        **kind,
    )
