"""Whatever a renaming would change is pointed at, in every kind of record, and leads to a place that is there."""

from pathlib import Path

import pytest
from lsprotocol import types

from generator.authoring.mentioning import edits
from generator.lsp.places import declaration
from generator.lsp.pointing import name_at
from generator.lsp.units import Units
from generator.lsp.view import View
from generator.outlets.serving.project import Project
from tests import rendering

SHIPPED = Path(__file__).parents[2]
FEW = 50  # records: of a library with more, one in eighty is looked at
EACH = 2  # places of one record in one file: reading a file for each place takes time


def view_of(root: Path) -> View:
    reading = Project(root, drafts=False).read()
    return View(root, reading, {}, (), Units(), types.ClientCapabilities())


@pytest.fixture(scope="module", params=["examples", "shipped"])
def view(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> View:
    is_shipped = request.param == "shipped"
    return view_of(SHIPPED if is_shipped else rendering.project(tmp_path_factory.mktemp("lsp")))


def test_every_mention_is_pointed_at_and_leads_somewhere(view: View) -> None:
    seen, wrong = 0, []
    mentioned = [one for one in view.library.records if view.library.mentioned_by(one)]
    for record_id in mentioned[:: 1 if len(mentioned) < FEW else 60]:
        for file, of_file in edits(view.root, view.library, record_id, record_id).items():
            for edit in sorted(of_file)[:EACH]:
                name = name_at(view, file, edit.line, edit.start)
                seen += 1
                if name is None or name.ref.partition("#")[0] != record_id:
                    wrong.append((file, edit, name))
    assert wrong == []
    assert seen > 25


def test_every_record_is_declared_where_a_definition_leads(view: View) -> None:
    for record_id, origin in [*view.library.origins.items()][:: 1 if len(view.library.records) < FEW else 80]:
        [*_before, last] = [*view.library.anchors(record_id)] or [""]
        for ref in (record_id, f"{record_id}#{last}" if last else record_id):
            found = declaration(view, ref)
            assert found, ref
            assert found.uri == view.uri(origin.file)
            start = found.range.start
            name = name_at(view, origin.file, *view.units.place(view.lines(origin.file), start))
            assert name is not None, (ref, start)
            assert (name.ref, name.is_declared) == (ref, True)
