"""The package as others get it: a wheel without the source, and a kind that somebody adds."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.rendering import project

ROOT = Path(__file__).parent.parent

NOTICE = '''
"""A notice: points that hang on a wall."""

from typing import ClassVar

from generator.fields import Line
from generator.record import Kind, Record

EXAMPLE = """\\
title: 登记要点
points: [姓名, 收到日期]
cites: [complaint-steps#receive]
"""


class Notice(Record):
    """Points to read in passing."""

    kind: ClassVar[str] = "notice"

    points: tuple[Line, ...]


KIND = Kind(
    name="notice",
    label="告示",
    plural="告示栏",
    intro="贴在墙上的要点。",
    source="content/notices",
    pages="notices",
    model=Notice,
    example=EXAMPLE,
    order=90,
    root=True,
)
'''
TEMPLATE = """\
{% extends "record.html.j2" %}
{% block body %}<ul>{% for point in record.points %}<li>{{ point }}</li>{% endfor %}</ul>{% endblock %}
"""


def casebook(where: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the package that lies in `where` and nowhere else."""
    environment = {**os.environ, "PYTHONPATH": str(where), "PYTHONSAFEPATH": "1"}
    command = [sys.executable, "-m", "generator", *arguments]
    return subprocess.run(command, cwd=where, env=environment, capture_output=True, text=True, check=False)


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


def test_a_new_kind_is_one_file_and_one_template(tmp_path: Path) -> None:
    package = tmp_path / "package"
    shutil.copytree(ROOT / "generator", package / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    (package / "generator" / "kinds" / "notice.py").write_text(NOTICE, encoding="utf-8")
    (package / "generator" / "templates" / "notice.html.j2").write_text(TEMPLATE, encoding="utf-8")
    record = "title: 登记要点\npoints: [姓名, 收到日期]\ncites: [complaint-steps#receive]\n"
    root = project(tmp_path / "project", {"content/notices/register.yaml": record})
    ran = casebook(package, "build", "--project", str(root))
    assert ran.returncode == 0, ran.stderr
    assert "收到日期" in (root / "site/notices/register.html").read_text(encoding="utf-8")
    assert "登记要点" in (root / "site/notices/index.html").read_text(encoding="utf-8")
    assert "../notices/register.html" in (root / "site/guides/complaint-steps.html").read_text(encoding="utf-8")
    assert "告示栏" in (root / "site/index.html").read_text(encoding="utf-8")
    assert "notices/register" in (root / "site/assets/casebook/data/search/pages.js").read_text(encoding="utf-8")
