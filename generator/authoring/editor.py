"""What an editor is given beside a knowledge base: schemas, which files they are for, and the check as a task."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from generator.authoring.schemas import schemas
from generator.authoring.together import Change
from generator.library import Library
from generator.record import Kind
from generator.report import LEVELS

FOLDER = ".vscode"
SCHEMAS = f"{FOLDER}/casebook"
SETTINGS, TASKS, EXTENSIONS = (f"{FOLDER}/{name}.json" for name in ("settings", "tasks", "extensions"))
AT_A_LINE = r"^(\S.*?):(\d+):(\d+): {level}\[([a-z0-9-]+)\]: (.*)$"
AT_A_FILE = r"^(\S[^:]*): {level}\[([a-z0-9-]+)\]: (.*)$"


def files(root: Path, library: Library, out: Path) -> tuple[list[Change], list[str]]:
    """What is to be written below the project, and the files of others' that are there and stay as they are.

    Schemas go to `out`, and are ours to write anew; settings are written only where there are none.
    """
    folder = _relative(root, out)
    content = {f"{folder}/{name}": schema for name, schema in schemas(library).items()}
    own: dict[str, Mapping[str, Any]] = {
        SETTINGS: settings(library.kinds, folder),
        TASKS: {"version": "2.0.0", "tasks": [task()]},
        EXTENSIONS: {"recommendations": ["redhat.vscode-yaml"]},
    }
    texts = {file: json.dumps(value, ensure_ascii=False, indent=2) + "\n" for file, value in (content | own).items()}
    before = {file: (root / file).read_bytes() if (root / file).is_file() else None for file in texts}
    stay = [file for file in own if before[file] not in (None, texts[file].encode())]
    changes = [Change(file, before[file], text.encode()) for file, text in texts.items() if file not in stay]
    return [change for change in changes if change.before != change.after], stay


def settings(kinds: Sequence[Kind], folder: str) -> Mapping[str, Any]:
    """Which schema is for which files, and nothing that would lay them out anew behind the author's back."""
    place = folder if Path(folder).is_absolute() else f"./{folder}"
    return {
        "yaml.schemas": {f"{place}/{kind.name}.json": _glob(kind) for kind in kinds},
        "yaml.schemaStore.enable": False,  # asks another host
        "yaml.format.enable": False,  # `casebook fmt` keeps what it folds
        "files.encoding": "utf8",
        "[yaml]": {"editor.tabSize": 2, "editor.insertSpaces": True, "editor.quickSuggestions": {"strings": True}},
    }


def task() -> Mapping[str, Any]:
    """The check, whose findings the editor shows at their places."""
    return {
        "label": "检查知识库",
        "type": "shell",
        "command": "casebook check",
        "group": {"kind": "build", "isDefault": True},
        "presentation": {"reveal": "silent"},
        "problemMatcher": [_matcher(level, line) for level in ("error", "warning") for line in (True, False)],
    }


def _matcher(level: str, is_at_line: bool) -> Mapping[str, Any]:
    places = {"file": 1, "line": 2, "column": 3, "code": 4, "message": 5}
    pattern = places if is_at_line else {"kind": "file", "file": 1, "code": 2, "message": 3}
    regexp = (AT_A_LINE if is_at_line else AT_A_FILE).replace("{level}", LEVELS[level])
    return {
        "owner": "casebook",
        "source": "casebook",
        "severity": level,
        "fileLocation": ["relative", "${workspaceFolder}"],
        "pattern": {"regexp": regexp, **pattern},
    }


def _glob(kind: Kind) -> str:
    return kind.source if kind.holds_many else f"{kind.source}/**/*.yaml"


def _relative(root: Path, out: Path) -> str:
    place, base = out.resolve(), root.resolve()
    return (place.relative_to(base) if place.is_relative_to(base) else place).as_posix()
