"""`casebook ledger teach`: what to teach first, why, what is missing, and a learning path that checks clean."""

from pathlib import Path

import pytest

from generator.cli import main
from generator.kinds.path import Path as PathRecord
from generator.kinds.quiz import Quiz
from generator.library import Library
from tests.ledger.kept import kept, write
from tests.rendering import library_of, project
from tests.sites import example_files
from tests.test_exported import RIGHT, WRONG, entry, record

QUIET = [30, 28, 33, 31, 27, 30, 32, 29, 31, 30, 28, 33] * 2
RISING = [*QUIET, 60, 61, 62]
TAXONOMY = "content/taxonomy.yaml"
OTHER = """\
cause-other:
  dimension: cause
  party: partner
  title: 别的原因
  definition: 没有流程、案例、题目讲到的原因。
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The EXAMPLEs with a second cause of which nothing is taught yet."""
    return project(tmp_path / "kb", {TAXONOMY: example_files()[TAXONOMY] + OTHER})


class Teach:
    """The command on a project: exit code, and what was printed."""

    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.root, self.capsys = root, capsys

    def __call__(self, *more: str) -> tuple[int, str]:
        code = main(["ledger", "teach", "--project", str(self.root), *more])
        out, err = self.capsys.readouterr()
        return code, out + err


@pytest.fixture
def teach(root: Path, capsys: pytest.CaptureFixture[str]) -> Teach:
    return Teach(root, capsys)


def answers(root: Path, folder: Path, people: int) -> list[str]:
    """So many learners' records, whose answers to the example's question are all wrong."""
    quiz = library_of(root).one(Quiz, "example-quiz")
    assert quiz
    version = quiz.questions[0].version
    return [
        str(record(folder / f"{one}.json", [entry(one, version=version, score=0, answer=WRONG)]))
        for one in range(people)
    ]


def test_without_a_ledger_and_records_it_says_what_it_is_made_from(teach: Teach) -> None:
    code, said = teach()
    assert code == 0
    assert "没有投诉数据（content/ledger，由 casebook ledger read 写出），只看题目和经验。" in said
    assert "没有学员的记录" in said
    assert "1. 定价收费（cause-pricing）\n   为什么：1 条经验采纳了，还没有写进流程。\n" in said
    assert (
        "没写进：产品参数上线前要有人对照合同逐项复核。 → 投诉处理两步流程（示例）（complaint-steps#investigate）"
        in said
    )
    assert "cause-other" not in said


def test_what_grows_comes_first_and_what_is_missing_is_said(root: Path, teach: Teach) -> None:
    write(root, kept({"cause-other": RISING, "cause-pricing": [*QUIET, 30, 28, 33]}))
    code, said = teach()
    assert code == 0
    first, second = said.index("1. 别的原因（cause-other）"), said.index("2. 定价收费（cause-pricing）")
    assert first < second
    assert "为什么：近三个月 183 件，上年同期 91 件，增加 101%，几乎不会是偶然。" in said[first:second]
    for what in ("流程", "案例", "题目"):
        assert f"要写：没有讲这个原因的{what}。" in said[first:second]
    assert "要写" not in said[second:]
    assert "看了 2 个" in said


def test_questions_that_five_learners_miss_are_a_reason(root: Path, teach: Teach, tmp_path: Path) -> None:
    code, said = teach("--items", *answers(root, tmp_path, 5))
    assert code == 0
    assert "为什么：1 道题首次作答平均不到 0.7 分，最低的一题平均只得 0.00 分（满分 1，5 人作答）。" in said
    assert "答错多：example-quiz#unit，平均 0.00 分，一般投诉的答复期限是？" in said
    assert "没有学员的记录" not in said


def test_of_four_learners_nothing_is_told(root: Path, teach: Teach, tmp_path: Path) -> None:
    _code, said = teach("--items", *answers(root, tmp_path, 4))
    assert "答错" not in said.replace(said.partition("\n")[0], "")


def test_a_question_that_is_answered_well_is_none(root: Path, teach: Teach, tmp_path: Path) -> None:
    files = answers(root, tmp_path, 5)
    version = Path(files[0]).read_text(encoding="utf-8").partition('"version":"')[2].partition('"')[0]
    for number, file in enumerate(files):
        record(Path(file), [entry(number, version=version, answer=RIGHT)])
    _code, said = teach("--items", *files)
    assert "道题首次作答" not in said


