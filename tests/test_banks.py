"""Question banks of others become drafts: what they say is kept, what they do not say is told, nothing is invented."""

import csv
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cli import main
from generator.exchange import readers
from generator.exchange._incoming.bank import Asked
from generator.exchange._incoming.key import is_key
from generator.reading.source import parse
from generator.workbooks.refused import RefusedError
from tests.workbooks import books

NUMBERED = """\
一、单选题
1. 一般投诉应当自收到之日起（B）内答复。
A. 10 日  B. 15 日
C. 30 日
解析：办法第十八条。
难度：易
2、下列说法正确的是（  ）
A、甲 B、乙
C、丙
答案：C
二、多选题
3．哪些要登记（ABD）
A．姓名
B．电话
C．星座
D．诉求
【解析】登记要素。
还有一行。
三、判断题
4. 工作日就是日。（×）
5. 收到投诉要登记。
答案：对
四、填空题
6. 一般投诉____日内答复。
答案：15
五、简答题
7. 说说六步。
答案：接收、确认
调查
知识点：六步
"""
TABLE = """\
某某题库,,,,,,,
题型,题目,选项A,选项B,选项C,正确答案,答案解析,难度,分值
单选题,几日内答复,10日,15日,30日,B,办法第18条,易,2
多选题,哪些要登记,姓名,电话,星座,"A,B",,中,
判断题,日就是工作日,,,,错,不是,难,
填空题,答复期限是____日,,,,15|十五,,,
"""
GIFT = """\
// 说明
::t1:: 几日内答复？ {=15 日 ~10 日#不是。 ~30 日}

几日{#15:0}

日就是工作日{F#看清单位#对了}

配对 {=甲->一 =乙->二 =丙->三}

哪些 {~%50%姓名 ~%50%电话 ~%-100%星座}

说说 {}

转义 \\{x\\} {=甲\\=乙 =丙 =%50%丁}
"""
AIKEN = "几日内答复？\nA. 10 日\nB) 15 日\nANSWER: B\n\n哪些\nA. 甲\nB. 乙\nANSWER: A,B\n"
MOODLE = """\
<?xml version="1.0" encoding="UTF-8"?>
<quiz>
<question type="category"><category><text>x</text></category></question>
<question type="multichoice">
<questiontext format="html"><text><![CDATA[<p>几日<img src="x.png"/></p><![if x]><!-- 注 -->]]></text></questiontext>
<single>true</single><generalfeedback><text>办法</text></generalfeedback>
<answer fraction="100"><text>15 日</text></answer>
<answer fraction="0"><text>30 日</text><feedback><text>太长</text></feedback></answer></question>
<question type="truefalse"><questiontext><text>对吗</text></questiontext>
<answer fraction="0"><text>true</text><feedback><text>不对</text></feedback></answer>
<answer fraction="100"><text>false</text></answer></question>
<question type="numerical"><questiontext><text>几日</text></questiontext>
<answer fraction="100"><text>15</text><tolerance>0.5</tolerance></answer></question>
<question type="cloze"><questiontext><text>{1:SA:=x}</text></questiontext></question>
</quiz>
"""


def imported(tmp_path: Path, name: str, content: str | bytes, *arguments: str) -> tuple[int, Path]:
    root = books.site(tmp_path / "site")
    file = tmp_path / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return main(["import", str(file), "--project", str(root), "--id", "new-bank", *arguments]), root


def questions(root: Path) -> list[dict[str, Any]]:
    value = parse((root / "quizzes/new-bank.yaml").read_text(encoding="utf-8"), "").value
    assert value["status"] == "draft"
    assert not {"owner", "reviewed", "about"} & value.keys()
    return list(value["questions"])


def right(question: dict[str, Any]) -> list[str]:
    return [option["text"] for option in question["options"] if option.get("correct")]


