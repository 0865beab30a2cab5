"""写作指南, the pages that tell authors how each kind is written: what follows from the models, and nothing by hand."""

import inspect
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.authoring.fields import Row
from generator.authoring.tables import Table, envelope, tables
from generator.authoring.trying import Field, Trial, trials
from generator.diagnostic import code_of
from generator.library import Library
from generator.pages.environment import environment_of
from generator.pages.page import Page
from generator.record import Kind, MaintainedRecord

if TYPE_CHECKING:
    from jinja2 import Environment

Values = Mapping[str, Any]
FOLDER = "writing"
TITLE = "写作指南"
DESCRIPTION = "给写内容的人看：每一类有哪些字段，怎么写是对的，写错了检查怎么说。"
MISTAKE = re.compile(r"^错误：(.*?)\n正确：(.*)", re.DOTALL | re.MULTILINE)


class Shown(NamedTuple):
    """A field with what comes of writing it rightly and wrongly."""

    row: Row
    trial: Trial


class Section(NamedTuple):
    """The fields of a record, if there is no title, or of a part of it."""

    title: str
    fields: Sequence[Shown]


class Rule(NamedTuple):
    """What else is asked of a kind: the name of the rule, what it says, and an example of each, as texts."""

    code: str
    says: str
    wrong: str
    right: str


def pages(library: Library) -> Iterator[Page]:
    """A page for what all kinds have in common, and one for each kind. They rest on the models alone."""
    page = partial(_page, environment_of(library))
    kinds = library.kinds
    yield page("index", TITLE, "index", lambda: {"kinds": kinds, "sections": in_common(kinds)}, listed=True)
    for kind in kinds:
        yield page(kind.name, f"{TITLE}：{kind.label}", "kind", partial(_of, kind), listed=False)


def _page(
    templates: "Environment", name: str, title: str, template: str, values: Callable[[], Values], *, listed: bool
) -> Page:
    def write() -> str:
        return templates.get_template(f"manual/{template}.html.j2").render(values())

    path = f"{FOLDER}/{name}"
    return Page(path, title, DESCRIPTION, write, searchable=False, group="工具", listed=listed)


def in_common(kinds: Sequence[Kind]) -> Sequence[Section]:
    """The fields that records of all kinds have, tried on the first kind that has them all."""
    kind = next((kind for kind in kinds if issubclass(kind.model, MaintainedRecord)), None)
    return _sections(envelope(kinds), kind) if kind else ()


def sections(kind: Kind) -> Sequence[Section]:
    """The fields of a kind that not all kinds have, then those of its parts."""
    return _sections(tables(kind), kind)


def rules(kind: Kind) -> Iterator[Rule]:
    """What the rules inside one record ask, as their pages say it."""
    for rule in kind.rules:
        page = inspect.getdoc(rule) or ""
        example = MISTAKE.search(page)
        wrong, right = map(inspect.cleandoc, example.groups()) if example else ("", "")
        yield Rule(code_of(rule.__name__), page[: example.start()].strip() if example else page, wrong, right)


def _of(kind: Kind) -> Values:
    return {"kind": kind, "sections": sections(kind), "rules": tuple(rules(kind))}


def _sections(found: Iterator[Table], kind: Kind) -> Sequence[Section]:
    tried = trials(kind)
    return tuple(Section(table.title, [*_shown(table, kind, tried)]) for table in found)


def _shown(table: Table, kind: Kind, tried: Mapping[Field, Trial]) -> Iterator[Shown]:
    model = table.models[0] if table.models else kind.model
    return (Shown(row, tried[model, row.name]) for row in table.rows)
