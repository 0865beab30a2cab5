"""The site for a disk: in a zip, in Traditional characters, and what else is written so."""

import json
import re
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from generator.cli import main
from generator.exchange import writers
from generator.exchange._book.book import book_of
from generator.exchange._book.index import by_sound, letter
from generator.exchange._book.sheets import parts
from generator.exchange._outgoing.choosing import Wanted
from generator.exchange._outgoing.rendition import in_rendition
from generator.traditional.rendition import Rendition
from tests.exchange.test_handbook import selected
from tests.rendering import MKDOCS, project

DRAFT = """\
title: 还没写完的流程 zqx
status: draft
summary: 草稿。
owner: complaint-desk
reviewed: 2026-11-23
topic: core
purpose: 演示。
trigger: 演示。
related: [complaint-steps]
steps:
  - {id: hear, title: 接待, goal: 听, do: [听。], responsible: [complaint-desk], accountable: [complaint-desk]}
"""
PAGES = {
    "content/index.md": "---\ntitle: 首页说明\n---\n# 首页\n\n征信与核实，见 [[complaint-steps]]。![图](图/说明.png)\n",
    "content/图/说明.png": "png",
    "content/guides/draft-guide.yaml": DRAFT,
    "mkdocs.yml": f"{MKDOCS}site_url: https://example.org/kb/\nnav: [{{说明: index.md}}]\n",
}
SIMPLIFIED = re.compile("[发签说这个们时会对说书记题选难单项为错]")
RUNNING = re.compile('data-(?:chapter|leaf|book)="([^"]*)"')
OTHER_SPELLINGS = re.compile('mapKey="[^"]*"|map-key="[^"]*"|<(?:qti-base-value|baseValue)[^<]*<')
"""What counts as right in QTI is written in all usual ways."""
PLAIN: dict[str, Any] = {"ensure_ascii": False}
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return project(tmp_path_factory.mktemp("site"), PAGES)


@pytest.fixture(scope="module")
def hant(root: Path) -> Path:
    folder = root.parent / "hant"
    assert export(root, "hant", "--variant", "s2tw", "--out", str(folder)) == 0
    return folder


def export(root: Path, *arguments: str) -> int:
    return main(["export", "--project", str(root), *arguments])


def shown(markup: str) -> str:
    """What of a page is read."""
    words = re.sub(r"<(script|style|code|pre|textarea)\b.*?</\1>|<!--.*?-->", "", markup, flags=re.DOTALL)
    return re.sub("<[^>]*>", "", words) + " ".join(re.findall(r'(?:title|aria-label|content|alt)="([^"]*)"', words))


