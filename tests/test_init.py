"""`casebook init`: a knowledge base of one's own, which works as it is written."""

import datetime
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.config import load_config

from generator import build
from generator.authoring.naming import is_title
from generator.authoring.starter import NAME, starter
from generator.cli import main
from generator.commands import init
from generator.kinds import all_kinds
from generator.outlets.menu import entries
from tests.serving.process import Preview

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh knowledge base."""
    root = tmp_path_factory.mktemp("begun") / "我的 知识库"
    assert main(["init", str(root)]) == 0
    return root


def test_it_checks_clean_and_builds(begun: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = shutil.copytree(begun, tmp_path / "mine")
    assert build.check(root).diagnostics == ()
    assert main(["build", "--project", str(root)]) == 0
    said = capsys.readouterr()
    assert (said.out, said.err) == ("网站已经生成。\n", "")
    assert (root / "site/guides/complaint-steps.html").is_file()
    assert NAME in (root / "site/index.html").read_text(encoding="utf-8")


def test_mkdocs_has_nothing_to_say_in_strict_mode(begun: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path / "site")]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"}
    ran = subprocess.run(command, cwd=begun, env=environment, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert "WARNING" not in ran.stderr


def test_its_makefile_needs_nothing_but_the_program(begun: Path) -> None:
    own = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}  # not of `make test`
    environment = {**own, "PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"}
    ran = subprocess.run(["make", "check"], cwd=begun, env=environment, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.endswith("没有发现问题。\n")


def test_its_preview_shows_it(begun: Path) -> None:
    preview = Preview(begun)
    preview.wait_for_page("index.html", "这里写的都是样例")
    assert preview.end() == 143


def test_every_kind_stands_in_its_menu_and_every_page_of_the_menu_is_there(begun: Path, tmp_path: Path) -> None:
    named = {path for _title, path in entries(load_config(str(begun / "mkdocs.yml")).nav)}
    assert {f"{kind.pages}/index.md" for kind in all_kinds()} <= named


def test_a_name_is_the_name_of_the_site(tmp_path: Path) -> None:
    name = '甲 #1: "乙" \\ $x {{ y }} <b> *z*'
    assert main(["init", str(tmp_path / "mine"), "--name", name]) == 0
    assert load_config(str(tmp_path / "mine/mkdocs.yml")).site_name == name


@given(st.text(max_size=120))
def test_any_name_is_taken_as_it_is_or_refused(name: str) -> None:
    if is_title(name):
        files = starter(name, datetime.date(2026, 11, 29), "python")
        assert "@" not in files["cases/charged-twice.yaml"]
        assert files["README.md"].startswith(f"# {name}\n")


@pytest.mark.parametrize("name", ["", " ", "甲\n乙", "……", "长" * 101, "甲\u200b乙", "--- \x1b[31m"])
def test_what_is_no_name_is_refused(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init", str(tmp_path / "mine"), "--name", name]) == 2
    assert "一行文字" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / ".hidden").write_text("我的")
    assert main(["init", str(tmp_path)]) == 2
    assert main(["init", str(tmp_path / ".hidden")]) == 2
    assert capsys.readouterr().err.count("没有写") == 2
    assert [path.name for path in tmp_path.iterdir()] == [".hidden"]


def test_an_empty_folder_may_be_there(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    assert main(["init", str(tmp_path / "mine")]) == 0
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]
    assert (tmp_path / "mine/.gitignore").is_file()


def test_what_could_not_be_written_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(folder: Path, _files: dict[str, str]) -> None:
        (folder / "content").mkdir()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(init, "_write", full)
    assert main(["init", str(tmp_path / "mine")]) == 1
    assert "磁盘满了" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
