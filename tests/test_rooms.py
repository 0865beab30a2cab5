"""What stands side by side does not know each other. The way down from room to room is held by import-linter."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.discovery import modules_in


def imported(file: Path) -> Iterator[str]:
    """Every module that a file imports, and whatever else it imports from one."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("room", ["generator.kinds", "generator.checks", "generator.questions"])
def test_neighbours_know_only_the_helpers_among_them(room: str) -> None:
    neighbours = {module.__name__: Path(str(module.__file__)) for module in modules_in(room).values()}
    assert len(neighbours) > 10
    assert {name: found for name, file in neighbours.items() if (found := neighbours.keys() & {*imported(file)})} == {}


def test_what_begins_with_a_line_is_no_kind_check_or_question(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    room = tmp_path / "room_of_tests"
    room.mkdir()
    for name, text in {"__init__": "", "found": "", "other": "", "_x": "raise AssertionError"}.items():
        (room / f"{name}.py").write_text(text, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    assert [*modules_in("room_of_tests", without="other")] == ["found"]
