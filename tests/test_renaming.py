"""`casebook rename`: another id for a record, everywhere and all at once."""

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator import build
from generator.authoring import together
from generator.authoring.renaming import changes_for, renaming
from generator.authoring.sameness import unlike
from generator.authoring.together import Change, replace_all
from generator.cli import main
from generator.kept.folder import NAME
from generator.kinds import all_kinds
from generator.reading.load import Shelf
from tests import rendering, sites

SHIPPED = Path(__file__).parents[1]
GUIDE = "content/guides/complaint-steps.yaml"
CASE = "cases/example-case.yaml"
PAGE = """\
# 首页

见 [[complaint-steps]]、[[complaint-steps#receive|登记]]、[[ complaint-steps ]]，
还有 [流程](guides/complaint-steps.md#receive)、[网页](/guides/complaint-steps.html)。
不是它：[[complaint]]、guides/complaint-steps-old.md、cases/complaint-steps.md、https://example.com/guides/complaint-steps.html。
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return rendering.project(tmp_path, {"content/index.md": PAGE})


def rename(root: Path, *arguments: str) -> int:
    return main(["rename", "--project", str(root), *arguments])


def files(root: Path) -> Mapping[str, bytes]:
    return {
        str(path.relative_to(root)): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and NAME not in path.parts
    }


def found(root: Path) -> list[str]:
    return sorted(one.problem.code for one in build.preview(root).diagnostics)


def test_whatever_names_it_names_it_anew(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before, library = files(root), build.preview(root).library
    assert rename(root, "complaint-steps", "handling") == 0
    after = files(root)
    assert GUIDE not in after
    assert after["content/guides/handling.yaml"].startswith(
        before[GUIDE].split(b"\n")[0] + b"\nformerly: [complaint-steps]\n"
    )
    assert after["content/index.md"].decode() == (
        PAGE.replace("[[complaint-steps", "[[handling")
        .replace("[[ complaint-steps ]]", "[[ handling ]]")
        .replace("(guides/complaint-steps.md", "(guides/handling.md")
        .replace("(/guides/complaint-steps.html)", "(/guides/handling.html)")
    )
    now = build.preview(root).library
    assert unlike(library, now, "complaint-steps", "handling") == []
    assert not [one for one in now.references if one.target_id == "complaint-steps"]
    assert "content/index.md  5 处" in capsys.readouterr().out


def test_every_record_there_and_back_leaves_every_other_byte(root: Path) -> None:
    """Of every kind, with the site checked by the command each time."""
    problems, first = found(root), build.preview(root).library
    for record in first.records.values():
        before = files(root)
        assert rename(root, record.id, "another-name") == 0
        assert found(root) == problems
        assert build.preview(root).library.renamed[record.id] == "another-name"
        assert rename(root, "another-name", record.id) == 0
        after = files(root)
        origin = first.origins[record.id]
        assert after.keys() == before.keys()
        assert [file for file in before if after[file] != before[file]] == [origin.file]
        lines = after[origin.file].splitlines()
        assert [line for line in lines if line not in before[origin.file].splitlines()] == [
            line for line in lines if line.strip() == b"formerly: [another-name]"
        ]
        sites.write(root, {origin.file: before[origin.file]})


def shipped(root: Path) -> Path:
    for folder in ("content", "cases", "quizzes"):
        shutil.copytree(SHIPPED / folder, root / folder)
    shutil.copy(SHIPPED / "mkdocs.yml", root)
    return root


def test_shipped_records_say_the_same_with_another_id(tmp_path: Path) -> None:
    root, shelf = shipped(tmp_path), Shelf()
    library, wrong = shelf.read(root, all_kinds())
    every = [*library.records]
    for old in every[:: max(1, len(every) // 6)]:
        changes, _places = changes_for(root, library, old, "another-name")
        replace_all(root, changes)
        after, more = shelf.read(root, all_kinds())
        assert [one for one in more if one not in wrong] == []
        assert unlike(library, after, old, "another-name") == []
        replace_all(root, [Change(one.file, one.after, one.before) for one in reversed(changes)])
        assert shelf.read(root, all_kinds())[0].records == library.records


LIST = "title: 岗\nformerly:\n  - old-one # 旧\n"
ODD = {
    "block": (
        "title: 岗\nformerly:\n  - old-one # 旧\n  - older\n",
        "title: 岗\nformerly:\n  - old-one # 旧\n  - older\n  - desk\n",
    ),
    "flow": ("title: 岗\nformerly: [ old-one ] # 旧\n", "title: 岗\nformerly: [ old-one, desk ] # 旧\n"),
    "empty": ("title: 岗\nformerly: []\n", "title: 岗\nformerly: [desk]\n"),
    "quoted": ('title: "岗" # 名\n', 'title: "岗" # 名\nformerly: [desk]\n'),
    "text": ("title: |\n  岗\n\n", "title: |\n  岗\n\nformerly: [desk]\n"),
    "folded": ("title: 岗\n  位\n", "title: 岗\n  位\nformerly: [desk]\n"),
    "back": ("title: 岗\nformerly: [clerk, older]\n", "title: 岗\nformerly: [desk, older]\n"),
}
ROLE = "summary: 接听。\ndepartment: 部\nduties: [接听。]\n"


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("name", ODD)
def test_the_old_id_goes_where_the_former_ones_are(tmp_path: Path, name: str, ending: str) -> None:
    written, wanted = (f"\ufeff{text}{ROLE}".replace("\n", ending) for text in ODD[name])
    root = rendering.project(tmp_path, {"content/roles/desk.yaml": written})
    assert rename(root, "desk", "clerk") == 0
    assert (root / "content/roles/clerk.yaml").read_bytes().decode() == wanted


@pytest.mark.parametrize("end", ["", "\n"])
def test_a_record_in_braces_keeps_them(tmp_path: Path, end: str) -> None:
    terms = '\'alpha\': {title: 甲, definition: "见 [[beta]]。", not_to_confuse: [{term: "beta", difference: 乙。}]}\n'
    beta = "beta: {title: 乙, definition: '见 [[alpha]]'}"
    root = rendering.project(tmp_path, {"content/glossary.yaml": terms + beta + end})
    assert rename(root, "beta", "gamma") == 0
    assert (root / "content/glossary.yaml").read_text(encoding="utf-8") == (
        terms.replace("beta", "gamma") + beta.replace("beta: {title: 乙", "gamma: {title: 乙, formerly: [beta]") + end
    )


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("complaint-step", "handling", "没有编号是 complaint-step 的条目。是不是 complaint-steps"),
        ("complaint-steps", "example-case", "编号 example-case 已经有条目用了"),
        ("complaint-steps", "Handling Steps", "编号只能用小写英文字母"),
        ("complaint-steps", "con", "Windows"),
        ("complaint-steps", "broken", "编号 broken 已经有条目用了"),
        ("broken", "handling", "broken 里有错，读不出来"),
        ("complaint-steps", "was-a-case", "编号 was-a-case 是 example-case 用过的旧编号"),
        ("was-a-case", "handling", "was-a-case 已经改名，现在是 example-case"),
        ("complaint-steps", "page", "page-taken"),
        ("escaped", "handling", "写得特别"),
    ],
)
def test_what_cannot_be_is_refused_in_words(
    root: Path, old: str, new: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    case = (root / CASE).read_text(encoding="utf-8")
    title = "title: 测试\nsummary: 接听。\ndepartment: 部\n"
    sites.write(
        root,
        {
            CASE: f"formerly: [was-a-case]\n{case}",
            "cases/broken.yaml": "title: [\n",
            "content/guides/page.md": "# 手写的\n",
            "content/roles/escaped.yaml": f"{title}duties: [接听。]\n",
            "content/roles/other.yaml": f'{title}duties: ["见 [[\\x65scaped]]。"]\n',
        },
    )
    before = files(root)
    assert rename(root, old, new) == 2
    assert said in capsys.readouterr().err
    assert files(root) == before


def test_a_dry_run_only_tells(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = files(root)
    assert rename(root, "demo-rule", "rule-one", "--dry-run") == 0
    assert files(root) == before
    said = capsys.readouterr().out
    assert "会改" in said
    assert "content/regulations/rule-one.yaml" in said
    assert "原文文件也改名为 rule-one.md" in said


def test_what_cannot_be_read_is_told_and_keeps_the_old_id(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sites.write(root, {"cases/broken.yaml": "title: 甲\nguides: [complaint-steps]\n"})
    assert rename(root, "complaint-steps", "handling") == 0
    assert "里面没有改，旧编号照样有效：broken" in capsys.readouterr().out
    assert b"complaint-steps" in files(root)["cases/broken.yaml"]


@pytest.mark.parametrize("stop", [KeyboardInterrupt, OSError])
def test_whatever_stops_it_leaves_everything_as_it_was(
    root: Path, stop: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    before, put, calls = files(root), together._put, iter(range(1000))

    def failing(content: Path | None, target: Path) -> None:
        if next(calls) == 3:
            raise stop
        put(content, target)

    changes = renaming(root, build.preview(root), "complaint-steps", "handling").changes
    assert len(changes) > 4
    monkeypatch.setattr(together, "_put", failing)
    with pytest.raises(stop):
        replace_all(root, changes)
    assert files(root) == before


def test_what_was_edited_meanwhile_is_not_overwritten(root: Path) -> None:
    changes = renaming(root, build.preview(root), "complaint-steps", "handling").changes
    sites.write(root, {GUIDE: "title: 刚改的\n"})
    before = files(root)
    with pytest.raises(together.ChangedMeanwhileError):
        replace_all(root, changes)
    assert files(root) == before
