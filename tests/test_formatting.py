"""`casebook fmt`: one layout for all records, with every value and every comment."""

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.authoring.commented import commented
from generator.authoring.formatting import formatted, in_layout, record_files, said
from generator.cli import main
from generator.kinds import all_kinds
from generator.reading.load import load
from generator.reading.source import parse
from generator.record import Kind
from tests import rendering, sites
from tests.shipped import shipped_unchecked

SHIPPED = Path(__file__).parents[1]
SOME = 3  # one in so many files is laid out again: that takes as long as the first time
KINDS = {kind.name: kind for kind in all_kinds()}
CASE = "cases/example-case.yaml"


def layout(kind: Kind, text: str) -> str:
    found: list[object] = []
    after = in_layout(kind, text, "x.yaml", found)  # type: ignore[arg-type]
    assert after is not None, (found, text)
    return after


def test_every_shipped_record_says_the_same_and_keeps_its_comments(tmp_path: Path) -> None:
    files = record_files(SHIPPED)
    texts = {file: (SHIPPED / file).read_text(encoding="utf-8") for file in files}
    after = {file: layout(kind, texts[file]) for file, kind in files.items()}
    root = sites.write(tmp_path, dict(after))
    before, now = shipped_unchecked(), load(root, all_kinds())[0]
    assert len(before.records) > 500
    assert now.records == before.records
    for file, text in after.items():
        is_remark = [line.strip() for line in texts[file].split("\n") if line.strip().startswith("# ──")]
        assert [line.strip() for line in text.split("\n") if line.strip().startswith("# ──")] == is_remark
        assert text.count("# 例句") == texts[file].count("# 例句")
    again = formatted(root, dict([*files.items()][::SOME]))
    assert again.changes == ()
    assert again.diagnostics == ()
    assert again.unlike == ()


BEFORE = """\
# 这一份是样子

# 谁负责
owner: 'training'
"title": "收费: 不明" # 标题
aliases: [甲, "乙"] # 两个
audience:
- newcomer # 新人
-   handler
cites:
    [ toushu-banfa#18,
      six-steps ]
based_on: "第一段。

  第二段。"
situation: >
  折起来的
  一段。
severity_reason: "a: b"
lessons:
- {text: 早说, status: adopted} # 行内
# 第二条
-
  # 目标
  target: six-steps
  text: '18'
  # 先不写
  # status: written
timeline: []
not_a_field: yes
rest_of_story: |  # 保留
    四格缩进
      再进

# 完
"""
AFTER = """\
# 这一份是样子

title: "收费: 不明" # 标题
aliases: # 两个
  - 甲
  - 乙
# 谁负责
owner: training
audience:
  - newcomer # 新人
  - handler
based_on: |
  第一段。
  第二段。
severity_reason: |
  a: b
situation: |
  折起来的一段。
rest_of_story: | # 保留
  四格缩进
    再进
timeline: []
lessons:
  # 行内
  - text: 早说
    status: adopted
  # 第二条
  - text: "18"
    # 目标
    target: six-steps
    # 先不写
    # status: written
cites: [toushu-banfa#18, six-steps]
not_a_field: "yes"

# 完
"""


def test_the_layout_that_authors_get() -> None:
    assert layout(KINDS["case"], BEFORE) == AFTER
    assert layout(KINDS["case"], AFTER) == AFTER


@st.composite
def commented_examples(draw: st.DrawFn) -> tuple[Kind, str, list[str]]:
    """An example, its fields in another order, with comments of their own lines and behind values, and empty lines."""
    kind = draw(st.sampled_from(all_kinds()))
    chance = random.Random(draw(st.integers(0, 10_000)))
    text = kind.example if kind.holds_many else shuffled(kind.example, chance)
    spans = parse(text, "", with_spans=True).spans.values()
    starts = {span.key[0] for span in spans if span.key}
    lines, remarks = [], []
    for number, line in enumerate(text.rstrip("\n").split("\n")):
        indent = len(line) - len(line.lstrip())
        if number in starts and chance.random() < 0.2:
            remarks.append(f"上面 {number} x#y")
            further = chance.choice((0, 0, indent, indent, indent + 2))
            lines += [""] * chance.randrange(2) + [f"{' ' * further}# {remarks[-1]}"] + [""] * chance.randrange(2)
        if number in starts and not line.endswith(("|", ">")) and line.count('"') % 2 == 0 and chance.random() < 0.2:
            remarks.append(f"后面 {number} - a: b")
            line = f"{line}{' ' * chance.randint(1, 3)}# {remarks[-1]}"
        lines.append(line)
    if chance.random() < 0.5:
        remarks.append("最后")
        lines += ["", f"{' ' * chance.choice((0, 2, 4))}# 最后", ""]
    return kind, "\n".join(lines), remarks


