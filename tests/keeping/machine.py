"""A project that is edited, and built twice after each edit: with what the last build kept, and from nothing."""

import contextlib
import io
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from tempfile import mkdtemp
from typing import NamedTuple

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from generator.cli import main
from generator.kinds import all_kinds
from tests import sites
from tests.keeping.edits import ANYWHERE, EDITS, MENU, OF_ONE_RECORD
from tests.rendering import MKDOCS

OF_MANY = {kind.source for kind in all_kinds() if kind.holds_many}
LONG_AGO = 1_600_000_000  # seconds: what was written a moment ago is read again in any case


class Built(NamedTuple):
    """How a check and a build end, what the check says, and the site: the bytes of its files by name."""

    code: int
    said: str
    site: dict[str, bytes]


class Project:
    """The files of a knowledge base, with a folder that keeps what builds make and one that keeps nothing."""

    def __init__(self, folder: Path) -> None:
        self.kept, self.fresh = folder / "kept", folder / "fresh"
        self.files: dict[str, str] = {}
        self.edits = 0
        self.is_well = True
        self.write({**sites.example_files(), MENU: MKDOCS})

    @property
    def records(self) -> list[str]:
        """The files with records."""
        return sorted(name for name in self.files if name.endswith(".yaml"))

    def write(self, files: Mapping[str, str | None]) -> None:
        """Write files, or remove those without a text; each edit has a time of its own."""
        self.edits += 1
        for name, text in files.items():
            for root in (self.kept, self.fresh):
                _write(root / name, text, LONG_AGO + self.edits)
            self.files = (
                {**self.files, name: text}
                if text is not None
                else {other: words for other, words in self.files.items() if other != name}
            )

    def edit(self, name: str, file: str) -> list[str]:
        """Do what authors do; the value is as that of `difference`. What stops a build is undone afterwards."""
        before = self.files
        self.write(EDITS[name](self.files, file, self.edits))
        found = self.difference()
        if not found and not self.is_well:
            self.write({**dict.fromkeys(self.files.keys() - before.keys()), **before})
            return self.difference()
        return found

    def build(self) -> Built:
        """With what the last build kept."""
        return _built(self.kept)

    def build_from_nothing(self) -> Built:
        """As if nothing had been built before."""
        return _built(self.fresh, "--fresh")

    def difference(self) -> list[str]:
        """What is different after two builds: names of files, or what was said."""
        kept, fresh = self.build(), self.build_from_nothing()
        self.is_well = fresh.code == 0
        if (kept.code, kept.said) != (fresh.code, fresh.said):
            return [kept.said, fresh.said]
        if not self.is_well:
            return []
        every = kept.site.keys() | fresh.site.keys()
        return sorted(name for name in every if kept.site.get(name) != fresh.site.get(name))


def _write(file: Path, text: str | None, second: int) -> None:
    if text is None:
        file.unlink()
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    os.utime(file, (second, second))


def _built(root: Path, *flags: str) -> Built:
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(io.StringIO()):
        main(["check", "--project", str(root), *flags])
        ended = main(["build", "--project", str(root), *flags])
    site = root / "site"
    files = (path for path in site.rglob("*") if path.is_file()) if ended == 0 else ()  # else the one of before
    return Built(ended, said.getvalue(), {path.relative_to(site).as_posix(): path.read_bytes() for path in files})


class Editing(RuleBasedStateMachine):
    """Edits in any order; after each of them both builds are the same to the byte, and say the same."""

    @initialize()
    def begin(self) -> None:
        self.folder = Path(mkdtemp(prefix="casebook-keeping-"))
        self.project = Project(self.folder)
        assert self.project.difference() == []

    @rule(name=st.sampled_from(sorted(ANYWHERE)), place=st.integers(0, 999))
    def edit(self, name: str, place: int) -> None:
        records = self.project.records
        assert self.project.edit(name, records[place % len(records)]) == []

    @rule(name=st.sampled_from(sorted(OF_ONE_RECORD)), place=st.integers(0, 999))
    def edit_a_record(self, name: str, place: int) -> None:
        records = [file for file in self.project.records if file not in OF_MANY]
        assert self.project.edit(name, records[place % len(records)]) == []

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            shutil.rmtree(self.folder, ignore_errors=True)
