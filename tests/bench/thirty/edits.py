"""The edits of `edits.yaml`, and how they are made to a project."""

import re
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter, model_validator

EDITS = Path(__file__).with_name("edits.yaml")


class Change(BaseModel):
    """Of one file: its text where `find` first matches, its place, or that it is there at all."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    file: str
    find: str = ""
    put: str | None = None
    write: str = ""
    to: str = ""
    copy_to: str = ""
    delete: bool = False

    @model_validator(mode="after")
    def _changes_something(self) -> "Change":
        if self.put is None and not (self.write or self.to or self.copy_to or self.delete):
            raise ValueError("nothing is changed")
        return self

    def make(self, root: Path) -> None:
        """Change the project. Raises `ValueError` if `find` is not in the file."""
        path = root / self.file
        if self.write:
            path.write_text(self.write, encoding="utf-8")
        if self.put is not None:
            text, found = re.subn(self.find, self.put, path.read_text(encoding="utf-8"), count=1, flags=re.MULTILINE)
            if not found:
                raise ValueError(f"{self.file} has no {self.find}")
            path.write_text(text, encoding="utf-8")
        if self.copy_to:
            shutil.copy(path, root / self.copy_to)
        if self.to:
            (root / self.to).parent.mkdir(parents=True, exist_ok=True)
            path.rename(root / self.to)
        if self.delete:
            path.unlink()

    def places(self) -> Iterator[str]:
        """The files that are different afterwards."""
        yield from filter(None, (self.file, self.to, self.copy_to))


class Edit(BaseModel):
    """What an author does between two builds, and, where the first is `refused`, what mends it."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    name: str
    changes: tuple[Change, ...]
    refused: bool = False
    then: tuple[Change, ...] = ()

    def states(self) -> Iterator[tuple[Sequence[Change], bool]]:
        """What is changed before each build, and whether it is refused."""
        yield self.changes, self.refused
        if self.then:
            yield self.then, False

    def places(self) -> set[str]:
        """All files that are different afterwards."""
        return {place for change in (*self.changes, *self.then) for place in change.places()}

    def undo(self, root: Path, original: Path) -> None:
        """Make the project again what it was."""
        for place in self.places():
            if (original / place).is_file():
                shutil.copyfile(original / place, root / place)
            else:
                _remove(root, root / place)


def edits() -> tuple[Edit, ...]:
    """All of them, in order."""
    return TypeAdapter(tuple[Edit, ...]).validate_python(yaml.safe_load(EDITS.read_text(encoding="utf-8")))


def _remove(root: Path, file: Path) -> None:
    """A file and the folder that was made for it."""
    file.unlink(missing_ok=True)
    if not any(file.parent.iterdir()):
        file.parent.rmdir()
