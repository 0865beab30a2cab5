"""Time limits on pages: one more file is one more limit everywhere; what is retired is not counted with."""

from pathlib import Path
from typing import Any

from generator.data.deadlines import datasets
from generator.kinds import calendar
from generator.kinds.deadline import KIND
from generator.pages.page import Page, plain
from generator.pages.render import pages
from tests.rendering import library_of, project
from tests.sites import write

TOOL = "deadline-tool"
FILE = "content/deadlines/added.yaml"
ADDED = KIND.example.replace("一般投诉答复（示例）", "加出来的时限")


def made(root: Path) -> tuple[dict[str, Page], dict[str, Any]]:
    """The pages of a project by path, and what the script counts with."""
    library = library_of(root)
    [(_name, data)] = datasets(library)
    assert isinstance(data, dict)
    return {page.path: page for page in pages(library)}, data


def test_one_more_file_is_one_more_limit_everywhere(tmp_path: Path) -> None:
    found, data = made(write(project(tmp_path), {FILE: ADDED}))
    assert "加出来的时限" in found["deadlines/added"].html
    assert 'href="page:deadline-tool#added"' in found["deadlines/added"].html
    assert "added" in found[TOOL].anchors
    assert '<option value="added">加出来的时限</option>' in found[TOOL].html
    assert data["limits"]["added"]["extensions"] == [{"n": 30, "counted": "from-start", "when": "情况复杂"}]
    assert data["limits"]["added"]["basis"] == "《示例办法》第18条（待核对原文）"


def test_every_date_that_the_script_fills_in_has_its_place(tmp_path: Path) -> None:
    html = made(project(tmp_path))[0][TOOL].html
    template = html.partition('data-limit="example-deadline"')[2].partition("</template>")[0]
    assert [template.count(f'data-at="{name}"') for name in ("end-0", "end-1", "milestone-0")] == [1, 1, 1]
    assert template.count('data-before="end-0"') == 1
    assert template.index("milestone-0") < template.index("end-0") < template.index("end-1")


def test_what_is_retired_is_not_counted_with(tmp_path: Path) -> None:
    found, data = made(write(project(tmp_path), {FILE: f"{ADDED}status: retired\n"}))
    assert "added" not in found[TOOL].anchors
    assert TOOL not in found["deadlines/added"].html
    assert "added" not in data["limits"]


def test_a_step_leads_to_the_limits_that_still_count_its_deadline(tmp_path: Path) -> None:
    guide = "content/guides/complaint-steps.yaml"
    root = write(project(tmp_path), {FILE: f"{ADDED}status: retired\n"})
    text = (root / guide).read_text(encoding="utf-8")
    cited = "      cites: [demo-rule#18]\n"
    write(root, {guide: text.replace(cited, f"{cited}      rules: [example-deadline, added]\n", 1)})
    html = made(root)[0]["guides/complaint-steps"].html
    assert 'href="page:deadline-tool#example-deadline"' in html
    assert "deadline-tool#added" not in html


def test_without_any_limit_the_page_still_stands(tmp_path: Path) -> None:
    found, data = made(write(tmp_path, {"content/about.md": "# 关于\n"}))
    assert "还没有录入任何一年" in found[TOOL].html
    assert data == {"years": {}, "limits": {}}


def test_what_a_notice_sets_in_another_year_is_counted_and_shown_there(tmp_path: Path) -> None:
    old, new = (calendar.KIND.example.replace("2026", year) for year in ("2011", "2012"))
    old = old.replace(", workdays: [2011-01-04]", "")
    new = new.replace("workdays: [2012-01-04]", "workdays: [2011-12-31]")
    files = {"content/calendars/a.yaml": _only_new_year(old), "content/calendars/b.yaml": _only_new_year(new)}
    found, data = made(write(project(tmp_path), files))
    assert data["years"]["2011"]["workdays"] == ["2011-12-31"]
    assert data["years"]["2012"]["workdays"] == []
    shown = plain(found["calendars/a"].html)
    assert "2012 年工作日历还定了这一年的：周末上班 12 月 31 日（周六）。" in shown
    assert "2011 年 12 月 31 日（周六）" in plain(found["calendars/b"].html)
    assert "还定了" not in plain(found["calendars/b"].html)


def _only_new_year(example: str) -> str:
    return "".join(line for line in example.splitlines(True) if not line.startswith("  - {name") or "元旦" in line)


def test_limits_of_one_matter_are_listed_on_the_page_of_each(tmp_path: Path) -> None:
    at_once = ADDED.replace("n: 15\nunit: 日", "n: 0\nunit: 小时").partition("milestones:")[0]
    vectors = "vectors: [{received: 2026-03-01 09:00, due: 2026-03-01 09:00}]\n"
    member = f"{at_once}to: 本人\npart_of: example-deadline\n{vectors}"
    found, _data = made(write(project(tmp_path), {FILE: member}))
    for page in ("deadlines/added", "deadlines/example-deadline"):
        table = found[page].html.partition("同一件事的全部时限，从严到宽")[2].partition("</table>")[0]
        assert [table.count(f'data-beside="{name}"') for name in ("added", "example-deadline")] == [1, 1]
        assert "立即" in table
        assert '<td data-label="向谁">本人</td>' in table
    assert found[TOOL].html.count('data-beside="added"') == 2
