"""The pages of a project's own complaints: there are some where it keeps counts, and what is hidden is no 0 in them."""

import datetime
import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from generator.aggregates.kept import FOLDER
from generator.kinds import all_kinds
from generator.library import Library
from generator.outlets.in_rendition import in_rendition
from generator.outlets.menu import menu
from generator.outlets.record_page import BuiltPage, PageBuilder, RecordPage
from generator.pages.render import pages
from generator.reading.load import load
from generator.signals.counted import counted
from generator.signals.rows import Point, row
from generator.signals.totals import Subject, year
from generator.signals.watches import warned
from generator.traditional.rendition import Rendition
from tests import sites, states
from tests.keeping.machine import Project
from tests.ledger import invented
from tests.rendering import MKDOCS, library_of, pages_of, project
from tests.serving.showing import preview_of, shown

MONTHS, QUARTERS = f"{FOLDER}/month-all.yaml", f"{FOLDER}/quarter-all.yaml"
CAUSES = f"{FOLDER}/month-cause.yaml"
LAST = "since: 2026-10-01"
REPORTS = {"complaints/report-quarter", "complaints/report-year"}
OWN = {"complaints/index", "complaints/signals", "complaints/cause-pricing", "complaints/teaching", *REPORTS}
RESTING = {*OWN, "indicators/example-indicator"}
QUIZ = "quizzes/example-quiz.yaml"
WATCH = "content/indicators/example-indicator.yaml"


@cache
def numbers() -> Mapping[str, str]:
    """The files of invented counts of the EXAMPLEs."""
    return invented.files(_examples())


@cache
def _examples() -> Library:
    with TemporaryDirectory() as folder:
        return load(project(Path(folder)), all_kinds())[0]


def one_more(text: str, field: str) -> str:
    """A table in which each cell counts one more."""
    return re.sub(rf"( {field}: )(\d+)", lambda found: f"{found[1]}{int(found[2]) + 1}", text)


def without_last(text: str) -> str:
    """A table without the cells of its last month."""
    head, *cells = re.split(r"(?m)^(?=  - )", text)
    return head + "".join(cell for cell in cells if LAST not in cell)


def words(page: str) -> str:
    """What is read on a page, charts aside."""
    return re.sub(r"<[^>]*>", "", re.sub(r"<svg.*?</svg>", "", page, flags=re.DOTALL))


def test_what_the_public_gets_is_to_the_byte_the_site_without_counts(tmp_path: Path) -> None:
    without = states.written(project(tmp_path / "without"))
    public = states.written(project(tmp_path / "with", numbers()), "--audience", "public")
    assert states.difference(public, without) == set()
    assert not [name for name, text in without.items() if "complaints/" in name or b"complaints/" in text]
    staff = states.written(project(tmp_path / "staff", numbers()))
    more = {"index", "signals", "cause-pricing"}
    assert staff.keys() - without.keys() >= {f"site/complaints/{name}.html" for name in more}
    assert staff.keys() >= {f"tree/docs/complaints/{name}.md" for name in more}
    for name in ("site/index.html", "tree/mkdocs.yml"):
        assert "投诉数据" in staff[name].decode()
    assert "投诉数据" not in without["site/index.html"].decode()


def test_after_an_edit_of_one_number_only_the_pages_that_rest_on_it_are_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Project(tmp_path)
    kept.write(numbers())
    assert kept.difference() == []
    before, made = kept.build().site, made_pages(monkeypatch)
    kept.write({QUARTERS: one_more(kept.files[QUARTERS], "rated")})
    after = kept.build().site
    assert {*made} == RESTING
    pages = {name for name in after if name.endswith(".html") and after[name] != before.get(name)}
    assert pages == {"complaints/index.html", *(f"{path}.html" for path in REPORTS)}
    assert kept.difference() == []
    kept.write(dict.fromkeys(numbers()))
    assert kept.difference() == []
    assert not [name for name in kept.build().site if name.startswith("complaints/")]


