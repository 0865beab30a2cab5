"""Moving a finished folder into place, without a build: what is there afterwards, whatever happens on the way."""

import errno
import os
import signal
from pathlib import Path
from shutil import rmtree

import pytest

from generator.outlets.publish import Staging
from generator.outlets.stopping import stoppable


def site(folder: Path, words: str) -> Path:
    """A folder with one page."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "index.html").write_text(words, encoding="utf-8")
    return folder


def shown(folder: Path) -> str:
    """What a reader of the page reads."""
    return (folder / "index.html").read_text(encoding="utf-8")


def names(folder: Path) -> set[str]:
    """Everything in a folder, hidden or not."""
    return {path.name for path in folder.iterdir()}


def staged(final: Path) -> Staging:
    """A new site that is ready."""
    staging = begun(final)
    site(staging.folder, "新")
    return staging


def begun(final: Path) -> Staging:
    """A folder that waits for a new site."""
    staging = Staging(final)
    staging.begin()
    return staging


def test_a_folder_is_made_ready_out_of_sight_beside_where_it_will_be(tmp_path: Path) -> None:
    final = tmp_path / "deep" / "down" / "site"
    builds = begun(final), begun(final)
    one, other = (staging.folder for staging in builds)
    assert one != other
    assert {one.parent, other.parent} == {final.parent}
    assert one.name.startswith(".site-")
    assert one.stat().st_mode & 0o777 == 0o700
    assert not names(one)
    assert not final.exists()
    for staging in builds:
        staging.discard()


def test_the_first_site_can_be_read_by_a_web_server_and_nothing_else_is_left(tmp_path: Path) -> None:
    final = tmp_path / "site"
    staged(final).publish()
    assert shown(final) == "新"
    assert final.stat().st_mode & 0o777 == 0o755
    assert names(tmp_path) == {"site"}


def test_a_new_site_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    final = site(tmp_path / "site", "旧")
    staged(final).publish()
    assert shown(final) == "新"
    assert names(tmp_path) == {"site"}


def test_where_a_link_leads_the_site_is_replaced_and_the_link_stays(tmp_path: Path) -> None:
    site(tmp_path / "disk" / "web", "旧")
    link = tmp_path / "site"
    link.symlink_to(tmp_path / "disk" / "web")
    staging = staged(link)
    assert staging.folder.parent == tmp_path / "disk"
    staging.publish()
    assert link.is_symlink()
    assert shown(tmp_path / "disk" / "web") == "新"
    assert names(tmp_path / "disk") == {"web"}


@pytest.mark.parametrize("reason", [OSError(28, "No space left on device"), KeyboardInterrupt()])
@pytest.mark.parametrize("before", ["旧", ""])
def test_a_move_that_fails_leaves_the_old_site_or_none(
    before: str, reason: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    final = tmp_path / "site"
    if before:
        site(final, before)
    staging = staged(final)
    rename = Path.rename
    monkeypatch.setattr("generator.outlets.publish.exchange", lambda *_: False)

    def failing(path: Path, target: Path) -> Path:
        if path == staging.folder:
            raise reason
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(type(reason)):
        staging.publish()
    assert names(tmp_path) == ({"site"} if before else set())
    assert not before or shown(final) == before


def test_what_is_gone_already_can_be_discarded(tmp_path: Path) -> None:
    staging = staged(tmp_path / "site")
    staging.discard()
    staging.discard()
    assert not names(tmp_path)


def test_what_was_never_begun_can_be_discarded(tmp_path: Path) -> None:
    Staging(tmp_path / "site").discard()
    assert not names(tmp_path)


def test_nothing_is_kept_open(tmp_path: Path) -> None:
    before = list(Path("/dev/fd").iterdir())
    (tmp_path / ".site-staging-0123abcd").mkdir()
    staged(tmp_path / "site").publish()
    staged(tmp_path / "site").discard()
    assert len(list(Path("/dev/fd").iterdir())) == len(before)


def test_a_file_is_replaced_as_a_folder_is(tmp_path: Path) -> None:
    final = tmp_path / "site"
    final.write_text("旧", encoding="utf-8")
    staged(final).publish()
    assert shown(final) == "新"
    assert names(tmp_path) == {"site"}


def test_an_old_site_that_cannot_be_removed_stays_beside_the_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(path: str, **_options: object) -> None:
        raise OSError(errno.EBUSY, "busy", path)

    final = site(tmp_path / "site", "旧")
    staging = staged(final)
    monkeypatch.setattr(os, "rmdir", busy)
    staging.publish()
    assert shown(final) == "新"
    assert names(tmp_path) == {"site", staging.folder.name}


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_is_not_heard_while_a_site_is_moved_or_removed(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = Path.rename

    def moved(path: Path, target: Path) -> Path:
        os.kill(os.getpid(), number)
        return rename(path, target)

    def removed(path: Path, *, ignore_errors: bool) -> None:
        os.kill(os.getpid(), number)
        rmtree(path, ignore_errors=ignore_errors)

    monkeypatch.setattr(Path, "rename", moved)
    monkeypatch.setattr("shutil.rmtree", removed)
    with stoppable():
        staged(tmp_path / "site").publish()
    with stoppable():
        staged(tmp_path / "other").discard()
    assert names(tmp_path) == {"site"}
