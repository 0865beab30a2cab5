"""What `tests.bench.edits` computes itself: the word that is changed, what is forgotten, costs of a family, growth."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench.edits import processes, report
from tests.bench.edits.builders import PROBE, Builder
from tests.bench.measure import Cost

BURNT = 0.2  # seconds of CPU
BURN = f"import time\nwhile time.process_time() < {BURNT}: pass\n"
PARENT = f"""import subprocess, sys
subprocess.run([sys.executable, "-c", {BURN!r}], check=True)
child = subprocess.Popen([sys.executable, "-c", {BURN + 'print("done", flush=True); input()'!r}], stdin=subprocess.PIPE)
input()
child.communicate(b"end")
"""


@pytest.fixture
def builder(tmp_path: Path) -> Builder:
    """A builder of two files, which runs nothing."""
    (tmp_path / "docs").mkdir()
    edited = tmp_path / "docs" / "case.md"
    edited.write_text(f"护士分期买了家具，{PROBE}多扣了一笔；他说有人{PROBE}过。\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").touch()
    return Builder(tmp_path, edited, "case.html", cold=[], build=[], serve=lambda address: [address])


def test_each_change_takes_one_word_to_one_that_was_not_there(builder: Builder) -> None:
    texts = [builder.edited.read_text(encoding="utf-8")]
    for _ in range(25):
        word = builder.change()
        assert word not in texts[-1]
        texts.append(builder.edited.read_text(encoding="utf-8"))
        assert texts[-1].count(word) == 1
    assert texts[-1].endswith(f"有人{PROBE}过。\n")


def test_a_file_without_the_word_ends_the_bench(builder: Builder) -> None:
    builder.edited.write_text("没有那个词。\n", encoding="utf-8")
    with pytest.raises(SystemExit, match="tell two states"):
        builder.change()


def test_what_builds_have_left_is_forgotten_and_what_they_read_is_not(builder: Builder) -> None:
    (builder.folder / ".cache").mkdir()
    (builder.folder / ".cache" / "kept").touch()
    (builder.folder / "left").touch()
    builder.forget()
    assert {path.name for path in builder.folder.iterdir()} == {"docs", "mkdocs.yml"}


@pytest.mark.skipif(not processes.PROC.is_dir(), reason="needs /proc")
def test_children_count_those_that_run_and_those_that_ended() -> None:
    with subprocess.Popen([sys.executable, "-c", PARENT], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as parent:
        assert parent.stdout
        assert parent.stdout.readline() == b"done\n"
        assert processes.cpu_seconds(parent.pid) >= 2 * BURNT - 0.04  # a tick is 0.01
        assert processes.peak_megabytes(parent.pid) > 1
        parent.communicate(b"end\n")
    assert processes.cpu_seconds(parent.pid) == 0


def test_ratios_and_exponents() -> None:
    found = {
        (500, "edit (built)", "ours"): Cost(1, 1, 100),
        (500, "edit (built)", "before"): Cost(20, 10, 200),
        (1000, "edit (built)", "ours"): Cost(2, 1, 400),
        (1000, "check, cold", "ours"): Cost(2, 1, 400),
    }
    lines = list(report.costs(found))
    assert (
        lines[2] == "| 500 | edit (built) | ours | 1.00 | 1.00 | 100 | 0.100 CPU, 0.050 wall | ≤ 0.1 × CPU of before |"
    )
    assert lines[3] == "| 500 | edit (built) | before | 20.00 | 10.00 | 200 | — |  |"
    assert "| — | — |" in lines[-1]
    assert list(report.growth(found))[2:] == ["| edit (built) | ours | 500 → 1,000 | 1.00 | 0.00 | 2.00 |"]


def test_who_has_no_such_step_is_compared_by_the_one_that_stands_for_it() -> None:
    found = {
        (500, "cold build that keeps a cache", "ours"): Cost(3, 3, 1),
        (500, "cold build", "before"): Cost(4, 4, 1),
    }
    assert "| 0.750 CPU, 0.750 wall |" in list(report.costs(found))[2]