def test_a_record_that_cannot_be_read_is_told_and_the_rest_is_shown(teach: Teach, tmp_path: Path) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text("{", encoding="utf-8")
    code, said = teach("--items", str(broken))
    assert code == 1
    assert f"{broken}：" in said
    assert "1. 定价收费" in said


def test_the_path_checks_clean_names_what_is_there_and_is_no_lesson_yet(
    root: Path, teach: Teach, tmp_path: Path
) -> None:
    write(root, kept({"cause-pricing": RISING, "cause-other": RISING}))
    paths = root / "content/paths"
    code, said = teach("--out", str(paths), "--items", *answers(root, tmp_path, 5))
    assert code == 0, said
    text = (paths / "teach-2026-03.yaml").read_text(encoding="utf-8")
    assert "status: draft" in text
    assert "note: 答错多的先讲：第 1 题" in text
    assert main(["check", "--project", str(root)]) == 0
    assert "teach-2026-03" not in library_of(root).records
    (paths / "teach-2026-03.yaml").write_text(text.replace("status: draft\n", ""), encoding="utf-8")
    made = _path(library_of(root))
    assert [module.id for module in made.modules] == ["cause-pricing"]
    assert [item.ref for item in made.modules[0].items] == ["complaint-steps", "example-case", "example-quiz"]
    assert made.modules[0].sign_off == ("产品参数上线前要有人对照合同逐项复核。",)


def _path(library: Library) -> PathRecord:
    found = library.one(PathRecord, "teach-2026-03")
    assert found
    return found


def test_nothing_is_overwritten(root: Path, teach: Teach, tmp_path: Path) -> None:
    write(root, kept({"cause-pricing": RISING}))
    file = tmp_path / "teach-2026-03.yaml"
    file.write_text("mine", encoding="utf-8")
    code, said = teach("--out", str(tmp_path))
    assert code == 2
    assert "已经存在，没有动它" in said
    assert file.read_text(encoding="utf-8") == "mine"
    assert teach("--out", str(root / "content/paths"))[0] == 0
    code, said = teach("--out", str(root / "content/paths"))
    assert code == 2
    assert "编号 teach-2026-03 已经用掉了" in said


def test_what_is_wrong_with_the_aggregates_is_told(root: Path, teach: Teach) -> None:
    write(root, kept({"cause-pricing": RISING}))
    (root / "content/ledger/month-cause.yaml").write_text("cells: 三\n", encoding="utf-8")
    code, said = teach()
    assert code == 1
    assert "content/ledger/month-cause.yaml:1" in said


def test_a_cause_that_was_renamed_keeps_its_growth(root: Path, teach: Teach) -> None:
    taxonomy = root / TAXONOMY
    text = taxonomy.read_text(encoding="utf-8")
    taxonomy.write_text(text.replace("cause-other:\n", "cause-new:\n  formerly: [cause-other]\n"), encoding="utf-8")
    write(root, kept({"cause-other": RISING}))
    _code, said = teach()
    assert "近三个月 183 件" in said[said.index("1. 别的原因（cause-new）") : said.index("2. ")]


def test_before_the_first_month_is_over_the_path_is_called_by_the_last_one(root: Path, teach: Teach) -> None:
    write(root, kept({"cause-pricing": [9]}, read="2024-01-20"))
    code, said = teach("--out", str(root / "content/paths"))
    assert code == 0, said
    assert [file.name[:8] for file in (root / "content/paths").glob("teach-*")] == ["teach-20"]
    assert "有 1 个件数太少，或者历史太短，不能比" in said


def test_what_is_taught_from_invented_numbers_says_so_in_the_path_too(root: Path, teach: Teach) -> None:
    write(root, kept({"cause-pricing": RISING}, demonstration=True))
    _code, said = teach("--out", str(root / "content/paths"))
    warning = "演示数据，由程序生成：不是任何机构的投诉。"
    assert said.startswith(warning)
    assert warning in (root / "content/paths/teach-2026-03.yaml").read_text(encoding="utf-8")
