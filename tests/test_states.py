"""The four states of a record: what readers see of a draft (nothing), and of what is retired (its page)."""

import re
from pathlib import Path

import pytest

from generator import checks
from generator.cli import main
from generator.kinds import all_kinds
from generator.learners import items
from generator.library import Library
from generator.outlets import site
from tests import states
from tests.rendering import MKDOCS, library_of, pages_of, project

KINDS = {kind.name: kind for kind in all_kinds()}
PACKAGE = Path(checks.__file__).parents[1]
STATES = {"draft": "草稿", "review": "审阅中"}
Output = dict[str, bytes]


@pytest.fixture
def unchecked(monkeypatch: pytest.MonkeyPatch) -> None:
    """What checks say of texts with something at their end is not what is tried here."""
    monkeypatch.setattr(checks, "run", lambda *_: iter(()))


@pytest.fixture(scope="module")
def without(tmp_path_factory: pytest.TempPathFactory) -> Output:
    """What is written for the EXAMPLEs alone."""
    return states.written(project(tmp_path_factory.mktemp("without")))


@pytest.fixture(scope="module")
def previews(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Output]:
    """The preview of a project with a record of every kind in each state that is not published."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(checks, "run", lambda *_: iter(()))
        roots = {state: project(tmp_path_factory.mktemp(state), states.files(status=state)) for state in STATES}
        return {state: states.contents(states.preview(root)) for state, root in roots.items()}


@pytest.mark.usefixtures("unchecked")
@pytest.mark.parametrize("state", STATES)
def test_what_is_written_knows_nothing_of_what_is_not_published(tmp_path: Path, without: Output, state: str) -> None:
    found = states.written(project(tmp_path, states.files(status=state)))
    assert [name for name, text in found.items() if states.speaks_of_sign(name, text)] == []
    assert states.difference(found, without) == set()


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_preview_shows_what_is_not_published_and_says_so(previews: dict[str, Output], kind: str, state: str) -> None:
    pages, name = KINDS[kind].pages, states.record_id(KINDS[kind])
    page = previews[state][f"{pages}/{name}.html"].decode()
    assert f"{STATES[state]}：这一页还没有定稿" in page
    assert len(re.findall(states.SIGN, page)) > 3
    entry = previews[state][f"{pages}/index.html"].decode().partition(f'<li id="{name}">')[2].partition("</li>")[0]
    assert f'<span class="cb-badge">{STATES[state]}</span>' in entry
    assert f"{pages}/{name}" in previews[state]["assets/casebook/data/search/pages.js"].decode()


def test_a_preview_has_drafts_in_what_scripts_read(previews: dict[str, Output]) -> None:
    data = {
        name: previews["draft"][f"assets/casebook/data/{name}.js"].decode()
        for name in ("deadlines", "intake", "catalogue")
    }
    assert all(states.SIGN in text for text in data.values())
    assert f"assets/casebook/data/questions-{states.SIGN}-quiz.js" in previews["draft"]


@pytest.mark.usefixtures("unchecked")
def test_of_what_is_retired_only_its_pages_are_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Library, "version", "of another day")  # it stands on every page
    without = states.written(project(tmp_path / "without"))
    found = states.written(project(tmp_path / "with", states.files(status="retired", replaced_by="complaint-steps")))
    own = {f"{kind.pages}/{states.SIGN}-{old}{kind.name}" for kind in all_kinds() for old in ("", "old-")}
    assert states.difference(found, without) == {f"site/{name}.html" for name in own} | {
        f"tree/docs/{name}.md" for name in own
    }
    for kind in all_kinds():
        page = found[f"site/{kind.pages}/{states.record_id(kind)}.html"].decode()
        assert "已停用：这一页已经停用，只供查阅历史。" in page
        assert re.search(r'现在看 <a href="[^"]*complaint-steps.html">投诉处理两步流程（示例）</a>。', page)
        assert "cb-exam name" not in page
        assert "cb-path name" not in page


DRAFT = """\
title: 还在写的步骤
status: draft
owner: complaint-desk
reviewed: 2026-11-23
summary: 还在写。
topic: core
purpose: 演示。
trigger: 演示。
steps:
  - {id: hear, title: 接待, goal: 听清楚, do: [听。], responsible: [complaint-desk], accountable: [complaint-desk]}
