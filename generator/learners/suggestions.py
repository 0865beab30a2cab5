"""What readers say is wrong with pages, from the texts that <cb-suggest> makes, for those who answer for the pages.

The texts come as readers sent them: quoted in mails, several in a file, the same one twice.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from generator.library import Library
from generator.record import MaintainedRecord, Record

BEGIN, END = "【报错与建议】", "【完】"
BEGINNING = re.compile(rf"(?P<quotation>[\s>|]*)[^【]*{BEGIN}\s*")
NAMED = re.compile(r"(?P<name>[^：:]+)[：:]\s*(?P<value>.*)")
IN_BRACKETS = re.compile(r"(?P<words>.*)[（(](?P<address>[^（）()]+)[）)]")
LINES = ("页面", "位置", "内容版本", "原文")
PARAGRAPHS = ("哪里不对", "建议")
NOBODY = "没有写明负责岗位的页面"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One text. `page` is a path in the site without extension, `anchor` empty for the whole page; `source` is where
    the text begins, `file:line`.
    """

    page: str
    title: str
    place: str
    anchor: str
    version: str
    quote: str
    wrong: str
    proposal: str
    source: str

    @property
    def words(self) -> tuple[str, ...]:
        """All but where it was found: the same words are the same suggestion."""
        return self.page, self.anchor, self.version, self.quote, self.wrong, self.proposal


@dataclass(frozen=True, slots=True)
class Sorted:
    """A suggestion, the record that it is about, if there is one, who answers for it, and where else it was found."""

    suggestion: Suggestion
    record: Record | None
    owner: str
    sources: tuple[str, ...]


def read(text: str, file: str) -> tuple[list[Suggestion], list[str]]:
    """`(the suggestions in a text, sentences about what cannot be read)`."""
    found: list[Suggestion] = []
    refused: list[str] = []
    open_: list[str] | None = None
    start, quotation = 0, ""
    for number, line in enumerate(text.splitlines(), 1):
        bare = _unquoted(line, quotation)
        if hit := BEGINNING.fullmatch(line):
            if open_ is not None:
                refused.append(f"{file}:{start}：这一条没有写到“{END}”，可能没有复制完。没有计入。")
            open_, start, quotation = [], number, hit["quotation"]
        elif bare.endswith(END) and open_ is not None:
            made = _suggestion([*open_, bare.removesuffix(END)], f"{file}:{start}")
            found += [made] if made else []
            refused += [] if made else [f"{file}:{start}：缺“页面”那一行，或者“哪里不对”是空的。没有计入。"]
            open_ = None
        elif open_ is not None:
            open_.append(bare)
    if open_ is not None:
        refused.append(f"{file}:{start}：这一条没有写到“{END}”，可能没有复制完。没有计入。")
    if not found and not refused:
        refused.append(f"{file}：没有找到“{BEGIN}”。请把读者发来的文字原样存成文本文件（UTF-8）。")
    return found, refused


def _unquoted(line: str, quotation: str) -> str:
    """A line without what a mail program put before all lines of the text, as it did before the first."""
    return "" if line.strip() == quotation.strip() else line.removeprefix(quotation).rstrip()


def _suggestion(lines: Iterable[str], source: str) -> Suggestion | None:
    fields = _fields(lines)
    page, place = IN_BRACKETS.fullmatch(fields.get("页面", "")), IN_BRACKETS.fullmatch(fields.get("位置", ""))
    if not page or not fields.get("哪里不对"):
        return None
    return Suggestion(
        page["address"],
        page["words"],
        place["words"] if place else fields.get("位置", ""),
        place["address"].removeprefix("#") if place else "",
        fields.get("内容版本", ""),
        fields.get("原文", ""),
        fields["哪里不对"],
        fields.get("建议", ""),
        source,
    )


def _fields(lines: Iterable[str]) -> Mapping[str, str]:
    """The lines by name; a paragraph goes on to the next name of a paragraph."""
    found: dict[str, str] = {}
    paragraph = ""
    for line in lines:
        hit = NAMED.fullmatch(line)
        name = hit["name"].strip() if hit else ""
        if hit and name in LINES and not paragraph and name not in found:
            found[name] = hit["value"]
        elif hit and name in PARAGRAPHS and name not in found:
            paragraph = name
            found[name] = hit["value"]
        elif paragraph:
            found[paragraph] = f"{found[paragraph]}\n{line}".strip("\n")
    return found


def by_owner(library: Library, suggestions: Iterable[Suggestion]) -> Iterator[tuple[str, list[Sorted]]]:
    """`(title of the role, its suggestions by page)`; pages for which nobody answers come last."""
    records = {path: record for record in library.listed.records.values() for path in library.pages_of(record)}
    same: dict[tuple[str, ...], list[Suggestion]] = {}
    for suggestion in suggestions:
        same.setdefault(suggestion.words, []).append(suggestion)
    found = [_sorted(library, records.get(each[0].page), each) for each in same.values()]
    found.sort(key=lambda one: (one.owner == NOBODY, one.owner, one.suggestion.page, one.suggestion.anchor))
    for owner, group in groupby(found, key=lambda one: one.owner):
        yield owner, list(group)


def _sorted(library: Library, record: Record | None, same: list[Suggestion]) -> Sorted:
    role = library.get(record.owner) if isinstance(record, MaintainedRecord) else None
    return Sorted(same[0], record, role.title if role else NOBODY, tuple(one.source for one in same))


def told(library: Library, found: Iterable[tuple[str, list[Sorted]]]) -> Iterator[str]:
    """The lines of the report."""
    for owner, group in found:
        yield f"{owner}（{len(group)} 条）"
        for one in group:
            yield from (f"  {line}" for line in _lines(library, one))


def _lines(library: Library, one: Sorted) -> Iterator[str]:
    said, file = one.suggestion, library.origins[one.record.id].file if one.record else ""
    yield f"{said.title}  {said.page}{f'  {file}' if file else ''}"
    yield f"  位置  {said.place}{f'（#{said.anchor}）' if said.anchor else ''}"
    if said.version != library.version:
        yield f"  版本  {said.version or '没有写'}，现在是 {library.version}：先看现在的页面还是不是这样"
    for name, words in (("原文", said.quote), ("不对", said.wrong), ("建议", said.proposal)):
        yield from (f"  {name if not number else '    '}  {line}" for number, line in enumerate(words.splitlines()))
    yield f"  来自  {'、'.join(one.sources)}"
