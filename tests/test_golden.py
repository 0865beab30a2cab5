"""Every file in tests/golden is a site and what its author is told. Its name is a sentence that holds for it."""

from pathlib import Path

import pytest

from tests.golden_site import Golden, difference, run, update

FOLDER = Path(__file__).parent / "golden"
FILES = sorted(FOLDER.rglob("*.yaml"))
REPORT = "第一行\n\n第二行\n"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(FOLDER).with_suffix("").as_posix())
def test_golden(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], pytestconfig: pytest.Config) -> None:
    golden = Golden.read(path)
    seen = run(golden, tmp_path, capsys)
    if pytestconfig.getoption("update_golden"):
        update(path, seen)
    elif lines := difference(golden, seen):
        pytest.fail(f"{path.relative_to(FOLDER.parent)}\n{lines}", pytrace=False)


@pytest.mark.parametrize(
    ("seen", "lines"),
    [
        ({"exit": 1, "text": REPORT}, []),
        ({"exit": 0, "text": REPORT}, ["-exit: 1", "+exit: 0"]),
        ({"exit": 1, "text": "第一行\n\n第三行\n"}, ["-第二行", "+第三行"]),
        ({"exit": 1, "text": "第一行 \n\n第二行\n"}, ["-第一行", r"+'第一行 \n'"]),
        ({"exit": 1, "text": "第一行\n\n第二行"}, ["-第二行", "+'第二行'"]),
        ({"exit": 1, "text": ""}, ["-第一行", "-", "-第二行"]),
    ],
    ids=["same", "exit", "line", "space", "line-break", "nothing"],
)
def test_a_difference_is_shown_line_by_line(seen: dict[str, int | str], lines: list[str]) -> None:
    shown = difference(Golden(exit=1, text=REPORT), seen).splitlines()
    assert [line for line in shown[2:] if line[0] in "+-"] == lines
