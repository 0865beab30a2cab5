"""From a question bank of somebody else to a draft of ours, with all that somebody has to add."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from generator.authoring.together import Change
from generator.authoring.writing import written
from generator.diagnostic import FieldPath, Problem
from generator.exchange import readers
from generator.exchange._incoming.bank import Asked
from generator.exchange._incoming.drafts import Draft, Told, draft
from generator.exchange._incoming.write_up import as_comment
from generator.exchange._incoming.write_up import read as read_write_up
from generator.fields import LONGEST_TITLE
from generator.kinds import all_kinds
from generator.kinds.case import KIND as CASE
from generator.kinds.quiz import KIND as QUIZ
from generator.library import Library
from generator.reading.ids import is_id
from generator.reading.load import load
from generator.reading.messages import with_message
from generator.reading.validation import validate
from generator.record import Kind
from generator.workbooks.exporting import as_workbook
from generator.workbooks.gathering import is_ours
from generator.workbooks.grids import grids
from generator.workbooks.package import DOCX, OLD_OFFICE, XLSX, inspect
from generator.workbooks.refused import RefusedError

NO_PACKAGE = "压缩包里没有认出题目。能读 QTI 2.1、2.2、3.0 的压缩包（里面有 imsmanifest.xml）"
NO_QUESTIONS = "没有认出题目。表格要有“题干”和“答案”两列；文本要有“1. 题干”“A. 选项”“答案：A”这样的行"
BAD_ID = "请用 --id 给它一个编号（小写英文、数字和短横线），例如 --id late-refund"
WHOLE = "整套题"
LARGEST = 20_000_000  # bytes


class Drafted(NamedTuple):
    """A new file with a draft, and what is told of it, line by line."""

    change: Change
    told: tuple[str, ...]


def write_up(root: Path, file: Path, wanted_id: str | None, wanted: Kind | None) -> Drafted:
    """A Word document as a draft of a case. Raises `RefusedError`."""
    if wanted not in (None, CASE):
        raise RefusedError("Word 文档只能读成案例（--kind case）")
    found = read_write_up(file.read_bytes(), file.stem)
    case_id = _free_id(root, load(root, all_kinds())[0], CASE, wanted_id or file.stem.lower())
    text = written(CASE, found.value) + as_comment(found.notes)
    gaps = [_sentence(problem) for problem in _problems(CASE, case_id, found.value)]
    told = (*found.told, *([f"放在文件末尾注释里的有 {len(found.notes)} 段"] if found.notes else []), *gaps)
    return Drafted(Change(f"{CASE.source}/{case_id}.yaml", None, text.encode()), tuple(dict.fromkeys(told)))


def _free_id(root: Path, library: Library, kind: Kind, wanted: str) -> str:
    """The id itself, if a new record may have it. Raises `RefusedError`."""
    if not is_id(wanted):
        raise RefusedError(BAD_ID)
    if wanted in library.origins or wanted in library.unreadable or (root / kind.source / f"{wanted}.yaml").exists():
        raise RefusedError(f"编号 {wanted} 已经用了，没有动它。用 --id 换一个")
    return wanted


def _problems(kind: Kind, record_id: str, value: dict[str, Any]) -> tuple[Problem, ...]:
    validated = validate(kind.model, record_id, value)
    return validated if isinstance(validated, tuple) else ()


@dataclass(frozen=True, slots=True)
class Bank:
    """A draft with its id, what is told of it, and the library that it is to join."""

    id: str
    draft: Draft
    told: tuple[Told, ...]
    library: Library

    @property
    def change(self) -> Change:
        """The file to write."""
        return Change(f"{QUIZ.source}/{self.id}.yaml", None, written(QUIZ, self.draft.value).encode())

    def write_workbook(self, file: Path) -> None:
        """Write it as a workbook to fill in. Raises `FileExistsError`, and `RefusedError` for what fits in no cell."""
        if unfit := as_workbook(self.library, QUIZ, {self.id: self.draft.value}, file, {}):
            raise RefusedError("\n".join(f"“{one.heading}”{one.reason}" for one in unfit))


def is_bank(name: str, raw: bytes) -> bool:
    """Whether a file is no workbook of ours. Raises `RefusedError` for one that may not be read."""
    if name.lower().endswith(".zip"):
        return True
    if raw.startswith(OLD_OFFICE):
        inspect(raw, DOCX if name.lower().endswith(".doc") else XLSX)
    if raw.startswith(b"PK") or name.lower().endswith(".xlsx"):
        return not is_ours(grids(raw)) and bool(_read(name, raw) or _said(name, raw, "lacking"))
    return True


def bank(root: Path, file: Path, wanted_id: str | None, wanted: Kind | None) -> Bank:
    """The questions of a file as a draft. Raises `RefusedError`."""
    if wanted not in (None, QUIZ):
        raise RefusedError("这是题库，只能读成题目（--kind quiz）")
    raw = file.read_bytes()
    if len(raw) > LARGEST:
        raise RefusedError(f"文件太大（{len(raw) / 1e6:.0f} MB），没有读")
    questions = _read(file.name, raw)
    if not questions:
        nothing = NO_PACKAGE if file.suffix.lower() == ".zip" else NO_QUESTIONS
        raise RefusedError(_said(file.name, raw, "lacking") or nothing)
    library, _diagnostics = load(root, all_kinds())
    quiz_id = _free_id(root, library, QUIZ, wanted_id or file.stem.lower())
    title = _said(file.name, raw, "title") or file.stem
    found = draft(title[:LONGEST_TITLE], questions)
    if not found.places:
        raise RefusedError("\n".join(f"{place}：{sentence}" for place, sentence in found.told))
    told = [*_of_encoding(raw), *_missing(quiz_id, found), *found.told]
    places = [WHOLE, *(asked.where for asked in questions)]
    return Bank(quiz_id, found, tuple(sorted(told, key=lambda one: places.index(one[0]))), library)


def _of_encoding(raw: bytes) -> Iterator[Told]:
    if raw.startswith(b"PK"):
        return
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        yield WHOLE, "文件不是 UTF-8 编码，是按 GBK 读的，请核对文字"


@lru_cache(maxsize=1)
def _format_of(name: str, raw: bytes) -> ModuleType | None:
    """The format of a file; of several that a text may be, the one in which most of its questions have an answer."""
    found = [module for module in readers().values() if module.recognises(name, raw)]
    return max(found, key=lambda module: _answered(module.read(raw))) if len(found) > 1 else next(iter(found), None)


def _answered(questions: Iterable[Asked]) -> int:
    return sum(one.is_answered for one in questions)


def _read(name: str, raw: bytes) -> list[Any]:
    module = _format_of(name, raw)
    return list(module.read(raw)) if module else []


def _said(name: str, raw: bytes, what: str) -> str:
    """What the format of a file says of it beside its questions, if it does."""
    say: Callable[[bytes], str] = getattr(_format_of(name, raw), what, lambda _raw: "")
    return say(raw)


def _missing(quiz_id: str, found: Draft) -> Iterator[Told]:
    """What the models ask for and the bank does not say, question by question."""
    by_place: dict[str, list[str]] = {}
    for problem in _problems(QUIZ, quiz_id, found.value):
        by_place.setdefault(_place(problem.path, found), []).append(_sentence(problem))
    for place in (WHOLE, *found.places):
        if place in by_place:
            yield place, "；".join(dict.fromkeys(by_place.pop(place)))


def _place(path: FieldPath, found: Draft) -> str:
    number = path[1] if len(path) > 1 and path[0] == "questions" else None
    return found.places[number] if isinstance(number, int) else WHOLE


def _sentence(problem: Problem) -> str:
    if problem.code == "field-missing":
        around = ".".join(
            str(one + 1) if isinstance(one, int) else one for one in problem.path[:-1] if one != "questions"
        )
        inside = f"{around}." if problem.path[0] != "questions" and around else ""
        return f"还缺 {inside}{problem.fix.removeprefix('加上一行 ').replace(': …', '')}"
    told = with_message(problem)
    return f"{told.message}（{'.'.join(map(str, problem.path[2:] or problem.path))}：{told.written}）"
