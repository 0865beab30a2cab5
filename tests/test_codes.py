"""Codes: each has words and a page, and each is what some golden site shows."""

import ast
import re
from pathlib import Path

import pytest
import yaml

from generator.authoring import explain
from generator.cli import main
from generator.discovery import modules_in
from generator.reading import slips, validation
from generator.reading.messages import MESSAGES

GOLDEN = Path(__file__).parent / "golden"
SHOWN = re.compile(r": (?:错误|提醒)\[([a-z-]+)\]: ")
RAISERS = {"Problem", "Slip", "_slip_at", "_remark", "_diagnostic"}
CODE = re.compile(r"[a-z]+(?:-[a-z]+)+")


def golden_codes() -> set[str]:
    texts = (yaml.safe_load(path.read_text(encoding="utf-8"))["text"] for path in GOLDEN.rglob("*.yaml"))
    return {code for text in texts for code in SHOWN.findall(text)}


def codes_in(module: str) -> set[str]:
    """Every constant that looks like a code where one is passed on, assigned or returned."""
    tree = ast.parse(Path(module).read_text(encoding="utf-8"))
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call) and getattr(node.func, "id", "") in RAISERS)
    holders = [argument for call in calls for argument in (*call.args, *(keyword.value for keyword in call.keywords))]
    holders += [node.value for node in ast.walk(tree) if isinstance(node, ast.Assign | ast.Return) and node.value]
    constants = (node.value for holder in holders for node in ast.walk(holder) if isinstance(node, ast.Constant))
    return {text for text in constants if isinstance(text, str) and CODE.fullmatch(text)} - {"utf-8"}


def reading_codes() -> set[str]:
    found = {code for code, _ in slips.SLIPS} | {*validation.CODES.values()}
    for name, module in modules_in("generator.reading").items():
        found |= codes_in(str(module.__file__)) if name != "messages" else set()
    return found


def test_reading_and_validating_have_words_for_every_code_and_no_other() -> None:
    assert reading_codes() == MESSAGES.keys()


def test_every_code_is_shown_by_a_golden_site() -> None:
    assert explain.pages().keys() - golden_codes() == set()


def test_every_code_that_a_golden_site_shows_has_a_page() -> None:
    assert golden_codes() - explain.pages().keys() == set()


@pytest.mark.parametrize("code", explain.pages())
def test_explain_prints_a_page_in_chinese(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", code]) == 0
    page = capsys.readouterr().out.removeprefix(f"{code}\n\n")
    assert len(re.findall(r"[\u4e00-\u9fff]", page)) > 20
    assert page.splitlines()[0].endswith(("。", "；")) or "。" in page.split("\n\n")[0]
    assert "改法：" in page or ("错误" in page and "正确：" in page)


def test_explain_without_a_code_lists_them_all(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain"]) == 0
    listed = [line.split(" ")[0] for line in capsys.readouterr().out.splitlines()]
    assert listed == sorted(explain.pages())


def test_explain_knows_what_a_misspelt_code_was_meant_to_be(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "ref-mising"]) == 2
    assert "ref-missing" in capsys.readouterr().err


def test_a_verb_that_there_is_not_is_told_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["chek"]) == 2
    assert capsys.readouterr().err == "没有 chek 这个命令。是不是 check？\n"
    assert main(["nothing-like-it"]) == 2
    assert "rename" in capsys.readouterr().err
