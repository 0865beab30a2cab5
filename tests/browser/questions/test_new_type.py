"""One more question type is marked, recorded, part of scenarios, and counted in what trainers learn."""

import csv
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.questions.asking import Asked
from tests.browser.reader import Site, reading
from tests.browser.serving import serving
from tests.extended import QUIZ, casebook, extended
from tests.rendering import project
from tests.test_exported import record

pytestmark = pytest.mark.browser


def test_a_new_type_is_marked_recorded_and_counted(browser: Browser, tmp_path: Path) -> None:
    package, root = extended(tmp_path / "package"), project(tmp_path / "project", {"quizzes/words.yaml": QUIZ})
    ran = casebook(package, "build", "--project", str(root))
    assert ran.returncode == 0, ran.stderr
    with serving(root) as address, reading(browser, Site(root / "site", f"{address}/site")) as reader:
        page = reader.open("quizzes/words.html")
        asked = Asked(page, "年化利率的英文缩写怎么写？")
        asked.form.get_by_role("textbox").fill("irr")
        asked.check()
        expect(asked.verdict).to_have_text("不对")
        expect(asked.form).to_contain_text("这是内部收益率的缩写。")
        asked.retry()
        asked.form.get_by_role("textbox").fill("APR")
        asked.check()
        expect(asked.verdict).to_have_text("答对了")
        page.get_by_role("button", name="下一题").click()
        Asked(page, "报表上怎么写？").give_up()
        entries = asked.entries()
    assert [(entry["question"], entry["score"]) for entry in entries] == [
        ("words#rate", 0),
        ("words#rate", 1),
        ("words#two", 0),
    ]
    export = record(tmp_path / "record.json", entries)
    out = tmp_path / "out"
    ran = casebook(package, "items", str(export), "--project", str(root), "--out", str(out))
    assert ran.returncode == 0, ran.stderr
    with (out / "items.csv").open(encoding="utf-8-sig") as table:
        rows = {row[1]: row for row in csv.reader(table)}
    assert rows["rate"][2] == "拼写"
    assert rows["rate"][4:6] == ["1", "0.00"]
    assert "IRR：1" in rows["rate"]
    assert rows["two"][4] == "1"
