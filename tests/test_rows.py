"""Rows of lists: made again only where their record changed, and of nothing else than it and the library."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import nodes

from generator.kept.facts import Facts, Product, facts_in
from generator.kept.folder import Folder
from generator.kept.rows import Rows
from generator.kept.watched import Watched
from generator.library import Library
from generator.pages.environment import LOADER, environment_of
from generator.record import Record
from tests.keeping.machine import Project
from tests.rendering import library_of, project
from tests.test_keeping import CASE, edited

SAME_FOR_A_KIND = {"kind", "library"}


def macros_of_rows(template: nodes.Template) -> Iterator[nodes.Macro]:
    """The macros that a template hands to `row` or `rows`."""
    macros = {macro.name: macro for macro in template.find_all(nodes.Macro)}
    for used in template.find_all(nodes.Filter):
        if used.name in ("row", "rows") and isinstance(used.args[0], nodes.Name):
            yield macros[used.args[0].name]


def constants(template: nodes.Template) -> Iterator[str]:
    """The names that a template sets to the same value, whatever it is rendered with."""
    for node in template.body:
        if (
            isinstance(node, nodes.Assign)
            and isinstance(node.target, nodes.Name)
            and isinstance(node.node, nodes.Const)
        ):
            yield node.target.name


def test_a_row_looks_at_its_record_and_the_library_alone() -> None:
    environment = environment_of(Library())
    found = 0
    for name in LOADER.list_templates():
        if not name.endswith(".j2"):
            continue
        template = environment.parse(LOADER.get_source(environment, name)[0])
        everywhere = {macro.name for macro in template.find_all(nodes.Macro)}
        everywhere |= {one.target for one in template.find_all(nodes.Import)} | SAME_FOR_A_KIND
        everywhere |= {*constants(template)}
        for macro in macros_of_rows(template):
            names = [*macro.find_all(nodes.Name)]
            own = {one.name for one in names if one.ctx in ("store", "param")} | {"loop"}
            assert {one.name for one in names if one.ctx == "load"} <= own | everywhere, (name, macro.name)
            found += 1
    assert found > 3


def test_only_rows_of_what_was_edited_are_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site, made = Project(tmp_path), dict[str, Product]()
    add = Rows.add

    def added(rows: Rows, new: dict[str, Product]) -> None:
        made.update(new)
        add(rows, new)

    monkeypatch.setattr(Rows, "add", added)
    site.build()
    first = {*made}
    made.clear()
    edited(site, CASE, "^title: .*$", "title: 换了名字的案例")
    site.build()
    of_it = {name for name in first if name.endswith(" example-case")}
    assert len(of_it) > 3
    assert of_it <= made.keys() < first
    others = [facts_in(row.facts) for name, row in made.items() if name not in of_it]
    assert all("named example-case" in facts for facts in others), "it is not on these"


def test_a_row_rests_on_the_fields_of_its_record_and_its_list_on_those_of_all(tmp_path: Path) -> None:
    library, folder, noted = library_of(project(tmp_path)), Folder(tmp_path), set[str]()
    folder.open()
    try:
        rows = Rows(folder, Facts(library))
        watched = Watched(library, noted, by_field=True, rows=rows)
        case = watched.listed.of_kind("case")[0]
        for _twice in range(2):
            noted.clear()
            assert watched.of_record(case, "it", titled) == f"{case.title} {case.owner}"  # type: ignore[attr-defined]
            assert noted >= {"field case title", "field case owner"}
            assert not any(fact.startswith("value") for fact in noted)
        assert facts_in(rows["it example-case"].facts) == ["values example-case owner title"]
        rows.finish()
        assert [*Rows(folder, Facts(library))] == ["it example-case"]
        gone = Rows(folder, Facts(Library(library.kinds)))
        assert "it example-case" not in gone
    finally:
        folder.close()


def titled(record: Record) -> str:
    """What a row says."""
    return f"{record.title} {getattr(record, 'owner', '')}"
