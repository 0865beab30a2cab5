"""Pages that are swapped without being loaded anew: an element there once, every answer recorded once."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.questions.asking import QUIZ, ask
from tests.browser.questions.conftest import HERE
from tests.browser.reader import Site, reading
from tests.browser.serving import built
from tests.rendering import project

pytestmark = pytest.mark.browser

TYPES = HERE / "types.yaml"
STEM = "一般投诉的答复期限是多长？"


@pytest.fixture(scope="module")
def instant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The same site, built for the address at which it is served."""
    root = project(tmp_path_factory.mktemp("instant"), {"quizzes/types.yaml": TYPES.read_text(encoding="utf-8")})
    with built(root, swaps_pages=True) as site:
        yield site


def test_whoever_leaves_and_comes_back_finds_one_question_and_the_record(browser: Browser, instant: Site) -> None:
    with reading(browser, instant) as reader:
        asked = ask(reader, STEM)
        page = asked.page
        page.evaluate("window.sameDocument = true")
        asked.form.get_by_role("radio", name="15 个工作日").check()
        asked.check()
        expect(asked.verdict).to_have_text("不对")
        for times in (1, 2):
            page.get_by_role("article").get_by_role("link", name="自测").first.click()
            expect(page).to_have_url(re.compile("quizzes/index.html"))
            page.go_back()
            expect(page).to_have_url(re.compile(re.escape(QUIZ)))
            expect(asked.form).to_have_count(1)
            expect(asked.whole.get_by_text("上次")).to_have_count(1)
            asked.form.get_by_role("radio", name="15 日").check()
            asked.check()
            expect(asked.verdict).to_have_text("答对了")
            assert [entry["score"] for entry in asked.entries()] == [0, *[1] * times]
        assert page.evaluate("window.sameDocument")
