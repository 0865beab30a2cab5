"""The same text as plain Markdown for MkDocs with Material, written as an author would without Casebook.

    python -m tests.bench.twin --project DIR --out DIR

Every choice favours the peer. The menu names sections only, as ours does: without `nav` MkDocs would put every case
into the menu of every page. Terms and titles are not linked, nobody's mentions are gathered, nothing is checked,
and of plugins there is only `search`, which splits Chinese nowhere.
"""

import argparse
import html
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import yaml

from generator import build
from generator.fields import RefTo
from generator.kinds.case import Case
from generator.library import Library
from generator.pages.prose import Writer
from generator.record import WORDS, Kind, Record
from generator.references import LINK
from generator.walk import Leaf, leaves

EXTENSIONS = ["admonition", "attr_list", "md_in_html", "pymdownx.details", "tables"]
BOX = {"best": "success", "acceptable": "info", "wrong": "failure"}


def main() -> None:
    """Write the Markdown twin of a knowledge base."""
    parser = argparse.ArgumentParser("python -m tests.bench.twin", description=main.__doc__)
    parser.add_argument("--project", type=Path, required=True, metavar="DIR")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    options = parser.parse_args()
    library = build.check(options.project).library
    for path, text in _pages(library):
        file = options.out / "docs" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    (options.out / "mkdocs.yml").write_text(_configuration(options.project, library), encoding="utf-8")


def _pages(library: Library) -> Iterator[tuple[str, str]]:
    author = Author(library)
    for kind in library.kinds:
        records = library.of_kind(kind.name)
        for record in records:
            text = author.case(record) if isinstance(record, Case) else author.record(record)
            yield f"{library.page_of(record)}.md", text
        yield f"{kind.pages}/index.md", author.listing(kind, records)
    for file, text in library.documents.items():
        yield file.removeprefix("content/"), author.prose(text, root="")
    yield "index.md", "\n".join(["# 首页\n", *(f"- [{kind.plural}]({kind.pages}/index.md)" for kind in library.kinds)])


