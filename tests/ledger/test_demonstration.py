"""The invented ledger in `examples/ledger/` gives the counts that stand beside it, and says that it is invented."""

import runpy
import shutil
from pathlib import Path

import pytest

from generator.cli import main
from tests.ledger.ledgers import aggregates

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples/ledger"
LISTS = ("taxonomy.yaml", "deadlines", "calendars")


def test_the_demonstration_is_what_is_read_of_its_ledger(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    runpy.run_path(str(EXAMPLE / "make.py"))["write"](tmp_path, 12_000)
    project = tmp_path / "kb"
    for name in LISTS:
        source, target = ROOT / "content" / name, project / "content" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(source, target) if source.is_dir() else shutil.copy(source, target)
    command = ["ledger", "read", str(tmp_path / "rows.csv"), "--map", str(EXAMPLE / "map.yaml")]
    assert main([*command, "--exposure", str(tmp_path / "exposure.csv"), "--project", str(project)]) == 0
    assert "没有用 2 行" in capsys.readouterr().out
    kept, found = aggregates(project)
    shipped, wrong = aggregates(EXAMPLE)
    assert found == wrong == []
    assert kept is not None
    assert shipped is not None
    assert shipped.about.demonstration
    assert kept.about.model_copy(update={"read": shipped.about.read}) == shipped.about
    assert kept.exposure == shipped.exposure
    assert kept.tables == shipped.tables


def test_the_demonstration_has_something_to_show() -> None:
    kept, _found = aggregates(EXAMPLE)
    assert kept is not None
    months = kept.tables["month", "all"]
    assert len(months) == 36
    by_cause = {(cell.of, f"{cell.since:%Y-%m}"): cell.complaints for cell in kept.tables["month", "cause"]}
    assert by_cause["cause-collection", "2026-09"] > 1.4 * by_cause["cause-collection", "2026-08"]
    assert by_cause["cause-privacy", "2026-10"] > 2 * by_cause["cause-privacy", "2025-01"]
    assert by_cause["cause-system", "2025-08"] > 2 * by_cause["cause-system", "2025-07"]
    whole = {f"{cell.since:%Y-%m}": cell.complaints for cell in months}
    assert whole["2026-02"] < 0.8 * min(whole["2026-01"], whole["2026-03"])
    assert {cell.of for cell in kept.tables["month", "branch"]} == {f"{name}分公司" for name in "甲乙丙丁戊己"}
    assert len({one.since for one in kept.exposure}) == 36
