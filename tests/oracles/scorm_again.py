"""A player of others for SCORM (npm scorm-again), which keeps what it is told where a test can read it."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from threading import Condition
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from tests.browser.packages.launching import Launched
from tests.browser.reader import PATIENCE
from tests.browser.serving import QuietHandler

VERSION = "3.4.3"
DENO = Path(sys.executable).with_name("deno")
FOLDER = Path(os.environ.get("DENO_DIR", Path(sys.prefix) / "deno"))
Json = dict[str, Any]


def fetched(dialect: str) -> Path:
    """The player's script; skips the test if it is not to be had."""
    command = [str(DENO), "cache", "--quiet", "--no-lock", f"npm:scorm-again@{VERSION}"]
    ran = subprocess.run(command, env={**os.environ, "DENO_DIR": str(FOLDER)}, capture_output=True, check=False)
    found = list(FOLDER.glob(f"npm/*/scorm-again/{VERSION}/dist/{dialect}.js"))
    if not found:
        pytest.skip(f"scorm-again {VERSION} could not be fetched: {ran.stderr.decode()[-200:]}")
    return found[0]


@dataclass
class Commits:
    """What the player handed to its server; `is_down` refuses it."""

    taken: list[Json] = field(default_factory=list)
    is_down: bool = False
    news: Condition = field(default_factory=Condition)

    def take(self, commit: Json) -> None:
        """Keep one more."""
        with self.news:
            self.taken.append(commit)
            self.news.notify_all()


class Handler(QuietHandler):
    """Serves files, and takes commits."""

    commits: Commits

    def do_POST(self) -> None:  # noqa: N802 - the name that is asked for
        """A commit."""
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if not self.commits.is_down:
            self.commits.take(body["cmi"])
        content = json.dumps({"result": not self.commits.is_down, "errorCode": 0}).encode()
        self.send_response(503 if self.commits.is_down else 200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


@dataclass(frozen=True)
class Player:
    """Lessons in the player."""

    page: Page
    address: str
    dialect: str
    commits: Commits

    def launch(self, lesson: str, before: Json | None = None) -> Launched:
        """Open a lesson, with what was committed before."""
        query = {"dialect": self.dialect, "page": f"{self.dialect}/{lesson}.html", "before": json.dumps(before)}
        self.page.goto(f"{self.address}/other.html?{urlencode(query)}")
        launched = Launched(self.page)
        expect(launched.lesson.locator("[inert]")).to_have_count(0)
        return launched

    def has_told(self, count: int) -> list[Json]:
        """The answers, once so many are committed."""
        with self.commits.news:
            assert self.commits.news.wait_for(lambda: len(self._told()) >= count, PATIENCE / 1000)
        return self._told()

    def _told(self) -> list[Json]:
        return list(self.commits.taken[-1]["interactions"].values()) if self.commits.taken else []


def install(folder: Path, dialect: str) -> None:
    """Put the player beside the lessons."""
    shutil.copy(fetched(dialect), folder / "scorm-again.js")
    shutil.copy(Path(__file__).with_name("player.html"), folder / "other.html")
