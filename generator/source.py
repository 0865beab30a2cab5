"""YAML text to plain values, and field paths back to lines and columns. The only module that knows PyYAML.

Values are read in one pass over libyaml's events, never by recursion on the author's nesting; positions are worked
out by a second pass over a file only when something in it has to be pointed at.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import yaml

from generator.diagnostic import Diagnostic, FieldPath, Place, Problem

MAX_BYTES = 1_000_000
MAX_DEPTH = 30

NULL = frozenset({"", "~", "null"})
BOOL = {"true": True, "false": False}
INT = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})")
FLOAT = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})\.[0-9]{1,18}")
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff\ud800-\udfff]")
STANDARD_TAG = "tag:yaml.org,2002:"

Value = Any


@dataclass(frozen=True, slots=True)
class Span:
    """Where a value stands: its key (if it has one), its first and its last character; counted from 0."""

    key: tuple[int, int, int] | None
    start: tuple[int, int]
    end: tuple[int, int]


@dataclass(slots=True)
class Tree:
    """What a file says, what is wrong with how it says it, and (when asked for) where."""

    value: Value = None
    diagnostics: list[Diagnostic] = field(default_factory=list)
    spans: dict[FieldPath, Span] = field(default_factory=dict)

    @property
    def is_readable(self) -> bool:
        """Whether `value` can be trusted to be all that the author wrote."""
        return not any(found.problem.severity == "error" for found in self.diagnostics)


class _RefusedError(Exception):
    """The text cannot be read on from here; carries what to tell the author."""

    def __init__(self, code: str, line: int, column: int, length: int = 1, detail: str = "") -> None:
        super().__init__(code)
        self.code, self.line, self.column, self.length, self.detail = (
            code,
            line,
            column,
            length,
            detail,
        )


def decode(raw: bytes, file: str) -> tuple[str, list[Diagnostic]]:
    """Bytes of an author's file to text with `\\n` line ends. Never fails; what is odd comes back as diagnostics."""
    found = []
    if raw.startswith(b"\xef\xbb\xbf"):
        raw = raw[3:]
        found.append(_at(file, "", 1, 1, "file-bom", severity="warning"))
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as bad:
        return "", [*found, _undecodable(raw, bad, file)]
    if "\r" in text:
        found.append(_at(file, text.split("\r", 1)[0], 1, 1, "file-crlf", severity="warning"))
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, found


def parse(text: str, file: str, *, with_spans: bool = False) -> Tree:
    """Text to values: mappings, lists, strings, whole numbers, decimals, true/false and null, nothing else."""
    tree = Tree()
    reader = _Reader(text, file, tree, with_spans)
    try:
        reader.refuse_unprintable()
        tree.value = reader.document()
    except _RefusedError as refused:
        tree.diagnostics.append(reader.diagnose(refused))
    except yaml.YAMLError as error:
        tree.diagnostics.append(reader.diagnose(_from_yaml(error, text)))
    return tree


def locate(text: str, file: str, problem: Problem) -> Place:
    """The place of a problem: the needle inside the field if there is one, else the value or key itself.

    A field that does not exist is placed at its nearest existing parent.
    """
    spans = _spans(text)
    path = problem.path
    while path and path not in spans:
        path = path[:-1]
    lines = text.split("\n")
    span = spans.get(path)
    if span is None:
        return _first_hit(lines, file, problem.needle)
    missing = path != problem.path
    if span.key and (problem.on_key or missing):
        return _place(lines, file, *span.key)
    return _inside(lines, file, span, problem.needle)


@lru_cache(maxsize=4)
def _spans(text: str) -> Mapping[FieldPath, Span]:
    """Findings come file by file, so a few texts remembered are enough."""
    return parse(text, "", with_spans=True).spans


def find(text: str, file: str, needle: str) -> Place:
    """The first place of a needle in plain text, such as a handwritten page; else its first line."""
    return _first_hit(text.split("\n"), file, needle)


def _first_hit(lines: list[str], file: str, needle: str) -> Place:
    for number, line in enumerate(lines):
        column = line.find(needle) if needle else -1
        if column >= 0:
            return _place(lines, file, number, column, len(needle))
    first = next((n for n, line in enumerate(lines) if line.strip() and not line.lstrip().startswith("#")), 0)
    return _place(lines, file, first, 0, len(lines[first]) or 1)


