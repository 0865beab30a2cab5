"""What is measured must be worth measuring: a knowledge base without errors, and the same one every time."""

from pathlib import Path

import pytest

from generator import build
from tests.bench.corpus import SHIPPED, write_project

RETOLD = 20


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped knowledge base and some retold cases."""
    return _written(tmp_path_factory.mktemp("corpus"))


def _written(root: Path) -> Path:
    write_project(root, len(list((SHIPPED / "cases").glob("*.yaml"))) + RETOLD)
    return root


def test_retold_cases_bring_no_error_that_the_shipped_records_do_not_have(project: Path) -> None:
    """Words that are shuffled can look like a name now and then, of which a check only warns."""
    errors = [one for one in build.check(project).diagnostics if one.problem.severity == "error"]
    assert [one for one in errors if one.place.file.startswith("cases/retold-")] == []


def test_retold_cases_are_as_long_as_the_shipped_ones(project: Path) -> None:
    retold = [file.stat().st_size for file in (project / "cases").glob("retold-*.yaml")]
    shipped = [file.stat().st_size for file in (SHIPPED / "cases").glob("*.yaml")]
    assert len(retold) == RETOLD
    assert 0.8 < (sum(retold) / len(retold)) / (sum(shipped) / len(shipped)) < 1.25


def test_a_corpus_is_the_same_every_time(project: Path, tmp_path: Path) -> None:
    again = _written(tmp_path)
    first = sorted((project / "cases").iterdir())
    assert [file.read_bytes() for file in first] == [(again / "cases" / file.name).read_bytes() for file in first]
