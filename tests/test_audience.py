"""What is confidential is nowhere in what is made for the public, and builds for several audiences never mix."""

import json
import os
import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import build, checks
from generator.cli import main
from generator.diagnostic import FieldPath
from generator.disclosure.audience import STAFF, Disclosure
from generator.fields import Text
from generator.kinds import all_kinds
from generator.library import Library
from generator.outlets import site
from generator.outlets.settings import audience_of
from generator.reading.source import parse
from generator.record import Record
from generator.walk import leaves, parts
from tests import sites, states
from tests.rendering import MKDOCS, library_of, project
from tests.shipped import shipped_unchecked

ROOT = Path(__file__).parent.parent
PUBLIC = ("--audience", "public")
LONG_AGO = 1_600_000_000  # seconds: what was written a moment ago is read again in any case
STEP = "{id: hear, title: 接待, goal: 听, do: [听。], responsible: [complaint-desk], accountable: [complaint-desk]}"
HIDDEN_STEP = (
    STEP.replace("id: hear", "id: zqx, confidential: true")
    .replace("接待", "授权 zqx")
    .replace("听。", "'[[inside]]。'")
)
INSIDE = f"""\
confidential: true
title: 授权额度 zqx
summary: 只给自己人看 zqx。
owner: complaint-desk
reviewed: 2026-11-23
topic: core
purpose: 演示 zqx。
trigger: 演示。
related: [complaint-steps]
steps:
  - {STEP}
"""
HALF = f"""\
title: 一半不对外的流程
summary: 有一步只给自己人看。
owner: complaint-desk
reviewed: 2026-11-23
topic: core
purpose: 演示。
trigger: 演示。
related: [inside, complaint-steps]
steps:
  - {HIDDEN_STEP}
  - {STEP}
"""
MIXED: Mapping[str, str] = {
    "content/guides/inside.yaml": INSIDE,
    "content/guides/mixed.yaml": HALF,
    "content/secret.md": "---\nconfidential: true\n---\n# 内部 zqx\n\n![图](pictures/zqx.png) [[inside]]\n",
    "content/plain.md": "# 说明\n\n![图](pictures/both.png)\n",
    "content/pictures/zqx.png": "zqx",
    "content/pictures/both.png": "",
    "mkdocs.yml": MKDOCS
    + "nav: [index.md, {内部 zqx: [secret.md, {额度 zqx: guides/inside.md}]}, {图 zqx: pictures/zqx.png}]\n",
}


@pytest.fixture
def unchecked(monkeypatch: pytest.MonkeyPatch) -> None:
    """What checks say of texts with something at their end is not what is tried here."""
    monkeypatch.setattr(checks, "run", lambda *_: iter(()))


