"""`casebook new`: a record to start from."""

from pathlib import Path

import pytest

from generator.cli import main
from generator.kinds import all_kinds
from generator.record import Kind
from tests import sites


def new(root: Path, *arguments: str) -> int:
    """Run `casebook new` on a project."""
    return main(["new", "--project", str(root), *arguments])


@pytest.mark.parametrize("kind", [kind for kind in all_kinds() if not kind.holds_many], ids=lambda kind: kind.name)
def test_a_new_record_is_the_example(kind: Kind, tmp_path: Path) -> None:
    root = sites.write(tmp_path, sites.example_files())
    assert new(root, kind.name, "brand-new") == 0
    assert (root / kind.source / "brand-new.yaml").read_text(encoding="utf-8") == kind.example


def test_a_file_that_is_there_is_not_touched(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = sites.write(tmp_path, {"cases/mine.yaml": "title: 我的"})
    assert new(root, "case", "mine") == 2
    assert (root / "cases" / "mine.yaml").read_text(encoding="utf-8") == "title: 我的"
    assert "已经存在" in capsys.readouterr().err


def test_an_id_that_is_none_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = sites.write(tmp_path, {"cases/mine.yaml": ""})
    assert new(root, "case", "../新案例") == 2
    assert "编号只能用" in capsys.readouterr().err
    assert [path.name for path in (root / "cases").iterdir()] == ["mine.yaml"]


def test_kinds_that_share_a_file_show_what_to_add(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = sites.write(tmp_path, {"cases/mine.yaml": ""})
    assert new(root, "term", "complaint") == 2
    assert "content/glossary.yaml" in capsys.readouterr().err
