"""Pages of what is retired, and pages that still name it, in a browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.kinds import all_kinds
from generator.record import Kind
from tests import sites
from tests.browser.practice import practice, reading
from tests.browser.reader import Reader, Site

RETIRED = [kind for kind in all_kinds() if not kind.holds_many]
PATH = "content/paths/example-path.yaml"
EXAM = "content/exams/example-exam.yaml"


@pytest.fixture(scope="module")
def retired(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site, with a retired record of every kind that a path and an exam still name."""
    old = {f"{kind.source}/old-{kind.name}.yaml": f"status: retired\n{kind.example}" for kind in RETIRED}
    examples = sites.example_files()
    path = examples[PATH].replace(
        "- ref: complaint-steps", "- ref: old-guide\n      - ref: old-quiz\n      - ref: complaint-steps"
    )
    exam = examples[EXAM].replace("from: [example-quiz]", "from: [old-quiz, example-quiz]")
    with practice(tmp_path_factory.mktemp("retired"), {**old, PATH: path, EXAM: exam}) as site:
        yield site


@pytest.fixture
def visitor(browser: Browser, retired: Site) -> Iterator[Reader]:
    """Reads that site; no page of it complains."""
    with reading(browser, retired) as reader:
        yield reader


def opened(visitor: Reader, path: str) -> Page:
    """A page whose elements have what they show."""
    page = visitor.open(path)
    page.evaluate("casebook.load('catalogue').then(() => new Promise(requestAnimationFrame))")
    return page


@pytest.mark.parametrize("kind", RETIRED, ids=lambda kind: kind.name)
def test_a_retired_page_says_so_and_complains_of_nothing(visitor: Reader, kind: Kind) -> None:
    page = opened(visitor, f"{kind.pages}/old-{kind.name}.html")
    expect(page.get_by_role("note").first).to_contain_text("这一页已经停用")
    expect(page.get_by_role("button", name="开始考试")).to_have_count(0)


def test_a_path_counts_without_what_is_retired(visitor: Reader) -> None:
    page = opened(visitor, "paths/example-path.html")
    expect(page.locator("cb-path")).to_contain_text("完成 0／4 项必修")
    expect(page.locator("[data-item]")).to_have_count(5)
    expect(page.locator("cb-path").get_by_role("link")).to_have_text("投诉处理两步流程（示例）")


def test_an_exam_draws_from_what_is_left(visitor: Reader) -> None:
    page = opened(visitor, "exams/example-exam.html")
    page.get_by_role("button", name="开始考试").click()
    expect(page.get_by_role("button", name="交卷")).to_be_visible()
