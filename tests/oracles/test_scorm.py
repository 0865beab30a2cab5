"""Packages in a player of others: answered, marked, gone on with, and cut off once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.packages.launching import FAILS, REPORTS, WRONG, exported
from tests.browser.packages.test_types import TYPES, answer_all
from tests.browser.serving import serving
from tests.oracles.scorm_again import Commits, Handler, Player, install

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return exported(tmp_path_factory.mktemp("project"), tmp_path_factory.mktemp("lessons"))


@pytest.fixture(params=["scorm12", "scorm2004"])
def player(request: pytest.FixtureRequest, browser: Browser, folder: Path) -> Iterator[Player]:
    commits = Commits()
    install(folder, request.param)
    with serving(folder, type("Committing", (Handler,), {"commits": commits})) as address:
        context = browser.new_context(locale="zh-CN")
        yield Player(context.new_page(), address, request.param, commits)
        context.close()


def test_every_type_is_taken_and_goes_on(player: Player) -> None:
    launched = player.launch("types")
    answer_all(launched)
    expect(launched.told).to_have_text(REPORTS)
    expect(launched.lesson.get_by_text("学习平台不收的")).to_have_count(0)
    told = player.has_told(len(TYPES))
    assert {one["id"].removeprefix("cb.types."): one["type"] for one in told} == TYPES
    again = player.launch("types", player.commits.taken[-1])
    expect(again.lesson.get_by_role("article")).to_contain_text("做过 12／12 题")


def test_what_a_set_comes_to(player: Player) -> None:
    launched = player.launch("terms-quiz")
    for name in ("start", "length", "delay"):
        launched.answer(name)
    launched.answer("end", WRONG)
    expect(launched.lesson.get_by_role("heading", name="答对 3／4 题")).to_be_visible()
    expect(launched.told).to_have_text(REPORTS)
    told, last = player.has_told(4), player.commits.taken[-1]
    score = last["core"]["score"] if player.dialect == "scorm12" else last["score"]
    assert score["raw"] == "75"
    assert [one["result"] for one in told][:3] == ["correct"] * 3


def test_a_cut_is_told_and_made_up_for(player: Player) -> None:
    launched = player.launch("terms-quiz")
    launched.answer("start")
    player.commits.is_down = True
    launched.answer("length")
    expect(launched.told).to_contain_text(FAILS)
    player.commits.is_down = False
    launched.button("再报一次").click()
    expect(launched.told).to_have_text(REPORTS)
    assert [one["id"].rpartition(".")[2] for one in player.has_told(2)] == ["start", "length"]
