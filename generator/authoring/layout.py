"""The one layout of our YAML: a tree of values with the comments around them to lines.

Fields stand in the order of the models, lists and groups of fields below their key, further in by two; what is words
never stands in brackets. A comment stays with the value beside or below which it was written.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.authoring.scalars import INDENT, Scalar, block, in_list, indented, inline, is_several_lines
from generator.authoring.shapes import Shape
from generator.report import width

WIDTH = 110
"""Cells behind the indentation that a list in brackets, or a text that could be a block, may fill."""


@dataclass(slots=True)
class Node:
    """A value: a scalar, or else the nodes of its items or of its fields by their names.

    `above` are the lines of comments and the empty lines over it, `below` those behind its last child, `beside` the
    comment in its first line. `block` says whether a text of one line was a block (`|`) and so stays one; None leaves
    that to its length.
    """

    scalar: Scalar = None
    items: "list[Node] | None" = None
    fields: "dict[str, Node] | None" = None
    above: tuple[str, ...] = ()
    beside: str = ""
    below: tuple[str, ...] = ()
    block: bool | None = None

    @property
    def plain(self) -> object:
        """The value without comments."""
        if self.fields is not None:
            return {name: node.plain for name, node in self.fields.items()}
        return self.scalar if self.items is None else [node.plain for node in self.items]


def laid_out(root: Node, fields: Mapping[str, Shape]) -> str:
    """The text of a file."""
    lines = [*root.above, *_fields(root, fields), *root.below]
    return "".join(f"{line}\n" for line in lines)


def _fields(node: Node, known: Mapping[str, Shape]) -> Iterator[str]:
    """The lines of a mapping, not yet indented: what the model knows in its order, then the rest as it stood."""
    written = node.fields or {}
    places = {name: place for place, name in enumerate(known)}
    for place, name in enumerate(sorted(written, key=lambda name: places.get(name, len(places)))):
        yield from written[name].above if place else _without_gaps(written[name].above)
        key = name if name in known else inline(name)
        yield from _entry(f"{key}:", written[name], known.get(name, Shape()))


def _entry(key: str, node: Node, shape: Shape) -> Iterator[str]:
    """A key with its value."""
    head, lines = _value(node, shape, room=WIDTH - width(key) - 1)
    yield _joined(key, head, node.beside)
    yield from indented([*lines, *node.below], INDENT)


def _items(nodes: "list[Node]", shape: Shape) -> Iterator[str]:
    for place, node in enumerate(nodes):
        yield from node.above if place else _without_gaps(node.above)
        yield from _item(node, shape)


def _item(node: Node, shape: Shape) -> Iterator[str]:
    """An item of a list; its first line goes on where the dash stands, and then a comment behind it stands above."""
    head, lines = _value(node, shape, room=WIDTH - INDENT)
    if head or not lines:
        yield _joined("-", head, node.beside)
    else:
        yield from (node.beside,) if node.beside else ()
        yield _joined("-", "" if lines[0].startswith("#") else lines.pop(0), "")
    yield from indented([*lines, *node.below], INDENT)


def _value(node: Node, shape: Shape, room: int) -> tuple[str, list[str]]:
    """What stands behind the key or the dash, and what stands below."""
    if node.fields is not None:
        return ("" if node.fields else "{}"), [*_fields(node, shape.fields(_tags(node)))]
    if node.items is not None:
        flow = _flow(node, shape.item, room)
        return flow, [] if flow else [*_items(node.items, shape.item)]
    if isinstance(node.scalar, str) and _is_block(node.scalar, node.block, shape, room):
        return block(node.scalar)
    return inline(node.scalar), []


def _tags(node: Node) -> dict[str, Scalar]:
    return {name: inner.scalar for name, inner in (node.fields or {}).items()}


def _flow(node: Node, item: Shape, room: int) -> str:
    """A list in brackets, if it has no words and no comments and fits; else nothing."""
    nodes = node.items or []
    if nodes and (item.is_text or any(one.above or one.beside or one.below or not _is_scalar(one) for one in nodes)):
        return ""
    texts = [in_list(one.scalar) for one in nodes]
    flow = f"[{', '.join(text or '' for text in texts)}]"
    return flow if all(texts) and width(flow) <= room and not node.below else ""


def _is_scalar(node: Node) -> bool:
    return node.items is None and node.fields is None


def _is_block(text: str, was_block: bool | None, shape: Shape, room: int) -> bool:
    """Several lines are a block; one is where it was one, needs quotes in a field of long texts, or would not fit."""
    if not text.strip() or is_several_lines(text):
        return bool(text.strip())
    if not shape.is_long_text:
        return bool(was_block) and not shape.value
    if was_block is None:
        return width(text) > room or inline(text.strip()) != text.strip()
    return was_block or inline(text.strip()) != text.strip()


def _without_gaps(above: Sequence[str]) -> Sequence[str]:
    """What is first begins with no empty line; and at the top of a file, one would part its comment from it."""
    return [line for line in above if line]


def _joined(start: str, text: str, comment: str) -> str:
    return " ".join(filter(None, (start, text, comment)))
