"""From folders to a library: what is read, what is left, and what each costs the rest."""

import datetime
import difflib
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import build
from generator.cli import main
from generator.kinds import all_kinds
from generator.library import Library
from generator.reading.load import load, read_text
from generator.record import WORDS, MaintainedRecord
from generator.references import plain_title
from tests import sites


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return sites.write(tmp_path, sites.example_files())


def codes(root: Path) -> list[str]:
    return [found.problem.code for found in build.check(root).diagnostics]


def test_the_examples_of_all_kinds_make_one_sound_site(site: Path) -> None:
    checked = build.check(site)
    assert checked.diagnostics == ()
    assert {record.kind for record in checked.library.records.values()} == {kind.name for kind in all_kinds()}


@pytest.mark.parametrize("kind", all_kinds(), ids=lambda kind: kind.name)
def test_every_record_knows_the_file_and_the_path_it_came_from(kind: object, site: Path) -> None:
    library, _ = load(site, all_kinds())
    for record_id, origin in library.origins.items():
        assert (site / origin.file).is_file()
        assert origin.prefix in ((), (record_id,))


@pytest.mark.parametrize("name", ["name", "label", "plural", "source", "pages"])
def test_no_two_kinds_are_called_alike(name: str) -> None:
    assert [found for found, times in Counter(getattr(kind, name) for kind in all_kinds()).items() if times > 1] == []


def test_what_all_templates_share_has_one_owner() -> None:
    tables = Counter([*WORDS, *(table for kind in all_kinds() for table in kind.words)])
    searched = Counter(facet.name for kind in all_kinds() for facet in kind.facets if facet.searched)
    assert [found for found, times in (*tables.items(), *searched.items()) if times > 1] == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may open everything; the golden site simulates it")
def test_a_file_without_read_permission_is_reported(site: Path) -> None:
    (site / "cases/example-case.yaml").chmod(0)
    assert codes(site) == ["file-unreadable"]


def test_a_file_name_in_another_encoding_is_reported(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / os.fsdecode("cases/投诉.yaml".encode("gbk"))).write_text("title: x\n", encoding="utf-8")
    assert main(["check", "--project", str(site)]) == 1
    assert "id-format" in capsys.readouterr().out


def test_what_has_gone_since_it_was_read_has_no_text(site: Path) -> None:
    assert read_text(site, "cases/gone.yaml") == ""


def test_hidden_files_are_nobodys_business(site: Path) -> None:
    sites.write(site, {"cases/.draft.yaml": "{", "content/.git/x.yaml": "{"})
    assert codes(site) == []


def test_an_id_that_is_missing_many_times_is_looked_for_once(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = sites.example_files()["cases/example-case.yaml"]
    sites.write(site, {f"cases/case-{number}.yaml": case for number in range(30)})
    (site / "content/taxonomy.yaml").unlink()
    looked_for: list[str] = []
    nearest = difflib.get_close_matches

    def counting(word: str, *arguments: Any) -> list[str]:
        looked_for.append(word)
        return nearest(word, *arguments)

    monkeypatch.setattr(difflib, "get_close_matches", counting)
    missing = [found for found in build.check(site).diagnostics if found.problem.code == "ref-missing"]
    assert len(missing) > 100
    assert max(Counter(looked_for).values()) <= 2  # once for fields of any taxon, once for those of one list


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["--project", "nowhere"], 2), (["--project", "."], 2), (["--project", "site"], 0), (["--project", "broken"], 1)],
)
def test_the_exit_code_says_how_it_went(
    arguments: list[str], code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    sites.write(tmp_path / "site", sites.example_files())
    sites.write(tmp_path / "broken", {"cases/a.yaml": "title: x\n"})
    assert main(["check", *arguments]) == code


def test_help_is_shown_whatever_the_terminal_says_it_can_show() -> None:
    command = [sys.executable, "-m", "generator", "--help"]
    shown = subprocess.run(command, env={**os.environ, "PYTHONIOENCODING": "ascii"}, capture_output=True, check=True)
    assert "检查全部内容" in shown.stdout.decode()


@given(st.text() | st.text("中华人民共和国 （）():：—-·，、,办法"))
def test_a_plain_title_is_plain_already(title: str) -> None:
    assert plain_title(plain_title(title)) == plain_title(title)


@pytest.mark.parametrize(
    ("reviewed", "months", "due"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2026-11-23", 12, "2027-11-23"),
        ("2026-12-31", 6, "2027-06-30"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2026-11-30", 1, "2026-12-30"),
    ],
)
def test_a_review_is_due_after_whole_calendar_months(reviewed: str, months: int, due: str, site: Path) -> None:
    library, _ = load(site, all_kinds())
    guide = library.records["complaint-steps"]
    assert isinstance(guide, MaintainedRecord)
    moved = guide.model_copy(update={"reviewed": datetime.date.fromisoformat(reviewed), "review_every": months})
    assert moved.review_due.isoformat() == due


def test_references_lead_both_ways(site: Path) -> None:
    library: Library = load(site, all_kinds())[0]
    for reference in library.references:
        assert library.get(reference.target) is not None
        if reference.target_id != reference.owner and reference.path != ("owner",):
            assert reference in library.cited(reference.target_id)
