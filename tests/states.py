"""Records of every kind in one of the four states, beside the published EXAMPLEs that they refer to."""

import gzip
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config

from generator.cli import main
from generator.kinds import all_kinds
from generator.reading.source import parse
from generator.record import Kind
from tests import hostile, sites

SIGN = "zqx"
"""Stands at the end of every text of these records, and at the beginning of their ids; nowhere else in the world."""


def record_id(kind: Kind) -> str:
    """The id under which the record of a kind stands."""
    return f"{SIGN}-{kind.name}"


def files(**fields: str | bool) -> dict[str, str]:
    """The files of a site with one more record of every kind, each with these fields: `files(status="draft")`."""
    records = {name: json.dumps(value, default=float) for name, value in _records(fields).items()}
    return {**sites.example_files(), **records}


def _records(fields: Mapping[str, str | bool]) -> dict[str, Any]:
    found = {}
    for kind in all_kinds():
        value = hostile.with_tail(kind, SIGN)
        body = next(iter(value.values())) if kind.holds_many else value
        body |= {**fields, "formerly": [f"{SIGN}-old-{kind.name}"]}
        if kind.holds_many:
            examples = parse(kind.example, kind.source).value
            found[kind.source] = {**dict(examples or {}), record_id(kind): body}
        else:
            found[f"{kind.source}/{record_id(kind)}.yaml"] = body
    return found


def written(root: Path, *flags: str) -> dict[str, bytes]:
    """What a build and `casebook render` write for a project."""
    assert main(["build", "--project", str(root), *flags]) == 0
    assert main(["render", "--project", str(root), "--out", str(root / "tree"), *flags]) == 0
    found = {folder: contents(root / folder) for folder in ("site", "tree")}
    return {f"{folder}/{name}": text for folder, files in found.items() for name, text in files.items()}


def difference(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> set[str]:
    """The files that differ; the map of the pages holds the time."""
    names = (name for name in one.keys() | other.keys() if "sitemap" not in name)
    return {name for name in names if one.get(name) != other.get(name)}


def preview(root: Path) -> Path:
    """The folder of the site that `casebook serve` shows for a project."""
    folder = root / "preview"
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(folder))
    config.plugins.on_startup(command="serve", dirty=False)
    mkdocs_build.build(config)
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a site by its path; what is packed, unpacked."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): _read(path) for path in found}


def speaks_of_sign(name: str, text: bytes) -> bool:
    """Whether a file names or holds anything of these records."""
    return SIGN in name or SIGN.encode() in text.lower()


def _read(path: Path) -> bytes:
    return gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