class Author:
    """Writes records down by hand, so to speak."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.writer = Writer(library)
        self.words = dict(WORDS) | {table: words for kind in library.kinds for table, words in kind.words.items()}

    def link(self, ref: str, label: str = "", root: str = "../") -> str:
        """A Markdown link to a record or a place in it."""
        record = self.library.get(ref)
        if record is None:
            return ref
        _, hash_sign, anchor = ref.partition("#")
        return f"[{label or self.writer.label(ref)}]({root}{self.library.page_of(record)}.md{hash_sign}{anchor})"

    def prose(self, text: str, root: str = "../") -> str:
        """Markdown with ordinary links."""
        return LINK.sub(lambda hit: self.link(hit[1].strip(), (hit[2] or "").strip(), root), text.strip())

    def cites(self, refs: tuple[str, ...]) -> str:
        """What a statement rests on."""
        return f"依据：{'、'.join(map(self.link, refs))}" if refs else ""

    def listing(self, kind: Kind, records: tuple[Record, ...]) -> str:
        """The list page of a section; a table, because Python-Markdown is slower with a list of thousands."""
        rows = ([f"[{record.title}]({record.id}.md)", record.summary or ""] for record in records)
        return f"# {kind.plural}\n\n{kind.intro}\n\n{_table(['标题', '摘要'], rows)}\n"

    def record(self, record: Record) -> str:
        """Any record: its parts with headings, its lists as lists, its texts as paragraphs."""
        headings = {anchor.path[:-1]: f"## {anchor.title} {{#{anchor.id}}}" for anchor in record.anchors()}
        blocks, last = [f"# {record.title}"], None
        for leaf in leaves(record):
            if leaf.path == ("title",):
                continue
            place = leaf.path[:2]
            if place in headings:
                blocks.append(headings.pop(place))
            is_item = isinstance(leaf.path[-1], int)
            blocks.append(("- " if is_item else "") + self._leaf(leaf))
            if is_item and leaf.path[:-1] == last:
                item = blocks.pop()
                blocks[-1] += f"\n{item}"
            last = leaf.path[:-1] if is_item else None
        return "\n\n".join(blocks) + "\n"

    def _leaf(self, leaf: Leaf) -> str:
        return self.link(leaf.value) if isinstance(leaf.mark, RefTo) else self.prose(leaf.value)

    def case(self, case: Case) -> str:
        """A case as our page tells it."""
        return "\n\n".join(block for block in self._case(case) if block) + "\n"

    def _case(self, case: Case) -> Iterator[str]:
        yield f"# {case.title}"
        yield f"{case.summary}\n\n复核于 {case.reviewed} · 负责：{self.link(case.owner)}"
        yield _table(["项目", "内容"], self._facts(case))
        yield f"## 情况\n\n{self.prose(case.situation)}"
        yield _box("note", "定级理由", self.prose(case.severity_reason))
        yield "## 你会怎么做？"
        for number, point in enumerate(case.decision_points, 1):
            yield f"### 判断 {number} {{#{point.id}}}\n\n{self.prose(point.question)}"
            for option in point.options:
                feedback = f"**{self.words['verdict'][option.verdict]}** {self.prose(option.feedback or '')}"
                yield _box(BOX[option.verdict], option.text, f"{feedback}\n\n{self.cites(option.cites)}")
        yield from self._outcome(case)
        yield from self._lessons(case)

    def _facts(self, case: Case) -> Iterator[list[str]]:
        yield ["来源", self.words["origin"][case.origin]]
        names = ("产品", "渠道", "原因", "级别")
        refs = (case.product, case.channel, case.cause, case.severity)
        yield from ([name, self.link(ref)] for name, ref in zip(names, refs, strict=True))
        yield ["责任方", self.words["party"][case.root_cause.party]]
        yield ["截至", str(case.as_of)]

    def _outcome(self, case: Case) -> Iterator[str]:
        yield f"## 后来怎样\n\n{self.prose(case.rest_of_story)}"
        events = ([one.when, self.prose(one.what), self.link(one.step) if one.step else ""] for one in case.timeline)
        yield f"### 经过\n\n{_table(['时间', '经过', '步骤'], events)}"
        pieces = ([piece.item, piece.shows, piece.obtained or "—"] for piece in case.evidence)
        yield f"### 证据\n\n{_table(['证据', '证明什么', '从哪里取得'], pieces)}"
        yield f"### 查明的事实\n\n{_list(case.findings)}"
        given = case.resolution
        yield f"### 处理结果\n\n**决定** {self.prose(given.decision)}\n\n**补救** {self.prose(given.remedy)}"
        yield f"**谁有权决定** {self.link(given.authority)}\n\n**怎样告知** {self.prose(given.told)}"

    def _lessons(self, case: Case) -> Iterator[str]:
        yield f"## 根因\n\n{_list(case.root_cause.why)}"
        marks = (
            f"{'做到' if mark.kept else '违背'} {self.link(mark.principle)}：{mark.how}" for mark in case.principles
        )
        yield f"### 处理原则\n\n{_list(marks)}"
        lessons = (
            f"{lesson.text} {self.words['lesson_status'][lesson.status]} → {self.link(lesson.target)}"
            for lesson in case.lessons
        )
        yield f"## 经验\n\n{_list(lessons)}"
        if case.based_on:
            yield f"## 改编自\n\n{self.prose(case.based_on)}"
        yield f"## 依据与相关\n\n{self.cites(case.cites)}" if case.cites else ""
        sources = (f"{one.text}（{self.words['confidence'][one.confidence]}）" for one in case.sources)
        yield f"## 资料来源\n\n{_list(sources)}" if case.sources else ""


def _box(kind: str, title: str, body: str) -> str:
    lines = "\n".join(f"    {line}" if line else "" for line in body.strip().split("\n"))
    return f'??? {kind} "{html.escape(title)}"\n\n{lines}'


def _list(items: Iterable[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


def _table(head: list[str], rows: Iterator[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(_cell(cell) for cell in line)} |" for line in lines)


def _cell(text: str) -> str:
    return re.sub(r"\s*\n\s*", "<br>", text.strip()).replace("|", r"\|")


def _configuration(project: Path, library: Library) -> str:
    """The shipped look without our plugin; JSON is YAML too."""
    shipped = yaml.safe_load((project / "mkdocs.yml").read_text(encoding="utf-8"))
    shipped["theme"].pop("custom_dir", None)
    sections = [{kind.plural: f"{kind.pages}/index.md"} for kind in library.kinds]
    settings = {
        "site_name": shipped["site_name"],
        "use_directory_urls": False,
        "theme": shipped["theme"],
        "plugins": ["search"],
        "markdown_extensions": EXTENSIONS,
        "nav": [{"首页": "index.md"}, *sections],
    }
    return json.dumps(settings, ensure_ascii=False)


if __name__ == "__main__":
    main()
