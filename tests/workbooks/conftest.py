"""The knowledge base that is edited in workbooks."""

from pathlib import Path

import pytest

from tests.workbooks import books
from tests.workbooks.books import CASE


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """All EXAMPLEs; one file begins and ends with a comment."""
    root = books.site(tmp_path / "site")
    file = root / CASE
    file.write_text(f"# 先看这里\n{file.read_text(encoding='utf-8')}# 最后\n", encoding="utf-8")
    return root
