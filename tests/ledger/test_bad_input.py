"""Files that are broken, cut off or of something else: refused or told with words, and nothing is half written."""

import io
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import openpyxl
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.cli import main
from generator.ledger.batches import batched
from generator.ledger.separated import Separated
from generator.workbooks.refused import RefusedError
from tests.ledger.ledgers import HEAD, MAP, Desk, many, row, text

MARK = "peak of memory: "
PEAKED = f"print('{MARK}' + next(one for one in open('/proc/self/status') if 'VmHWM' in one).split()[1], flush=True)"
PEAK = 700_000  # kilobytes; more than half of it is what is imported


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(tmp_path, capsys)


def workbook() -> bytes:
    """A ledger as a workbook."""
    book = openpyxl.Workbook()
    for one in (HEAD, *(row(number) for number in range(8))):
        book.active.append([*one])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def parquet() -> bytes:
    """A ledger as a Parquet file."""
    out = io.BytesIO()
    pl.read_csv(many(8).encode(), infer_schema=False).write_parquet(out)
    return out.getvalue()


CUT = {
    "a workbook": (workbook, "文件坏了，打不开"),
    "Parquet": (parquet, "文件坏了，或者不完整"),
    "GB18030": (lambda: many(8).encode("gb18030").rpartition("收费".encode("gb18030"))[0] + b"\xca", "断了"),
}


@pytest.mark.parametrize("kind", CUT)
def test_a_file_that_is_cut_off_is_refused_and_the_old_counts_stay(desk: Desk, kind: str) -> None:
    made, told = CUT[kind]
    desk.read(many(6))
    before = desk.kept
    raw = made()
    code, said = desk.read(raw if kind == "GB18030" else raw[: len(raw) // 2], "断了.bin")
    assert (code, told in said, "没有写任何文件" in said) == (1, True, True), said
    assert desk.kept == before


def blanks(file: Path, megabytes: int) -> None:
    """A workbook whose sheet is so many megabytes of spaces."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        with zipfile.ZipFile(io.BytesIO(workbook())) as good:
            for part in good.namelist():
                if part != "xl/worksheets/sheet1.xml":
                    package.writestr(part, good.read(part))
        with package.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>')
            for _ in range(megabytes):
                sheet.write(b" " * 1_000_000)
            sheet.write(b"</sheetData></worksheet>")


def run(desk: Desk, file: Path, before: str = "") -> tuple[int, str, int]:
    """Exit code, what was printed, and the peak of memory in kilobytes, of a process of its own.

    It tells its peak itself: what its parent is told includes what that weighed when it began.
    """
    script = (
        f"import sys; from generator.cli import main\n{before}\ncode = main(sys.argv[1:])\n{PEAKED}\nsys.exit(code)"
    )
    command = [sys.executable, "-c", script, "ledger", "read", str(file)]
    with (desk.root.parent / "said").open("w+b") as said:
        more = ["--map", str(desk.map), "--project", str(desk.root)]
        child = subprocess.Popen([*command, *more], stdout=said, stderr=subprocess.STDOUT)
        code = child.wait()
        said.seek(0)
        told, _mark, peak = said.read().decode().partition(MARK)
        return code, told, int(peak or 0)


@pytest.mark.skipif(sys.platform != "linux", reason="kilobytes are Linux's unit for the peak")
def test_300_megabytes_of_blanks_are_refused_within_bounds(desk: Desk) -> None:
    file = desk.root.parent / "空白.xlsx"
    blanks(file, 300)
    code, said, peak = run(desk, file)
    assert (code, "文件解开以后太大，没有读" in said) == (1, True), said
    assert peak < PEAK
    assert not desk.kept


@pytest.mark.skipif(sys.platform != "linux", reason="kilobytes are Linux's unit for the peak")
def test_blank_rows_without_end_are_read_within_bounds(desk: Desk) -> None:
    file = desk.root.parent / "空白.csv"
    file.write_bytes(many(6).encode() + b",,,,,,\n" * 2_000_000)
    code, said, peak = run(desk, file)
    assert (code, "用上 6 行，没有用 0 行，另有空行 2000000 行" in said) == (0, True), said
    assert peak < PEAK


def test_a_line_without_end_is_refused(desk: Desk) -> None:
    code, said = desk.read(many(6).encode() + b" " * (70 << 20))
    assert (code, "有一行长过 64 MB" in said) == (1, True), said


KILL = "os.kill(os.getpid(), signal.SIGKILL)"
MOMENTS = {
    "while it counts": f"import generator.ledger.keeping as at; at.counted = lambda *a, **k: {KILL}",
    "before the swap": f"from generator.outlets.publish import Staging; Staging.publish = lambda s: {KILL}",
    "while files are written": f"import pathlib as at; at.Path.write_bytes = lambda *a: {KILL}",
}


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="nothing can be killed so")
@pytest.mark.parametrize("moment", MOMENTS)
def test_a_run_that_is_killed_leaves_the_old_counts_and_the_next_is_whole(desk: Desk, moment: str) -> None:
    desk.read(many(6))
    before = desk.kept
    file = desk.root.parent / "新.csv"
    file.write_text(many(30), encoding="utf-8")
    code, _said, _peak = run(desk, file, f"import os, signal\n{MOMENTS[moment]}")
    assert code == -signal.SIGKILL
    assert desk.kept == before
    assert desk.read(many(30))[0] == 0
    assert "complaints: 30\n" in desk.kept["about.yaml"]
    assert [path.name for path in (desk.root / "content").iterdir() if path.name.startswith(".ledger")] == []


def test_what_is_not_ours_in_the_folder_stays(desk: Desk) -> None:
    desk.read(many(6))
    (desk.root / "content/ledger/说明.md").write_text("口径", encoding="utf-8")
    desk.read(many(30))
    assert desk.kept["说明.md"] == "口径"


def test_a_file_that_is_named_twice_is_refused(desk: Desk) -> None:
    file, other = desk.root.parent / "台账.csv", desk.root.parent / "别名.csv"
    file.write_text(many(6), encoding="utf-8")
    other.symlink_to(file)
    for again in (file, file.parent / "kb" / ".." / file.name, other):
        where = ["--map", str(desk.map), "--project", str(desk.root)]
        assert main(["ledger", "read", str(file), str(again), *where]) == 2
        assert f"同一个文件写了两次，会数两遍：{again}。只写一次。" in desk.capsys.readouterr().err
    assert not desk.kept


WRONG = {
    "confirmed: true": ("confirmed: 是", "错误["),
    "dates: [年-月-日, 年/月/日]": ("dates: [年年]", "错误[value-choice]"),
    "  closed: 办结日期": ("  closed: 受理日期", "“受理日期”这一列前面已经写过（received）"),
    "  cause: 投诉原因": ("  reason: 投诉原因", "错误[field-unknown]"),
    "{text: 车贷, to: none}": ("{text: 个贷, to: none}", "这个值前面已经写过"),
    "  amount: 涉及金额": ("  amount: 涉及金额\n  satisfaction: 满意度", "没有写满分是几分"),
    "values:": ("limits: [deadline-nowhere]\nvalues:", "没有这条按工作日的时限"),
    "values:\n": ('values:\n  branch:\n    - {text: 张三, to: "13800138000"}\n', "像是个人信息，不能留下来"),
    "values:\n ": ('values:\n  branch:\n    - {text: 甲, to: "甲\\n分行"}\n ', "名称里有换行或者制表符"),
    "values:\n  ": ('values:\n  branch:\n    - {text: 甲, to: "甲\\u2028分行"}\n  ', "错误[control-character]"),
    "columns:": ("columns: [", "MAP.yaml:"),
}


@pytest.mark.parametrize("right", WRONG)
def test_every_mistake_of_a_map_is_told_at_its_place(desk: Desk, right: str) -> None:
    wrong, told = WRONG[right]
    assert MAP.count(right) >= 1
    desk.map.write_text(MAP.replace(right, wrong, 1), encoding="utf-8")
    code, said = desk.read(many(6))
    assert (code, told in said, "MAP.yaml:" in said) == (1, True, True), said
    assert not desk.kept


CELLS = st.sampled_from(
    [
        "",
        "a",
        " ",
        '"x"',
        '"a,b"',
        '"a;b\t"',
        '"a""b"',
        "中",
        "\u3000",
        '""""',
        "\u2003",
        '""',
        "\x1c",
        '"',
        'x"y',
        "\r",
    ]
)
ROWS = st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=4)


