"""What is kept from one build to the next: the same to the byte as if nothing were, and nothing kept that is not so."""

import copy
import os
import pickle
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from generator import checks, workers
from generator.aggregates.kept import FOLDER
from generator.cli import main
from generator.kept.facts import ANSWERS, Facts, Product, facts_in, facts_of
from generator.kept.folder import NAME, Folder
from generator.kept.products import Products, make
from generator.kept.seen import EVERYTHING, seen
from generator.kept.watched import Watched
from generator.library import Library
from generator.outlets.publish import Staging
from generator.outlets.record_page import BuiltPage, PageBuilder, RecordPage
from generator.record import Record
from generator.walk import leaves
from tests.keeping.edits import MENU
from tests.keeping.machine import LONG_AGO, Editing, Project
from tests.rendering import library_of, project
from tests.test_complaints import QUARTERS, numbers, one_more

REGULATION = "content/regulations/demo-rule.yaml"
GUIDE, CASE, TERMS = "content/guides/complaint-steps.yaml", "cases/example-case.yaml", "content/glossary.yaml"
TABOOS = "content/taboos.yaml"

Editing.TestCase.settings = settings(
    max_examples=2, stateful_step_count=5, deadline=None, suppress_health_check=[*HealthCheck]
)
TestEditing = Editing.TestCase


def test_what_is_asked_of_a_text_of_several_lines_is_one_question() -> None:
    noted: set[str] = set()
    Watched(Library(), noted).note("named", "换行\n支行")
    assert len(facts_in(facts_of(noted))) == 1
    assert Facts(Library()).together(facts_of(noted)) == Facts(Library()).together(facts_of({"named other"}))


def edited(project: Project, file: str, pattern: str, words: str) -> None:
    """Write another thing where a pattern stands."""
    text = re.sub(pattern, words, project.files[file], count=1, flags=re.MULTILINE)
    assert text != project.files[file]
    project.write({file: text})


def cited_anew(project: Project) -> None:
    """An exam cites the guide, which nothing shows of it but who cites that."""
    file = next(file for file in project.files if file.startswith("content/exams/"))
    project.write({file: f"cites: [complaint-steps]\n{project.files[file]}"})


def is_of_causes(file: str) -> bool:
    """Whether a file counts complaints by cause."""
    return file.startswith(FOLDER) and "-cause" in file


CHANGES: dict[str, Callable[[Project], None]] = {
    "record": lambda project: edited(project, CASE, "^summary: .*$", "summary: 另一句话。"),
    "named": lambda project: edited(project, GUIDE, "^title: .*$", "title: 换了名字的流程"),
    "field": lambda project: edited(project, GUIDE, "^summary: .*$", "summary: 另一句话。"),
    "values": lambda project: edited(project, CASE, "^title: .*$", "title: 换了名字的案例"),
    "kind": lambda project: edited(project, TABOOS, "（绝｜一定）不会再", "核对"),
    "spelled": lambda project: edited(project, TERMS, r"aliases: \[投诉\]", "aliases: [没有人用的词]"),
    "around": lambda project: edited(project, MENU, "^site_name: .*$", "site_name: 别的名字"),
    "mentioned": cited_anew,
    "document": lambda project: project.write({"content/onboarding.md": "# 入门\n"}),
    "everything": lambda project: edited(project, GUIDE, "^reviewed: .*$", "reviewed: 2026-11-22"),
    "same": lambda project: edited(project, CASE, r"\A", "status: draft\n"),
    "ledger": lambda project: project.write({QUARTERS: one_more(project.files[QUARTERS], "rated")}),
    "counted": lambda project: project.write(dict.fromkeys(name for name in project.files if is_of_causes(name))),
}
NUMBERED = ("ledger", "counted")
"""The questions that are asked of counts, which such a project has from the beginning."""


@pytest.mark.parametrize("question", CHANGES)
def test_a_build_that_is_blind_to_one_question_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, question: str
) -> None:
    together = Facts.together

    def blind(facts: Facts, lines: bytes) -> str:
        return together(facts, facts_of(line for line in facts_in(lines) if not asks(line, question)))

    seeing, blinded = Project(tmp_path / "seeing"), Project(tmp_path / "blind")
    for one in (seeing, blinded) if question in NUMBERED else ():
        one.write(numbers())
    seeing.build()
    with monkeypatch.context() as patch:
        patch.setattr(Facts, "together", blind)
        blinded.build()
        CHANGES[question](blinded)
        found = blinded.build()
    CHANGES[question](seeing)
    wanted = seeing.build_from_nothing()
    assert seeing.build() == wanted
    assert found != wanted


