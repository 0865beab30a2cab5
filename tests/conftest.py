"""What all tests share."""

import os

import pytest
from hypothesis import settings

# The same examples on every machine and in every run: a red CI is always somebody's change.
settings.register_profile("ci", derandomize=True, deadline=None, database=None, print_blob=True)
settings.register_profile("explore", deadline=None, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """`pytest --update-golden` writes the snapshots anew; read the difference before you commit it."""
    parser.addoption("--update-golden", action="store_true", help="rewrite the snapshots in tests/golden")