def test_a_numbered_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, root = imported(tmp_path, "题库.txt", NUMBERED)
    assert code == 0
    found = questions(root)
    assert [one["type"] for one in found] == [
        *("single", "single", "multiple", "true_false", "true_false", "fill", "short"),
    ]
    assert found[0]["stem"] == "一般投诉应当自收到之日起（ ）内答复。"
    assert (right(found[0]), right(found[1]), right(found[2])) == (["15 日"], ["丙"], ["姓名", "电话", "诉求"])
    assert (found[0]["explanation"], found[0]["difficulty"]) == ("办法第十八条。", 1)
    assert found[2]["explanation"].strip() == "登记要素。\n还有一行。"
    assert (found[3]["answer"], found[4]["answer"], found[5]["accept"]) == (False, True, ["15"])
    assert found[6]["model_answer"].strip() == "接收、确认\n调查"
    told = capsys.readouterr().out
    assert "  第 2 行：还缺 cites（依据）；错的选项还没有写错在哪里：10 日、30 日\n" in told
    assert "知识点没有地方放：六步" in told
    assert "  整套题：还缺 summary（一句话说清结论）；" in told


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_table_of_text(tmp_path: Path, capsys: pytest.CaptureFixture[str], encoding: str) -> None:
    code, root = imported(tmp_path, "bank.csv", TABLE.encode(encoding))
    assert code == 0
    found = questions(root)
    assert [one["type"] for one in found] == ["single", "multiple", "true_false", "fill"]
    assert (right(found[0]), right(found[1]), found[2]["answer"]) == (["15日"], ["姓名", "电话"], False)
    assert (found[3]["accept"], found[2]["difficulty"]) == (["15", "十五"], 3)
    told = capsys.readouterr().out
    assert "第 3 行：还缺 cites（依据）；“分值”没有地方放：2；错的选项还没有写错在哪里：10日、30日" in told
    assert ("按 GBK 读的" in told) == (encoding == "gb18030")


