"""What diagnostics look like: widths in terminal cells, lines that no text can break, all formats."""

import json
import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostic import Diagnostic, Place, Problem
from generator.report import EXCERPT, FORMATS, as_github, as_json, as_text, field_name, visible, width

PROJECT = Path(__file__).parents[1]
NASTY = st.text() | st.text("\x00\x1b\x7f\x9b\r\n\t\u2028\u200b\u202e\ud800中á", max_size=20)
PATHS = st.lists(st.integers(0, 20) | NASTY, max_size=3).map(tuple)
PROBLEMS = st.builds(
    Problem,
    PATHS,
    NASTY.filter(bool),
    NASTY,
    NASTY,
    NASTY,
    severity=st.sampled_from(["error", "warning"]),
    code=st.just("some-code"),
)
LINES = NASTY.map(lambda text: text.replace("\n", ""))
PLACES = st.builds(
    Place, NASTY, st.integers(0, 99), st.integers(1, 9), st.integers(1, 300), LINES | LINES.map(lambda text: text * 30)
)
DIAGNOSTICS = st.lists(st.builds(Diagnostic, PROBLEMS, PLACES), min_size=1, max_size=3)


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", 0),
        ("abc", 3),
        ("投诉", 4),
        ("：“”", 4),
        ("１２", 4),
        ("é", 1),
        ("e\u0301", 1),
        ("、。", 4),
        ("ｱ", 1),
        ("👍", 2),
    ],
)
def test_width_counts_terminal_cells(text: str, cells: int) -> None:
    assert width(text) == cells


@given(st.text(), st.text())
def test_width_adds_up(left: str, right: str) -> None:
    assert width(left + right) == width(left) + width(right)


@given(st.text())
def test_width_is_at_most_two_cells_a_character(text: str) -> None:
    assert 0 <= width(text) <= 2 * len(text)


@given(NASTY)
def test_visible_text_holds_nothing_that_a_terminal_obeys(text: str) -> None:
    assert {unicodedata.category(character) for character in visible(text)} & {"Cc", "Cf", "Cs", "Zl", "Zp"} <= {"Cc"}
    assert all(character == "\t" for character in visible(text) if unicodedata.category(character) == "Cc")


@given(DIAGNOSTICS)
def test_the_text_report_keeps_its_lines_whatever_it_holds(diagnostics: list[Diagnostic]) -> None:
    report = as_text(diagnostics)
    heads = [line for line in report.split("\n") if "[some-code]" in line]
    assert len(heads) >= len(diagnostics)
    assert visible(report.replace("\n", "")) == report.replace("\n", "")


@given(DIAGNOSTICS)
def test_every_line_of_the_github_report_is_one_command(diagnostics: list[Diagnostic]) -> None:
    commands = as_github(diagnostics).removesuffix("\n").split("\n")
    assert len(commands) == len(diagnostics)
    assert all(command.startswith(("::error file=", "::warning file=")) for command in commands)
    assert "\r" not in "".join(commands)


@given(DIAGNOSTICS)
def test_the_json_report_gives_everything_back(diagnostics: list[Diagnostic]) -> None:
    for plain, found in zip(json.loads(as_json(diagnostics)), diagnostics, strict=True):
        assert tuple(plain["field"]) == found.problem.path
        assert (plain["file"], plain["line"], plain["written"]) == (
            found.place.file,
            found.place.line,
            found.problem.written,
        )


@given(LINES.filter(bool), st.data())
def test_the_underline_lies_below_what_is_meant(line: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(line) - 1))
    length = data.draw(st.integers(1, len(line) - start))
    found = Diagnostic(Problem((), "消息", code="some-code"), Place("f", 7, start + 1, length, line))
    shown, below = as_text([found]).split("\n")[1:3]
    marked = visible(line[start : start + length])
    lead = below.index("^")
    assert below[lead:].strip("^") == ""
    if "…" not in shown and "\t" not in shown:
        assert width(shown[: shown.index("│")]) == width(below[: below.index("│")])
        assert len(below) - lead == max(1, width(marked))
        assert width(below[:lead]) == width("  7 │ ") + width(visible(line[:start]))


@given(st.text("投诉ab ", min_size=EXCERPT * 3), st.data())
def test_a_long_line_is_cut_around_what_is_meant(line: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(line) - 1))
    length = data.draw(st.integers(1, min(20, len(line) - start)))
    found = Diagnostic(Problem((), "消息", code="some-code"), Place("f", 7, start + 1, length, line))
    shown = as_text([found]).split("\n")[1]
    assert line[start : start + length] in shown
    assert width(shown) <= EXCERPT * 1.1 + width("  7 │ ")


def test_field_paths_are_counted_as_people_count() -> None:
    assert field_name(("steps", 0, "uses")) == "steps › 第 1 项 › uses"


@pytest.mark.parametrize("name", FORMATS)
def test_no_findings_are_reported_in_every_format(name: str) -> None:
    assert FORMATS[name]([]) in ("没有发现问题。\n", "", "[]\n")


def test_nobody_who_reads_the_output_is_no_fault() -> None:
    unread, output = os.pipe()
    os.close(unread)
    command = [sys.executable, "-m", "generator", "explain"]
    done = subprocess.run(command, cwd=PROJECT, stdout=output, stderr=subprocess.PIPE, check=False)
    os.close(output)
    assert (done.returncode, done.stderr) == (141, b"")
