"""A preview of a project in this process, and what it shows beside what a build leaves."""

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.outlets.serving import panel
from generator.outlets.serving.edition import workplace
from generator.outlets.serving.preview import Preview
from generator.outlets.serving.voice import heard

LINE = re.compile(rf'<script src="{panel.SCRIPT}\?[0-9a-f]+-\d+"></script>\n(?=</body>)')


@contextmanager
def preview_of(root: Path, *, drafts: bool = False) -> Iterator[Preview]:
    """A preview that nobody has asked for anything yet."""
    with heard() as voice, workplace(root / "mkdocs.yml") as config:
        yield Preview(config, voice, drafts=drafts)


def built(root: Path) -> Path:
    """The site of a project, anew, by a process of its own: MkDocs keeps one plugin for a process."""
    subprocess.run([sys.executable, "-m", "generator", "build", "--project", str(root)], check=True)
    return root / "site"


def shown(preview: Preview, path: str) -> str:
    """The page at a path, without the line that loads it anew."""
    page, lines = LINE.subn("", preview.answer(path).body.decode())
    assert lines == 1, f"{lines} scripts in {path}"
    return page


def differences(preview: Preview, site: Path) -> list[str]:
    """The paths at which a preview and a built site differ, both ways."""
    built = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    more = {path for path in preview.edition.jobs if path not in built and preview.answer(path).status == 200}
    return sorted(more | {path for path in built if _served(preview, path) != (site / path).read_bytes()})


def _served(preview: Preview, path: str) -> bytes | None:
    status, body = preview.answer(path)
    if path == "404.html":  # its policy lets no script run
        return body
    return None if status != 200 else shown(preview, path).encode() if path.endswith(".html") else body