def test_a_workbook_with_headings_in_any_order(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    for row in [["答案", "选项", "试题内容"], ["AC", "A.甲\nB.乙\nC.丙", "哪些"], ["对", None, "是吗"]]:
        book.active.append(row)
    book.save(tmp_path / "made.xlsx")
    code, root = imported(tmp_path, "bank.xlsx", (tmp_path / "made.xlsx").read_bytes())
    assert code == 0
    found = questions(root)
    assert (found[0]["type"], right(found[0]), found[1]["answer"]) == ("multiple", ["甲", "丙"], True)


def test_gift(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, root = imported(tmp_path, "bank.gift", GIFT)
    assert code == 0
    found = questions(root)
    assert [one["type"] for one in found] == ["single", "numeric", "true_false", "match", "multiple", "short", "fill"]
    assert (right(found[0]), found[0]["options"][1]["feedback"]) == (["15 日"], "不是。")
    assert (found[1]["answer"], found[1]["tolerance"], found[2]["answer"]) == (15, 0, False)
    assert (found[2]["feedback"], found[3]["pairs"][2]) == ("看清单位", {"left": "丙", "right": "三"})
    assert (right(found[4]), found[6]["accept"]) == (["姓名", "电话"], ["甲=乙", "丙"])
    assert found[6]["stem"] == "转义 {x}"
    told = capsys.readouterr().out
    assert "第 6 行：还缺 explanation（答完看到的说明）；还缺 cites（依据）；答对的反馈没有地方放：对了" in told
    assert "只算 50% 的分的答案没有读进来：丁" in told


def test_aiken(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, root = imported(tmp_path, "bank.txt", AIKEN)
    assert code == 0
    assert [right(one) for one in questions(root)] == [["15 日"], []]
    assert "答案“ANSWER: A,B”对不上一个选项" in capsys.readouterr().out


@pytest.mark.parametrize("sign", ["{T}", "{F", "{#", "{=甲}", "{~", "{}", "{=甲 ~乙}"])
@pytest.mark.parametrize("count", [1, 2])
def test_signs_of_gift_do_not_make_a_numbered_text_gift(tmp_path: Path, sign: str, count: int) -> None:
    """A word of one question says nothing of all the others."""
    one = "{}. 【判断题】写 {} 也要登记。\n答案：错\n解析：不用，{} 不是投诉 = 不登记。\n难度：易"
    text = "\n\n".join(one.format(number, sign, sign) for number in range(1, count + 1))
    code, root = imported(tmp_path, "bank.txt", text)
    assert code == 0
    found = questions(root)
    assert [(each["stem"], each["answer"]) for each in found] == [(f"写 {sign} 也要登记。", False)] * count


def test_numbers_do_not_make_gift_a_numbered_text(tmp_path: Path) -> None:
    code, root = imported(
        tmp_path, "bank.txt", "1. 几日内答复\n答案：{=15 日}\n\n2. 要登记。{T}\n\n3. 甲{\n=乙\n~丙\n}\n"
    )
    assert code == 0
    assert [one["type"] for one in questions(root)] == ["fill", "true_false", "single"]


def test_a_star_that_stands_for_anything_is_no_answer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, root = imported(tmp_path, "bank.gift", r"写{=\*甲 =%0%*#都不对}" + "\n\n" + r"几{#=1:0 =%0%*#不是数}")
    assert code == 0
    first, second = questions(root)
    assert first["accept"] == ["*甲"]
    assert "mistakes" not in {**first, **second}
    assert "答案的反馈没有地方放：都不对" in capsys.readouterr().out


def test_moodle_xml(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, root = imported(tmp_path, "bank.xml", MOODLE)
    assert code == 0
    found = questions(root)
    assert [one["type"] for one in found] == ["single", "true_false", "numeric"]
    assert (found[0]["stem"], found[0]["explanation"], found[0]["options"][1]["feedback"]) == ("几日", "办法", "太长")
    assert (found[1]["answer"], found[1]["feedback"]) == (False, "不对")
    assert str(found[2]["tolerance"]) == "0.5"
    told = capsys.readouterr().out
    assert "图片没有读进来" in told
    assert "第 4 题：cloze 这种题没有对应的题型" in told


def test_a_bank_is_filled_in_as_a_workbook_and_checks_clean(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "1. 一般投诉几日内答复？（A）\nA. 15 日\nB. 30 日\n解析：按日计算。\n"
    code, root = imported(tmp_path, "bank.txt", text, "--out", str(tmp_path / "fill.xlsx"))
    assert code == 0
    assert not (root / "quizzes/new-bank.yaml").exists()
    texts = {"summary": "期限。", "owner": "complaint-desk", "reviewed": "2026-11-23", "intro": "能说出期限。"}
    edits = [books.write("", 3, name, text) for name, text in {**texts, "about": "demo-rule"}.items()]
    edits += [
        books.write("questions", 3, "cites", "demo-rule#18"),
        books.write("questions.options", 4, "feedback", "太长。"),
    ]
    file = books.edited(tmp_path / "fill.xlsx", *edits)
    capsys.readouterr()
    assert books.imported(root, file) == 0, capsys.readouterr().out
    assert main(["check", "--project", str(root), "--fresh"]) == main(
        ["check", "--project", str(books.site(tmp_path / "b"))]
    )
    assert questions_of(root)[0]["cites"] == ["demo-rule#18"]


def questions_of(root: Path) -> list[dict[str, Any]]:
    return list(parse((root / "quizzes/new-bank.yaml").read_text(encoding="utf-8"), "").value["questions"])


def test_nothing_is_written_over_or_before_it_is_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, root = imported(tmp_path, "bank.txt", NUMBERED, "--dry-run")
    assert (code, (root / "quizzes/new-bank.yaml").exists()) == (0, False)
    assert "加上 --out 文件.xlsx" in capsys.readouterr().out
    (root / "quizzes/new-bank.yaml").write_text("title: 我的\n", encoding="utf-8")
    assert main(["import", str(tmp_path / "bank.txt"), "--project", str(root), "--id", "new-bank"]) == 1
    assert "编号 new-bank 已经用了" in capsys.readouterr().err
    assert (root / "quizzes/new-bank.yaml").read_text(encoding="utf-8") == "title: 我的\n"


BOMB = '<!DOCTYPE quiz [<!ENTITY a SYSTEM "file:///etc/hostname">]><quiz>&a;</quiz>'
REFUSED = {
    "entities": ("bank.xml", BOMB, "DOCTYPE"),
    "deep": ("bank.xml", "<quiz>" + "<a>" * 100, "嵌套太深"),
    "broken": ("bank.xml", "<quiz><question>", "XML 写法有误"),
    "none": ("bank.txt", "只有一些话。\n", "没有认出题目"),
    "binary": ("bank.txt", b"\x00\x01" * 9, "没有认出题目"),
    "one long cell": ("bank.csv", f"题干,答案\n{'x' * 200_000},A\n", "表格读不下去"),
    "only others": ("bank.xml", '<quiz><question type="cloze"/></quiz>', "cloze 这种题没有对应的题型"),
}


BESIDE = """\
1. 几日内答复？A. 15 日 B. 30 日
2. 找谁？答案：B
A. 甲
B. 乙
3. 要登记。 答案：错误
4. 说说六步。
答：接收、确认
5. 哪些要登记？
A. 姓名 B. 星座 C. 电话
6. 谁批？
A. 甲
B. 乙
参考答案：1-1 B
5. AC；6、A
9. C
"""


def test_answers_beside_and_behind_the_questions(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, root = imported(tmp_path, "题库.txt", BESIDE)
    assert code == 0
    found = questions(root)
    assert [one["stem"] for one in found[:3]] == ["几日内答复？", "找谁？", "要登记。"]
    assert (right(found[0]), right(found[1]), found[2]["answer"]) == (["30 日"], ["乙"], False)
    assert (found[3]["model_answer"].strip(), right(found[4]), right(found[5])) == (
        "接收、确认",
        ["姓名", "电话"],
        ["甲"],
    )
    assert len(found) == 6
    assert "后面的答案“9. C”不知道是哪一题的" in capsys.readouterr().out


def test_questions_without_a_line_between_them_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert imported(tmp_path, "bank.gift", "几日？ {=15 ~30}\n要登记 {T}\n")[0] == 0
    assert "第 1 行：" in (told := capsys.readouterr().out)
    assert "两题之间要空一行" in told


def test_a_sheet_without_headings_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    for row in [["序号", "题干", "答案"], [1, "几日？____日", "15"]]:
        book.active.append(row)
    book.create_sheet("第二部分").append([2, "几人？____人", "20"])
    book.create_sheet("空的")
    book.save(tmp_path / "made.xlsx")
    assert imported(tmp_path, "bank.xlsx", (tmp_path / "made.xlsx").read_bytes())[0] == 0
    told = capsys.readouterr().out
    assert "“第二部分”：这张表里没有“题干”和“答案”两列，或者没有题目" in told
    assert "序号" not in told
    assert "“空的”" not in told
    assert "题型" not in told


@pytest.mark.parametrize("case", REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_read_is_refused_with_words(
    case: tuple[str, str | bytes, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name, content, sentence = case
    code, root = imported(tmp_path, name, content)
    assert code == 1
    assert sentence in capsys.readouterr().err
    assert not (root / "quizzes/new-bank.yaml").exists()


LINES = st.sampled_from(
    [*NUMBERED.split("\n"), *GIFT.split("\n"), *AIKEN.split("\n"), *TABLE.split("\n"), "{", "}", "=", "~", "#", "->"]
)


@given(st.lists(st.one_of(LINES, st.text(max_size=12)), max_size=20), st.sampled_from(sorted(readers())))
def test_no_text_stops_a_reader(lines: list[str], name: str) -> None:
    raw = "\n".join(lines).encode(errors="replace")
    try:
        found = readers()[name].read(raw)
    except RefusedError:
        return
    assert all(isinstance(asked, Asked) and asked.where for asked in found)


@pytest.mark.parametrize("line", ["1 A " * 5_000 + "x", "1-5 " + "A " * 9_000 + "z", "1. " + " " * 20_000 + "x"])
def test_a_long_line_of_answers_does_not_take_for_ever(line: str) -> None:
    assert not is_key(line)


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("投诉处理基础题库", "投诉处理基础题库"),
        ("2026 年单选题库（第一套）", "2026 年单选题库（第一套）"),
        ("单选题", "bank"),
        ("判断题（每题 2 分）：", "bank"),
        ("一、单选题", "bank"),
    ],
)
def test_what_stands_above_the_first_question_is_the_title(tmp_path: Path, above: str, title: str) -> None:
    code, root = imported(tmp_path, "bank.txt", f"\n{above}\n1. 几日内答复？\nA. 10 日\nB. 15 日\n答案：B\n")
    assert code == 0
    assert parse((root / "quizzes/new-bank.yaml").read_text(encoding="utf-8"), "").value["title"] == title


def test_other_lines_above_the_first_question_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "投诉题库\n请在 30 分钟内完成\n一、判断题\n1. 日就是工作日。（×）\n"
    assert imported(tmp_path, "bank.txt", text)[0] == 0
    assert "第 2 行：没有读：请在 30 分钟内完成" in capsys.readouterr().out


LACKING = {
    "stem": ("试题编号,选项A,选项B,正确答案\n1,甲,乙,A\n", "没有“题干”这一列（也可以叫题目、试题、问题）。"),
    "answer": (
        "题库,,,\n题目,选项A,选项B,\n先做什么,甲,乙,\n",
        "第 2 行的列名里有“题目”“选项A”“选项B”，没有“答案”这一列",
    ),
}


@pytest.mark.parametrize("name", LACKING)
@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_a_table_without_a_column_is_told_which(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, suffix: str
) -> None:
    text, said = LACKING[name]
    code, _root = imported(tmp_path, f"bank.{suffix}", as_xlsx(text) if suffix == "xlsx" else text)
    assert code == 1
    assert said in capsys.readouterr().err


def as_xlsx(text: str, *cells: tuple[str, float, str]) -> bytes:
    """A table as a workbook; `cells` are numbers with their formats."""
    book, raw = openpyxl.Workbook(), BytesIO()
    for row in csv.reader(StringIO(text)):
        book.active.append(row)
    for place, number, shown in cells:
        book.active[place] = number
        book.active[place].number_format = shown
    book.save(raw)
    return raw.getvalue()


def test_a_percentage_is_read_as_it_is_seen(tmp_path: Path) -> None:
    text = "题干,选项A,选项B,选项C,选项D,答案\n年利率上限？,a,b,c,d,A\n"
    cells = (("B2", 0.24, "0%"), ("C2", 0.155, "0.00%"), ("D2", 0.24, '0.00"%"'), ("E2", 1, '[Red]0.0%;"负"0%'))
    code, root = imported(tmp_path, "bank.xlsx", as_xlsx(text, *cells))
    assert code == 0
    assert [option["text"] for option in questions(root)[0]["options"]] == ["24%", "15.5%", "0.24", "100%"]
