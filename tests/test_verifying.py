"""`casebook verify` and `casebook impact`: what was compared with its text, and what rests on it."""

import datetime
from itertools import count
from pathlib import Path

import pytest

from generator import build
from generator.cli import main
from generator.kinds.regulation import Regulation
from generator.statutes.text import digest
from tests import sites

TODAY = datetime.date.today()
RULE = "content/regulations/demo-rule.yaml"
TEXT = "# 示例投诉处理办法\n\n### 第18条\n\n自收到投诉之日起十五日内作出决定并告知；二十名以上的，三十日内。\n"
FLOW = """\
articles:
  - {no: "18", title: 处理期限, summary: 15 日内。, confidence: A, source: 虚构} # 行内
  - {no: "99", title: 别的, summary: 没有数。, confidence: A, source: 虚构}
"""


def site(root: Path, rule: str) -> Path:
    return sites.write(root, {**sites.example_files(), RULE: rule, "texts/demo-rule.md": TEXT})


def rule() -> str:
    """The example as somebody has it who has read the text."""
    text = sites.example_files()[RULE]
    assert text.count("    confidence: recalled\n") == 1
    return text.replace("    confidence: recalled\n", "    confidence: A  # 看了公报\n")


def verify(root: Path, *refs: str) -> int:
    return main(["verify", "--project", str(root), "--texts", str(root / "texts"), *refs])


def impact(root: Path, *arguments: str) -> int:
    return main(["impact", "--project", str(root), *arguments])


def written(root: Path) -> str:
    return (root / RULE).read_bytes().decode()


def article(root: Path) -> str:
    regulation = build.check(root).library.one(Regulation, "demo-rule")
    assert regulation
    assert regulation.articles[0].verified
    return regulation.articles[0].verified.digest


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_line_is_added_and_every_other_byte_stays(tmp_path: Path, ending: str) -> None:
    before = rule().replace("\n", ending)
    root = site(tmp_path, before)
    assert verify(root, "demo-rule#18") == 0
    lines = written(root).split(ending)
    [added] = [number for number, line in enumerate(lines) if line.startswith("    verified: {on: ")]
    assert lines[added - 1] == "    confidence: A  # 看了公报"
    assert ending.join(lines[:added] + lines[added + 1 :]) == before
    assert article(root)


def test_a_second_time_only_the_values_change(tmp_path: Path) -> None:
    old = "    verified:\n      digest: '00000000' # 旧的\n      on: 2020-01-01\n"
    root = site(tmp_path, rule().replace("    source", f"{old}    source"))
    before = written(root)
    assert verify(root, "demo-rule") == 0
    changed = [(one, two) for one, two in zip(before.split("\n"), written(root).split("\n"), strict=True) if one != two]
    assert [one for one, _ in changed] == ["      digest: '00000000' # 旧的", "      on: 2020-01-01"]
    assert changed[0][1] == f'      digest: "{article(root)}" # 旧的'


def test_a_digest_of_digits_alone_is_read_again(tmp_path: Path) -> None:
    passage = next(text for number in count() if digest(text := f"十五日内作出决定，见附件{number}").isdigit())
    root = site(tmp_path, rule())
    sites.write(root, {"texts/demo-rule.md": f"# 示例投诉处理办法\n\n### 第18条\n\n{passage}\n"})
    assert verify(root, "demo-rule#18") == 0
    assert article(root) == digest(passage)


def test_an_article_within_braces_keeps_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    head = rule().partition("articles:")[0]
    root = site(tmp_path, head + FLOW)
    assert verify(root, "demo-rule") == 1
    assert "第99条 别的：原文里找不到" in capsys.readouterr().out
    assert f'confidence: A, verified: {{on: {TODAY}, digest: "{article(root)}"}}, source' in written(root)
    assert written(root).count("verified") == 1


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("confidence: A  # 看了公报", "confidence: recalled", "还写着 confidence: recalled"),
        ("起 15 日内作出决定并告知。", "起 20 日内作出决定并告知。", "写了原文没有的数"),
    ],
)
def test_what_its_text_does_not_bear_out_is_not_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, reason: str
) -> None:
    root = site(tmp_path, rule().replace(old, new))
    before = written(root)
    assert before != rule()
    assert verify(root, "demo-rule#18", "no-such-rule") == 1
    assert reason in (said := capsys.readouterr().out)
    assert "no-such-rule" in said
    assert written(root) == before


def test_a_changed_text_makes_an_article_due_and_names_what_rests_on_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = site(tmp_path, rule())
    texts = str(root / "texts")
    assert impact(root, "--texts", texts) == 0
    assert "有原文、还没有核对的有 1 条：demo-rule#18" in capsys.readouterr().out
    assert verify(root, "demo-rule#18") == 0
    assert impact(root, "--texts", texts) == 0
    assert capsys.readouterr().out.endswith("核对过的条文，原文都没有改。\n")

    sites.write(root, {"texts/demo-rule.md": TEXT.replace("作出决定并告知", "作出决定并书面告知")})
    assert main(["check", "--project", str(root), "--texts", texts]) == 0
    assert "提醒[article-changed]" in capsys.readouterr().out
    assert impact(root, "--texts", texts) == 0
    said = capsys.readouterr().out
    assert "demo-rule#18  第18条 处理期限" in said
    assert "，原文改了）" in said
    assert "  时限  一般投诉答复（示例）  content/deadlines/example-deadline.yaml\n" in said


def test_impact_needs_no_texts_for_an_article_that_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = site(tmp_path, rule())
    assert impact(root, "demo-rule#18") == 0
    assert "没有和原文核对过" in capsys.readouterr().out
    assert impact(root, "demo-rule#99") == impact(root) == 2
    assert "没有这个位置：demo-rule#99" in capsys.readouterr().err


def test_impact_of_any_record_is_a_work_list_by_owner(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = site(tmp_path, rule())
    sites.write(root, {"content/page.md": "# 说明\n\n见 [[complaint-steps#receive]]。\n"})
    assert impact(root, "complaint-steps") == 0
    said = capsys.readouterr().out
    head, _, rest = said.partition("complaint-steps#receive  ")
    assert head.startswith("complaint-steps  投诉处理两步流程（示例）：")
    owner, _, unowned = rest.partition("complaint-steps#investigate")[0].partition("  没有写负责岗位的\n")
    assert "（complaint-desk）\n" in owner
    assert "    案例  提前还款被要求多付三个月利息（判断 1）  cases/example-case.yaml\n" in owner
    assert unowned == "    手写页面  content/page.md\n"


def test_impact_of_a_role_names_what_it_answers_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = site(tmp_path, rule())
    assert impact(root, "complaint-desk") == 0
    assert "    风险  " in capsys.readouterr().out
    assert impact(root, "example-path") == 0
    assert "没有别处用到它" in capsys.readouterr().out


def test_a_folder_of_texts_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = site(tmp_path, rule())
    with pytest.raises(SystemExit):
        main(["check", "--project", str(root), "--texts", str(root / "nowhere")])
    assert "没有这个文件夹" in capsys.readouterr().err
