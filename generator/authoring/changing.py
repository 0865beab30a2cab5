"""Changes in an author's file what another value of a record says otherwise, and no other byte.

The new value is given as a text too, as `writing` writes it: what is new is taken from there, with its indent changed
to that of what stands around it. What stays is recognised by its sense, items of lists wherever they have moved to.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from generator.authoring.flow import flow
from generator.authoring.sense import sense
from generator.authoring.sides import Side, TooTangledError, shifted
from generator.diagnostic import FieldPath
from generator.reading.places import lines_of
from generator.reading.splicing import Edit, spliced

BLOCK = re.compile(r"[|>][0-9+-]*[ \t]*(?P<comment>#.*)?")
COMMENT = re.compile(r"[ \t]+(?P<comment>#.*)")
TO_THE_END = 1 << 30  # further than any line is long: its end goes too


class Region(NamedTuple):
    """A stretch of a text by its first place and the one after its last, and what takes its place."""

    start: tuple[int, int]
    end: tuple[int, int]
    text: str


def changed(raw: bytes, prefix: FieldPath, old_text: str, new_text: str) -> bytes:
    """The bytes of a file in which the record at `prefix` says what `new_text`, an own file of it, says.

    `old_text` is the text of the file as positions count it.
    """
    found = regions(Side.of(old_text), prefix, Side.of(new_text))
    end = len(lines_of(old_text)) - 1, 0  # behind the last line: no line of the file that could be edited
    behind = "".join(text for start, _end, text in found if start == end)
    ending = "\r\n" if b"\r\n" in raw else "\n"
    return spliced(raw, _edits([one for one in found if one.start != end])) + behind.replace("\n", ending).encode()


def regions(old: Side, prefix: FieldPath, new: Side) -> list[Region]:
    """What has to change."""
    return [*_Changes(old, new).within(prefix, ())]


def _edits(found: Sequence[Region]) -> Iterator[Edit]:
    """Regions of several lines as edits of single ones; what is put in at one place is put in together."""
    together: dict[tuple[tuple[int, int], tuple[int, int]], str] = {}
    for start, end, text in found:
        together[start, end] = together.get((start, end), "") + text
    for start, end in [*together]:
        if start != end and (start, start) in together:  # what is put in where something goes
            together[start, end] = together.pop((start, start)) + together[start, end]
    for (start, end), text in together.items():
        if start[0] == end[0]:
            yield Edit(start[0], start[1], end[1], text)
            continue
        yield Edit(start[0], start[1], TO_THE_END, text)
        yield from (Edit(line, 0, TO_THE_END, "") for line in range(start[0] + 1, end[0]))
        if end[1]:
            yield Edit(end[0], 0, end[1], "")


@dataclass(frozen=True, slots=True)
class _Changes:
    old: Side
    new: Side

    def within(self, old: FieldPath, new: FieldPath) -> Iterator[Region]:
        """What differs between two values that take each other's place."""
        before, after = self.old.at(old), self.new.at(new)
        if sense(before) == sense(after):
            return
        is_alike = isinstance(before, dict | list) and type(before) is type(after) and bool(before)
        try:
            found = [*self._entries(old, new)] if is_alike else [self._replaced(old, new)]
        except TooTangledError:
            found = [self._replaced(old, new)]
        yield from found

    def _entries(self, old: FieldPath, new: FieldPath) -> Iterator[Region]:
        if self.old.is_flow(old):
            return self._in_brackets(old, new)
        return self._fields(old, new) if isinstance(self.old.at(old), dict) else self._items(old, new)

    def _in_brackets(self, old: FieldPath, new: FieldPath) -> Iterator[Region]:
        before, after = self.old.at(old), self.new.at(new)
        names = _names(before)
        if names == _names(after):
            for name in names:
                yield from self.within((*old, name), (*new, name))
            return
        known = {_key(before[name]): self._source((*old, name)) for name in names}
        texts = []
        for name in _names(after):
            text = known.get(_key(after[name]), "") or flow(after[name])
            texts.append(f"{name}: {text}" if isinstance(name, str) else text)
        opening, closing = "{}" if isinstance(after, dict) else "[]"
        span = self.old.spans[old]
        yield Region(span.start, span.end, f"{opening}{', '.join(texts)}{closing}")

    def _source(self, path: FieldPath) -> str:
        """How a value is written; empty if that takes several lines."""
        (line, start), (last, end) = self.old.spans[path].start, self.old.spans[path].end
        return self.old.lines[line][start:end] if line == last else ""

    def _fields(self, old: FieldPath, new: FieldPath) -> Iterator[Region]:
        before, after = self.old.at(old), self.new.at(new)
        kept = [name for name in before if name in after or not sense({name: before[name]})]
        if not kept:
            raise TooTangledError
        added: dict[str, list[str]] = {}
        last = kept[0]
        for name in after:
            if name in before:
                last = name
                yield from self.within((*old, name), (*new, name))
            elif sense({name: after[name]}):
                added.setdefault(last, []).append(name)
        for name, names in added.items():
            yield self._put_in((*old, name), [(*new, one) for one in names])
        yield from self._taken_out(old, [name for name in before if name not in kept])

    def _items(self, old: FieldPath, new: FieldPath) -> Iterator[Region]:
        before, after = ([_key(item) for item in side.at(path)] for side, path in ((self.old, old), (self.new, new)))
        if not after:
            raise TooTangledError
        for word, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
            pairs = min(j - i, m - k) if word != "equal" else 0
            for step in range(pairs):
                yield from self.within((*old, i + step), (*new, k + step))
            if word == "equal":
                continue
            if added := [(*new, number) for number in range(k + pairs, m)]:
                place = i + pairs - 1
                yield self._put_in((*old, max(place, 0)), added, is_before=place < 0)
            yield from self._taken_out(old, [*range(i + pairs, j)])

    def _put_in(self, place: FieldPath, added: Sequence[FieldPath], *, is_before: bool = False) -> Region:
        """New entries behind (or before) one that is there."""
        column = self.old.begin(place)[1]
        lines = [shifted(line, column) for path in added for line in self.new.entry(path)]
        if is_before:
            if not self.old.has_own_line(place):
                raise TooTangledError
            start = self.old.begin(place)[0], 0
            return Region(start, start, "".join(f"{line}\n" for line in lines))
        last = self.old.last_line(place)
        if last + 1 < len(self.old.lines):  # not at the end of the last line: that line may go
            start = last + 1, 0
            return Region(start, start, "".join(f"{line}\n" for line in lines))
        end = self._end_of_line(last)
        return Region(end, end, "".join(f"\n{line}" for line in lines))

    def _taken_out(self, around: FieldPath, gone: Sequence[str | int]) -> Iterator[Region]:
        """Some entries, which are not all that there are."""
        names = _names(self.old.at(around))
        for name in gone:
            place, behind = (*around, name), names[names.index(name) + 1 :]
            begin, last = self.old.begin(place), self.old.last_line(place)
            if not self.old.has_own_line(place):
                if not behind or behind[0] in gone:
                    raise TooTangledError
                yield Region(begin, self.old.begin((*around, behind[0])), "")
            elif last + 1 < len(self.old.lines):
                yield Region((begin[0], 0), (last + 1, 0), "")
            else:
                yield Region(self._end_of_line(begin[0] - 1), self._end_of_line(last), "")

    def _replaced(self, old: FieldPath, new: FieldPath) -> Region:
        """A whole value."""
        span = self.old.spans[old]
        if self._is_in_flow(old):
            return Region(span.start, span.end, flow(self.new.at(new)))
        if not new:
            indent = " " * span.start[1]
            lines = [shifted(line, span.start[1]) for line in self.new.lines if line]
            return Region(span.start, self._end(old), "\n".join(lines).removeprefix(indent))
        column, end = self.old.begin(old)[1], self._end(old)
        first, *rest = self.new.entry(new)
        key = self.new.spans[new].key
        text = first[key[2] + 1 if key else 1 :].strip()
        comment = self._comment(old, end)
        if comment and not self._is_block(old):
            end = self._end_of_line(end[0])
        start = self._start(old, is_inline=bool(text))
        if text and self.old.lines[start[0]][start[1] - 1 : start[1]] != " ":
            text = f" {text}"
        head = f"{text} {comment}" if comment else text
        return Region(start, end, "\n".join([head, *(shifted(line, column) for line in rest)]))

    def _start(self, path: FieldPath, *, is_inline: bool) -> tuple[int, int]:
        """Where a new value begins: where the old one does, or else right behind its key or dash."""
        line, column = self.old.begin(path)
        start = self.old.spans[path].start
        if is_inline and start[0] == line:
            return start
        key = self.old.spans[path].key
        return line, (self.old.lines[line].index(":", column + key[2]) if key else column) + 1

    def _is_in_flow(self, path: FieldPath) -> bool:
        return any(self.old.is_flow(path[:length]) for length in range(len(path)) if path[:length] in self.old.spans)

    def _end(self, path: FieldPath) -> tuple[int, int]:
        """The place behind a value."""
        if self.old.is_block_text(path) or self._is_block(path):
            return self._end_of_line(self.old.last_line(path))
        return self.old.spans[path].end

    def _is_block(self, path: FieldPath) -> bool:
        found = self.old.at(path)
        return isinstance(found, dict | list) and bool(found) and not self.old.is_flow(path)

    def _comment(self, path: FieldPath, end: tuple[int, int]) -> str:
        """What an author remarked on the line on which a value begins."""
        line, column = self.old.spans[path].start
        if self.old.is_block_text(path):
            hit = BLOCK.match(self.old.lines[line], column)
        elif self._is_block(path):
            line, column = self._start(path, is_inline=False)
            hit = COMMENT.fullmatch(self.old.lines[line], column)
        else:
            hit = COMMENT.fullmatch(self.old.lines[end[0]], end[1])
        return (hit["comment"] or "").rstrip() if hit else ""

    def _end_of_line(self, line: int) -> tuple[int, int]:
        return line, len(self.old.lines[line])


def _names(value: Mapping[str, Any] | Sequence[Any]) -> list[str | int]:
    """By what its entries are called."""
    return [*value] if isinstance(value, Mapping) else [*range(len(value))]


def _key(item: Any) -> str:
    """What items are compared by."""
    return json.dumps(sense(item), sort_keys=True)
