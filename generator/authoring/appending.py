"""One more entry at the end of a file that holds many, while every byte that is there stays."""

import textwrap
from typing import Any

from generator.diagnostic import has_errors
from generator.reading.decoding import decode
from generator.reading.places import lines_of
from generator.reading.source import Tree, parse
from generator.reading.splicing import Edit, spliced


class NotAppendedError(Exception):
    """The file cannot be gone on with; the text says why, in the author's language."""


def appended(raw: bytes, file: str, name: str, text: str) -> bytes:
    """The bytes of a file with an entry called `name`, whose fields are `text`. Raises `NotAppendedError`."""
    before = _read(raw, file)
    entry = f"{name}:\n{textwrap.indent(text.rstrip(), '  ')}"
    first = min((span.key[:2] for path, span in before.spans.items() if len(path) == 1 and span.key), default=(0, 0))
    entry = textwrap.indent(entry, " " * first[1])
    after = _joined(raw, entry)
    wanted: dict[str, Any] = {**(before.value or {}), name: parse(text, "").value}
    if _read(after, file).value != wanted:
        raise NotAppendedError(f"{file} 的写法后面接不上新的一条（例如整个写在 {{}} 里）。请自己加进去：\n\n{entry}")
    return after


def _read(raw: bytes, file: str) -> Tree:
    text, found = decode(raw, file)
    tree = parse(text, file, with_spans=True)
    if has_errors(found) or not tree.is_readable or not isinstance(tree.value or {}, dict):
        raise NotAppendedError(f"{file} 里有错误，先改好再加。看 casebook check 怎么说。")
    return tree


def _joined(raw: bytes, entry: str) -> bytes:
    lines = lines_of(decode(raw, "")[0])
    is_ended = not lines[-1]
    last = len(lines) - 1 - is_ended
    if last < 0:
        return raw + f"{entry}\n".encode()
    end = len(lines[last])
    return spliced(raw, [Edit(last, end, end, f"\n{entry}" if is_ended else f"\n{entry}\n")])
