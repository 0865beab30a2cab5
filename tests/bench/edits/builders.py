"""Who takes part: what each builds from, and the commands by which it builds, checks and serves."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path

from tests.bench.corpus import SHIPPED
from tests.bench.edits import before
from tests.bench.measure import Cost, run

PYTHON = (sys.executable, "-m")
PROBE = "来反映"
WORDS = ("来念叨", "来嘀咕", "来絮叨", "来讨教", "来数落", "来央求", "来哀叹", "来盘问", "来嚷嚷", "来打趣")


@dataclass
class Builder:
    """Somebody who makes a site of `folder`; `edited` is the file of one case in it, `page` its page.

    `cold` uses no cache, `build` uses and keeps one where there is one; who has none has the same command twice.
    """

    folder: Path
    edited: Path
    page: str
    cold: Sequence[str]
    build: Sequence[str]
    serve: Callable[[str], Sequence[str]]
    check: Sequence[str] | None = None
    tree: Path = SHIPPED
    environment: Mapping[str, str] = field(default_factory=lambda: before.environment(SHIPPED))

    def __post_init__(self) -> None:
        """What is there now is what it builds from."""
        self.sources = {path.name for path in self.folder.iterdir()}
        self.word, self.next_words = PROBE, cycle(WORDS)

    def run(self, command: Sequence[str]) -> Cost:
        """Run one of the commands to its end."""
        return run(command, cwd=self.tree, env=self.environment)

    def forget(self) -> None:
        """Remove all that builds and checks have left, caches too."""
        for path in self.folder.iterdir():
            if path.name not in self.sources:
                shutil.rmtree(path) if path.is_dir() else path.unlink()

    def change(self) -> str:
        """Change one word of one case; the value is the new one."""
        old, self.word = self.word, next(self.next_words)
        text = self.edited.read_text(encoding="utf-8")
        if text.count(f"，{old}") != 1 or self.word in text:
            raise SystemExit(f"{self.edited}: {old} and {self.word} do not tell two states of it apart")
        self.edited.write_text(text.replace(f"，{old}", f"，{self.word}"), encoding="utf-8")
        return self.word

    def has(self, word: str) -> bool:
        """Whether the word stands on the page as it was built."""
        return word in (self.folder / "site" / self.page).read_text(encoding="utf-8")


def prepare(root: Path, cases: int, peers: Sequence[str], revision: str) -> dict[str, Builder]:
    """Write below `root` what the peers build from, and check it."""
    case = f"retold-{cases - 1:05}"
    builders = {"ours": _casebook(root / "ours", cases, case, SHIPPED)}
    if "before" in peers:
        before.check_out(root / "tree", revision)
        builders["before"] = _casebook(root / "before", cases, case, root / "tree")
    if "mkdocs" in peers:
        _made(root, "tests.bench.twin", "--out", str(root / "mkdocs"))
        builders["mkdocs"] = _peer(root / "mkdocs", case, "mkdocs", quiet=("--quiet",), live=("--livereload",))
    if "zensical" in peers:
        _made(root, "generator", "render", "--out", str(root / "zensical"))
        builders["zensical"] = _peer(root / "zensical", case, "zensical", clean=("--clean",))
    return {name: builders[name] for name in peers}


def _made(root: Path, module: str, *arguments: str) -> None:
    run([*PYTHON, module, *arguments, "--project", str(root / "ours")], cwd=SHIPPED, env=before.environment(SHIPPED))


def _casebook(project: Path, cases: int, case: str, tree: Path) -> Builder:
    """Each revision makes its corpus of its own records: neither accepts those of the other."""
    environment, casebook = before.environment(tree), [*PYTHON, "generator"]
    run([*PYTHON, "tests.bench.corpus", "--cases", str(cases), "--out", str(project)], cwd=tree, env=environment)
    before.compiled(tree)
    at = ["--project", str(project)]
    build = [*casebook, "build", *at]
    return Builder(
        folder=project,
        edited=project / "cases" / f"{case}.yaml",
        page=f"cases/{case}.html",
        cold=[*build, "--fresh"] if _offers(tree, environment, "build", "--fresh") else build,
        build=build,
        check=[*casebook, "check", *at],
        serve=lambda address: [*casebook, "serve", *at, "--address", address],
        tree=tree,
        environment=environment,
    )


def _offers(tree: Path, environment: Mapping[str, str], verb: str, flag: str) -> bool:
    asked = [*PYTHON, "generator", verb, "--help"]
    return flag in subprocess.run(asked, check=True, capture_output=True, text=True, cwd=tree, env=environment).stdout


def _peer(
    folder: Path,
    case: str,
    module: str,
    *,
    quiet: Sequence[str] = (),
    clean: Sequence[str] = (),
    live: Sequence[str] = (),
) -> Builder:
    at = ["--config-file", str(folder / "mkdocs.yml")]
    build = [*PYTHON, module, "build", *quiet, *at]
    return Builder(
        folder=folder,
        edited=folder / "docs" / "cases" / f"{case}.md",
        page=f"cases/{case}.html",
        cold=[*build, *clean],
        build=build,
        serve=lambda address: [*PYTHON, module, "serve", *quiet, *live, *at, "--dev-addr", address],
        environment={**os.environ},
    )
