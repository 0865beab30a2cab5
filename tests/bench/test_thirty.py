"""The thirty edits can be made to the content as it is shipped, and undone."""

import shutil
from pathlib import Path

import pytest

from tests.bench.corpus import FOLDERS, SHIPPED
from tests.bench.thirty.differing import differing
from tests.bench.thirty.edits import Edit, edits


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the shipped content; each test leaves it as it was."""
    root = tmp_path_factory.mktemp("thirty") / "project"
    for folder in FOLDERS:
        shutil.copytree(SHIPPED / folder, root / folder)
    shutil.copy(SHIPPED / "mkdocs.yml", root)
    return root


def test_there_are_thirty() -> None:
    assert len({edit.name for edit in edits()}) == 30


@pytest.mark.parametrize("edit", edits(), ids=lambda edit: edit.name)
def test_an_edit_changes_the_content_and_leaves_nothing_behind(edit: Edit, project: Path) -> None:
    names, original = _names(project), _contents(project, edit)
    for changes, _ in edit.states():
        before = _contents(project, edit)
        for change in changes:
            change.make(project)
        assert _contents(project, edit) != before
    edit.undo(project, SHIPPED)
    assert (_names(project), _contents(project, edit)) == (names, original)


def test_files_that_differ_are_named(tmp_path: Path) -> None:
    for name in ("kept/site", "fresh/site"):
        (tmp_path / name / "guides").mkdir(parents=True)
        (tmp_path / name / "guides" / "a.html").write_text("a", encoding="utf-8")
        (tmp_path / name / "guides" / "b.html").write_text(name, encoding="utf-8")
    (tmp_path / "kept/site/old.html").touch()
    (tmp_path / "fresh/site/new.html").touch()
    assert list(differing(tmp_path / "kept/site", tmp_path / "fresh/site")) == [
        "guides/b.html",
        "new.html (only in fresh)",
        "old.html (only in kept)",
    ]


def _names(project: Path) -> set[Path]:
    return set(project.rglob("*"))


def _contents(project: Path, edit: Edit) -> dict[str, bytes | None]:
    """Of the files that the edit touches; nothing for one that is not there."""
    files = {name: project / name for name in edit.places()}
    return {name: file.read_bytes() if file.is_file() else None for name, file in files.items()}
