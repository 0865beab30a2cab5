"""The form as one file that is handed on."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from generator.cli import main
from tests.browser.axe import grave_or_ours
from tests.browser.forms.filling import field, written_case
from tests.browser.reader import LOOKS, TOO_WIDE, Reader

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("look", LOOKS)
def test_one_file_holds_it_all(reader: Reader, root: Path, tmp_path: Path, look: str) -> None:
    out = tmp_path / "form.html"
    assert main(["form", "--project", str(root), "--out", str(out)]) == 0
    page = reader.page(**LOOKS[look])
    page.goto(out.as_uri())
    field(page, "写哪一类").select_option("case")
    written_case(page)
    field(page, "要改的步骤、话术与函件、补救阶梯、预案或风险").fill("complaint-steps#investigate")
    page.get_by_text("看看文件里写了什么").click()
    expect(page.locator("cb-form pre")).to_contain_text("target: complaint-steps#investigate")
    assert grave_or_ours(page, "main") == []
    assert page.evaluate(TOO_WIDE) <= 0


def test_a_file_that_cannot_be_written_is_said(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["form", "--project", str(root), "--out", str(tmp_path)]) == 2
    assert main(["form", "--project", str(root), "--out", str(tmp_path / "no" / "form.html")]) == 2
    assert capsys.readouterr().err.count("不能写成") == 2
    assert list(tmp_path.iterdir()) == []
