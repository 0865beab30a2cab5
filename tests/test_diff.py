"""`casebook diff`: what has changed since a revision, and what has to be learnt again."""

import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.authoring.fieldwise import compared
from generator.cli import main
from generator.kinds import all_kinds
from generator.reading.closed import words_of
from tests import sites
from tests.rendering import project
from tests.shipped import shipped_unchecked

ROOT = Path(__file__).parent.parent
CASE, QUIZ, GUIDE = "cases/example-case.yaml", "quizzes/example-quiz.yaml", "content/guides/complaint-steps.yaml"


def git(root: Path, *words: str) -> None:
    """Run git as somebody who has set nothing up."""
    own = (
        "-c",
        "user.name=x",
        "-c",
        "user.email=x@example.org",
        "-c",
        "commit.gpgsign=false",
        "-c",
        "core.autocrlf=false",
    )
    subprocess.run(["git", "-C", str(root), *own, *words], check=True, capture_output=True)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The EXAMPLEs below the top of a repository, committed."""
    top = tmp_path / "repository"
    found = project(top / "知识库", {"content/page.md": "# 说明\n"})
    git(top, "init", "-q")
    git(top, "add", "-A")
    git(top, "commit", "-qm", "first")
    return found


def edit(root: Path, file: str, *changes: tuple[str, str]) -> None:
    """Replace pieces of a file."""
    text = (root / file).read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    (root / file).write_text(text, encoding="utf-8")


def diff(root: Path, revision: str = "HEAD") -> int:
    return main(["diff", "--project", str(root), revision])


def test_what_was_added_removed_and_changed_is_told_by_kind_and_field(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert diff(root) == 0
    assert capsys.readouterr().out == "没有不同。\n"
    edit(root, CASE, ("origin: fictional", "origin: adapted"), ("kept: true", "kept: false"))
    edit(
        root,
        CASE,
        ("系统参数与合同不一致。]", "参数错了。, 又查一项。]"),
        ("  remedy: 当日原路退回，并", "  remedy: 次日原路退回，并"),
    )
    edit(root, CASE, ("    question: 客户还在线上，你先怎么做？", "    question: 客户还在线上，先做什么？"))
    guide = (root / GUIDE).read_text(encoding="utf-8").replace("title: 投诉处理两步流程（示例）", "title: 另一个流程")
    sites.write(root, {"content/guides/other.yaml": guide, "content/page.md": "# 别的说明\n"})
    (root / "content/risks/example-risk.yaml").rename(root / "content/risks/renamed.yaml")
    edit(root, "content/risks/renamed.yaml", ("summary:", "formerly: [example-risk]\nsummary:"))
    (root / "content/exams/example-exam.yaml").unlink()
    assert diff(root) == 0
    said = capsys.readouterr().out.splitlines()
    assert "  新增  另一个流程（other）" in said
    assert "  删除  入门考试（示例）（example-exam）" in said
    assert "    案例从哪里来：“虚构案例”改成“据公开案例改编”" in said
    assert (
        "    判断点 › first-answer › 请读者决定什么：“客户还在线上，你先怎么做？”改成“客户还在线上，先做什么？”" in said
    )
    assert "    做到和违背的处理原则 › 第 1 项 › 做到的写 true：“是”改成“否”" in said
    assert "    查明的事实：“系统参数与合同不一致。”改成“参数错了。”" in said
    assert "    查明的事实：加了“又查一项。”" in said
    assert "    编号：“example-risk”改成“renamed”" in said
    assert said[-2:] == ["手写页面", "  修改  content/page.md"] or "  修改  content/page.md" in said
    assert "要重新培训" not in said
    assert said.index("案例与经验") > said.index("查流程")


def test_what_has_to_be_learnt_again_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(root, QUIZ, ("text: 15 日", "text: 30 日"), ("explanation: 期限", "explanation: 处理期限"))
    edit(root, GUIDE, ("topic: core", "topic: core\nchanges: [{date: 2026-11-24, weight: major, note: 换了做法。}]"))
    edit(root, CASE, ("text: 登记投诉，说明会核对合同，并告诉他答复的期限。", "text: 登记投诉，告诉他答复的期限。"))
    assert diff(root) == 0
    said = capsys.readouterr().out.partition("要重新培训\n")[2].splitlines()
    assert "  重看  流程  投诉处理两步流程（示例）（complaint-steps）：2026-11-24 重大变更" in said
    assert "  重做  期限自测（示例）（example-quiz#unit）：答案变了，以前的作答不再算数" in said
    assert all(line.startswith(("  重看  ", "  重做  ")) for line in said)


def test_long_texts_are_shown_where_they_differ(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(root, CASE, ("他认为合同里没有这一条。", "他认为合同里没写。" + "很长的话" * 40))
    assert diff(root) == 0
    line = next(line for line in capsys.readouterr().out.splitlines() if "不透露结果" in line or "情况" in line)
    assert "”改成“…" in line
    assert "他认为合同里没写。" in line
    assert len(line) < 250


def test_another_line_break_is_no_other_text(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(root, CASE, ("要求多付三个月利息。他认为", "要求多付三个月利息。\n  他认为"))
    assert diff(root) == 0
    assert "情况：只改了空格、换行" in capsys.readouterr().out


def test_a_record_that_could_not_be_read_is_named(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (root / CASE).read_text(encoding="utf-8")
    sites.write(root, {CASE: "title: ：\n"})
    git(root, "commit", "-qam", "broken")
    sites.write(root, {CASE: text})
    assert diff(root) == 0
    assert "有 1 条现在读不出来，没有比较：example-case" in capsys.readouterr().out
    assert diff(root, "HEAD~1") == 0
    assert capsys.readouterr().out == "没有不同。\n"


@pytest.mark.parametrize("revision", ["nowhere", "", "--output=x", "HEAD:content"])
def test_a_revision_that_is_none_is_told(root: Path, capsys: pytest.CaptureFixture[str], revision: str) -> None:
    assert main(["diff", "--project", str(root), "--", revision]) == 2
    assert f"git 里没有“{revision}”这个版本" in capsys.readouterr().err


def test_without_a_repository_or_git_there_is_nothing_to_compare_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    alone = project(tmp_path / "alone")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    assert diff(alone) == 2
    assert "不在 git 仓库里" in capsys.readouterr().err
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    assert diff(alone) == 2
    assert "这台电脑上没有 git" in capsys.readouterr().err


SHIPPED = shipped_unchecked()
KINDS = [kind for kind in all_kinds() if len(SHIPPED.of_kind(kind.name)) > 1]


@given(st.data())
def test_two_records_differ_in_something_and_one_not_from_itself(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(KINDS))
    one, other = (data.draw(st.sampled_from(SHIPPED.of_kind(kind.name))) for _ in range(2))
    found = [*compared(one, other, words_of(kind))]
    assert bool(found) == (one.model_copy(update={"id": other.id}) != other)
    assert all(change.before != change.after and all(change.where) for change in found)
