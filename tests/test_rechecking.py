"""`casebook check --watch`: what is new and what has been mended is told as soon as a file is saved."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Timer

import pytest

from tests import sites
from tests.rendering import project

GUIDE = "content/guides/complaint-steps.yaml"
PATIENCE = 300  # seconds; only a fault takes as long


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project without a mistake."""
    return project(tmp_path)


@pytest.fixture
def checking(root: Path) -> Iterator["subprocess.Popen[str]"]:
    """A check of the project that goes on."""
    command = [sys.executable, "-m", "generator", "check", "--watch", "--project", str(root)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, encoding="utf-8") as process:
        timer = Timer(PATIENCE, process.kill)
        timer.start()
        yield process
        timer.cancel()
        process.terminate()


def said(process: "subprocess.Popen[str]", words: str) -> str:
    """What is said until these words are; all of it if they never are."""
    lines: list[str] = []
    assert process.stderr
    for line in process.stderr:
        lines.append(line)
        if words in line:
            return "".join(lines)
    pytest.fail(f"{words} was never said: {''.join(lines)}")


def test_what_is_new_and_what_is_mended_is_told(root: Path, checking: "subprocess.Popen[str]") -> None:
    assert said(checking, "正在看着").startswith("没有发现问题。")
    text = (root / GUIDE).read_text(encoding="utf-8")
    sites.write(root, {GUIDE: text.replace("accountable: [complaint-desk]", "accountable: [nobody-here]", 1)})
    assert f"{GUIDE}:" in said(checking, "[ref-missing]")
    sites.write(root, {"cases/broken.yaml": "title：错\n"})
    assert "cases/broken.yaml:1" in said(checking, "cases/broken.yaml")
    (root / "cases/broken.yaml").unlink()
    said(checking, "改好了")
    sites.write(root, {GUIDE: text})
    said(checking, "都改好了。")
