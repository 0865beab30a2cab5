"""The pages 本月教什么 and of the reports: what they show, that each number leads to its cell, and who sees them."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator import build
from generator.bulletin.bulletin import bulletin
from generator.bulletin.figures import UNWRITTEN
from generator.bulletin.span import latest
from generator.pages.page import Page
from generator.pages.render import pages
from generator.search.passages import passages
from tests import sites
from tests.ledger.invented import files
from tests.ledger.kept import kept, write
from tests.rendering import library_of, pages_of, project

QUARTER, YEAR, TEACHING = "complaints/report-quarter", "complaints/report-year", "complaints/teaching"
QUIET = [30, 28, 33, 31, 27, 30, 32, 29, 31, 30, 28, 33] * 2


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The EXAMPLEs with three years of invented complaints."""
    made = project(tmp_path_factory.mktemp("kb") / "kb")
    return sites.write(made, files(library_of(made)))


@pytest.fixture(scope="module")
def shown(root: Path) -> Mapping[str, Page]:
    return pages_of(root)


def words(page: Page) -> str:
    """The text of a page, in one line."""
    return " ".join(re.sub(r"<[^>]*>", " ", page.html).split())


def test_what_to_teach_says_why_and_what_it_is_made_from(shown: Mapping[str, Page]) -> None:
    said = words(shown[TEACHING])
    assert "演示数据，由程序生成" in said
    assert "没有学员的学习记录" in said
    assert "逐项比，不打分" in said
    assert "1. 定价收费" in said
    assert "2026-10 报警" in said
    assert "产品参数上线前要有人对照合同逐项复核。" in said
    assert "complaints/cause-pricing" in shown[TEACHING].html


def test_what_is_missing_for_a_cause_stands_out(tmp_path: Path) -> None:
    taxonomy = "cause-other:\n  dimension: cause\n  title: 别的原因\n  definition: 没有讲过的。\n"
    made = project(tmp_path / "kb")
    file = made / "content/taxonomy.yaml"
    file.write_text(file.read_text(encoding="utf-8") + taxonomy, encoding="utf-8")
    write(made, kept({"cause-other": [*QUIET, 60, 61, 62]}))
    page = pages_of(made)[TEACHING]
    assert '<strong class="cb-uncovered">没有讲这个原因的案例</strong>' in page.html
    assert "几乎不会是偶然" in words(page)


@pytest.mark.parametrize("path", [QUARTER, YEAR])
def test_each_number_of_a_report_leads_to_a_cell_that_is_there(path: str, shown: Mapping[str, Page]) -> None:
    html = shown[path].html
    named, there = set(re.findall(r'href="#(_data-\d+)"', html)), set(re.findall(r'id="(_data-\d+)"', html))
    assert named == there
    assert len(there) > 20
    assert "quarter-cause" not in passages(shown[path])
    assert "演示数据，由程序生成" in html


def test_the_pages_show_what_the_report_says(root: Path, shown: Mapping[str, Page]) -> None:
    library = library_of(root)
    assert library.ledger
    quarter, year = latest(library.ledger)
    assert shown[QUARTER].title == f"季度报告：{quarter.words}"
    assert shown[YEAR].title == f"年度报告：{year.words}"
    for span, path in ((quarter, QUARTER), (year, YEAR)):
        said = words(shown[path])
        for section in bulletin(library, library.ledger, span).sections:
            assert section.title in said
            for figure in (figure for table in section.tables for figure in table.figures()):
                assert figure.shown in said


def test_a_hidden_quarter_is_not_in_the_report_of_its_year(tmp_path: Path) -> None:
    made = project(tmp_path / "kb")
    hidden: list[int | None] = [*[8] * 20, None, *[8] * 3]
    write(made, kept({"cause-pricing": hidden, "none": QUIET}))
    said = words(pages_of(made)[YEAR])
    assert re.search(rf"定价收费 {UNWRITTEN} ", said)


def test_without_complaints_and_for_the_public_there_is_nothing_of_them(root: Path, tmp_path: Path) -> None:
    assert not [path for path in pages_of(project(tmp_path / "kb")) if path.startswith("complaints/")]
    public = build.check(root, audience="public").library
    assert not [page.path for page in pages(public) if page.path.startswith("complaints/")]
