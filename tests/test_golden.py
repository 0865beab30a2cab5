"""Every file in tests/golden is a site and what its author is told. Its name is a sentence that holds for it."""

from pathlib import Path

import pytest

from tests.golden_site import Golden, difference, run, update

FOLDER = Path(__file__).parent / "golden"
FILES = sorted(FOLDER.rglob("*.yaml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(FOLDER).with_suffix("").as_posix())
def test_golden(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], pytestconfig: pytest.Config) -> None:
    golden = Golden.read(path)
    seen = run(golden, tmp_path, capsys)
    if pytestconfig.getoption("update_golden"):
        update(path, seen)
    elif lines := difference(golden, seen):
        pytest.fail(f"{path.name}\n{lines}", pytrace=False)