@pytest.fixture(scope="module")
def without(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What is written for the EXAMPLEs alone."""
    return states.written(project(tmp_path_factory.mktemp("without")))


@pytest.mark.usefixtures("unchecked")
def test_what_is_written_for_the_public_knows_nothing_of_confidential_records(
    tmp_path: Path, without: dict[str, bytes]
) -> None:
    found = states.written(project(tmp_path, states.files(confidential=True)), *PUBLIC)
    assert [name for name, text in found.items() if states.speaks_of_sign(name, text)] == []
    assert states.difference(found, without) == set()


@pytest.mark.usefixtures("unchecked")
def test_what_is_written_for_the_public_knows_nothing_of_confidential_parts(
    tmp_path: Path, without: dict[str, bytes]
) -> None:
    root = project(tmp_path, dict(with_parts()))
    library = build.check(root).library
    marked = {one.kind for one in library.records.values() if states.SIGN in one.model_dump_json(warnings=False)}
    assert len(marked) > 12
    found = states.written(root, *PUBLIC)
    assert [name for name, text in found.items() if states.speaks_of_sign(name, text)] == []
    assert states.difference(found, without) == set()


def with_parts() -> Iterator[tuple[str, str]]:
    """The EXAMPLEs, each with one more confidential item at the head of every list of parts, inner lists too."""
    for kind in all_kinds():
        value: Any = parse(kind.example, "").value
        for record_id, body in (value if kind.holds_many else {"example": value}).items():
            record = kind.model.model_validate({**body, "id": record_id})
            lists = {path[:-1] for path, _part in parts(record) if isinstance(path[-1], int)}
            for path in sorted(lists, key=len, reverse=True):
                at(body, path).insert(0, signed(at(body, path)[0], path, record))
        yield sites.example_file(kind), json.dumps(value, ensure_ascii=False, default=float)


def signed(item: Any, path: FieldPath, record: Record) -> Any:
    """A confidential copy of the first item of a list, with a sign at the end of each of its texts and names."""
    copy = deepcopy(item)
    for leaf in leaves(record):
        if leaf.path[: len(path) + 1] == (*path, 0) and isinstance(leaf.mark, Text):
            inner = leaf.path[len(path) + 1 :]
            if not any(isinstance(step, int) and at(record, leaf.path[:-1]) for step in inner[:-1]):
                at(copy, inner[:-1])[inner[-1]] += states.SIGN
    names = {name: f"{copy[name]}-{states.SIGN}" for name in ("id", "no") if name in copy}
    return {**copy, **names, "confidential": True}


def at(value: Any, path: FieldPath) -> Any:
    """What stands at a path of a record or of what was written."""
    for step in path:
        value = getattr(value, step) if isinstance(value, Record) and isinstance(step, str) else inside(value, step)
    return value


def inside(value: Any, step: str | int) -> Any:
    """One step further."""
    found: Any = value
    return found[step] if isinstance(value, dict | list | tuple) else getattr(value, str(step))


def test_pages_pictures_menu_and_parts_stay_inside(tmp_path: Path) -> None:
    root = project(tmp_path, MIXED)
    inside_found = states.written(root)
    assert "site/guides/inside.html" in inside_found
    assert "site/pictures/zqx.png" in inside_found
    note = inside_found["site/guides/mixed.html"].decode()
    assert re.search('有不对外的内容，不要整页发给客户和外单位：\\s*<a href="#zqx">', note)
    assert "不对外：这一页只给本机构的人看" in inside_found["site/guides/inside.html"].decode()
    (root / "tree").rename(root / "tree-of-staff")
    public = states.written(root, *PUBLIC)
    assert [name for name, text in public.items() if states.speaks_of_sign(name, text)] == []
    assert {"site/plain.html", "site/pictures/both.png", "tree/docs/pictures/both.png"} <= public.keys()
    page = public["site/guides/mixed.html"].decode()
    assert "听。" in page
    assert "有不对外的内容" not in page


def test_builds_for_one_audience_and_then_another_are_those_from_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = project(tmp_path / "kept", MIXED)
    for file in root.rglob("*.*"):
        os.utime(file, (LONG_AGO, LONG_AGO))
    fresh = {audience: anew(project(tmp_path / audience, MIXED), audience) for audience in ("staff", "public")}
    for audience in ("staff", "public", "public", "staff", "staff", "public"):
        assert main(["build", "--project", str(root), "--audience", audience]) == 0
        assert states.difference(states.contents(root / "site"), fresh[audience]) == set(), audience
    broken = MIXED["content/guides/mixed.yaml"].replace("purpose: 演示。", "purpose: 见 [[inside]]。")
    sites.write(root, {"content/guides/mixed.yaml": broken})
    os.utime(root / "content/guides/mixed.yaml", (LONG_AGO + 1, LONG_AGO + 1))
    capsys.readouterr()
    for audience, code in (("staff", 0), ("public", 1), ("public", 1), ("staff", 0)):
        assert main(["check", "--project", str(root), "--audience", audience]) == code
        assert ("错误[ref-confidential]" in capsys.readouterr().out) == bool(code)
    assert main(["build", "--project", str(root), *PUBLIC]) == 1
    assert states.difference(states.contents(root / "site"), fresh["public"]) == set()


def anew(root: Path, audience: str) -> dict[str, bytes]:
    """The site of a project for an audience, from nothing."""
    assert main(["build", "--project", str(root), "--fresh", "--audience", audience]) == 0
    return states.contents(root / "site")


@pytest.mark.parametrize(("flags", "status"), [((), 200), (PUBLIC, 404)])
def test_a_preview_for_the_public_has_nothing_confidential(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, flags: tuple[str, ...], status: int
) -> None:
    def look(server: Any, _changes: object) -> None:
        answers = [server.preview.answer(path) for path in ("guides/inside.html", "secret.html", "pictures/zqx.png")]
        assert [answer.status for answer in answers] == [status] * 3
        page = server.preview.answer("guides/mixed.html").body.decode()
        assert ("zqx" in page) == (status == 200)

    monkeypatch.setattr(site, "run", look)
    root = project(tmp_path, MIXED)
    assert main(["serve", "--project", str(root), "--address", "127.0.0.1:0", *flags]) == 0


def test_a_preview_tells_what_the_public_would_miss_and_shows_nothing_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    mixed = MIXED["content/guides/mixed.yaml"].replace("{id: hear", "{confidential: true, id: hear")

    def look(server: Any, _changes: object) -> None:
        answer = server.preview.answer("guides/mixed.html")
        assert answer.status == 404
        assert "省不掉" in answer.body.decode()
        assert "听。" not in answer.body.decode()

    monkeypatch.setattr(site, "run", look)
    root = project(tmp_path, {**MIXED, "content/guides/mixed.yaml": mixed})
    assert main(["serve", "--project", str(root), "--address", "127.0.0.1:0", *PUBLIC]) == 0
    assert "错误[confidential-needed]" in capsys.readouterr().err


def settings(audience: str) -> str:
    """The settings of a site that is made for an audience."""
    return f"{MIXED['mkdocs.yml']}".replace("[casebook]", f"[casebook: {{audience: {audience}}}]")


def test_a_site_may_say_whom_it_is_made_for_and_the_command_line_says_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = project(tmp_path, {**MIXED, "mkdocs.yml": settings("public")})
    page = root / "site/guides/mixed.html"
    staff: tuple[str, ...] = ("--audience", "staff")
    ways: list[tuple[tuple[str, ...], bool]] = [((), True), (staff, False), ((), True), (("--fresh",), True)]
    for flags, is_public in ways:
        assert main(["build", "--project", str(root), *flags]) == 0
        assert ("zqx" in page.read_text(encoding="utf-8")) is not is_public
    for number, flags in enumerate(((), staff)):
        assert main(["render", "--project", str(root), "--out", str(tmp_path / f"tree-{number}"), *flags]) == 0
        text = "".join(one.read_text(encoding="utf-8") for one in (tmp_path / f"tree-{number}").rglob("*.md"))
        assert ("zqx" in text) is bool(flags)
    shown: list[str] = []
    monkeypatch.setattr(site, "run", lambda server, _changes: shown.append(server.preview.project.audience))
    for flags in (), staff:
        assert main(["serve", "--project", str(root), "--address", "127.0.0.1:0", *flags]) == 0
    assert shown == ["public", "staff"]


def test_a_check_is_for_whom_the_site_is_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mixed = MIXED["content/guides/mixed.yaml"].replace("purpose: 演示", "purpose: 见 [[inside]]")
    root = project(tmp_path, {**MIXED, "content/guides/mixed.yaml": mixed, "mkdocs.yml": settings("public")})
    assert main(["check", "--project", str(root)]) == 1
    assert "ref-confidential" in capsys.readouterr().out
    assert main(["check", "--project", str(root), "--audience", "staff"]) == 0


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (settings("all"), "“all”不是给谁看的网站，只能写：staff"),
        (settings("[public]"), "audience"),
        ("5", "名字: 值"),
        ("- casebook", "名字: 值"),
        ("site_name: [", "mkdocs.yml"),
        ("INHERIT: nowhere.yml", "nowhere.yml"),
    ],
)
def test_settings_that_do_not_say_clearly_for_whom_are_refused(
    tmp_path: Path, written: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    root = project(tmp_path, {"mkdocs.yml": written})
    assert main(["check", "--project", str(root)]) == 1
    assert said in capsys.readouterr().err
    assert main(["render", "--project", str(root), "--out", str(tmp_path / "tree")]) == 1
    assert not (tmp_path / "tree").exists()
    assert main(["check", "--project", str(root), "--audience", "staff"]) == 0


@pytest.mark.parametrize("plugins", ["casebook", "5", "[5, casebook]", "{casebook: {}}", "[casebook: 5]", ""])
def test_settings_that_say_nothing_of_it_are_for_the_staff(tmp_path: Path, plugins: str) -> None:
    root = project(tmp_path, {**MIXED, "mkdocs.yml": f"site_name: 示例\nplugins: {plugins}\n"})
    assert audience_of(root) == STAFF


@cache
def everything() -> list[tuple[Record, Any]]:
    """Every record of the EXAMPLEs and of the shipped content, with what its author wrote."""
    library = shipped_unchecked()
    texts: dict[str, Any] = {}
    found = []
    for record in library.records.values():
        origin = library.origins[record.id]
        if origin.file not in texts:
            texts[origin.file] = parse((ROOT / origin.file).read_text(encoding="utf-8"), origin.file).value
        found.append((record, at(texts[origin.file], origin.prefix)))
    return found


@given(st.data())
def test_of_confidential_parts_no_word_is_left_and_the_rest_keeps_its_place(data: st.DataObject) -> None:
    record, body = data.draw(st.sampled_from(everything()))
    paths = [path for path, _part in parts(record) if is_written(body, path)]
    chosen = data.draw(st.sets(st.sampled_from(paths), max_size=4)) if paths else set()
    whole = marked(record, body, chosen)
    redacted = Disclosure(Library(all_kinds(), {record.id: whole})).redacted[record.id]
    assert {*redacted.left_out} >= {
        path for path in chosen if not any(path[: len(one)] == one for one in chosen - {path})
    }
    if redacted.needed:
        assert record.id not in Disclosure(Library(all_kinds(), {record.id: whole})).shown.records
        return
    assert states.SIGN not in redacted.record.model_dump_json(warnings=False)
    everywhere = {leaf.path: leaf.value for leaf in leaves(whole)}
    left = {redacted.in_whole(leaf.path): leaf.value for leaf in leaves(redacted.record)}
    assert left == {path: value for path, value in everywhere.items() if not redacted.is_left_out(path)}


def is_written(body: Any, path: FieldPath) -> bool:
    """Whether a part is what an author wrote, and no default."""
    return not path or (is_written(body, path[:-1]) and (isinstance(path[-1], int) or path[-1] in at(body, path[:-1])))


def marked(record: Record, body: Any, chosen: set[FieldPath]) -> Record:
    """A record some of whose parts are confidential, and sign all their texts."""
    body = deepcopy(body)
    for leaf in leaves(record):
        if isinstance(leaf.mark, Text) and any(leaf.path[: len(path)] == path for path in chosen):
            at(body, leaf.path[:-1])[leaf.path[-1]] += states.SIGN
    for path in chosen:
        at(body, path)["confidential"] = True
    return type(record).model_validate({**body, "id": record.id})


def test_what_is_not_confidential_is_the_library_itself(tmp_path: Path) -> None:
    library = library_of(project(tmp_path))
    assert Disclosure(library).shown is library
