"""Writes into records that articles were compared with their texts, and changes nothing else in the files."""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from generator.checks import figure_unsourced
from generator.diagnostic import FieldPath
from generator.kinds.regulation import Article, Regulation, text_of
from generator.library import Library
from generator.reading.load import read_text
from generator.reading.places import Span, lines_of
from generator.reading.source import parse
from generator.reading.splicing import Edit, spliced
from generator.statutes.text import digest

NO_RECORD = "没有这部法规，或者没有这一条"
NO_TEXT = "原文里找不到“{label}”：label 写条号（第18条、第4至6条）、章（第五章）、原文的小标题，或者“全文”"
RECALLED = "还写着 confidence: recalled（待核对原文），先按原文改好，再按看到的文本改成 A、B 或 C"
FAULTY = "写了原文没有的数，先改好，看 casebook check --texts"

Marks = dict[FieldPath, str]
"""Articles of a file by their paths, with the digests of their texts."""


class Outcome(NamedTuple):
    """What became of an article: it is written into, unless there is a reason why not."""

    ref: str
    title: str
    reason: str = ""


def verify(root: Path, library: Library, refs: Iterable[str], today: datetime.date) -> Iterator[Outcome]:
    """Note that the articles which `id` or `id#no` name were compared today, where their texts bear them out."""
    faulty = {(owner, problem.path[:2]) for owner, problem in figure_unsourced.check(library)}
    marks: dict[str, Marks] = {}
    for ref in refs:
        found = [*named(library, ref)]
        if not found:
            yield Outcome(ref, "", NO_RECORD)
        for regulation, article in found:
            path = ("articles", regulation.articles.index(article))
            text = text_of(library, regulation, article.shown_label)
            reason = _refusal(article, text, is_faulty=(regulation.id, path) in faulty)
            if text is not None and not reason:
                marks.setdefault(library.origins[regulation.id].file, {})[path] = digest(text)
            yield Outcome(ref_of(regulation, article), f"{article.shown_label} {article.title}", reason)
    for file, of_file in marks.items():
        _write(root, file, of_file, today.isoformat())


def _refusal(article: Article, text: str | None, *, is_faulty: bool) -> str:
    """Why an article is not written into; empty if it is."""
    if text is None:
        return NO_TEXT.format(label=article.shown_label)
    if article.is_recalled:
        return RECALLED
    return FAULTY if is_faulty else ""


def _write(root: Path, file: str, marks: Marks, on: str) -> None:
    text = read_text(root, file)
    spans = parse(text, file, with_spans=True).spans
    edits = [edit for path, mark in marks.items() for edit in _edits(path, spans, lines_of(text), on, mark)]
    (root / file).write_bytes(spliced((root / file).read_bytes(), edits))


def _edits(
    path: FieldPath, spans: Mapping[FieldPath, Span], lines: Sequence[str], on: str, mark: str
) -> Iterator[Edit]:
    """New values where there are old ones; otherwise the whole behind the confidence, which every article has."""
    quoted = f'"{mark}"'  # some digests are all digits
    if (*path, "verified") in spans:
        for name, value in (("on", on), ("digest", quoted)):
            (line, start), (_, end) = spans[*path, "verified", name].start, spans[*path, "verified", name].end
            yield Edit(line, start, end, value)
        return
    article, confidence = spans[path], spans[*path, "confidence"]
    written = f"verified: {{on: {on}, digest: {quoted}}}"
    line, end = confidence.end
    if lines[article.start[0]][article.start[1]] == "{":
        yield Edit(line, end, end, f", {written}")
    elif confidence.key:
        end = len(lines[line])
        yield Edit(line, end, end, f"\n{' ' * confidence.key[1]}{written}")


def named(library: Library, ref: str) -> Iterator[tuple[Regulation, Article]]:
    """The articles that `id` or `id#no` names."""
    regulation, wanted = library.one(Regulation, ref), ref.partition("#")[2]
    for article in regulation.articles if regulation else ():
        if regulation and wanted in ("", article.no):
            yield regulation, article


def ref_of(regulation: Regulation, article: Article) -> str:
    """How an article is cited."""
    return f"{regulation.id}#{article.no}"
