"""Authors' files are written all together or not at all."""

from pathlib import Path

import pytest

from generator.authoring.saving import ChangedMeanwhileError, Contents, save
from tests import sites

OLD = {"cases/a.yaml": b"a", "cases/b.yaml": b"b"}
NEW: Contents = {"cases/a.yaml": (b"a", b"A"), "cases/b.yaml": (b"b", b"B"), "quizzes/c.yaml": (None, b"C")}


def found(root: Path) -> dict[str, bytes]:
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in root.rglob("*") if file.is_file()}


def test_all_are_written_and_nothing_else_is_left(tmp_path: Path) -> None:
    root = sites.write(tmp_path, OLD)
    (root / "cases/a.yaml").chmod(0o640)
    save(root, NEW)
    assert found(root) == {name: after for name, (_before, after) in NEW.items()}
    assert (root / "cases/a.yaml").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("failing", [1, 2, 3])
def test_a_disk_that_refuses_one_keeps_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: int) -> None:
    root, replace, calls = sites.write(tmp_path, OLD), Path.replace, []

    def full(self: Path, target: Path) -> Path:
        calls.append(target)
        if len(calls) == failing:
            raise OSError(28, "no space", str(target))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="no space"):
        save(root, NEW)
    assert found(root) == OLD


@pytest.mark.parametrize("name", NEW)
def test_a_file_that_changed_meanwhile_keeps_all(tmp_path: Path, name: str) -> None:
    root = sites.write(tmp_path, {**OLD, name: b"somebody else's"})
    with pytest.raises(ChangedMeanwhileError, match=name):
        save(root, NEW)
    assert found(root) == {**OLD, name: b"somebody else's"}
