"""The swap of sites: whatever is killed or refused, and whenever, there is a whole site and no folder is left."""

import errno
import os
from collections.abc import Callable
from pathlib import Path
from shutil import rmtree

import pytest

from generator.kept.locks import lock, unlock
from generator.outlets import publish
from generator.outlets.exchange import exchange
from generator.outlets.publish import Staging
from generator.outlets.refusals import WORDS, refusal

STAGED, OLD = ".site-staging-0123abcd", ".site-staging-0123abcd-old"


@pytest.fixture(params=["exchange", "two moves"])
def final(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a site is to be, on a disk that can exchange folders and on one that cannot."""
    if request.param == "two moves":
        cannot_exchange(monkeypatch)
    return tmp_path / "site"


def cannot_exchange(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the disk could not exchange folders."""
    monkeypatch.setattr(publish, "exchange", lambda _one, _other: False)


def site(folder: Path, words: str) -> Path:
    """A site of one file."""
    folder.mkdir()
    (folder / "index.html").write_text(words)
    return folder


def begun(final: Path, words: str) -> Staging:
    """A staging with a site in it."""
    staging = Staging(final)
    staging.begin()
    (staging.folder / "index.html").write_text(words)
    return staging


def shown(final: Path) -> str:
    """What the site says; it must be the only thing in its folder's folder."""
    assert [path.name for path in final.parent.iterdir()] == [final.name]
    return (final / "index.html").read_text()


def test_folders_are_exchanged_in_one_step(tmp_path: Path) -> None:
    one, other = site(tmp_path / "one", "1"), site(tmp_path / "other", "2")
    assert exchange(one, other)
    assert [(folder / "index.html").read_text() for folder in (one, other)] == ["2", "1"]
    with pytest.raises(FileNotFoundError):
        exchange(one, tmp_path / "none")


def test_a_site_takes_the_place_of_none_and_of_another(final: Path) -> None:
    begun(final, "first").publish()
    assert shown(final) == "first"
    begun(final, "second").publish()
    assert shown(final) == "second"
    assert final.stat().st_mode & 0o777 == 0o755


def test_of_two_builds_at_once_the_last_one_wins(final: Path) -> None:
    site(final, "old")
    one, other = begun(final, "one"), begun(final, "other")
    other.publish()
    one.publish()
    assert shown(final) == "one"


def test_a_build_that_was_killed_before_the_swap_or_after_it(final: Path) -> None:
    site(final, "whole")
    killed = begun(final, "half, or the old one")
    assert killed.lock is not None
    unlock(killed.lock)
    begun(final, "never").discard()
    assert shown(final) == "whole"


def test_a_build_that_was_killed_between_two_renames(final: Path) -> None:
    site(final.with_name(OLD), "old")
    site(final.with_name(STAGED), "new")
    staging = begun(final, "newer")
    assert (final / "index.html").read_text() == "old"
    staging.discard()
    assert shown(final) == "old"


def test_a_build_that_was_killed_after_two_renames(final: Path) -> None:
    site(final, "new")
    site(final.with_name(OLD), "old")
    begun(final, "never").discard()
    assert shown(final) == "new"


def test_a_build_that_was_killed_where_a_site_was_only_linked(tmp_path: Path) -> None:
    elsewhere = site(tmp_path / "elsewhere", "kept")
    final = tmp_path / "sites" / "site"
    final.parent.mkdir()
    site(final, "new")
    final.with_name(OLD).symlink_to(elsewhere)
    begun(final, "never").discard()
    assert shown(final) == "new"
    assert (elsewhere / "index.html").read_text() == "kept"


def test_a_build_that_runs_keeps_its_folder(final: Path) -> None:
    running = begun(final, "running")
    begun(final, "other").discard()
    running.publish()
    assert shown(final) == "running"


def test_what_only_looks_like_a_leftover_stays(final: Path) -> None:
    names = [".site-packages", ".site-staging-mine", ".website-staging-0123abcd", "x.site-staging-0123abcd"]
    for name in names:
        site(final.with_name(name), "mine")
    begun(final, "").discard()
    assert sorted(path.name for path in final.parent.iterdir()) == sorted(names)


def test_a_folder_that_another_build_takes_for_a_leftover_is_made_again(
    final: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def too_late(folder: Path, *, wait: bool) -> int | None:
        monkeypatch.setattr(publish, "lock", lock)
        if wait:  # until the other one has removed it
            rmtree(folder)
        return lock(folder, wait=False) if wait else None

    monkeypatch.setattr(publish, "lock", too_late)
    staging = begun(final, "whole")
    assert lock(staging.folder, wait=False) is None
    staging.publish()
    assert shown(final) == "whole"


def on_rename(monkeypatch: pytest.MonkeyPatch, act: Callable[[Path, Path], None]) -> None:
    """Do something before each rename."""
    rename = Path.rename

    def renamed(path: Path, target: Path) -> Path:
        act(path, target)
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", renamed)


def test_another_build_that_is_quicker_between_two_renames(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    final = site(tmp_path / "site", "old")
    staging = begun(final, "ours")
    cannot_exchange(monkeypatch)
    others = iter(["theirs"])

    def quicker(_path: Path, target: Path) -> None:
        if target == final and (words := next(others, None)):
            site(final, words)

    on_rename(monkeypatch, quicker)
    staging.publish()
    assert shown(final) == "ours"


def test_another_build_that_puts_its_site_where_an_old_one_was_to_go_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    final = tmp_path / "site"
    site(final.with_name(OLD), "old")

    def quicker(_path: Path, target: Path) -> None:
        site(target, "theirs")

    on_rename(monkeypatch, quicker)
    begun(final, "never").discard()
    assert shown(final) == "theirs"


def test_other_builds_that_are_always_quicker_are_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    final = site(tmp_path / "site", "old")

    def quicker(one: Path, other: Path) -> bool:
        raise OSError(errno.ENOENT, "gone", str(one), None, str(other))

    monkeypatch.setattr(publish, "exchange", quicker)
    with pytest.raises(OSError, match="gone"):
        begun(final, "new").publish()
    assert shown(final) == "old"


def test_a_second_rename_that_is_refused_puts_the_old_site_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    final = site(tmp_path / "site", "old")
    staging = begun(final, "new")
    cannot_exchange(monkeypatch)

    def refused(path: Path, _target: Path) -> None:
        if path == staging.folder:
            raise OSError(errno.EIO, "refused")

    on_rename(monkeypatch, refused)
    with pytest.raises(OSError, match="refused"):
        staging.publish()
    assert shown(final) == "old"


def test_an_exchange_that_is_refused_leaves_the_old_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    final = site(tmp_path / "site", "old")

    def refused(one: Path, other: Path) -> bool:
        raise OSError(errno.EBUSY, "busy", str(one), None, str(other))

    monkeypatch.setattr(publish, "exchange", refused)
    with pytest.raises(OSError, match="busy") as error:
        begun(final, "new").publish()
    assert shown(final) == "old"
    assert str(refusal(error.value)).startswith(f"没有写成 {final}：是挂载点")


def test_a_process_that_was_forked_does_not_keep_the_lock(tmp_path: Path) -> None:
    folder = site(tmp_path / "folder", "")
    held = lock(folder, wait=True)
    assert held is not None
    assert lock(folder, wait=False) is None
    (runs, running), (ended, ends) = os.pipe(), os.pipe()
    child = os.fork()
    if not child:
        os.write(running, b".")
        os.read(ended, 1)
        os._exit(0)
    os.read(runs, 1)
    unlock(held)
    again = lock(folder, wait=False)
    os.write(ends, b".")
    os.waitpid(child, 0)
    for end in (runs, running, ended, ends):
        os.close(end)
    assert again is not None
    unlock(again)


@pytest.mark.parametrize("number", WORDS)
def test_what_a_disk_refuses_is_told_with_the_file_that_authors_know(number: int) -> None:
    staged = OSError(number, "", f"/project/{STAGED}/cases/x.html")
    assert str(refusal(staged)).startswith(f"没有写成 /project/site/cases/x.html：{WORDS[number]}")


def test_other_errors_are_bugs() -> None:
    assert refusal(OSError(errno.EINVAL, "")) is None
    assert refusal(FileNotFoundError(errno.ENOENT, "")) is None
    assert refusal(ValueError()) is None