def test_a_zip_is_the_site_for_the_public_and_the_same_each_time(root: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        assert export(root, "zip", "--audience", "public", "--out", str(tmp_path / f"{name}.zip")) == 0
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.zip") as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        texts = {name: archive.read(name).decode() for name in names if name.endswith((".html", ".js"))}
    assert names[0] == "打开这里.html"
    assert {"site/index.html", "site/guides/complaint-steps.html", "site/图/说明.png"} <= {*names}
    assert 'href="site/index.html"' in texts["打开这里.html"]
    assert 'href="guides/complaint-steps.html"' in texts["site/index.html"]
    assert [name for name in names if "identifiers" in name or "sitemap" in name or name.endswith(".yaml")] == []
    assert [name for name, text in texts.items() if "zqx" in text] == []
    assert not (root / "site").exists()


def test_what_readers_see_of_the_traditional_rendition_is_traditional(hant: Path) -> None:
    pages = {file.relative_to(hant).as_posix(): file.read_text(encoding="utf-8") for file in hant.rglob("*.html")}
    assert {"index.html", "404.html", "guides/complaint-steps.html", "search.html"} <= pages.keys()
    for name, text in pages.items():
        found = shown(text)
        assert not (simplified := SIMPLIFIED.search(found)), (name, found[simplified.start() - 20 :][:40])
        assert name == "404.html" or '<html lang="zh-Hant-TW"' in text
    assert "徵信與核實" in pages["index.html"]
    assert "首頁說明" in pages["index.html"]
    assert quote("图/说明.png") in pages["index.html"]
    assert (hant / "图/说明.png").is_file()


def test_the_search_of_the_traditional_rendition_reads_traditional_texts(hant: Path) -> None:
    data = hant / "assets/casebook/data/search"
    texts = [file.read_text(encoding="utf-8") for file in data.glob("*.js") if re.fullmatch("[0-9a-f]{12}", file.stem)]
    assert any("徵信與核實" in text for text in texts)
    titles = (data / "pages.js").read_text(encoding="utf-8")
    assert "說明" in titles
    assert "说明" not in titles


def test_any_other_format_is_traditional_on_top_and_known_by_the_same_identifiers(root: Path, tmp_path: Path) -> None:
    assert export(root, "aiken", "--all", "--out", str(tmp_path / "plain.txt")) == 0
    before = (root / "content/identifiers.json").read_bytes()
    assert export(root, "aiken", "--all", "--variant", "s2hk", "--out", str(tmp_path / "hant.txt")) == 0
    assert (root / "content/identifiers.json").read_bytes() == before
    plain, other = ((tmp_path / f"{name}.txt").read_text(encoding="utf-8") for name in ("plain", "hant"))
    assert SIMPLIFIED.search(plain)
    assert not SIMPLIFIED.search(other)
    assert len(plain) == len(other)
    assert json.loads(before)


WORDED = [name for name, module in writers().items() if not getattr(module, "WHOLE", False)]


@pytest.mark.parametrize("name", WORDED)
def test_a_format_writes_its_own_words_in_traditional_or_says_that_it_does_not(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    types = (ROOT / "tests/browser/questions/types.yaml").read_text(encoding="utf-8")
    root = project(tmp_path / "site", {"quizzes/types.yaml": types})
    out = tmp_path / f"out{writers()[name].SUFFIX}"
    assert export(root, name, "--quiz", "types", "--variant", "s2tw", "--out", str(out)) == 0
    told = capsys.readouterr().out
    parts = [out.read_text(encoding="utf-8")] if out.suffix in (".txt", ".xml") else [*_texts(out)]
    found = [text[max(hit.start() - 30, 0) :][:60] for text in parts if (hit := SIMPLIFIED.search(text))]
    assert bool(found) == ("还是简体：" in told), found
    assert not any("zh-CN" in text for text in parts)


def test_a_handbook_is_traditional_in_print_and_on_screen(tmp_path: Path) -> None:
    root, out = project(tmp_path / "site"), tmp_path / "handbook.epub"
    assert export(root, "epub", "--variant", "s2tw", "--out", str(out)) == 0
    with zipfile.ZipFile(out) as archive:
        files = {name: archive.read(name).decode() for name in archive.namelist() if name.endswith((".xhtml", ".opf"))}
    selection = in_rendition(selected(root, Wanted(everything=True)), Rendition("s2tw"))
    files |= {f"part {number}": part.html() for number, part in enumerate(parts(book_of(selection)))}
    for name, text in files.items():
        found = shown(text) + " ".join(RUNNING.findall(text))
        assert not (simplified := SIMPLIFIED.search(found)), (name, found[simplified.start() - 20 :][:40])
        assert "zh-CN" not in text
    assert "目錄" in files["part 0"]
    assert "術語索引" in files["book/nav.xhtml"]


def test_terms_of_a_traditional_handbook_stand_in_the_order_of_their_sound() -> None:
    plain = [["信用卡", "征信", "重组"], ["长期", "债务", "调解", "覆核"]]
    for names in plain:
        traditional = {Rendition("s2tw").text(name): name for name in names}
        assert [traditional[name] for name in sorted(traditional, key=by_sound)] == sorted(names, key=by_sound)
        assert {letter(name) for name in traditional} == {letter(name) for name in names}


def _texts(packed: Path) -> Iterator[str]:
    """What is read of a zip; scripts write what they say in Traditional characters when they are run."""
    with zipfile.ZipFile(packed) as archive:
        for name in archive.namelist():
            if name.endswith(".html"):
                yield shown(archive.read(name).decode())
            elif name.endswith(".xml"):
                yield OTHER_SPELLINGS.sub("", archive.read(name).decode())
            elif name.endswith(".anki2"):
                file = archive.extract(name, packed.parent)
                with closing(sqlite3.connect(file)) as collection:
                    yield from (text for (text,) in collection.execute("select flds || tags from notes"))
                    yield json.dumps(json.loads(*collection.execute("select models from col").fetchone()), **PLAIN)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["zip", "--audience", "staff"], "导出总是对外的"),
        (["aiken", "--all", "--engine", "meilisearch"], "--engine 只用于 search"),
        (["xlsx", "--kind", "term", "--variant", "s2t"], "要读回"),
        (["zip"], "没有写 --out"),
    ],
)
def test_what_is_asked_of_the_wrong_format_is_said(
    root: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], sentence: str
) -> None:
    out = [] if arguments == ["zip"] else ["--out", str(root.parent / "nothing.out")]
    assert export(root, *arguments, *out) == 2
    assert sentence in capsys.readouterr().err
    assert not (root.parent / "nothing.out").exists()


def test_a_project_without_settings_has_no_site(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = project(tmp_path / "kb")
    settings = root / "mkdocs.yml"
    for written, sentence in (
        (MKDOCS.replace("[casebook]", "[]"), "没有 casebook"),
        ("", "没有 mkdocs.yml"),
    ):
        settings.write_text(written, encoding="utf-8")
        if not written:
            settings.unlink()
        assert export(root, "zip", "--out", str(tmp_path / "a.zip")) == 1
        said = capsys.readouterr().err
        assert sentence in said
        assert "没有导出" in said
        assert [file.name for file in tmp_path.iterdir()] == ["kb"]
