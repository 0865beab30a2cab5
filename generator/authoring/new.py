"""A new record to start from: prepared as a value, then written, whole or not at all."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator import checks
from generator.authoring import replacing
from generator.authoring.appending import NotAppendedError, appended
from generator.authoring.beginning import begun
from generator.authoring.choices import NotOfferedError
from generator.authoring.fitted import LackingError, fitted
from generator.authoring.naming import id_for, is_free
from generator.diagnostic import Diagnostic, Problem
from generator.fields import RefTo
from generator.library import Library, Origin
from generator.reading.decoding import decode
from generator.reading.ids import is_id, misnamed
from generator.reading.messages import MESSAGES, with_message
from generator.reading.source import locate, parse
from generator.reading.validation import validate
from generator.record import Kind, Record
from generator.report import ended, field_name

TAKEN = "编号 {id} 已经用掉了，换一个。编号在全站不能重复。"


class NotWrittenError(Exception):
    """Nothing was written; the text says why, in the author's language."""


@dataclass(frozen=True, slots=True)
class New:
    """A record that is not on the disk yet: its `file`, and the bytes that this will hold.

    `findings` are what the checks say of it, which is nothing unless an author asked for what the example does not fit.
    """

    id: str
    file: str
    raw: bytes
    findings: tuple[Diagnostic, ...]


def begin(kind: Kind, said: Mapping[str, str], library: Library, today: datetime.date) -> str:
    """The text of a new record, without its id. Raises `NotWrittenError`."""
    try:
        written = begun(kind, library, said, today)
        _validated(kind, "example", written.text)
        return fitted(written, kind, library).text
    except LackingError as lacking:
        raise NotWrittenError(_lacking(kind, lacking.mark, library)) from None
    except NotOfferedError as refused:
        raise NotWrittenError(str(refused)) from None


def prepared(
    root: Path, kind: Kind, record_id: str, said: Mapping[str, str], library: Library, today: datetime.date
) -> New:
    """A record of a kind for a knowledge base; an id is found if none is given. Raises `NotWrittenError`."""
    text = begin(kind, said, library, today)
    return of_text(
        root, kind, record_id or id_for(str(parse(text, "").value.get("title")), kind, library), text, library
    )


def of_text(root: Path, kind: Kind, record_id: str, text: str, library: Library) -> New:
    """A record that is written already, for a knowledge base. Raises `NotWrittenError`."""
    if wrong := refusal_of_id(record_id, library):
        raise NotWrittenError(wrong)
    origin = _origin(kind, record_id)
    raw = _appended(root, origin, text) if kind.holds_many else _alone(root, origin, text)
    record = _validated(kind, record_id, text)
    library = replace(
        library, records={**library.records, record_id: record}, origins={**library.origins, record_id: origin}
    )
    findings = [_placed(raw, origin, problem) for _owner, problem in checks.of_new(library, record_id)]
    return New(record_id, origin.file, raw, tuple(findings))


def write(root: Path, new: New) -> Path:
    """Write it; the value is its file. Raises `OSError`, and then nothing has changed."""
    replacing.replace(root / new.file, new.raw)
    return root / new.file


def refusal_of_id(record_id: str, library: Library) -> str:
    """Why a new record cannot be called so; empty if it can."""
    if not is_id(record_id):
        wrong = misnamed(record_id)
        message = wrong.message or MESSAGES[wrong.code].message
        return f"{message}，例如 early-repayment。写的是：{wrong.written}"
    return "" if is_free(record_id, library) else TAKEN.format(id=record_id)


def _origin(kind: Kind, record_id: str) -> Origin:
    return Origin(kind.source, (record_id,)) if kind.holds_many else Origin(f"{kind.source}/{record_id}.yaml")


def _alone(root: Path, origin: Origin, text: str) -> bytes:
    if (root / origin.file).exists():
        raise NotWrittenError(f"{origin.file} 已经存在，没有改动它。换一个编号。")
    return text.encode()


def _appended(root: Path, origin: Origin, text: str) -> bytes:
    file = root / origin.file
    try:
        return appended(file.read_bytes() if file.exists() else b"", origin.file, str(origin.prefix[0]), text)
    except NotAppendedError as refused:
        raise NotWrittenError(str(refused)) from None


def _validated(kind: Kind, record_id: str, text: str) -> Record:
    found = validate(kind.model, record_id, parse(text, "").value)
    if isinstance(found, Record):
        return found
    wrong = (with_message(problem) for problem in found)
    told = "\n".join(
        f"  {field_name(one.path)}：{ended(one.message)}{one.fix and ended(f'改法：{one.fix}')}" for one in wrong
    )
    raise NotWrittenError(f"没有写，这几处先改好：\n{told}")


def _placed(raw: bytes, origin: Origin, problem: Problem) -> Diagnostic:
    problem = replace(problem, path=(*origin.prefix, *problem.path))
    return Diagnostic(problem, locate(decode(raw, origin.file)[0], origin.file, problem))


def _lacking(kind: Kind, mark: RefTo, library: Library) -> str:
    """What has to be written first."""
    wanted = library.kind_named(mark.kinds[0]) if mark.kinds else library.kinds[0]
    of_list = wanted.words["dimension"][mark.dimension] if mark.dimension else ""
    chosen = f" --set dimension={mark.dimension}" if mark.dimension else ""
    first = f"casebook new {wanted.name}{chosen}"
    return f"{kind.label}要引用{of_list}{wanted.label}，本库里还没有。先写一条：{first}"