def shuffled(example: str, chance: random.Random) -> str:
    """The fields at the top in another order."""
    starts = [at for at, line in enumerate(example.split("\n")) if line[:1].isalpha()]
    lines = example.rstrip("\n").split("\n")
    pieces = [lines[start:end] for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)]
    chance.shuffle(pieces)
    return "\n".join("\n".join(piece) for piece in pieces) + "\n"


@given(commented_examples())
def test_no_comment_is_lost_wherever_it_stands(drawn: tuple[Kind, str, list[str]]) -> None:
    kind, text, remarks = drawn
    before = parse(text, "x.yaml", with_spans=True)
    if before.diagnostics:  # a comment that would be part of a text is told to the author, and nothing is written
        return
    after = layout(kind, text)
    assert all(after.count(f"# {remark}\n") == 1 for remark in remarks), after
    again = parse(after, "x.yaml", with_spans=True)
    assert said(commented(after, again)) == said(commented(text, before))
    assert layout(kind, after) == after


def fmt(root: Path, *arguments: str) -> int:
    return main(["fmt", "--project", str(root), *arguments])


@pytest.mark.parametrize(("mark", "ending"), [("", "\n"), ("\ufeff", "\r\n")])
def test_a_file_keeps_its_ends_of_lines(tmp_path: Path, mark: str, ending: str) -> None:
    role = "summary: 接听。\ntitle: 岗\nduties: [接听。]\ndepartment: 部\n"
    wanted = "title: 岗\nsummary: 接听。\ndepartment: 部\nduties:\n  - 接听。\n"
    root = sites.write(tmp_path, {"content/roles/desk.yaml": (mark + role).replace("\n", ending)})
    assert fmt(root) == 0
    assert (root / "content/roles/desk.yaml").read_bytes().decode() == (mark + wanted).replace("\n", ending)


def test_only_named_files_are_written_and_a_check_writes_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = rendering.project(
        tmp_path, {"content/roles/a.yaml": "title: '甲'\n", "content/roles/b.yaml": "title: '乙'\n"}
    )
    before = (root / CASE).read_bytes()
    assert fmt(root, "--check") == 1
    assert "content/roles/a.yaml 写法不统一" in capsys.readouterr().out
    monkeypatch.chdir(root / "content")
    assert fmt(root, "roles/a.yaml") == 0
    assert fmt(root, "--check", "content/roles/a.yaml") == 0
    assert (root / "content/roles/a.yaml").read_text(encoding="utf-8") == "title: 甲\n"
    assert (root / "content/roles/b.yaml").read_text(encoding="utf-8") == "title: '乙'\n"
    assert (root / CASE).read_bytes() == before
    assert fmt(root, "roles/none.yaml", "index.md") == 2
    assert "不是这个知识库里的记录：roles/none.yaml、index.md" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("title: [甲\n", "bracket-open"),
        ("title: 甲\ntitle: 乙\n", "key-duplicate"),
        ("标题: 甲".encode("gb18030"), "file-gbk"),
    ],
)
def test_a_file_that_cannot_be_read_stops_all(
    tmp_path: Path, content: str | bytes, code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    root = sites.write(tmp_path, {"content/roles/a.yaml": content, "content/roles/b.yaml": "title: '乙'\n"})
    assert fmt(root) == 1
    assert f"[{code}]" in capsys.readouterr().err
    assert (root / "content/roles/b.yaml").read_text(encoding="utf-8") == "title: '乙'\n"


def test_a_file_without_values_stays(tmp_path: Path) -> None:
    files = {"content/roles/a.yaml": "", "content/roles/b.yaml": "# 还没写\n", "content/roles/c.yaml": "- 一项\n"}
    assert fmt(sites.write(tmp_path, dict(files))) == 0
    assert {file: (tmp_path / file).read_text(encoding="utf-8") for file in files} == files