def _inside(lines: list[str], file: str, span: Span, needle: str) -> Place:
    (first, column), (last, end) = span.start, span.end
    for number in range(first, min(last, len(lines) - 1) + 1) if needle else ():
        begin = column if number == first else 0
        hit = lines[number].find(needle, begin)
        if hit >= 0:
            return _place(lines, file, number, hit, len(needle))
    length = end - column if last == first else len(lines[first]) - column
    return _place(lines, file, first, column, length)


def _place(lines: list[str], file: str, line: int, column: int, length: int) -> Place:
    text = lines[line] if line < len(lines) else ""
    room = max(1, len(text) - column)
    return Place(file, line + 1, column + 1, max(1, min(length, room)), text)


class _Reader:
    """One pass over the events of one file."""

    def __init__(self, text: str, file: str, tree: Tree, with_spans: bool) -> None:
        self.text, self.file, self.tree = text, file, tree
        self.with_spans = with_spans
        self.events: Iterator[Any] = yaml.parse(text, yaml.CSafeLoader)  # type: ignore[no-untyped-call]

    def diagnose(self, refused: _RefusedError) -> Diagnostic:
        """A refusal as a diagnostic with its line; slips that Chinese authors make are named for what they are."""
        lines = self.text.split("\n")
        slip = _slip_near(lines, refused.line) if refused.code == "yaml-syntax" else None
        at = slip or refused
        place = _place(lines, self.file, min(at.line, len(lines) - 1), at.column, at.length)
        return Diagnostic(Problem(at.code, (), "", written=at.detail), place)

    def refuse_unprintable(self) -> None:
        """Control characters and exotic line breaks would shift every line number after them."""
        if hit := UNPRINTABLE.search(self.text):
            before = self.text[: hit.start()]
            column = len(before) - before.rfind("\n") - 1
            raise _RefusedError("control-character", before.count("\n"), column, 1, f"U+{ord(hit[0]):04X}")

    def document(self) -> Value:
        """The single document of the file; None if it is empty."""
        next(self.events)
        start = next(self.events)
        if isinstance(start, yaml.StreamEndEvent):
            return None
        value = self._value(next(self.events), (), None)
        next(self.events)
        extra = next(self.events)
        if not isinstance(extra, yaml.StreamEndEvent):
            raise _RefusedError("yaml-documents", extra.start_mark.line, 0, 3)
        return value

    def _value(self, event: Any, path: FieldPath, key: tuple[int, int, int] | None) -> Value:
        self._refuse_magic(event)
        if isinstance(event, yaml.ScalarEvent):
            self._mark(path, key, event.start_mark, event.end_mark)
            return _scalar(event)
        if len(path) >= MAX_DEPTH:
            raise _RefusedError("yaml-depth", event.start_mark.line, event.start_mark.column)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(event, path, key)
        return self._mapping(event, path, key)

    def _sequence(self, opening: Any, path: FieldPath, key: tuple[int, int, int] | None) -> list[Value]:
        items: list[Value] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self._value(event, (*path, len(items)), None))
        self._mark(path, key, opening.start_mark, event.end_mark)
        return items

    def _mapping(self, opening: Any, path: FieldPath, key: tuple[int, int, int] | None) -> dict[str, Value]:
        found: dict[str, Value] = {}
        first_lines: dict[str, int] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            name, mark = self._key(event)
            value = self._value(next(self.events), (*path, name), mark)
            if name in found:
                self._report_duplicate(name, mark, first_lines[name], path)
            else:
                found[name] = value
                first_lines[name] = mark[0]
        self._mark(path, key, opening.start_mark, event.end_mark)
        return found

    def _key(self, event: Any) -> tuple[str, tuple[int, int, int]]:
        start, end = event.start_mark, event.end_mark
        self._refuse_magic(event)
        if not isinstance(event, yaml.ScalarEvent):
            raise _RefusedError("yaml-key", start.line, start.column)
        return event.value, (start.line, start.column, end.column - start.column)

    def _report_duplicate(self, name: str, mark: tuple[int, int, int], first: int, path: FieldPath) -> None:
        place = _place(self.text.split("\n"), self.file, *mark)
        written = f"{name}（第 {first + 1} 行已经写过）"
        self.tree.diagnostics.append(Diagnostic(Problem("key-duplicate", (*path, name), "", written=written), place))

    def _refuse_magic(self, event: Any) -> None:
        start, end = event.start_mark, event.end_mark
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
            raise _RefusedError("yaml-alias", start.line, start.column, max(1, end.column - start.column))
        if event.tag is not None and event.tag != "!" and not event.tag.startswith(f"{STANDARD_TAG}str"):
            raise _RefusedError("yaml-tag", start.line, start.column, 1, event.tag.replace(STANDARD_TAG, "!!"))

    def _mark(self, path: FieldPath, key: tuple[int, int, int] | None, start: Any, end: Any) -> None:
        if self.with_spans and path not in self.tree.spans:
            self.tree.spans[path] = Span(key, (start.line, start.column), (end.line, end.column))


