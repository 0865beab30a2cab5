"""The package as others get it: a wheel without the source."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.extended import casebook
from tests.rendering import project

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds what is in the wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--no-build-isolation", "--no-deps", "--quiet"]
    subprocess.run([*command, "--wheel-dir", str(folder), str(ROOT)], check=True, capture_output=True)
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
        wheel.extractall(folder / "installed")
    return folder / "installed"


def test_the_wheel_builds_a_site_without_the_source_tree(installed: Path, tmp_path: Path) -> None:
    root = project(tmp_path)
    ran = casebook(installed, "build", "--project", str(root))
    assert ran.returncode == 0, ran.stderr
    assert (root / "site" / "guides" / "complaint-steps.html").is_file()
    assert list((root / "site" / "assets" / "casebook").glob("*.css"))


def test_the_wheel_uses_its_own_code(installed: Path) -> None:
    shown = subprocess.run(
        [sys.executable, "-c", "import generator; print(generator.__file__)"],
        cwd=installed,
        env={**os.environ, "PYTHONPATH": str(installed), "PYTHONSAFEPATH": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(shown.stdout.strip()).is_relative_to(installed)


def test_the_wheel_begins_a_knowledge_base(installed: Path, tmp_path: Path) -> None:
    root = tmp_path / "mine"
    ran = casebook(installed, "init", str(root))
    assert ran.returncode == 0, ran.stderr
    assert (root / ".gitignore").is_file()
    assert casebook(installed, "check", "--project", str(root)).stdout == "没有发现问题。\n"
