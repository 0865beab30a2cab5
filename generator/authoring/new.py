"""A new record to start from: the kind's EXAMPLE as a file of its own."""

from pathlib import Path

from generator.authoring.fitted import fitted
from generator.library import Library
from generator.reading.ids import is_id, misnamed
from generator.reading.messages import MESSAGES
from generator.record import Kind


class NotWrittenError(Exception):
    """Nothing was written; the text says why, in the author's language."""


def write_example(root: Path, kind: Kind, record_id: str, library: Library) -> Path:
    """Write the example of a kind as a new record below `root`, fitted to what is there.

    The value is its file. Raises `NotWrittenError`.
    """
    if kind.holds_many:
        raise NotWrittenError(f"{kind.label}都写在 {kind.source} 里，照着下面的样子加一条：\n\n{kind.example}")
    if not is_id(record_id):
        wrong = misnamed(record_id)
        message = wrong.message or MESSAGES[wrong.code].message
        raise NotWrittenError(f"{message}，例如 early-repayment。写的是：{wrong.written}")
    file = root / kind.source / f"{record_id}.yaml"
    if file.exists():
        raise NotWrittenError(f"{file} 已经存在，没有改动它。换一个编号。")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(fitted(kind, library), encoding="utf-8", newline="\n")
    return file
