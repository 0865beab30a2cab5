"""`casebook new`: a record to start from, which checks clean as it is written."""

import datetime
import os
import pty
import select
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator import build
from generator.authoring.appending import NotAppendedError, appended
from generator.authoring.beginning import begun
from generator.authoring.choices import NotOfferedError
from generator.authoring.naming import id_for, is_free
from generator.authoring.new import prepared, write
from generator.cli import main
from generator.kinds import all_kinds
from generator.library import Library
from generator.reading.load import Shelf
from generator.reading.source import parse
from generator.record import Kind
from tests import sites

ROOT = Path(__file__).parent.parent
TODAY = datetime.date.today()
ALONE = [kind for kind in all_kinds() if not (kind.holds_many or kind.titled or kind.example_beside)]
CASE = next(kind for kind in all_kinds() if kind.name == "case")


def new(root: Path, *arguments: str) -> int:
    """Run `casebook new` on a project."""
    return main(["new", "--project", str(root), *arguments])


def one_of_each(root: Path) -> None:
    """A new record of every kind, in a knowledge base that has what they need."""
    shelf = Shelf()
    for kind in all_kinds():
        library, _diagnostics = shelf.read(root, all_kinds())
        write(root, prepared(root, kind, "", {}, library, TODAY))


@pytest.mark.parametrize("kind", ALONE, ids=lambda kind: kind.name)
def test_a_new_record_is_the_example_as_a_draft(kind: Kind, tmp_path: Path) -> None:
    root = sites.write(tmp_path, sites.example_files())
    assert new(root, kind.name, "brand-new") == 0
    title, rest = kind.example.split("\n", 1)
    written = (root / kind.source / "brand-new.yaml").read_text(encoding="utf-8")
    assert written == f"{title}\nstatus: draft\n{rest}".replace("2026-11-23", TODAY.isoformat())


def test_one_of_each_kind_and_one_more_check_clean_beside_the_examples(tmp_path: Path) -> None:
    root = sites.write(tmp_path, sites.example_files())
    before = build.check(root).diagnostics
    one_of_each(root)
    one_of_each(root)
    assert build.check(root).diagnostics == before


