"""Two versions of a small site that every page tells apart, built in processes that can be killed."""

import os
import signal
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from generator import workers
from generator.cli import main
from generator.outlets import bundle
from tests import sites
from tests.rendering import MKDOCS

FOLDERS = ("roles", "regulations", "guides")
VERSIONS = ("a", "b")
Manifest = dict[str, str]


def prepare(root: Path) -> None:
    """Two projects that differ in every page and build into one `site`."""
    examples = {name: text for name, text in sites.example_files().items() if name.split("/")[1] in FOLDERS}
    for version in VERSIONS:
        configuration = MKDOCS.replace("示例", f"版本 {version}") + "site_dir: ../site\n"
        own = {"mkdocs.yml": configuration, "content/marker.txt": version, "content/index.md": f"# 版本 {version}\n"}
        sites.write(root / version, {**examples, **own})
    # Minified here, once: the minifier is Go, whose threads do not come along into a fork.
    bundle.assets(directory_urls=False)


@dataclass
class Run:
    """A `casebook` that runs in a process of its own; what it prints goes to a file."""

    process: int
    began: float
    output: Path

    def end(self) -> int:
        """Wait for its end; the exit code, or minus the signal that killed it."""
        _process, status = os.waitpid(self.process, 0)
        return os.waitstatus_to_exitcode(status)

    def kill(self, number: signal.Signals) -> None:
        """Send a signal."""
        os.kill(self.process, number)

    @property
    def said(self) -> str:
        """What it printed."""
        return self.output.read_text(encoding="utf-8")


def start(root: Path, arguments: Sequence[str]) -> Run:
    """Run a verb in a fork of this process, which has imported everything: so kills meet the build, not the imports."""
    output = root.parents[1] / f"output-{time.monotonic_ns()}.txt"  # not on the disk that may be full
    began = time.monotonic()
    process = os.fork()
    if process:
        return Run(process, began, output)
    os.environ["SOURCE_DATE_EPOCH"] = "0"
    with output.open("w", encoding="utf-8") as sys.stdout:
        sys.stderr = sys.stdout
        workers.WORTHWHILE = 1
        code = 70
        try:
            code = main(arguments)
        finally:
            sys.stdout.flush()
            os._exit(code)


def build(root: Path, version: str) -> Run:
    """Build a version."""
    return start(root, ["build", "--project", str(root / version)])


def manifest(site: Path) -> Manifest:
    """Every file of a site by what is in it."""
    files = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files}


def left_over(root: Path) -> list[str]:
    """The folders that builds have left."""
    return sorted(path.name for path in root.iterdir() if path.name.startswith("."))
