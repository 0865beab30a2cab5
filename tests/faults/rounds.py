"""The rounds: builds that are killed, builds without room, builds at the same time. Each row says what they did."""

import random
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from tests.faults.site import VERSIONS, Manifest, build, left_over, manifest, prepare, start

AIMED = 0.2  # seconds before the end of a build


@dataclass
class Rounds:
    """A site in two versions, and what each must look like."""

    root: Path
    chance: random.Random
    expected: dict[str, Manifest] = field(default_factory=dict)
    lengths: list[float] = field(default_factory=list)
    shown: str = ""
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.root.mkdir(parents=True)
        prepare(self.root)
        for version in (*VERSIONS, *VERSIONS):
            assert self.built(version) == 0
            self.expected[version] = manifest(self.root / "site")

    @property
    def next(self) -> str:
        """The version that is not shown."""
        return next(version for version in VERSIONS if version != self.shown)

    def built(self, version: str) -> int:
        """Build to the end; how long it takes is remembered."""
        run = build(self.root, version)
        code = run.end()
        self.lengths.append(time.monotonic() - run.began)
        self.shown = version
        return code

    def look(self) -> str:
        """Which version the site is, file by file."""
        found = manifest(self.root / "site")
        return next((version for version, files in self.expected.items() if files == found), "broken")

    def killed(self, number: signal.Signals, *, aimed: bool) -> str:
        """Kill a build of the next version; what became of it."""
        length = median(self.lengths[-3:])
        first = max(0.0, length - AIMED) if aimed else 0.0
        delay = self.chance.uniform(first, length)
        before, wanted = self.shown, self.next
        run = build(self.root, wanted)
        time.sleep(max(0.0, run.began + delay - time.monotonic()))
        run.kill(number)
        code, site, left = run.end(), self.look(), left_over(self.root)
        self._judge_kill(f"{number.name} after {delay:.3f} s", code, site, left, before, wanted)
        self._mend(wanted)
        return _state(code, site == wanted, bool(left))

    def _judge_kill(self, what: str, code: int, site: str, left: list[str], before: str, wanted: str) -> None:
        if site not in (before, wanted):
            self.faults.append(f"{what}: the site is {site}")
        if code != -signal.SIGKILL and left:
            self.faults.append(f"{what}, exit code {code}: {left} left")
        if code in {143: before, 0: wanted} and site != {143: before, 0: wanted}[code]:
            self.faults.append(f"{what}, exit code {code}: the site is {site}")
        if code not in (0, 143, -number_of(what)):
            self.faults.append(f"{what}: exit code {code}")

    def _mend(self, wanted: str) -> None:
        code = self.built(wanted)
        if code or self.look() != wanted or left_over(self.root):
            self.faults.append(f"the next build: exit code {code}, {self.look()}, {left_over(self.root)} left")

    def together(self) -> str:
        """Build both versions at the same time."""
        runs = [build(self.root, version) for version in VERSIONS]
        codes, site = [run.end() for run in runs], self.look()
        if any(codes) or site == "broken" or left_over(self.root):
            self.faults.append(f"two builds: exit codes {codes}, {site}, {left_over(self.root)} left")
        self.shown = site
        return "both whole"

    def without_room(self, verb: str, share: float) -> str:
        """Build or render with a share of the room that it needs; what became of it."""
        before, wanted, tree = self.shown, self.next, self.root / "tree"
        arguments = [verb, "--project", str(self.root / wanted), *(["--out", str(tree)] if verb == "render" else [])]
        if verb == "render":
            assert start(self.root, arguments).end() == 0
        room = int(kilobytes(tree if verb == "render" else self.root / "site") * share)
        shutil.rmtree(tree, ignore_errors=True)
        with _room(self.root.parent, room):
            run = start(self.root, arguments)
            code = run.end()
        said, site, left = run.said, self.look(), left_over(self.root)
        if code != 1 or site != before or left or tree.exists():
            self.faults.append(f"{verb} with {room} KB: exit code {code}, {site}, {left} left")
        if "Traceback" in said or "磁盘满了" not in said or len(said.splitlines()) != 1:
            self.faults.append(f"{verb} with {room} KB said: {said}")
        return "told, old site kept"


def number_of(what: str) -> int:
    """The signal that a round is named after."""
    return int(signal.Signals[what.split()[0]])


def _state(code: int, swapped: bool, left: bool) -> str:
    if code == 0:
        return "finished first"
    if swapped:
        return "swapped, old site not removed" if left else "swapped and removed"
    return "staged, not swapped" if left else "nothing staged, or tidied up"


def kilobytes(folder: Path) -> int:
    """What is in a folder, on disk."""
    return sum(path.lstat().st_blocks for path in folder.rglob("*")) // 2


@contextmanager
def _room(disk: Path, room: int) -> Iterator[None]:
    _mount(f"remount,size={kilobytes(disk) + room}k", disk)
    try:
        yield
    finally:
        _mount("remount,size=512m", disk)


def _mount(options: str, disk: Path) -> None:
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(disk)], check=True)


@contextmanager
def small_disk(folder: Path) -> Iterator[None]:
    """A disk in memory, whose size can be changed."""
    folder.mkdir(parents=True)
    _mount("size=512m", folder)
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)