def asks(line: str, question: str) -> bool:
    """Whether a fact answers a question, of whatever part of the library."""
    return line.partition(" ")[0].rpartition(".")[2] == question


def test_what_is_asked_of_a_library_is_noted_and_answered(tmp_path: Path) -> None:
    library = library_of(project(tmp_path))
    retired, draft = (
        {name: library.records[name].model_copy(update={"status": status})}
        for name, status in (("report", "retired"), ("example-risk", "draft"))
    )
    library = replace(library, records={**library.records, **retired, **draft})
    noted: set[str] = set()
    watched = Watched(library, noted)
    guide = watched.listed.get("complaint-steps#receive")
    assert guide is not None
    assert len(watched.published.of_kind("case")) == 1
    assert "complaint-steps" in watched.records
    assert watched.today == library.today
    assert watched.has_come(library.today)
    assert noted >= {"listed.record complaint-steps", "published.kind case", "record complaint-steps", "today "}
    assert {fact.partition(" ")[0].rpartition(".")[2] for fact in noted} <= ANSWERS.keys()
    later = Facts(replace(library, today=library.today.replace(year=2999)))
    assert [fact for fact in sorted(noted) if later.value(fact) != Facts(library).value(fact)] == ["today "]
    assert Facts(replace(library, today=library.today.replace(year=1999))).value(f"come {library.today}") == "False"


def test_of_what_cannot_be_read_one_asks_for_a_record_or_for_a_kind() -> None:
    noted: set[str] = set()
    whole, less = Library(), Library(unreadable={"six-steps": "guide", "content/page.md": ""})
    for library in (whole, less):
        watched = Watched(library, noted)
        asked = [name in watched.unreadable for name in ("six-steps", "report")]
        assert (asked, watched.lacks("guide"), watched.lacks("case"), bool(watched.unreadable)) == (
            ([True, False], True, False, True) if library is less else ([False, False], False, False, False)
        )
    changed = {fact for fact in noted if Facts(whole).value(fact) != Facts(less).value(fact)}
    assert changed == {"unread six-steps", "lacks guide", "unreadable "}
    assert noted >= {"unread report", "lacks case"}


def _of_the_case(look: Callable[[Record], object], library: Library) -> object:
    return look(library.of_kind("case")[0])


def test_what_reads_some_fields_of_a_kind_rests_on_these_and_on_which_records_there_are(tmp_path: Path) -> None:
    library = library_of(project(tmp_path))

    def facts(work: Callable[[Library], object]) -> set[str]:
        return {*facts_in(make(library, "it", work)["it"].facts)}

    fields = facts(lambda asked: [(case.names, getattr(case, "nothing_like_it", "")) for case in asked.of_kind("case")])
    assert fields == {"order case", "field case title", "field case aliases"}
    looks: list[Callable[[Record], object]] = [Record.model_dump_json, repr, hash, dict, pickle.dumps, leaves]
    for look in looks:
        assert facts(partial(_of_the_case, look)) >= {"order case", "kind case"}
    case = library.records["example-case"]
    edited = replace(
        library, records={**library.records, case.id: case.model_copy(update={"title": "新", "owner": "a"})}
    )
    without = replace(library, records={name: one for name, one in library.records.items() if one is not case})
    every = ["order case", "field case title", "field case summary", "value example-case owner", "value report owner"]
    for changed, other in ((every[1:2] + every[3:4], edited), (every[:4], without)):
        before, after = Facts(library), Facts(other)
        assert [fact for fact in every if before.value(fact) != after.value(fact)] == changed


def test_a_record_that_tells_what_is_read_of_it_is_that_record(tmp_path: Path) -> None:
    for record in library_of(project(tmp_path)).records.values():
        told: set[str] = set()
        same = seen(record, told.add)
        assert isinstance(same, type(record))
        assert same.__class__ is type(record)
        assert not told
        assert (same.names, [*same.anchors()], leaves(same)) == (record.names, [*record.anchors()], leaves(record))
        assert told >= {"title", "aliases", EVERYTHING}
        assert same == record
        assert record == same
        assert (hash(same), repr(same)) == (hash(record), repr(record))
        assert (pickle.loads(pickle.dumps(same)), copy.copy(same), copy.deepcopy(same)) == (record, record, record)
        assert same.model_copy(update={"title": "另"}) == record.model_copy(update={"title": "另"})


