"""Pages of what is retired, and pages that still name it, in a browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from generator.kinds import all_kinds
from generator.record import Kind
from tests import sites
from tests.browser.reader import Reader, Site, settle
from tests.browser.serving import built
from tests.rendering import project

pytestmark = pytest.mark.browser

RETIRED = [kind for kind in all_kinds() if not kind.holds_many]
PATH = "content/paths/example-path.yaml"
EXAM = "content/exams/example-exam.yaml"
ITEM = "- ref: complaint-steps"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site with a retired record of every kind, two of which a path and an exam still name."""
    old = {f"{kind.source}/old-{kind.name}.yaml": f"status: retired\n{kind.example}" for kind in RETIRED}
    examples = sites.example_files()
    path = examples[PATH].replace(ITEM, f"- ref: old-guide\n      - ref: old-quiz\n      {ITEM}")
    exam = examples[EXAM].replace("from: [example-quiz]", "from: [old-quiz, example-quiz]")
    with built(project(tmp_path_factory.mktemp("retired"), {**old, PATH: path, EXAM: exam})) as site:
        yield site


def opened(reader: Reader, path: str) -> Page:
    """A page whose elements show what they have to show."""
    page = reader.open(path)
    settle(page)
    return page


@pytest.mark.parametrize("kind", RETIRED, ids=lambda kind: kind.name)
def test_a_retired_page_says_so_and_complains_of_nothing(reader: Reader, kind: Kind) -> None:
    page = opened(reader, f"{kind.pages}/old-{kind.name}.html")
    expect(page.get_by_role("note").first).to_contain_text("这一页已经停用")
    expect(page.get_by_role("button", name="开始考试")).to_have_count(0)


def test_a_path_counts_without_what_is_retired(reader: Reader) -> None:
    page = opened(reader, "paths/example-path.html")
    expect(page.locator("cb-path")).to_contain_text("完成 0／4 项必修")
    expect(page.locator("[data-item]")).to_have_count(5)
    expect(page.locator("cb-path").get_by_role("link")).to_have_text("投诉处理两步流程（示例）")


def test_an_exam_draws_from_what_is_left(reader: Reader) -> None:
    page = opened(reader, "exams/example-exam.html")
    page.get_by_role("button", name="开始考试").click()
    expect(page.get_by_role("button", name="交卷")).to_be_visible()
