"""`casebook reviews`: what is to be read again, by role, and a calendar file that calendars can read."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.authoring.reviews import _escaped, _folded
from generator.cli import main
from tests.rendering import project
from tests.sites import example_files

CASE, ROLE = "cases/example-case.yaml", "content/roles/complaint-desk.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The EXAMPLEs, with a case that another role answers for and that is long overdue, and a draft."""
    case = example_files()[CASE]
    late = case.replace("owner: complaint-desk", "owner: other-desk").replace(
        "reviewed: 2026-11-23", "reviewed: 2020-01-31"
    )
    late = late.replace("title: 提前还款被要求多付三个月利息", "title: 旧案例，含逗号；分号\\和" + "很长的名字" * 12)
    role = example_files()[ROLE].replace("title: 投诉管理岗", "title: 另一个岗位").replace("aliases:", "asked:")
    draft = case.replace("title: 提前还款被要求多付三个月利息", "title: 还在写\nstatus: draft")
    return project(
        tmp_path / "kb", {"cases/late.yaml": late, "cases/draft.yaml": draft, "content/roles/other-desk.yaml": role}
    )


def reviews(root: Path, *more: str) -> int:
    return main(["reviews", "--project", str(root), *more])


def unfolded(raw: bytes) -> list[str]:
    """The lines of a calendar file as they were before they were folded."""
    assert raw.endswith(b"\r\n")
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    assert b"\n" not in raw.replace(b"\r\n", b"")
    return raw.replace(b"\r\n ", b"").decode().split("\r\n")[:-1]


def test_what_is_due_is_listed_by_role_the_next_first(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert reviews(root) == 0
    said = capsys.readouterr().out
    ours, _, theirs = said.partition("另一个岗位（other-desk）：1 条，过期 1 条\n")
    assert theirs.startswith("  2021-01-31（过期）  案例  旧案例，含逗号；分号\\和很长")
    assert theirs.endswith("cases/late.yaml\n")
    days = [line.split()[0] for line in ours.splitlines()[1:]]
    assert len(days) > 5
    assert days == sorted(days)
    assert "还在写" not in said
    assert reviews(root, "--owner", "other-desk") == 0
    assert len(capsys.readouterr().out.splitlines()) == 2
    assert reviews(root, "--owner", "nobody") == 2
    assert "没有“nobody”这个岗位" in capsys.readouterr().err


def test_a_calendar_file_holds_each_review_as_a_day(root: Path, tmp_path: Path) -> None:
    out = tmp_path / "复核.ics"
    assert reviews(root, "--owner", "other-desk", "--out", str(out)) == 0
    lines = unfolded(out.read_bytes())
    assert lines[:3] == ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Casebook//ZH"]
    assert (lines.count("BEGIN:VEVENT"), lines[-1]) == (1, "END:VCALENDAR")
    assert {"UID:review-late@casebook", "DTSTART;VALUE=DATE:20210131", "CATEGORIES:另一个岗位（other-desk）"} <= {
        *lines
    }
    summary = next(line for line in lines if line.startswith("SUMMARY:"))
    assert summary == "SUMMARY:复核：旧案例，含逗号；分号\\\\和" + "很长的名字" * 12
    assert next(line for line in lines if line.startswith("DESCRIPTION:")).count("\\n") == 3
    assert reviews(root, "--out", str(out)) == 0
    assert unfolded(out.read_bytes()).count("BEGIN:VEVENT") > 5


def test_no_other_file_is_replaced(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (root / CASE).read_bytes()
    assert reviews(root, "--out", str(root / CASE)) == reviews(root, "--out", str(tmp_path)) == 2
    assert "不是日历文件，没有写" in capsys.readouterr().err
    assert (root / CASE).read_bytes() == before


@given(st.text())
def test_a_folded_line_is_the_same_line_again(text: str) -> None:
    line = _escaped(text)
    assert "\n" not in line
    folded = _folded(line)
    assert folded.replace("\r\n ", "") == line
    assert all(len(piece.encode("utf-8", "surrogatepass")) <= 75 for piece in folded.split("\r\n"))