"""
OLD = DRAFT.replace("status: draft", "status: retired\nreplaced_by: complaint-steps").replace(
    "还在写的步骤", "旧的步骤"
)


def more(root: Path, file: str, old: str, new: str) -> None:
    """Replace a piece of a file."""
    text = (root / file).read_text(encoding="utf-8")
    assert text.count(old) == 1
    (root / file).write_text(text.replace(old, new), encoding="utf-8")


def test_what_rests_on_a_draft_is_refused_by_a_build_and_shown_in_a_preview(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = project(tmp_path, {"content/guides/coming.yaml": DRAFT})
    more(root, "content/guides/complaint-steps.yaml", "topic: core", "topic: core\nrelated: [coming]")
    assert main(["build", "--project", str(root)]) == 1
    assert main(["render", "--project", str(root), "--out", str(root / "tree")]) == 1
    assert "错误[ref-unpublished]" in capsys.readouterr().err
    page = (states.preview(root) / "guides/complaint-steps.html").read_text(encoding="utf-8")
    assert '<a href="coming.html">还在写的步骤</a> <span class="cb-badge">草稿</span>' in page


@pytest.mark.parametrize(("switches", "status"), [([], 200), (["--no-drafts"], 404)])
def test_a_switch_leaves_drafts_out_of_the_preview(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, switches: list[str], status: int
) -> None:
    served: list[int] = []
    monkeypatch.setattr(
        site, "run", lambda server, _changes: served.append(server.preview.answer("guides/coming.html").status)
    )
    root = project(tmp_path, {"content/guides/coming.yaml": DRAFT})
    assert main(["serve", "--project", str(root), "--address", "127.0.0.1:0", *switches]) == 0
    assert served == [status]


def test_a_menu_does_not_name_drafts(tmp_path: Path) -> None:
    nav = "nav: [index.md, {流程: [guides/index.md, {还没写: guides/coming.md}]}, {只有还没写: [./guides/coming.md]}]\n"
    root = project(tmp_path, {"content/guides/coming.yaml": DRAFT, "mkdocs.yml": MKDOCS + nav})
    assert main(["build", "--project", str(root)]) == 0
    found = states.contents(root / "site")
    assert [name for name, text in found.items() if "还没写".encode() in text or b"guides/coming" in text] == []
    assert "还没写" in (states.preview(root) / "index.html").read_text(encoding="utf-8")


def test_a_path_and_an_exam_go_on_without_what_is_retired(tmp_path: Path) -> None:
    quiz = KINDS["quiz"].example + "status: retired\n"
    root = project(tmp_path, {"content/guides/old.yaml": OLD, "quizzes/old-quiz.yaml": quiz})
    more(
        root,
        "content/paths/example-path.yaml",
        "      - ref: complaint-steps\n",
        "      - ref: old\n      - ref: complaint-steps\n",
    )
    more(root, "content/exams/example-exam.yaml", "from: [example-quiz]", "from: [old-quiz, example-quiz]")
    pages = pages_of(root)
    assert "旧的步骤" not in pages["paths/example-path"].html
    assert "old-quiz" not in pages["exams/example-exam"].html
    assert main(["build", "--project", str(root)]) == 0
    data = root / "site/assets/casebook/data"
    assert '"old' not in (data / "catalogue.js").read_text(encoding="utf-8")
    assert "old-quiz" not in (data / "exam-example-exam.js").read_text(encoding="utf-8")


def test_a_retired_value_of_the_taxonomy_is_no_filter_any_more(tmp_path: Path) -> None:
    root = project(tmp_path)
    more(root, "content/taxonomy.yaml", "product-loan:\n", "product-loan:\n  status: retired\n")
    pages = pages_of(root)
    assert "product-loan" in pages["cases/example-case"].html
    assert "product-loan" not in pages["cases/index"].html
    assert main(["build", "--project", str(root)]) == 0


def test_a_title_names_the_law_that_holds_and_old_law_where_only_it_is_called_so(tmp_path: Path) -> None:
    old = KINDS["regulation"].example.replace("aliases: [示例办法]", "aliases: [旧示例办法]\nstatus: retired")
    guide = DRAFT.replace("status: draft\n", "").replace(
        "purpose: 演示。", "purpose: 《示例投诉处理办法》和《旧示例办法》。"
    )
    root = project(tmp_path, {"content/regulations/a-rule.yaml": old, "content/guides/new.yaml": guide})
    html = pages_of(root)["guides/new"].html
    assert '<a href="page:regulations/demo-rule">《示例投诉处理办法》</a>' in html
    assert '<a href="page:regulations/a-rule">《旧示例办法》</a>' in html


def test_a_retired_term_is_a_word_like_any_other(tmp_path: Path) -> None:
    root = project(tmp_path)
    assert 'href="page:terms/complaint"' in pages_of(root)["guides/complaint-steps"].html
    more(root, "content/glossary.yaml", "complaint:\n", "complaint:\n  status: retired\n")
    assert 'href="page:terms/complaint"' not in pages_of(root)["guides/complaint-steps"].html


def test_questions_of_drafts_and_of_retired_sets_are_not_analysed(tmp_path: Path) -> None:
    quiz = KINDS["quiz"].example
    root = project(
        tmp_path,
        {"quizzes/new-quiz.yaml": f"status: draft\n{quiz}", "quizzes/old-quiz.yaml": f"status: retired\n{quiz}"},
    )
    found = items.analyse(library_of(root), [])
    assert {item.quiz.id for item in found} == {"example-quiz"}


@pytest.mark.parametrize("room", ["data", "learners", "outlets", "search", "templates"])
def test_lists_are_made_of_what_is_listed(room: str) -> None:
    everything = re.compile(r"(?<!listed)\.(?:of_kind|all|records\.values)\(")
    files = (PACKAGE / room).rglob("*.*")
    assert [
        file.name
        for file in files
        if file.suffix in (".py", ".j2") and everything.search(file.read_text(encoding="utf-8"))
    ] == []
