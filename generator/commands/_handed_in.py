"""Records that learners handed in."""

import sys
from collections.abc import Iterable
from pathlib import Path

from generator.learners import exported
from generator.report import visible


def handed_in(files: Iterable[Path]) -> list[exported.Exported]:
    """Those of the files that hold a record; what the others are is told on stderr."""
    records = []
    for file in files:
        try:
            records.append(exported.read(file))
        except exported.RefusedError as refused:
            print(visible(f"{file}：{refused}，没有计入。"), file=sys.stderr)
    return records
