"""Which kind a file belongs to, and why a file that belongs to none is left out."""

import difflib
from collections.abc import Iterable
from pathlib import Path

from generator.aggregates.kept import FILES, FOLDER
from generator.diagnostic import Problem
from generator.record import Kind

DOCUMENTS = (".xlsx", ".xls", ".et", ".csv", ".docx", ".doc", ".wps", ".pptx", ".ppt", ".pdf", ".txt", ".rtf", ".zip")
OTHER_ENDINGS = (".yml", ".yaml", ".yml.txt", ".yaml.txt")
PAGES = "content/"


def kind_of_file(kinds: Iterable[Kind], file: str) -> Kind | None:
    """The kind of the records in a file; None for one that holds none."""
    for kind in kinds:
        if file == kind.source or (not kind.holds_many and file.startswith(f"{kind.source}/")):
            return kind if file.endswith(".yaml") else None
    return None


def is_document(file: str) -> bool:
    """Whether a file is a handwritten page."""
    return file.endswith(".md") and file.startswith(PAGES)


def is_aggregate(file: str) -> bool:
    """Whether a file is part of what is kept of the organisation's complaints."""
    return file in FILES


def reason_to_leave_out(kinds: Iterable[Kind], file: str) -> Problem | None:
    """Why a file without records is no part of the site; None for one that is, such as a picture of a page."""
    if file.endswith(".yaml"):
        return _stray(tuple(kinds), file)
    if file.lower().endswith(OTHER_ENDINGS):
        return Problem(written=Path(file).name, code="file-extension")
    if file.startswith(PAGES):
        return None
    fix = "手写的页面和图片移到 content/ 里，别的文件移到知识库外面"
    if file.lower().endswith(DOCUMENTS):
        fix = "把里面的内容写成 .yaml 记录，一条一个文件（casebook new 给出样例）；原文件移到知识库外面"
    return Problem(written=Path(file).name, fix=fix, code="file-extension")


def _stray(kinds: Iterable[Kind], file: str) -> Problem:
    if file.startswith(f"{FOLDER}/"):
        expected = f"{'、'.join(Path(one).name for one in FILES[:3])} 等 {len(FILES)} 个"
        fix = f"{FOLDER} 里只有 casebook ledger read 写的汇总，别的文件移出去"
        return Problem(written=file, expected=expected, fix=fix, code="file-stray")
    near = [kind.source for kind in kinds if _looks_like(Path(file), kind)]
    fix = f"是不是应当是 {near[0]}？" if near else ""
    return Problem(written=file, expected="、".join(kind.source for kind in kinds), fix=fix, code="file-stray")


def _looks_like(file: Path, kind: Kind) -> bool:
    if any(file.is_relative_to(source) for source in kind.moved_from):
        return True
    source = Path(kind.source)
    own, right = (file.stem, source.stem) if kind.holds_many else (file.parent.name, source.name)
    return difflib.SequenceMatcher(None, own, right).ratio() > 0.7
