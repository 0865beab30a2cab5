"""Pages over all records: what is said in its place, and what a change of a regulation touches."""

import re
from pathlib import Path

from generator.kinds import regulation, wording
from tests import sites
from tests.rendering import library_of, pages_of, project

OLD = """\
title: 示例投诉处理旧办法
summary: 只为演示格式而写的虚构旧规则。
owner: complaint-desk
reviewed: 2026-11-23
aliases: [示例旧办法]
number: 示例令第 0 号（虚构）
issuer: 示例机关（虚构）
level: rule
standing: superseded
confidence: recalled
"""


def test_a_phrase_that_must_not_be_said_stands_beside_what_is_said_instead(tmp_path: Path) -> None:
    html = pages_of(project(tmp_path))["phrases"].html
    scene = html.index(wording.SCENES["deciding"])
    said = [html.index(text, scene) for text in ("个工作日到账", "写最晚哪一天。", "期限是日，不是工作日。")]
    assert said == sorted(said)
    assert not re.search(f"<h2[^>]*>{wording.SCENES['outside']}", html)


def test_a_regulation_stands_beside_the_one_it_replaced_with_what_cites_it(tmp_path: Path) -> None:
    new = regulation.EXAMPLE.replace("number:", "supersedes: [old-rule]\nnumber:", 1)
    rules = {"content/regulations/demo-rule.yaml": new, "content/regulations/old-rule.yaml": OLD}
    html = pages_of(project(tmp_path, rules))["versions"].html
    numbers = re.search(r"文号</th>(.*?)</tr>", html, re.DOTALL)
    assert numbers
    assert re.findall(r"第 (\d) 号", numbers[1]) == ["0", "1"]
    touched = re.search(r"<summary>第18条 处理期限（\d+）</summary>(.*?)</details>", html, re.DOTALL)
    assert touched
    assert "complaint-steps" in touched[1]


def test_a_regulation_that_replaced_nothing_has_no_table(tmp_path: Path) -> None:
    assert "<table" not in pages_of(project(tmp_path))["versions"].html


def folded(html: str, record: str) -> str:
    """What is folded away under a record on 变动影响."""
    return html.partition(f'<details class="cb-more" id="_{record}">')[2].partition("</details>")[0]


def test_whatever_others_rest_on_is_listed_by_kind_with_who_reads_it_again_and_its_places(tmp_path: Path) -> None:
    guide = sites.example_files()["content/guides/complaint-steps.yaml"]
    desk = sites.example_files()["content/roles/complaint-desk.yaml"]
    more = {
        "content/roles/second-desk.yaml": desk.replace("title: ", "title: 第二"),
        "content/guides/other-steps.yaml": guide.replace("title: 投诉", "title: 另一个投诉", 1)
        .replace("owner: complaint-desk", "owner: second-desk", 1)
        .replace("purpose: ", "purpose: 见 [[complaint-steps#receive]]。", 1),
    }
    root = project(tmp_path, more)
    library = library_of(root)
    html = pages_of(root)["impact"].html
    rested_on = {record.id for record in library.records.values() if library.mentioned_by(record.id)}
    assert {*re.findall('<details class="cb-more" id="_([^"]+)">', html)} == rested_on
    assert {library.records[one].kind for one in rested_on} == {*re.findall('<h2 id="kind-([^"]+)">', html)}
    said = folded(html, "complaint-steps")
    assert re.search("第二[^<]*</a>：流程 1</li>", said)
    place = said.partition('href="page:guides/complaint-steps#receive">')[2].partition("</li>")[0]
    assert '流程 <a href="page:guides/other-steps">' in place
    assert "没有核对" in folded(html, "demo-rule").partition("demo-rule#18")[2]


def test_few_pages_are_named_and_many_are_counted(tmp_path: Path) -> None:
    root = project(tmp_path)
    library, html = library_of(root), pages_of(root)["impact"].html
    counts = set()
    for record in library.records:
        resting = {one for ids in library.mentioned_by(record).values() for one in ids}
        owners = folded(html, record).partition("</ul>")[0]
        named = {one for one in resting if f'href="page:{library.page_of(library.records[one])}"' in owners}
        assert len(resting) > 12 or named == resting
        counts |= {len(resting) > 12} if resting else set()
    assert counts == {True, False}
    assert re.search("案例 [0-9]", folded(html, "complaint-steps"))


def test_steps_and_articles_without_case_or_question_are_told(tmp_path: Path) -> None:
    case, quiz = "cases/example-case.yaml", "quizzes/example-quiz.yaml"
    files = sites.example_files()
    changed = {
        case: files[case].replace("complaint-steps#investigate", "complaint-steps#receive"),
        quiz: files[quiz].replace("cites: [demo-rule#18]", "cites: [demo-rule#18, complaint-steps#receive]"),
    }
    html = pages_of(project(tmp_path, changed))["coverage"].html
    assert "流程步骤：1／2 有案例，1／2 有题目" in html
    assert "：1 处还没有案例，1 处还没有题目</summary>" in html
    assert "条文：0／1 有案例，1／1 有题目" in html
    assert "：1 处还没有案例</summary>" in html
    covered, bare = html.partition('id="_steps"')[2].partition("</thead>")[2].split("</tr>")[:2]
    assert 'href="page:guides/complaint-steps#receive"' in covered
    assert 'href="page:cases/example-case"' in covered
    assert "还没有" not in covered
    assert "还没有案例</strong>" in bare
    assert "还没有题目</strong>" in bare


def test_a_place_with_many_cases_names_some_and_counts_all(tmp_path: Path) -> None:
    case = sites.example_files()["cases/example-case.yaml"]
    title = re.compile("^title: .*$", re.M)
    more = {f"cases/case-{n}.yaml": title.sub(f"title: 另一件事 {n}", case, count=1) for n in range(11)}
    html = pages_of(project(tmp_path, more))["coverage"].html
    named = html.partition('id="_steps"')[2].partition(" 等 12 篇")[0].rpartition("<td")[2]
    assert named.count("href=") == 5


def test_risks_without_case_or_question_and_lessons_not_yet_written_are_told(tmp_path: Path) -> None:
    risk, case, quiz = "content/risks/example-risk.yaml", "cases/example-case.yaml", "quizzes/example-quiz.yaml"
    files = sites.example_files()
    html = pages_of(project(tmp_path / "whole"))["coverage"].html
    assert "风险：0／1 有案例，0／1 有题目" in html
    assert "还没有案例" in html.partition('id="_risks"')[2]
    assert "还没有写进流程的经验：1 条" in html
    lessons = html.partition('id="_lessons"')[2]
    assert "产品参数上线前要有人对照合同逐项复核。" in lessons
    assert 'href="page:cases/example-case"' in lessons
    changed = {
        risk: files[risk] + "cases: [example-case]\n",
        case: files[case].replace("status: adopted", "status: written"),
        quiz: files[quiz].replace("cites: [demo-rule#18]", "cites: [demo-rule#18, example-risk]"),
    }
    html = pages_of(project(tmp_path / "changed", changed))["coverage"].html
    assert "风险：1／1 有案例，1／1 有题目" in html
    assert "还没有案例" not in html.partition('id="_risks"')[2]
    assert "采纳的经验都写进去了。" in html
