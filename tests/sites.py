"""Little knowledge bases for tests: the kinds' own EXAMPLEs, and ways to write files that authors should not have."""

import os
from collections.abc import Mapping
from pathlib import Path

from generator.kinds import all_kinds
from generator.record import Kind


def example_file(kind: Kind) -> str:
    """Where the EXAMPLE of a kind stands in a site."""
    if kind.holds_many:
        return kind.source
    return f"{kind.source}/{kind.example_id}.yaml"


def example_files() -> dict[str, str]:
    """All EXAMPLEs together, as the files of one site."""
    return {example_file(kind): kind.example for kind in all_kinds()}


def write(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Files as they are, byte by byte; the value is `root`."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def link(root: Path, links: Mapping[str, str]) -> None:
    """Symbolic links from name to target, in which `{root}` stands for the project."""
    for name, target in links.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.symlink_to(target.replace("{root}", str(root)))


def pipe(root: Path, name: str) -> None:
    """A named pipe, whose reader would wait for ever."""
    os.mkfifo(root / name)
