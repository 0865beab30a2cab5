"""What comes out of a printer: few pages, a letter alone, headings with what they head."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.reader import Reader, Site, settle

pytestmark = pytest.mark.browser

LETTER = "wordings/apology-letter.html"
LEARN = """async (id) => {
  const { paths, pages, quizzes, cases } = await casebook.load("catalogue");
  for (const { ref } of paths[id].modules.flatMap(({ items }) => items)) {
    if (pages[ref]) casebook.record.add({ kind: "read", page: ref, done: true });
    const questions = (quizzes[ref] ?? cases[ref])?.questions.flatMap(({ parts, ...own }) => parts ?? [own]) ?? [];
    for (const { name, version } of questions) {
      casebook.record.add({ kind: "answer", question: name, version, score: 1, answer: 0 });
    }
  }
}"""


def _sheets(page: Page) -> int:
    settle(page)
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))


def test_a_guide_and_the_longest_case_take_six_sheets_at_most(reader: Reader, site: Site) -> None:
    cases = [path for path in site.pages() if re.fullmatch(r"cases/(?!index).*\.html", path)]
    longest = max(cases, key=lambda path: len((site.folder / path).read_text(encoding="utf-8")))
    for path in ("guides/six-steps.html", longest):
        assert _sheets(reader.open(path)) <= 6, path


def test_a_letter_is_printed_alone(reader: Reader) -> None:
    page = reader.page()
    page.add_init_script("window.print = () => { globalThis.asked = true }")
    page.goto(reader.site.served(LETTER))
    page.get_by_role("button", name="打印这封信").click()
    assert page.evaluate("globalThis.asked") is True
    page.emulate_media(media="print")
    visible = page.get_by_role("article").inner_text()
    assert visible.strip() == (page.locator("cb-wording .cb-draft").inner_text()).strip()
    assert _sheets(page) == 1
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("status").filter(has_text="个空没填")).to_be_visible()


def test_the_record_of_a_path_is_one_sheet(reader: Reader) -> None:
    page = reader.open("my-record.html")
    settle(page)
    page.evaluate(LEARN, "newcomer")
    expect(page.get_by_role("heading", level=2).first).to_contain_text("项必修")
    assert _sheets(page) == 1
    assert page.get_by_role("heading", level=2).count() == 1