def test_a_part_is_kept_on_its_own_and_the_whole_rests_on_it(tmp_path: Path) -> None:
    library = library_of(project(tmp_path))
    made: list[str] = []

    def dear(asked: Library) -> int:
        made.append("dear")
        return len(asked.of_kind("taxon"))

    def whole(asked: Library) -> str:
        return f"{asked.part('dear', dear)} of {len([case.summary for case in asked.of_kind('case')])}"

    products = Products(Facts(library))
    products.add(make(library, "whole", whole))
    assert facts_in(products.known["whole"].facts) == ["field case summary", "kind taxon", "order case"]
    case = library.records["example-case"].model_copy(update={"summary": "另一句。"})
    other = replace(library, records={**library.records, "example-case": case})
    kept = Products(Facts(other), products.known)
    assert kept.known.keys() == {"dear"}
    assert make(other, "whole", whole, kept.known)["whole"].value == products.known["whole"].value
    assert made == ["dear"]


def test_a_text_without_an_unknown_name_does_not_rest_on_all_names(tmp_path: Path) -> None:
    library = library_of(project(tmp_path))
    products = Products(Facts(library))
    list(checks.run(library, products))
    texts = {name: facts_in(made.facts) for name, made in products.known.items() if name.startswith("texts ")}
    assert texts.keys() == {f"texts {owner}" for owner in (*library.records, *library.documents)}
    assert not any("kind regulation" in facts for facts in texts.values())


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A project that was built, and written long before."""
    root = project(tmp_path / "project")
    for file in root.rglob("*"):
        os.utime(file, (LONG_AGO, LONG_AGO))
    assert main(["build", "--project", str(root)]) == 0
    return root


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of pages that are made from now on."""
    paths: list[str] = []
    make_page = PageBuilder.build

    def build_page(builder: PageBuilder, page: RecordPage) -> BuiltPage:
        paths.append(page.finished.path)
        return make_page(builder, page)

    monkeypatch.setattr(PageBuilder, "build", build_page)
    monkeypatch.setattr(workers, "processors", lambda: 1)
    return paths


