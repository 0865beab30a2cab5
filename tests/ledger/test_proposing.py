"""`casebook ledger map`: a draft that proposes, and that nobody can use before it is confirmed."""

from pathlib import Path

import pytest

from generator.cli import main
from tests.ledger.ledgers import Desk, text

HEAD = ("序号", "工单编号", "受理时间", "办结时间", "客户编号", "业务类型", "投诉类型", "投诉渠道", "网点", "备注")
ROWS = [
    ["1", "A1", "2026/3/2 08:30", "", "K1", "个人贷款", "定价与收费", "官方热线", "上海", ""],
    ["2", "A2", "2026-03-02", "", "K2", "养老理财", "定价与收费", "13800138000", "北京", ""],
    ["合计", "", "", "", "", "2", "", "", "", ""],
]


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(tmp_path, capsys)


def drafted(desk: Desk, ledger: str) -> tuple[int, str, str]:
    """Exit code, the draft, and what was told beside it."""
    file = desk.root.parent / "台账.csv"
    file.write_text(ledger, encoding="gb18030")
    code = main(["ledger", "map", str(file), "--project", str(desk.root)])
    out, err = desk.capsys.readouterr()
    return code, out, err


def test_what_is_alike_is_proposed_and_what_is_not_is_listed_with_counts(desk: Desk) -> None:
    code, draft, told = drafted(desk, f"投诉台账{',' * 9}\n{text(ROWS, HEAD)}")
    assert code == 0
    assert "\nconfirmed: false\nheader: 2\nheader_rows: 1\n" in draft
    assert "dates:\n  - 年-月-日\n  - 年/月/日\n" in draft
    assert (
        "  received: 受理时间\n  closed: 办结时间\n  id: 工单编号\n  customer: 客户编号\n  product: 业务类型\n" in draft
    )
    assert "    - text: 个人贷款\n      to: product-loan\n      count: 1\n" in draft
    assert "    - text: 养老理财\n      count: 1\n" in draft
    assert "    - text: 定价与收费\n      to: cause-pricing\n      count: 2\n" in draft
    assert "“产品”的“养老理财”（1 行）没有相近的分类" in told
    assert "“涉及金额”没有找到是哪一列" in told


def test_personal_data_is_not_in_the_draft(desk: Desk) -> None:
    _code, draft, told = drafted(desk, text(ROWS, HEAD))
    assert "13800138000" not in draft + told
    assert "“投诉渠道”有 1 行像是个人信息，没有列出来" in told


def test_a_draft_is_refused_at_every_open_place(desk: Desk) -> None:
    _code, draft, _told = drafted(desk, text(ROWS, HEAD))
    desk.map.write_text(draft, encoding="utf-8")
    code, said = desk.read(text(ROWS, HEAD))
    assert code == 1
    assert "错误[field-missing]: 缺少必填的字段" in said
    assert "字段  values › product › 第 2 项 › to" in said
    desk.map.write_text(draft.replace("text: 养老理财", "text: 养老理财\n      to: none"), encoding="utf-8")
    assert "对照还没有人确认" in desk.read(text(ROWS, HEAD))[1]


def test_an_order_that_cannot_be_told_is_left_to_the_author(desk: Desk) -> None:
    _code, draft, told = drafted(desk, text([["1", "A1", "3/4/2026", *ROWS[0][3:]]], HEAD))
    assert "  - 月/日/年\n  - 日/月/年\n" in draft
    assert "日期是“月/日/年”还是“日/月/年”看不出来" in told


def test_a_table_without_days_is_refused(desk: Desk) -> None:
    code, draft, told = drafted(desk, "姓名,电话\n甲,1\n")
    assert (code, draft) == (1, "")
    assert "没有找到受理日期这一列" in told


def test_an_existing_file_is_left_alone(desk: Desk) -> None:
    file = desk.root.parent / "台账.csv"
    file.write_text(text(ROWS, HEAD), encoding="utf-8")
    before = desk.map.read_bytes()
    assert main(["ledger", "map", str(file), "--project", str(desk.root), "--out", str(desk.map)]) == 2
    assert desk.map.read_bytes() == before


def test_ends_are_proposed_by_the_very_words(desk: Desk) -> None:
    rows = [["2026-03-02", "支持", "满意"], ["2026-03-02", "不支持", "不满意"], ["2026-03-02", "未支", ""]]
    _code, draft, told = drafted(desk, text(rows, ("受理日期", "处理结果", "满意度")))
    assert "    - text: 支持\n      to: upheld\n" in draft
    assert "    - text: 不支持\n      to: not_upheld\n" in draft
    assert "    - text: 未支\n      count: 1\n" in draft
    assert "“处理结果”的“未支”（1 行）没有相近的分类" in told
    assert "    - text: 不满意\n      score: 2\n" in draft
    assert "best_score: 5\n" in draft


def test_a_branch_is_proposed_in_one_line_of_what_can_be_seen(desk: Desk) -> None:
    names = ['"上海\n 分行"', "北京\u200b分行\u2028营业部", "\u200b"]
    rows = "".join(f"2026-03-0{number},{name}\n" for number, name in enumerate(names, 1))
    file = desk.root.parent / "台账.csv"
    file.write_text(f"受理日期,机构\n{rows}", encoding="utf-8")
    assert main(["ledger", "map", str(file), "--project", str(desk.root)]) == 0
    draft = desk.capsys.readouterr().out
    assert [line.strip() for line in draft.splitlines() if "to:" in line] == ["to: 上海 分行", "to: 北京分行 营业部"]
    assert "text: 北京\u200b分行\u2028营业部\n" in draft
