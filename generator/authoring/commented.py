"""An author's file as the tree that the layout writes: its values with the comments and empty lines around them."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import dropwhile
from typing import Any

from generator.authoring.layout import Node
from generator.authoring.remarks import Position, Remark, remarks
from generator.diagnostic import FieldPath
from generator.reading.places import Span, lines_of
from generator.reading.source import BLOCKS, Tree

FLOW = ("[", "{")


def commented(text: str, tree: Tree) -> Node:
    """The tree of a text that was read `with_spans` and has nothing wrong with it."""
    return _Builder(lines_of(text), tree).root()


class _Builder:
    """Each comment goes to the value that ends before it on its line, else to what stands below it.

    Only a comment that is further in than what stands below it belongs to the end of what stands above.
    """

    def __init__(self, lines: Sequence[str], tree: Tree) -> None:
        self.lines, self.value, self.spans = lines, tree.value, tree.spans
        self.nodes: dict[FieldPath, Node] = {}
        self.starts: dict[FieldPath, Position] = {}
        texts = [Span(None, key[:2], (key[0], key[1] + key[2])) for one in self.spans.values() if (key := one.key)]
        groups = {path[:-1] for path in self.spans if path}
        texts += [span for path, span in self.spans.items() if path not in groups]
        found = [*remarks(lines, texts)]
        self.alone: dict[int, Remark] = {one.line: one for one in found if one.is_alone}
        self.behind = [one for one in found if not one.is_alone]

    def root(self) -> Node:
        """The whole file."""
        root = self._node(self.value, ())
        order = sorted((path for path in self.nodes if path), key=lambda path: (self.starts[path], len(path)))
        for path in order:
            self._look_above(path)
        self._put_behind()
        self._put_rest()
        if order:
            self._part_head(self.nodes[order[0]])
        return root

    def _node(self, value: Any, path: FieldPath) -> Node:
        node = Node(scalar=None if isinstance(value, dict | list) else value)
        self.nodes[path] = node
        if path:
            self.starts[path] = self._start(path)
        if isinstance(value, dict):
            node.fields = {name: self._node(inner, (*path, name)) for name, inner in value.items()}
        elif isinstance(value, list):
            node.items = [self._node(inner, (*path, place)) for place, inner in enumerate(value)]
        elif isinstance(value, str):
            node.block = self._sign(path) in BLOCKS
        return node

    def _start(self, path: FieldPath) -> Position:
        """Where a field or an item begins: its key, its dash, or the item itself in brackets."""
        span = self.spans[path]
        if span.key:
            return span.key[:2]
        line, column = span.start
        if self._sign(path[:-1]) in FLOW:
            return span.start
        while not (before := self._bare(line, column)).endswith("-"):
            line, column = line - 1, len(self.lines[line - 1])
        return line, len(before) - 1

    def _bare(self, line: int, column: int) -> str:
        """What stands before a place on its line, comments left out."""
        before = self.lines[line][:column]
        if not before.rstrip().endswith("-") and "#" in before:
            before = before[: before.index("#")]
        return before.rstrip()

    def _look_above(self, path: FieldPath) -> None:
        last, column = self.starts[path]
        if self.lines[last][:column].strip():
            return
        first = last
        while first and (first - 1 in self.alone or not self.lines[first - 1].strip()):
            first -= 1
        for line in reversed(range(first, last)):
            if ended := self._ended(line, column, path):
                ended.below = (*ended.below, *self._taken(range(first, line + 1)))
                first = line + 1
                break
        self.nodes[path].above = self._taken(range(first, last))

    def _taken(self, lines: Iterable[int]) -> tuple[str, ...]:
        """The comments on some lines, and an empty text for empty lines."""
        return tuple(_tidy(self.alone.pop(line).text if line in self.alone else "" for line in lines))

    def _ended(self, line: int, column: int, path: FieldPath) -> Node | None:
        """What a comment ends that is further in than the value below it."""
        remark, siblings = self.alone.get(line), self._children(path[:-1])
        place = siblings.index(path) if remark and remark.column > column else 0
        return self._innermost(siblings[place - 1], remark.column) if remark and place else None

    def _innermost(self, path: FieldPath, column: int) -> Node | None:
        """The group at the end of a value whose members begin no further in than a column."""
        children = self._children(path)
        if not children or self._sign(path) in FLOW or self.starts[children[0]][1] > column:
            return None
        return self._innermost(children[-1], column) or self.nodes[path]

    def _children(self, path: FieldPath) -> list[FieldPath]:
        node = self.nodes[path]
        steps: Iterable[str | int] = node.fields if node.fields is not None else range(len(node.items or ()))
        return [(*path, step) for step in steps]

    def _put_behind(self) -> None:
        """Comments to what ends before them, or begins where nothing of it stands on the line yet."""
        ends: dict[int, list[tuple[int, FieldPath]]] = {}
        for path, span in self.spans.items():
            for line, column in self._ends(path, span):
                ends.setdefault(line, []).append((column, path))
        for remark in self.behind:
            before = [one for one in ends.get(remark.line, ()) if one[0] <= remark.column]
            node = self.nodes[max(before, key=lambda one: (one[0], len(one[1])))[1]]
            if node.beside:
                node.above = (*node.above, remark.text)
            else:
                node.beside = remark.text

    def _ends(self, path: FieldPath, span: Span) -> Iterator[Position]:
        if path:
            line, column = self.starts[path]
            yield line, column + (span.key[2] if span.key else 1)
        if self._sign(path) in BLOCKS:
            yield span.start
        elif not self._children(path) or self._sign(path) in FLOW:
            yield span.end

    def _put_rest(self) -> None:
        """What stands below everything, or before a bracket that closes."""
        for remark in self.alone.values():
            around = [path for path, span in self.spans.items() if span.start < remark[:2] < span.end]
            flow = [path for path in around if self._sign(path) in FLOW]
            node = self.nodes[max(flow, key=len)] if flow else self._innermost((), remark.column) or self.nodes[()]
            gap = [""] if not self.lines[remark.line - 1].strip() else []
            node.below = tuple(_tidy([*node.below, *gap, remark.text]))

    def _part_head(self, first: Node) -> None:
        """What an empty line parts from the first field is about the whole file."""
        if "" in first.above:
            at = len(first.above) - first.above[::-1].index("")
            self.nodes[()].above, first.above = (
                tuple(dropwhile(lambda line: not line, first.above[:at])),
                first.above[at:],
            )

    def _sign(self, path: FieldPath) -> str:
        line, column = self.spans[path].start
        return self.lines[line][column : column + 1] if line < len(self.lines) else ""


def _tidy(lines: Iterable[str]) -> Iterator[str]:
    """Empty lines in a row are one."""
    last = None
    for line in lines:
        if line or last != "":
            yield line
        last = line
