"""`content/ledger/`: what is written is read back, and what somebody has made of it is told."""

from pathlib import Path

import pytest

from generator.reading.messages import with_message
from tests.ledger.ledgers import MAP, Desk, aggregates, many


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(tmp_path, capsys)


def test_what_is_kept_is_read_back(desk: Desk) -> None:
    assert aggregates(desk.root) == (None, [])
    desk.read(many(7))
    kept, found = aggregates(desk.root)
    assert found == []
    assert kept is not None
    assert (kept.about.rows, kept.about.complaints, kept.about.rejected, kept.about.threshold) == (7, 7, 0, 5)
    (cell,) = kept.tables["month", "product"]
    assert (str(cell.since), cell.of, cell.complaints, cell.customers) == ("2026-03-01", "product-loan", 7, 7)
    assert (cell.within_15, cell.open, cell.repeats, cell.amount) == (7, 0, 0, 700)


def test_tables_that_are_not_made_any_more_go(desk: Desk) -> None:
    desk.read(many(7))
    assert "month-cause.yaml" in desk.kept
    desk.map.write_text(MAP.partition("  cause:\n    - {")[0].replace("  cause: 投诉原因\n", ""), encoding="utf-8")
    code, said = desk.read(many(7))
    assert code == 0, said
    assert "month-cause.yaml" not in desk.kept
    assert "month-product.yaml" in desk.kept


def test_a_file_that_somebody_has_changed_is_told_at_its_place(desk: Desk) -> None:
    desk.read(many(7))
    file = desk.root / "content/ledger/month-all.yaml"
    file.write_text(desk.kept[file.name].replace("complaints: 7", "complaints: 七"), encoding="utf-8")
    kept, (found,) = aggregates(desk.root)
    assert kept is None
    assert (found.place.file, found.place.line) == ("content/ledger/month-all.yaml", 2)
    assert with_message(found.problem).code == "value-whole"
