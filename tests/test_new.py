"""`casebook new`: a record to start from."""

import shutil
from pathlib import Path

import pytest

from generator import build
from generator.authoring.new import write_example
from generator.cli import main
from generator.kinds import all_kinds
from generator.record import Kind
from tests import sites


def new(root: Path, *arguments: str) -> int:
    """Run `casebook new` on a project."""
    return main(["new", "--project", str(root), *arguments])


@pytest.mark.parametrize("kind", [kind for kind in all_kinds() if not kind.holds_many], ids=lambda kind: kind.name)
def test_a_new_record_is_the_example_as_a_draft(kind: Kind, tmp_path: Path) -> None:
    root = sites.write(tmp_path, sites.example_files())
    assert new(root, kind.name, "brand-new") == 0
    title, rest = kind.example.split("\n", 1)
    written = (root / kind.source / "brand-new.yaml").read_text(encoding="utf-8")
    assert written == f"{title}\nstatus: draft\n{rest}"


@pytest.fixture(scope="module")
def shipped(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the knowledge base that ships, which has none of the ids of the examples."""
    root = tmp_path_factory.mktemp("shipped")
    for folder in ("content", "cases", "quizzes"):
        shutil.copytree(pytestconfig.rootpath / folder, root / folder)
    return root


def test_what_a_new_record_names_is_there(shipped: Path) -> None:
    library = build.check(shipped).library.listed
    for kind in all_kinds():
        if not kind.holds_many:
            write_example(shipped, kind, f"brand-new-{kind.name}", library)
    assert [found for found in build.check(shipped).diagnostics if "brand-new" in found.place.file] == []


def test_what_there_is_nothing_like_stays_and_is_reported(tmp_path: Path) -> None:
    desk = sites.example_files()["content/roles/complaint-desk.yaml"]
    root = sites.write(tmp_path, {"content/roles/desk.yaml": desk})
    assert new(root, "quiz", "brand-new") == 0
    written = (root / "quizzes/brand-new.yaml").read_text(encoding="utf-8")
    assert "owner: desk\n" in written
    assert "cites: [demo-rule#18]" in written
    missing = {found.problem.code for found in build.check(root).diagnostics if found.place.file.startswith("quizzes")}
    assert missing == {"ref-missing"}


def test_a_file_that_is_there_is_not_touched(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = sites.write(tmp_path, {"cases/mine.yaml": "title: 我的"})
    assert new(root, "case", "mine") == 2
    assert (root / "cases" / "mine.yaml").read_text(encoding="utf-8") == "title: 我的"
    assert "已经存在" in capsys.readouterr().err


def test_an_id_that_is_none_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = sites.write(tmp_path, {"cases/mine.yaml": ""})
    assert new(root, "case", "../新案例") == 2
    assert "编号只能用" in capsys.readouterr().err
    assert new(root, "case", "con") == 2
    assert "Windows" in capsys.readouterr().err
    assert new(root, "case", "a" * 81) == 2
    assert "编号太长" in capsys.readouterr().err
    assert [path.name for path in (root / "cases").iterdir()] == ["mine.yaml"]


def test_kinds_that_share_a_file_show_what_to_add(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = sites.write(tmp_path, {"cases/mine.yaml": ""})
    assert new(root, "term", "complaint") == 2
    assert "content/glossary.yaml" in capsys.readouterr().err
