"""YAML text to plain values, and field paths back to lines and columns. The only module that knows PyYAML.

Values are read in one pass over libyaml's events, never by recursion on the author's nesting; positions are worked
out by a second pass over a file only when something in it has to be pointed at.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import Any

import yaml

from generator.diagnostic import Diagnostic, FieldPath, Place, Problem
from generator.reading.comments import Comments, Found
from generator.reading.invisible import first_invisible
from generator.reading.joining import joined
from generator.reading.places import Span, Stretch, inside, lines_of, place
from generator.reading.slips import Slip, first_slip, slip_in
from generator.reading.swallowed import comma_in_number, fullwidth_comma
from generator.reading.syntax import slip_of

MAX_BYTES = 2_000_000
MAX_DEPTH = 30

NULL = frozenset({"", "~", "null"})
BOOL = {"true": True, "false": False}
INT = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})")
DECIMAL = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})\.[0-9]{1,18}")
STANDARD_TAG = "tag:yaml.org,2002:"
BLOCKS = ("|", ">")

Value = Any


@dataclass(slots=True)
class Tree:
    """What a file says, what is wrong with how it says it, and (when asked for) where."""

    value: Value = None
    diagnostics: list[Diagnostic] = field(default_factory=list)
    spans: dict[FieldPath, Span] = field(default_factory=dict)

    @property
    def is_readable(self) -> bool:
        """Whether `value` can be trusted to be all that the author wrote."""
        return not self.diagnostics


class _RefusedError(Exception):
    """The text cannot be read on from here; carries what to tell the author."""

    def __init__(self, slip: Slip) -> None:
        self.slip = slip


def parse(text: str, file: str, *, with_spans: bool = False) -> Tree:
    """Text to values: mappings, lists, strings, whole numbers, decimals, true/false and null, nothing else."""
    tree = Tree()
    reader = _Reader(text, file, tree, with_spans)
    try:
        reader.refuse_unprintable()
        tree.value = reader.document()
    except _RefusedError as refused:
        tree.diagnostics.append(_diagnostic(text, file, refused.slip))
    except yaml.MarkedYAMLError as error:
        tree.diagnostics.append(_diagnostic(text, file, slip_of(error, lines_of(text))))
    return tree


def find_slip(text: str, file: str) -> Diagnostic | None:
    """For a text that parsed, but not into what was meant: the first slip in it."""
    slip = first_slip(lines_of(text))
    return _diagnostic(text, file, slip) if slip else None


def locate(text: str, file: str, problem: Problem) -> Place:
    """The place of a problem: the needle inside the field if there is one, else the value or key itself.

    A field that does not exist is placed at its nearest existing parent.
    """
    spans = _spans(text)
    path = problem.path
    while path and path not in spans:
        path = path[:-1]
    span = spans.get(path)
    if span is None:
        return place(text, file, (0, 0, len(lines_of(text)[0])))
    if span.key and (problem.on_key or path != problem.path):
        return place(text, file, span.key)
    return inside(text, file, span, problem.needle)


@lru_cache(maxsize=4)
def _spans(text: str) -> Mapping[FieldPath, Span]:
    """Findings come file by file, so a few texts remembered are enough."""
    return parse(text, "", with_spans=True).spans


class _Reader:
    """One pass over the events of one file."""

    def __init__(self, text: str, file: str, tree: Tree, with_spans: bool) -> None:
        self.text, self.file, self.tree = text, file, tree
        self.with_spans = with_spans
        self.comments = Comments(lines_of(text))
        self.events: Iterator[Any] = yaml.parse(text, yaml.CSafeLoader)

    def refuse_unprintable(self) -> None:
        """Exotic line breaks would shift every line number after them; invisible characters break search."""
        if hit := first_invisible(self.text):
            before = self.text[: hit.start()]
            column = len(before) - before.rfind("\n") - 1
            raise _RefusedError(Slip("control-character", before.count("\n"), column, 1, _code_point(hit[0])))

    def document(self) -> Value:
        """The single document of the file; None if it is empty."""
        next(self.events)
        start = next(self.events)
        if isinstance(start, yaml.StreamEndEvent):
            return None
        value = self._value(next(self.events), (), None)
        self._report_comments(self.comments.rest())
        next(self.events)
        extra: Any = next(self.events)
        if not isinstance(extra, yaml.StreamEndEvent):
            raise _RefusedError(Slip("yaml-documents", extra.start_mark.line, 0, 3))
        return value

    def _value(self, event: Any, path: FieldPath, key: Stretch | None) -> Value:
        _refuse_magic(event)
        if isinstance(event, yaml.ScalarEvent):
            self._refuse_swallowed_items(event)
            self._report_parted_number(event, path)
            self._pass(event, path)
            self._mark(path, key, event.start_mark, event.end_mark)
            return self._joined(_scalar(event), event)
        if len(path) >= MAX_DEPTH:
            raise _RefusedError(_slip_at(event, "yaml-depth"))
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(event, path, key)
        return self._mapping(event, path, key)

    def _sequence(self, opening: Any, path: FieldPath, key: Stretch | None) -> list[Value]:
        items: list[Value] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            own = (*path, len(items))
            if opening.flow_style:
                self._report_unparted(event, own)
            items.append(self._value(event, own, None))
        self._mark(path, key, opening.start_mark, event.end_mark)
        return items

    def _mapping(self, opening: Any, path: FieldPath, key: Stretch | None) -> dict[str, Value]:
        found: dict[str, Value] = {}
        first_lines: dict[str, int] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            name, stretch = _key(event)
            own = (*path, name)
            self._pass(event, own)
            value = self._value(next(self.events), own, stretch)
            if name in found:
                self._report_duplicate(name, stretch, first_lines[name], path)
            else:
                found[name] = value
                first_lines[name] = stretch[0]
        self._mark(path, key, opening.start_mark, event.end_mark)
        return found

    def _refuse_swallowed_items(self, event: Any) -> None:
        """A plain text goes on over lines that are indented further, items of a list not excepted."""
        first, last = event.start_mark.line, event.end_mark.line
        if event.style or first == last:
            return
        lines = lines_of(self.text)
        for number in range(first + 1, last + 1):
            indent = len(lines[number]) - len(lines[number].lstrip())
            if lines[number].startswith("- ", indent):
                raise _RefusedError(slip_in(lines[first], first) or Slip("list-in-text", number, indent))

    def _pass(self, event: Any, path: FieldPath) -> None:
        if found := self.comments.until(path, *_ends(event), is_block=event.style in BLOCKS):
            self._report_comments(found)

    def _report_comments(self, found: Iterable[Found]) -> None:
        for path, slip in found:
            self._report(slip, path)

    def _report_parted_number(self, event: Any, path: FieldPath) -> None:
        if not event.style and event.value[-1:].isdigit():
            end = event.end_mark
            self._report(comma_in_number(lines_of(self.text), event.value, end.line, end.column), path)

    def _report_unparted(self, event: Any, path: FieldPath) -> None:
        if isinstance(event, yaml.ScalarEvent) and not event.style:
            self._report(fullwidth_comma(lines_of(self.text), *_ends(event)), path)

    def _report(self, slip: Slip | None, path: FieldPath) -> None:
        if slip:
            problem = Problem(path, written=slip.written, code=slip.code, replacement=slip.replacement)
            stretch = slip.line, slip.column, slip.length
            self.tree.diagnostics.append(Diagnostic(problem, place(self.text, self.file, stretch)))

    def _joined(self, value: Value, event: Any) -> Value:
        """Breaks of a folded text leave no spaces in Chinese; those of a literal one (`|`) are breaks."""
        first, last = event.start_mark.line, event.end_mark.line
        if event.style == "|" or first == last:
            return value
        return joined(value, lines_of(self.text)[first : last + (event.end_mark.column > 0)])

    def _report_duplicate(self, name: str, stretch: Stretch, first: int, path: FieldPath) -> None:
        written = f"{name}（第 {first + 1} 行已经写过）"
        problem = Problem((*path, name), written=written, code="key-duplicate")
        self.tree.diagnostics.append(Diagnostic(problem, place(self.text, self.file, stretch)))

    def _mark(self, path: FieldPath, key: Stretch | None, start: Any, end: Any) -> None:
        if self.with_spans and path not in self.tree.spans:
            self.tree.spans[path] = Span(key, (start.line, start.column), (end.line, end.column))


def _key(event: Any) -> tuple[str, Stretch]:
    _refuse_magic(event)
    start, end = event.start_mark, event.end_mark
    if not isinstance(event, yaml.ScalarEvent) or "\n" in event.value:
        raise _RefusedError(_slip_at(event, "yaml-key"))
    return _text(event), (start.line, start.column, end.column - start.column)


def _refuse_magic(event: Any) -> None:
    if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
        raise _RefusedError(_slip_at(event, "yaml-alias"))
    if event.tag is not None:
        raise _RefusedError(_slip_at(event, "yaml-tag", event.tag.replace(STANDARD_TAG, "!!")))


def _scalar(event: Any) -> Value:
    text = _text(event)
    return text if event.style else scalar(text)


def scalar(text: str) -> Value:
    """What a text without quotes stands for: a whole number, a decimal, true/false, null, or itself."""
    if text in NULL:
        return None
    if text in BOOL:
        return BOOL[text]
    if INT.fullmatch(text):
        return int(text)
    return Decimal(text) if DECIMAL.fullmatch(text) else text


def _text(event: Any) -> str:
    """The text of a scalar: an escape in double quotes may not bring in what the file itself may not hold."""
    text: str = event.value
    if event.style == '"' and len(text) < _width(event) and (hit := first_invisible(text)):
        raise _RefusedError(_slip_at(event, "control-character", _code_point(hit[0])))
    return text


def _width(event: Any) -> int:
    """How many characters stand between the quotation marks: more than are meant, if there are escapes."""
    start, end = event.start_mark, event.end_mark
    return int(end.index - start.index) - 2


def _ends(event: Any) -> tuple[tuple[int, int], tuple[int, int]]:
    start, end = event.start_mark, event.end_mark
    return (start.line, start.column), (end.line, end.column)


def _code_point(character: str) -> str:
    return f"U+{ord(character):04X}"


def _slip_at(event: Any, code: str, written: str = "") -> Slip:
    start, end = event.start_mark, event.end_mark
    length = end.column - start.column if end.line == start.line else 1
    return Slip(code, start.line, start.column, max(1, length), written)


def _diagnostic(text: str, file: str, slip: Slip) -> Diagnostic:
    return Diagnostic(
        Problem(written=slip.written, code=slip.code, replacement=slip.replacement),
        place(text, file, (slip.line, slip.column, slip.length)),
    )