def _scalar(event: Any) -> Value:
    text = event.value
    if event.style or event.tag is not None:
        return text
    if text in NULL:
        return None
    if text in BOOL:
        return BOOL[text]
    if INT.fullmatch(text):
        return int(text)
    return float(text) if FLOAT.fullmatch(text) else text


def _from_yaml(error: yaml.YAMLError, text: str) -> _RefusedError:
    mark = getattr(error, "problem_mark", None)
    said = str(getattr(error, "problem", None) or "")
    if mark is None:
        return _RefusedError("yaml-syntax", 0, 0, 1, said)
    return _RefusedError("yaml-syntax", min(mark.line, text.count("\n")), mark.column, 1, said)


# What an author's hand does: (code, what the slip looks like, which group to underline).
SLIPS = (
    ("tab", re.compile(r"^\s*?(?P<slip>\t+)")),
    ("fullwidth-colon", re.compile(r"^\s*(?:- +)?[A-Za-z_][\w-]*(?P<slip>：)")),
    ("colon-space", re.compile(r"^\s*(?:- +)?[A-Za-z_][\w-]*(?P<slip>:)[^\s:/]")),
    ("dash-space", re.compile(r"^\s*(?P<slip>-)[^\s\-\d]")),
    ("colon-in-text", re.compile(r"^\s*(?:- +)?[\w-]+: +[^\s\"'|>\[{][^\"']*?(?P<slip>:)(?:\s|$)")),
    (
        "quote-in-quotes",
        re.compile(r"^\s*(?:- +)?(?:[\w-]+: +)?(?P<slip>\"[^\"]*\"|'[^']*')\s*[^\s,#\]}:]"),
    ),
    ("special-start", re.compile(r"^\s*(?:- +)?(?:[\w-]+: +)?(?P<slip>[@`%*&!,\]}])")),
)


def _slip_near(lines: list[str], line: int) -> _RefusedError | None:
    """A well-known slip on the line that libyaml stumbled over, or on the lines just before it."""
    for number in range(min(line, len(lines) - 1), max(-1, line - 4), -1):
        if slip := slip_in(lines[number], number):
            return slip
    return None


def slip_in(line: str, number: int) -> _RefusedError | None:
    """The first well-known slip in one line."""
    for code, pattern in SLIPS:
        if hit := pattern.match(line):
            return _RefusedError(code, number, hit.start("slip"), len(hit["slip"]), line.strip())
    return None


def find_slip(text: str, file: str) -> Diagnostic | None:
    """For a text that parsed, but not into what was meant: the first slip in it."""
    lines = text.split("\n")
    slips = (slip_in(line, number) for number, line in enumerate(lines))
    slip = next(filter(None, slips), None)
    if slip is None:
        return None
    place = _place(lines, file, slip.line, slip.column, slip.length)
    return Diagnostic(Problem(slip.code, (), "", written=slip.detail), place)


def _undecodable(raw: bytes, bad: UnicodeDecodeError, file: str) -> Diagnostic:
    line = raw.count(b"\n", 0, bad.start) + 1
    column = bad.start - raw.rfind(b"\n", 0, bad.start)
    try:
        shown = raw.decode("gb18030").split("\n")[line - 1].strip("\r")
    except UnicodeDecodeError:
        return _at(file, "", line, column, "file-encoding")
    prefix = raw[bad.start - column + 1 : bad.start].decode("utf-8", errors="replace")
    return _at(file, shown, line, len(prefix) + 1, "file-gbk")


def _at(
    file: str,
    text: str,
    line: int,
    column: int,
    code: str,
    detail: str = "",
    severity: Any = "error",
) -> Diagnostic:
    return Diagnostic(Problem(code, (), "", written=detail, severity=severity), Place(file, line, column, 1, text))