def test_they_check_clean_in_a_fresh_knowledge_base(tmp_path: Path) -> None:
    root = tmp_path / "mine"
    assert main(["init", str(root)]) == 0
    one_of_each(root)
    one_of_each(root)
    assert build.check(root).diagnostics == ()
    written = "".join(file.read_text(encoding="utf-8") for file in root.rglob("*.yaml"))
    assert "demo-rule" not in written


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the knowledge base that ships, which has none of the ids of the examples."""
    root = tmp_path_factory.mktemp("shipped")
    for folder in ("content", "cases", "quizzes"):
        shutil.copytree(ROOT / folder, root / folder)
    return root


def test_what_a_new_record_names_is_there(shipped: Path) -> None:
    one_of_each(shipped)
    assert build.check(shipped).diagnostics == ()


def test_what_has_to_be_written_first_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "content").mkdir()
    assert new(tmp_path, "guide") == 2
    assert capsys.readouterr().err == "流程要引用岗位，本库里还没有。先写一条：casebook new role\n"
    assert new(tmp_path, "role", "desk") == 0
    assert new(tmp_path, "guide") == 0
    assert new(tmp_path, "case") == 2
    assert "先写一条：casebook new taxon --set dimension=product" in capsys.readouterr().err
    for dimension in ("product", "channel", "cause", "severity"):
        assert new(tmp_path, "taxon", "--set", f"dimension={dimension}") == 0
    assert new(tmp_path, "case", "first") == 0
    written = (tmp_path / "cases/first.yaml").read_text(encoding="utf-8")
    assert "principles" not in written  # no principle is there, and none is needed
    assert build.check(tmp_path).diagnostics == ()


def test_a_rule_without_an_article_is_the_organisations_own(tmp_path: Path) -> None:
    assert main(["init", str(tmp_path / "mine")]) == 0
    assert new(tmp_path / "mine", "plan", "crowd") == 0
    written = (tmp_path / "mine/content/plans/crowd.yaml").read_text(encoding="utf-8")
    assert "    commander: complaint-desk\n    internal: true\n" in written


def test_fields_are_taken_by_their_chinese_names(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = sites.write(tmp_path, sites.example_files())
    said = (
        "product=个人贷款",
        "severity=重要投诉",
        "origin=公开案例",
        "audience=培训师，管理人员",
        "review_every=6",
    )
    options = [word for field in said for word in ("--set", field)]
    assert new(root, "案例", "--title", "多收一笔: #1", *options) == 0
    (file,) = set((root / "cases").iterdir()) - {root / "cases/example-case.yaml"}
    assert file.stem == "duo-shou-yi-bi-1"
    assert capsys.readouterr().out.startswith("写好了 cases/duo-shou-yi-bi-1.yaml，编号 ")  # as `check` calls it
    value = parse(file.read_text(encoding="utf-8"), "").value
    assert value["title"] == "多收一笔: #1"
    assert [value[name] for name in ("product", "severity", "origin")] == [
        "product-loan",
        "severity-important",
        "adapted",
    ]
    assert (value["audience"], value["review_every"]) == (["trainer", "manager"], 6)
    assert build.check(root).is_publishable


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ("owner=没有这个岗位", "owner 不能写“没有这个岗位”。可以写的有：投诉管理岗（complaint-desk）"),
        ("origin=案例", "origin “案例”找到 3 项。可以写的有：真实案例（已隐去身份）（real-anonymised）、据"),
        ("reviewed=昨天", "reviewed：日期的写法不对"),
        ("reviewed=2026-02-30", "reviewed"),
        ("title=……", "title"),
        ("situation=甲\u200b乙", "situation 里有看不见的字符 U+200B"),
        ("lessons=多复核", "lessons 有好几个字段"),
        ("prodct=x", "案例没有 prodct 这个字段"),
    ],
)
def test_what_cannot_stand_in_a_field_is_told(
    field: str, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = sites.write(tmp_path, sites.example_files())
    assert new(root, "case", "--set", field) == 2
    assert told in capsys.readouterr().err
    assert [path.name for path in (root / "cases").iterdir()] == ["example-case.yaml"]


def test_what_the_example_does_not_fit_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = sites.write(tmp_path, sites.example_files())
    assert new(root, "deadline", "--set", "unit=年") == 1
    assert "错误[deadline-vector]" in capsys.readouterr().out


def test_nobody_is_asked_where_there_is_no_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = sites.write(tmp_path, sites.example_files())
    assert new(root) == 2
    assert "写上要新建哪一类" in capsys.readouterr().err


def test_a_file_that_is_there_is_not_touched(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = sites.write(tmp_path, {**sites.example_files(), "cases/mine.yaml": "title: 我的"})
    assert new(root, "case", "mine") == 2
    assert (root / "cases" / "mine.yaml").read_text(encoding="utf-8") == "title: 我的"
    assert "已经用掉了" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "told"), [("../新案例", "编号只能用"), ("con", "Windows"), ("a" * 81, "编号太长"), ("index", "已经用掉")]
)
def test_an_id_that_is_none_is_refused(
    name: str, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = sites.write(tmp_path, sites.example_files())
    assert new(root, "case", name) == 2
    assert told in capsys.readouterr().err
    assert [path.name for path in (root / "cases").iterdir()] == ["example-case.yaml"]


def test_a_disk_that_refuses_leaves_all_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = sites.write(tmp_path, sites.example_files())
    before = sorted(path.name for path in (root / "content").iterdir())

    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert new(root, "term") == 1
    assert "磁盘满了" in capsys.readouterr().err
    assert sorted(path.name for path in (root / "content").iterdir()) == before


ENTRY = "title: 举报\ndefinition: |\n  第一行\n\n  第二行\n"
FILES = {
    "nothing": b"",
    "a comment": "# 术语\n".encode(),
    "no end of the last line": "甲: {}".replace("甲", "one").encode(),
    "Windows": "\ufeffone:\r\n  title: 甲\r\n".encode(),
    "further to the right": "  one:\n    title: 甲\n".encode(),
    "a block at its end": "one:\n  definition: |+\n    甲\n\n\n".encode(),
    "a comment at its end": "one:\n  title: 甲 # 第一\n  # 还有\n\n".encode(),
}


@pytest.mark.parametrize("raw", FILES.values(), ids=FILES)
def test_an_entry_is_added_and_every_byte_stays(raw: bytes) -> None:
    after = appended(raw, "content/glossary.yaml", "two", ENTRY)
    assert after.startswith(raw.rstrip(b"\r\n"))
    tree = parse(after.decode("utf-8-sig").replace("\r\n", "\n"), "")
    assert tree.is_readable
    assert tree.value["two"] == parse(ENTRY, "").value
    assert b"\r\n" not in raw or b"\n" not in after.replace(b"\r\n", b"")


@pytest.mark.parametrize(
    "text", ["{one: {title: 甲}}\n", "one:\n  title: 甲\n...\n", "- 甲\n", "one: [\n", "one：甲\n"]
)
def test_what_cannot_be_gone_on_with_is_told(text: str) -> None:
    with pytest.raises(NotAppendedError, match=r"content/glossary\.yaml"):
        appended(text.encode(), "content/glossary.yaml", "two", ENTRY)
    with pytest.raises(NotAppendedError):
        appended("one:\n  title: 甲乙丙\n".encode("gb18030"), "content/glossary.yaml", "two", ENTRY)


@given(st.text(max_size=60))
@example("a" * 100)
def test_any_title_gives_an_id_that_is_free(title: str) -> None:
    library = Library(all_kinds())
    assert is_free(id_for(title, CASE, library), library)


@given(st.text(max_size=60))
def test_any_text_is_written_as_it_is_or_refused(text: str) -> None:
    said = {"title": text, "situation": text, "asked": text}
    try:
        value = begun(CASE, Library(all_kinds()), said, TODAY).value
    except NotOfferedError:
        return
    assert (value["title"], value["situation"]) == (text.strip(), text.strip())
    assert all(item in text for item in value["asked"])


def spoken_with(root: Path, answers: Iterable[str]) -> tuple[int, str]:
    """`casebook new` in a terminal: its exit code, and all that is to be seen."""
    pid, terminal = pty.fork()
    if not pid:
        os.chdir(ROOT)
        os.execv(sys.executable, [sys.executable, "-m", "generator", "new", "--project", str(root)])
    seen = b""
    for answer in answers:
        seen += _until(terminal, b"> ")
        os.write(terminal, answer.encode())
    seen += _until(terminal, None)
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), seen.decode()


def _until(terminal: int, end: bytes | None) -> bytes:
    seen = b""
    while end is None or not seen.endswith(end):
        assert select.select([terminal], [], [], 300)[0], seen.decode()
        try:
            more = os.read(terminal, 4096)
        except OSError:  # so Linux tells that nobody is there any more
            more = b""
        if not more:
            assert end is None, seen.decode()
            break
        seen += more
    return seen


def test_in_a_terminal_it_asks(tmp_path: Path) -> None:
    root = sites.write(tmp_path, sites.example_files())
    answers = ["案例\n", "一笔扣款扣了两次\n", "改编\n", "重要\n", "example-case\n", "charged-twice\n"]
    code, seen = spoken_with(root, answers)
    assert code == 0, seen
    assert "编号 example-case 已经用掉了" in seen
    value = parse((root / "cases/charged-twice.yaml").read_text(encoding="utf-8"), "").value
    assert (value["title"], value["origin"]) == ("一笔扣款扣了两次", "adapted")
    assert value["severity"] == "severity-important"
    assert build.check(root).is_publishable


def test_whoever_gives_up_has_written_nothing(tmp_path: Path) -> None:
    root = sites.write(tmp_path, sites.example_files())
    code, seen = spoken_with(root, ["10\n", "\x04"])
    assert code == 2
    assert "什么也没有写" in seen
    assert [path.name for path in (root / "cases").iterdir()] == ["example-case.yaml"]


def test_a_date_that_is_written_otherwise_is_asked_about_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = sites.write(tmp_path, sites.example_files())
    assert new(root, "case", "--title", "多扣一笔", "--set", "reviewed=2026/1/1") == 2
    told = capsys.readouterr().err
    assert "是不是 2026-01-01？" in told
    assert "？。" not in told