def test_where_nothing_has_changed_nothing_is_made_and_the_same_is_said(
    old: Path, made: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    before = {file: file.stat() for file in (old / "site").rglob("*")}
    for verb in ("build", "check", "build"):
        assert main([verb, "--project", str(old)]) == 0
    assert capsys.readouterr().out == "网站已经生成。\n没有发现问题。\n网站已经生成。\n"
    assert {file: file.stat() for file in (old / "site").rglob("*")} == before
    assert made == []
    assert main(["build", "--fresh", "--project", str(old)]) == 0
    assert "cases/example-case" in made


@pytest.mark.parametrize("verb", ["check", "build"])
def test_what_cannot_be_read_is_told_as_soon_as_it_is_there_and_no_longer(
    old: Path, capsys: pytest.CaptureFixture[str], verb: str
) -> None:
    link = old / "cases/elsewhere.yaml"
    for is_there in (False, True, True, False):
        if is_there and not link.is_symlink():
            link.symlink_to(old / "nowhere.yaml")
        elif not is_there:
            link.unlink(missing_ok=True)
        assert main([verb, "--project", str(old)]) == int(is_there)
        said = capsys.readouterr()
        assert ("symlink-broken" in said.out + said.err) is is_there


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The owners and the rules that checks look at from now on."""
    seen_now: list[str] = []
    of_owners = checks._found_of_owners

    def look_at_owners(
        library: Library, prefix: str, look: checks.Look, owners: Sequence[str], apart: dict[str, Product]
    ) -> dict[str, Product]:
        seen_now.extend(f"{prefix} {owner}" for owner in owners)
        return of_owners(library, prefix, look, owners, apart)

    def look_at_all(library: Library, name: str, work: Callable[[Library], object]) -> dict[str, Product]:
        seen_now.append(name)
        return make(library, name, work)

    monkeypatch.setattr(checks, "_found_of_owners", look_at_owners)
    monkeypatch.setattr("generator.checks.make", look_at_all)
    monkeypatch.setattr(workers, "processors", lambda: 1)
    return seen_now


@pytest.mark.parametrize("file", [CASE, "content/taxonomy.yaml", REGULATION])
def test_a_slip_that_is_mended_costs_no_look_at_anything(old: Path, looked_at: list[str], file: str) -> None:
    text = (old / file).read_text()
    (old / file).write_text(f"{text}slip: [\n")
    for _again in range(2):
        assert main(["build", "--project", str(old)]) == 1
    assert looked_at
    looked_at.clear()
    (old / file).write_text(text)
    assert main(["check", "--project", str(old)]) == 0
    assert looked_at == []


def test_a_slip_in_one_record_lets_nobody_look_at_the_texts_of_others(old: Path, looked_at: list[str]) -> None:
    (old / CASE).write_text(f"{(old / CASE).read_text()}slip: [\n")
    assert main(["build", "--project", str(old)]) == 1
    assert not [one for one in looked_at if one.startswith("texts ")]


def test_a_file_that_may_be_read_again_is_read(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read, case = Path.read_bytes, old / CASE

    def allowed(path: Path) -> bytes:
        if path == case and not path.stat().st_mode & 0o400:
            raise PermissionError(path)
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", allowed)  # whoever runs the tests may be allowed everything
    for mode, code in ((0o000, 1), (0o644, 0), (0o000, 1)):
        case.chmod(mode)
        assert main(["check", "--project", str(old)]) == code
    case.chmod(0o644)


def test_only_what_shows_a_word_is_made_again(old: Path, made: list[str]) -> None:
    case = old / CASE
    case.write_text(re.sub("^summary: .*$", "summary: 另一句话。", case.read_text(), flags=re.MULTILINE))
    assert main(["build", "--project", str(old)]) == 0
    assert "cases/example-case" in made
    assert "terms/report" not in made
    assert "另一句话。" in (old / "site/cases/example-case.html").read_text()


def test_a_page_that_somebody_has_written_to_is_made_again(old: Path, made: list[str]) -> None:
    page = old / "site/terms/report.html"
    page.write_text("别人写的")
    assert main(["build", "--project", str(old)]) == 0
    assert made == ["terms/report"]
    assert "举报" in page.read_text()


def test_two_at_once_do_not_share_what_is_kept(old: Path, made: list[str]) -> None:
    folder = Folder(old)
    assert folder.open()
    assert not Folder(old).open()
    assert main(["build", "--project", str(old)]) == 0
    assert "terms/report" in made
    folder.close()
    assert Folder(old).open()


@pytest.mark.skipif(sys.platform == "win32", reason="files have owners elsewhere")
def test_a_folder_that_others_can_write_to_is_not_read(old: Path, made: list[str]) -> None:
    (old / NAME).chmod(0o777)
    assert not Folder(old).open()
    assert main(["build", "--project", str(old)]) == 0
    assert "terms/report" in made


def test_what_other_code_has_kept_or_half_of_it_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Folder(tmp_path)
    assert folder.open()
    folder.write("things", {"甲": 1, "乙": 2}, {"甲", "乙"})
    folder.write("things", {"甲": 1, "乙": 3}, {"乙"})
    assert folder.read("things") == {"甲": 1, "乙": 3}
    monkeypatch.setattr("generator.kept.folder.maker", lambda: "of another version")
    assert folder.read("things") == {}
    monkeypatch.undo()
    for file in (tmp_path / NAME).glob("things-*"):
        file.write_bytes(file.read_bytes()[:-1])
    assert folder.read("things") == {}


def test_a_build_that_was_stopped_leaves_nothing_that_is_not_so(
    old: Path, monkeypatch: pytest.MonkeyPatch, made: list[str]
) -> None:
    case = old / CASE
    case.write_text(re.sub("^summary: .*$", "summary: 另一句话。", case.read_text(), flags=re.MULTILINE))
    with monkeypatch.context() as patch:
        patch.setattr(Staging, "publish", interrupted)
        assert main(["build", "--project", str(old)]) == 130
    assert "另一句话。" not in (old / "site/cases/example-case.html").read_text()
    assert main(["build", "--project", str(old)]) == 0
    assert "另一句话。" in (old / "site/cases/example-case.html").read_text()
    assert made.count("cases/example-case") == 2


def interrupted(*_: object) -> None:
    """What Ctrl+C does."""
    raise KeyboardInterrupt


def test_whoever_else_has_a_hand_in_pages_has_them_all_made(old: Path, made: list[str]) -> None:
    (old / "mkdocs.yml").write_text(f"{(old / 'mkdocs.yml').read_text()}hooks: [hook.py]\n")
    (old / "hook.py").write_text("def on_post_page(output, page, config):\n    return output + '<!-- 钩子 -->'\n")
    assert main(["build", "--project", str(old)]) == 0
    assert "terms/report" in made
    assert "<!-- 钩子 -->" in (old / "site/terms/report.html").read_text()
