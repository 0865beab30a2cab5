"""A folder with the texts of laws to `Statute`s: one Markdown file each, named like the record of its regulation.

# 银行业保险业消费投诉处理管理办法     the title
- 公布：2020-01-14                  about the text, as many lines as there is to say
## 第一章 总则                       a chapter
### 第1条（第一条）                   an article, and below it its words
### 要点                             or another part of the text
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import dropwhile
from pathlib import Path
from typing import NamedTuple

from generator.diagnostic import Diagnostic, Place, Problem, has_errors
from generator.reading.decoding import decode
from generator.reading.folders import is_passed_over
from generator.reading.ids import is_id, misnamed
from generator.reading.places import lines_of, place
from generator.statutes.text import CHAPTER, Statute, article_numbers, heading, number_of

INTRODUCTION = "README.md"
HEADING = re.compile("(#{1,3})(?!#)[ \t]*(.*?)[ \t]*")
ABOUT = re.compile("- [^：:]{1,20}[：:].*|[ \t]*")
LIKE_AN_ARTICLE = re.compile("第.{0,12}条|第?[ \t]*[0-9０-９]")


class Part(NamedTuple):
    """What stands below a heading, and the heading: its line (from 0), how deep it is, its words."""

    line: int
    depth: int
    name: str
    text: str

    @property
    def numbers(self) -> tuple[str, ...]:
        """The number of the article, if it is one; in brackets it may be written once more."""
        return tuple(dict.fromkeys(article_numbers(self.name)))


def read_statutes(folder: Path) -> tuple[Mapping[str, Statute], list[Diagnostic]]:
    """`({id: text}, what is wrong with the files)`; a text with an error is left out."""
    found, diagnostics = {}, list[Diagnostic]()
    for path in sorted(folder.glob("*.md")):
        if not is_passed_over(path.name) and path.name != INTRODUCTION:
            statute, wrong = _read(path)
            diagnostics += wrong
            if statute:
                found[path.stem] = statute
    return found, diagnostics


def _read(path: Path) -> tuple[Statute | None, list[Diagnostic]]:
    file = path.as_posix()
    if not is_id(path.stem):
        return None, [Diagnostic(misnamed(path.stem), Place(file))]
    try:
        text, wrong = decode(path.read_bytes(), file)
    except OSError:
        return None, [Diagnostic(Problem(code="file-unreadable"), Place(file))]
    if has_errors(wrong):
        return None, wrong
    parts = tuple(_parts(text))
    wrong += [Diagnostic(problem, _place(text, file, part)) for part, problem in _faults(parts)]
    return (None if has_errors(wrong) else _statute(parts)), wrong


def _place(text: str, file: str, part: Part) -> Place:
    return place(text, file, (part.line, 0, len(lines_of(text)[part.line])))


def _parts(text: str) -> Iterator[Part]:
    """The parts of a text; the first is what stands before any heading."""
    line, depth, name, below = 0, 0, "", list[str]()
    for number, written in enumerate(lines_of(text)):
        if hit := HEADING.fullmatch(written):
            yield Part(line, depth, name, "\n".join(below).strip())
            line, depth, name, below = number, len(hit[1]), hit[2], []
        else:
            below.append(written)
    yield Part(line, depth, name, "\n".join(below).strip())


def _faults(parts: tuple[Part, ...]) -> Iterator[tuple[Part, Problem]]:
    """What is not in the form of a text."""
    before, *others = parts
    titles = [part for part in others if part.depth == 1]
    if before.text or not titles or titles[0] is not others[0]:
        yield before, Problem(code="statute-title")
    yield from ((part, Problem(written=part.name, code="statute-title")) for part in titles[1:])
    seen: dict[str, int] = {}
    for part in others:
        if code := _fault_of(part, seen):
            yield part, Problem(written=part.name, code=code)
        seen |= dict.fromkeys(part.numbers, part.line)


def _fault_of(part: Part, seen: Mapping[str, int]) -> str:
    """The code of what is wrong with a part; empty if nothing is."""
    if not part.name:
        return "statute-heading"
    if part.depth != len("###"):
        return ""
    if len(part.numbers) > 1 or (not part.numbers and LIKE_AN_ARTICLE.match(part.name)):
        return "statute-heading"
    if not part.text:
        return "statute-empty"
    return "statute-duplicate" if any(number in seen for number in part.numbers) else ""


def _statute(parts: Iterable[Part]) -> Statute:
    _, title, *others = parts
    opening = "\n".join(dropwhile(ABOUT.fullmatch, lines_of(title.text)))
    articles, chapters, headings, chapter = {}, dict[str, tuple[str, ...]](), {}, ""
    for part in others:
        if hit := CHAPTER.match(part.name):
            chapter = number_of(hit[1])
        for number in part.numbers:
            articles[number] = part.text
            chapters[chapter] = (*chapters.get(chapter, ()), number)
        if not part.numbers and part.text:
            headings[heading(part.name)] = part.text
    whole = "\n".join(filter(None, (opening, *(part.text for part in others))))
    return Statute(title.name, whole, articles, chapters, headings)
