"""A new record to start from: the kind's EXAMPLE as a file of its own."""

import re
from pathlib import Path

from generator.fields import ID_PATTERN
from generator.record import Kind


class NotWrittenError(Exception):
    """Nothing was written; the text says why, in the author's language."""


def write_example(root: Path, kind: Kind, record_id: str) -> Path:
    """Write the example of a kind as a new record below `root`; the value is its file. Raises `NotWrittenError`."""
    if kind.holds_many:
        raise NotWrittenError(f"{kind.label}都写在 {kind.source} 里，照着下面的样子加一条：\n\n{kind.example}")
    if not re.fullmatch(ID_PATTERN, record_id):
        raise NotWrittenError(f"编号只能用小写英文字母、数字和短横线，例如 early-repayment。写的是：{record_id}")
    file = root / kind.source / f"{record_id}.yaml"
    if file.exists():
        raise NotWrittenError(f"{file} 已经存在，没有改动它。换一个编号。")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(kind.example, encoding="utf-8", newline="\n")
    return file
