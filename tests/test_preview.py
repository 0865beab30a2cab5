"""`casebook serve`: the preview follows the project, whatever comes, goes or is wrong for a while."""

import os
from collections.abc import Iterator
from pathlib import Path
from shutil import rmtree
from typing import NamedTuple

import pytest
from mkdocs.config import load_config
from watchdog.utils.dirsnapshot import DirectorySnapshot, DirectorySnapshotDiff

from generator.outlets.watching import Watch
from tests import sites
from tests.rendering import MKDOCS
from tests.serving.process import Preview

EXAMPLES = sites.example_files()
PAGES = ("content/roles/", "content/regulations/", "content/guides/")
PROJECT = {name: text for name, text in EXAMPLES.items() if name.startswith(PAGES)}
BAD = {"bad.yaml": "title：错\n"}


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """A preview of a project with neither `cases/` nor `quizzes/`; each test leaves it as it was."""
    running = Preview(sites.write(tmp_path_factory.mktemp("preview"), {**PROJECT, "mkdocs.yml": MKDOCS}))
    yield running
    assert running.end() == 143


def test_a_folder_made_while_it_runs_is_seen_and_so_is_its_end(preview: Preview) -> None:
    guide = EXAMPLES["content/guides/complaint-steps.yaml"]
    sites.write(preview.root, {"content/guides/new/second-guide.yaml": guide})
    preview.wait_for_page("guides/second-guide.html", "</html>")
    rmtree(preview.root / "content" / "guides" / "new")
    preview.wait_for_page("guides/second-guide.html", None)


def test_a_mistake_in_a_new_folder_is_gone_with_the_folder(preview: Preview) -> None:
    sites.write(preview.root / "cases", BAD)
    preview.wait_for("cases/bad.yaml:1:6: 错误[fullwidth-colon]")
    sites.write(preview.root, {"content/index.md": "# 改好了\n"})
    rmtree(preview.root / "cases")
    preview.wait_for_page("index.html", "改好了")


def test_a_file_whose_removal_mends_the_project(preview: Preview) -> None:
    sites.write(preview.root / "quizzes", BAD)
    preview.wait_for("quizzes/bad.yaml:1:6: 错误[fullwidth-colon]")
    sites.write(preview.root, {"content/index.md": "# 又改好了\n"})
    (preview.root / "quizzes" / "bad.yaml").unlink()
    preview.wait_for_page("index.html", "又改好了")


def test_a_configuration_that_is_gone_for_a_while(preview: Preview) -> None:
    (preview.root / "mkdocs.yml").unlink()
    preview.wait_for("网站的设置有错误")
    sites.write(preview.root, {"mkdocs.yml": MKDOCS.replace("示例", "新的名称")})
    preview.wait_for_page("index.html", "新的名称")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project as it is written."""
    return sites.write(tmp_path, {**PROJECT, "cases/case.yaml": "", "content/index.md": "# 页\n", "mkdocs.yml": MKDOCS})


class Watched(NamedTuple):
    """What a preview of a project watches, and how it was at first."""

    watch: Watch
    first: DirectorySnapshot


def watch_of(root: Path) -> Watched:
    watch = Watch(load_config(str(root / "mkdocs.yml")))
    return Watched(watch, watch.snapshot())


def files_changed(watched: Watched) -> set[str]:
    """The files whose change makes MkDocs build anew."""
    watch = watched.watch
    found = DirectorySnapshotDiff(watched.first, watch.snapshot())
    moved = {path for pair in found.files_moved for path in pair}
    paths = {*found.files_created, *found.files_deleted, *found.files_modified, *found.files_attrib, *moved}
    return {Path(os.fsdecode(path)).relative_to(watch.root).as_posix() for path in paths}


OUTSIDE = ("site/x.html", ".site-staging-0123abcd/x.html", ".venv/x.yaml", ".git/index", "tree/docs/x.md", "x.yaml")
OF_EDITORS = ("cases/.case.yaml.swp", "cases/case.yaml~", "cases/#case.yaml#", "content/guides/~$steps.yaml")


@pytest.mark.parametrize("name", [*OUTSIDE, *OF_EDITORS])
def test_what_no_build_reads_is_not_watched(root: Path, name: str) -> None:
    watch = watch_of(root)
    sites.write(root, {name: "x"})
    assert files_changed(watch) == set()


@pytest.mark.parametrize("name", ["quizzes/x.yaml", "content/new/deep/x.md", "case/x.yaml", "content/picture.png"])
def test_what_a_build_reads_is_watched_when_it_comes_and_when_it_goes(root: Path, name: str) -> None:
    before = watch_of(root)
    sites.write(root, {name: "x"})
    assert files_changed(before) == {name}
    after = watch_of(root)
    (root / name).unlink()
    assert files_changed(after) == {name}


@pytest.mark.parametrize("target", ["nowhere.yaml", "{root}/content", "{root}/shared.yaml"])
def test_a_link_is_watched_wherever_it_leads(root: Path, target: str) -> None:
    sites.write(root, {"shared.yaml": "x"})
    before = watch_of(root)
    sites.link(root, {"cases/link.yaml": target})
    assert files_changed(before) == {"cases/link.yaml"}
    after = watch_of(root)
    (root / "cases" / "link.yaml").unlink()
    assert files_changed(after) == {"cases/link.yaml"}


def test_a_link_changes_as_its_file_does(root: Path) -> None:
    sites.write(root, {"shared.yaml": "x"})
    sites.link(root, {"cases/link.yaml": "{root}/shared.yaml"})
    before = watch_of(root)
    sites.write(root, {"shared.yaml": "longer"})
    assert files_changed(before) == {"cases/link.yaml"}


def test_a_folder_that_cannot_be_read_is_watched(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = str(root / "cases")
    readable = watch_of(root)
    monkeypatch.setattr(os, "access", lambda path, _mode: path != folder)
    unreadable = watch_of(root)
    assert files_changed(readable) == {"cases/case.yaml"}
    rmtree(folder)
    assert files_changed(unreadable) == {"cases"}