@settings(max_examples=300, deadline=None)
@given(rows=ROWS, end=st.sampled_from(["\n", "\r\n"]), sign=st.sampled_from([",", "\t", ";"]))
def test_what_is_cut_the_quick_way_is_what_python_reads(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]], end: str, sign: str
) -> None:
    file = tmp_path_factory.mktemp("cut") / "any.csv"
    file.write_bytes(f"甲{sign}乙{sign}丙\n".encode())
    table, places = Separated(file), {"first": 0, "last": 2}
    block = "".join(sign.join(one) + end for one in rows)
    quick = table._cut(block, 2, places, 3)
    if quick is None:
        return
    slow = [*batched(table._read(block, 1), 2, places, 3)]
    assert pl.concat(batch.texts for batch in slow).equals(quick.texts)
    assert sum(batch.blank for batch in slow) == quick.blank
    assert not any(batch.ragged for batch in slow)


def test_a_large_ledger_is_cut_the_quick_way_and_says_the_same(desk: Desk) -> None:
    rows = [row(number, customer=f'"K{number}"', cause='"收费"' if number % 3 else "收费") for number in range(3000)]
    lines = [",".join(one) for one in (HEAD, *rows)]
    desk.read(text([row(number) for number in range(3000)]))
    before = desk.kept
    desk.read("\n".join(lines))
    assert desk.kept == before
    assert "complaints: 3000\n" in before["about.yaml"]


def test_text_that_cannot_be_read_on_is_told_by_its_line(tmp_path: Path) -> None:
    file = tmp_path / "any.csv"
    file.write_text("甲,乙\n" + "1,2\n" * 30_000 + '3,"4\n', encoding="utf-8")
    with pytest.raises(RefusedError, match=r"第 3000[12] 行读不下去"):
        list(Separated(file).batches(1, {"first": 0}, 2))
