"""写作指南: what authors read of each field follows from the models, and what it says of a mistake is what is said."""

from pathlib import Path

import pytest

from generator import build
from generator.authoring import manual
from generator.authoring.fields import rows
from generator.authoring.manual import in_common, rules, sections
from generator.authoring.quoting import entries
from generator.authoring.trying import trials
from generator.kinds import all_kinds
from generator.library import Library
from generator.outlets.every_page import every_page
from generator.reading.messages import with_message
from generator.reading.source import parse
from generator.record import Kind, written_fields
from generator.search.catalogue import entries as found_by_search
from tests import sites

EACH = pytest.mark.parametrize("kind", all_kinds(), ids=lambda kind: kind.name)
INDENT = "  "


@EACH
def test_every_field_is_shown_written_rightly_and_wrongly(kind: Kind) -> None:
    shown = {field.row.name for section in (*sections(kind), *in_common(all_kinds())) for field in section.fields}
    wanted = {name for model, name in trials(kind) if name in written_fields(model)}
    assert wanted <= shown
    for (model, name), trial in trials(kind).items():
        assert trial.problem.message, (model, name)
        assert trial.wrong.startswith(f"{name}: ")
        assert not trial.right or parse(trial.right, "").value.keys() == {name}
    without = [name for (_model, name), trial in trials(kind).items() if not trial.right]
    assert set(without) <= set(kind.example.replace(":", " ").split())  # which the whole example shows


def _tried(kind: Kind, name: str, field: str) -> str:
    """The example as a file, with one of its fields written in another way."""
    written, _record = entries(kind)[0]
    text = written.instead((name,), field) if name in written.value else written.behind(("title",), field)
    return text.text


@EACH
def test_what_is_said_to_a_mistake_is_what_the_check_says(kind: Kind, tmp_path: Path) -> None:
    """Every field of a record is written wrongly in a file of its own."""
    found = {name: trial for (model, name), trial in trials(kind).items() if model is kind.model}
    files = {f"{name.replace('_', '-')}-x": _tried(kind, name, trial.wrong) for name, trial in found.items()}
    root = sites.write(tmp_path, _files(kind, files))
    said: dict[str, set[tuple[str, str]]] = {}
    for one in build.check(root).diagnostics:
        where = one.problem.path[0] if kind.holds_many else Path(one.place.file).stem
        problem = with_message(one.problem)
        said.setdefault(str(where), set()).add((problem.code, problem.message))
    for name, trial in found.items():
        assert (trial.problem.code, trial.problem.message) in said[f"{name.replace('_', '-')}-x"], name


@EACH
def test_what_is_written_rightly_is_found_right(kind: Kind, tmp_path: Path) -> None:
    found = {name: trial for (model, name), trial in trials(kind).items() if model is kind.model and trial.right}
    files = {f"{name.replace('_', '-')}-x": _tried(kind, name, trial.right) for name, trial in found.items()}
    library = build.read(sites.write(tmp_path, _files(kind, files)))
    assert {record_id for record_id in files if record_id not in library.records} == set()


def _files(kind: Kind, records: dict[str, str]) -> dict[str, str]:
    if not kind.holds_many:
        return {f"{kind.source}/{name}.yaml": text for name, text in records.items()}
    bodies = (
        f"{name}:\n{INDENT}{text.rstrip().replace(chr(10), chr(10) + INDENT)}\n" for name, text in records.items()
    )
    return {kind.source: "".join(bodies)}


@EACH
def test_a_rule_is_shown_with_its_examples(kind: Kind) -> None:
    for rule in rules(kind):
        assert rule.says
        assert rule.wrong
        assert rule.right
        assert "错误：" not in rule.says + rule.right


def test_the_search_knows_the_first_page_and_the_form_alone() -> None:
    pages = [*every_page(Library(all_kinds()))]
    paths = {page.path for page in pages}
    assert {f"writing/{kind.name}" for kind in all_kinds()} | {"writing/index"} <= paths
    found = {entry.path for entry in found_by_search(Library(all_kinds()), pages)}
    assert {path for path in found if path.startswith("writing/")} == {"writing/index", "writing/form"}


def test_its_pages_rest_on_no_record() -> None:
    empty = {page.path: page.html for page in manual.pages(Library(all_kinds()))}
    assert all(f"<code>{row.name}</code>" in empty["writing/case"] for row in rows(all_kinds()[9].model, {}, own=True))