def made_pages(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of pages that are made from now on."""
    paths: list[str] = []
    make_page = PageBuilder.build

    def build_page(builder: PageBuilder, page: RecordPage) -> BuiltPage:
        paths.append(page.finished.path)
        return make_page(builder, page)

    monkeypatch.setattr(PageBuilder, "build", build_page)
    monkeypatch.setattr("generator.workers.processors", lambda: 1)
    return paths


def test_a_preview_shows_an_edited_number_and_keeps_the_pages_while_a_file_is_broken(tmp_path: Path) -> None:
    root = project(tmp_path, numbers())
    with preview_of(root, drafts=True) as preview:
        page = "complaints/index.html"
        whole = shown(preview, page)
        text = numbers()[MONTHS]
        for written, is_there in (
            (text.replace("complaints: ", "complaints: 一", 1), True),
            (without_last(text), False),
        ):
            sites.write(root, {MONTHS: written})
            preview.follow({MONTHS})
            assert preview.answer(page).status == 200
            assert ("没有写出（没有投诉，或者客户太少），不能当作 0" not in shown(preview, page)) is is_there
        assert "演示数据，由程序生成" in whole


def test_every_page_with_invented_numbers_says_so_and_leads_on(tmp_path: Path) -> None:
    asked = sites.example_files()[QUIZ].replace("cites: [demo-rule#18]", "cites: [complaint-steps]")
    pages = pages_of(project(tmp_path, {**numbers(), QUIZ: asked}))
    own = {path: page for path, page in pages.items() if path.startswith("complaints/")}
    assert own.keys() == OWN
    assert all("演示数据，由程序生成" in page.html for page in own.values())
    assert all(page.group == "投诉数据" and page.searchable for page in own.values())
    assert 'href="page:complaints/cause-pricing"' in own["complaints/index"].html
    assert 'href="page:complaints/cause-pricing"' in pages["taxonomy/cause-pricing"].html
    cause = own["complaints/cause-pricing"].html
    for shown_there in (
        "cases/example-case",
        "guides/complaint-steps",
        "quizzes/example-quiz#unit",
        "indicators/example-indicator",
    ):
        assert f'href="page:{shown_there}' in cause, shown_there


def test_numbers_that_are_not_invented_say_nothing_of_it(tmp_path: Path) -> None:
    files = {name: text.replace("demonstration: true\n", "") for name, text in numbers().items()}
    pages = pages_of(project(tmp_path, files))
    assert not [path for path, page in pages.items() if "演示数据" in page.html]


def test_a_rise_is_a_signal_with_an_owner_what_it_means_and_what_to_do(tmp_path: Path) -> None:
    signals = pages_of(project(tmp_path, numbers()))["complaints/signals"].html
    said = words(signals)
    assert re.search(r"息费类投诉变多（示例）：2026-10 [\d,]+ 件，平常约 [\d.]+ 件，", said)
    assert re.search(r"1 个指标能判断，1 个有信号；即使什么都没有变，平均每月也会有不到 0\.1 个误报", said)
    assert "当月有没有补录、合并或者改过分类" in said
    for page in ("roles/complaint-desk", "indicators/example-indicator", "guides/complaint-steps"):
        assert f'href="page:{page}"' in signals, page


def test_a_month_that_is_not_there_is_told_and_never_a_nought(tmp_path: Path) -> None:
    files = {**numbers(), CAUSES: without_last(numbers()[CAUSES])}
    root = project(tmp_path, files)
    pages, found = pages_of(root), warned(library_of(root))
    assert found.signals == []
    (watch,) = found.watches
    assert not watch.is_judged
    assert watch.row is not None
    assert watch.row.points[-1].count is None
    assert "2026-10 没有数（没有投诉，或者客户太少没有写出），不能当作 0" in words(pages["complaints/signals"].html)
    cause = pages["complaints/cause-pricing"].html
    assert "2026-10 没有写出（没有投诉，或者客户太少），不能当作 0。" in words(cause)
    assert re.search(r'>2026-10</th>\s*<td data-label="件数">没有写出</td>', cause)


def test_months_before_a_gap_are_no_history(tmp_path: Path) -> None:
    months = [datetime.date(2024 + place // 12, place % 12 + 1, 1) for place in range(30)]
    known = [Point(month, 30, 1000.0) for month in months]
    assert row(known, "level").is_judged
    gap = [replace(one, count=None) if place == 20 else one for place, one in enumerate(known)]
    found = row(gap, "level")
    assert (found.start, found.is_judged) == (21, False)
    assert found.notes[0].startswith("2025-09 没有数")
    assert "只有 9 个月的数据" in found.notes[1]
    assert len(found.verdicts) == len(gap)


def test_a_month_that_was_not_over_is_neither_drawn_nor_judged(tmp_path: Path) -> None:
    about = f"{FOLDER}/about.yaml"
    files = {**numbers(), about: numbers()[about].replace("read: 2026-11-01", "read: 2026-10-20")}
    root = project(tmp_path, files)
    of = counted(library_of(root))
    assert of is not None
    assert of.months[-1] == datetime.date(2026, 9, 1)
    assert "2026-10 读的时候（2026-10-20）还没有过完，不画，也不判断。" in words(
        pages_of(root)["complaints/index"].html
    )


def test_shares_are_of_the_whole_and_say_at_least_where_a_quarter_lacks(tmp_path: Path) -> None:
    quarters = f"{FOLDER}/quarter-cause.yaml"
    library = library_of(project(tmp_path / "whole", numbers()))
    of = counted(library)
    assert of is not None
    found = year(library, of, "cause")
    assert found is not None
    assert found.said == "2025 年四季度至 2026 年三季度"
    assert found.rest == found.whole.number - sum(share.count.number for share in found.shares)
    cut = re.sub(r"(?m)^  - {since: 2026-01-01.*\n", "", numbers()[quarters])
    pages = pages_of(project(tmp_path / "cut", {**numbers(), quarters: cut}))
    assert "至少 " in words(pages["complaints/index"].html)
    within = year(library, of, "branch", Subject("cause", "cause-pricing"))
    assert within is not None
    assert sum(share.count.number for share in within.shares) <= found.shares[0].count.number


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("measure: overdue", "超期要一件一件对时限"),
        ("measure: complaints\nproducts: [product-loan]\nchannels: [channel-hotline]", "汇总里没有照这个范围分开的数"),
        ("measure: complaints\nproducts: [product-loan]", ""),
    ],
)
def test_what_an_indicator_cannot_see_in_the_counts_is_told(tmp_path: Path, written: str, why: str) -> None:
    text = next(kind.example for kind in all_kinds() if kind.name == "indicator")
    text = re.sub(r"measure: complaints.*\n", f"{written}\n", text)
    (watch,) = warned(library_of(project(tmp_path, {**numbers(), WATCH: text}))).watches
    assert watch.is_judged is (not why)
    assert "".join(watch.notes).startswith(why)


def test_a_cause_that_was_renamed_keeps_its_numbers(tmp_path: Path) -> None:
    taxonomy = sites.example_files()["content/taxonomy.yaml"]
    renamed = taxonomy.replace("cause-pricing:\n", "cause-fees:\n  formerly: [cause-pricing]\n")
    pages = pages_of(project(tmp_path, {**numbers(), "content/taxonomy.yaml": renamed, "mkdocs.yml": MKDOCS}))
    assert "complaints/cause-fees" in pages
    assert "息费类投诉变多（示例）：2026-10" in words(pages["complaints/cause-fees"].html)


def test_a_traditional_site_calls_them_in_traditional_characters(tmp_path: Path) -> None:
    rendition = Rendition("s2t")
    library = rendition.library(library_of(project(tmp_path, numbers())))
    shown_menu = str(menu(None, library, frozenset(), rendition.words))
    assert "{'投訴數據': [{'投訴數據': 'complaints/index.md'}, {'投訴信號': 'complaints/signals.md'}" in shown_menu
    (page,) = (page for page in pages(library) if page.path == "complaints/cause-pricing")
    made = in_rendition(page, rendition)
    assert made.title == "定價收費：投訴數據"
    assert "演示數據，由程序生成" in made.html
