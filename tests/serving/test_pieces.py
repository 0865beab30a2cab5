"""The pieces of a preview: whose turn it is, what was changed, what is made of data."""

import threading
from pathlib import Path

import pytest
from mkdocs.config import load_config

from generator import data
from generator.outlets.serving.changes import Changes
from generator.outlets.serving.datasets import Datasets
from generator.outlets.serving.turns import Turns
from generator.outlets.watching import Watch
from tests import sites
from tests.rendering import MKDOCS, library_of, project


def test_who_is_urgent_goes_before_who_is_patient() -> None:
    turns, order, may_end = Turns(), list[str](), threading.Event()

    def patient(name: str) -> None:
        with turns.patient():
            order.append(name)
            may_end.wait()

    def urgent() -> None:
        with turns.urgent():
            order.append("urgent")

    threads = [threading.Thread(target=patient, args=("first",)), threading.Thread(target=patient, args=("second",))]
    for thread in threads:
        thread.start()
    while not order:
        threading.Event().wait(0.001)
    threads.append(threading.Thread(target=urgent))
    threads[-1].start()
    while not turns.door.locked():
        threading.Event().wait(0.001)
    may_end.set()
    for thread in threads:
        thread.join()
    assert order[1] == "urgent"


def test_data_are_what_a_build_writes_and_only_what_was_asked_for(tmp_path: Path) -> None:
    library = library_of(project(tmp_path))
    whole = data.scripts(library)
    assert {path: Datasets(library, {}).script(path) for path in whole} == whole
    datasets = Datasets(library, {})
    assert datasets.script("assets/casebook/data/owners.js")
    assert [*datasets.products.known] == ["data owners"]
    assert datasets.script("assets/casebook/data/nobody.js") is None
    assert datasets.script("assets/casebook/data/owners") is None
    assert datasets.script("about.js") is None


@pytest.fixture(params=["", "1"], ids=["told by the system", "polled"])
def changes(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Changes:
    """Somebody who listens to a project with a hook and a theme of its own."""
    monkeypatch.setenv("WATCHFILES_FORCE_POLLING", request.param)
    settings = MKDOCS.replace("name: material", "name: material\n  custom_dir: look/own") + "hooks: [hook.py]\n"
    files = {"cases/case.yaml": "", "content/index.md": "# 页\n", "look/own/x.html": "", "look/beside.yaml": ""}
    root = sites.write(tmp_path / "project", {**files, "hook.py": "", "mkdocs.yml": settings})
    sites.link(root, {"cases/link.yaml": "{root}/look/beside.yaml"})
    return Changes(Watch(load_config(str(root / "mkdocs.yml"))))


LINKED = {"look/beside.yaml": "cases/link.yaml"}


def test_changes_are_told_as_they_come(changes: Changes) -> None:
    root, stop = Path(changes.watch.root), threading.Event()
    told = changes.until(stop)
    edits = {
        "cases/case.yaml": "改",
        "mkdocs.yml": MKDOCS,
        "hook.py": "x = 1\n",
        "look/own/deep/y.html": "新",
        "look/own/deep/z.html": "又",
        "quizzes/deep/new.yaml": "新",
        "quizzes/deep/newer.yaml": "又",
        "look/beside.yaml": "改",
    }
    for name, text in edits.items():
        writer = threading.Thread(target=sites.write, args=(root, {"site/x.html": "", name: text}))
        writer.start()
        assert next(told) == {LINKED.get(name, name)}
        writer.join()
    stop.set()
    assert [*told] == []
