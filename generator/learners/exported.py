"""A learner's record as the browser exports it: read, checked entry by entry, and named by its digest.

What such a file holds is said in HACKING.md, “A learner's record as a file”. `assets/core/transfer.js` writes and reads
it by the same rules; `tests/records` holds both to them.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, Strict, TypeAdapter, ValidationError

from generator.learners.canonical import canonical, parsed
from generator.learners.opening import unopened

FORMAT = "casebook-record"
LARGEST = 20_000_000  # bytes; a record of ten years stays far below
TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
UNSHOWN = "\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069"  # controls, ends of lines, changes of direction


def _time(text: str) -> str:
    if not TIME.fullmatch(text):
        raise ValueError("no time")
    datetime.fromisoformat(text)  # raises ValueError unless there is such a time
    return text


def _day(text: str) -> str:
    if not DAY.fullmatch(text):
        raise ValueError("no day")
    date.fromisoformat(text)
    return text


Name = Annotated[str, Field(strict=True, min_length=1, max_length=200)]
Label = Annotated[str, Field(strict=True, max_length=40, pattern=f"^[^{UNSHOWN}]*$")]
Score = Annotated[float, Field(strict=True, ge=0, le=1)]
Seed = Annotated[float, Field(strict=True, ge=0, lt=2**32, multiple_of=1)]
Time = Annotated[str, Strict(), AfterValidator(_time)]
Day = Annotated[str, Strict(), AfterValidator(_day)]


class _Entry(BaseModel):
    """What every entry has; what else it holds is kept and part of the digest."""

    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)

    id: Annotated[str, Field(pattern=r"^[0-9a-z]{8,32}$")]
    at: Time
    clock: Time | None = None

    @property
    def day(self) -> str:
        """The day in UTC, by the clock of whoever made it."""
        return (self.clock or self.at)[:10]


class Answer(_Entry):
    """One answer: `version` is that of the key at the time, `exam` the attempt it was part of."""

    kind: Literal["answer"]
    question: Name
    version: Name
    score: Score
    answer: Any = None
    sure: bool | None = None
    exam: Name | None = None
    self: bool | None = None


class Attempt(_Entry):
    """One exam that was handed in."""

    kind: Literal["exam"]
    exam: Name
    attempt: Name
    score: Score
    passed: bool
    drawn: Annotated[tuple[Name, ...], Strict(False)]
    seed: Seed | None = None
    started: Time | None = None
    content: Name | None = None


class Read(_Entry):
    """A page that the learner marked as read, or as not read."""

    kind: Literal["read"]
    page: Name
    done: bool


Entry = Annotated[Answer | Attempt | Read, Field(discriminator="kind")]
ENTRIES: TypeAdapter[tuple[Entry, ...]] = TypeAdapter(tuple[Entry, ...])


class _First(BaseModel):
    """Version 1, whose digest names the entries alone."""

    exported: Time
    content: Name
    label: ClassVar[str] = ""
    entries: list[Any]


class _Second(BaseModel):
    """Version 2, whose digest names all of the file."""

    exported: Day
    content: Name
    label: Label
    entries: list[Any]


VERSIONS: Mapping[float, type[_First] | type[_Second]] = {1: _First, 2: _Second}


class RefusedError(Exception):
    """The file is no record that can be trusted; says why, in the authors' language."""


@dataclass(frozen=True)
class Exported:
    """A record whose digest holds; entries in the order of their ids."""

    version: int
    digest: str
    exported: str
    content: str
    label: str
    entries: tuple[Entry, ...]


def read(file: Path) -> Exported:
    """Read an exported record. Raises `RefusedError` if it is none, is damaged or was changed since."""
    try:
        if file.stat().st_size > LARGEST:
            raise RefusedError("文件太大，不像学习记录")
        return understood(file.read_bytes())
    except OSError as error:
        raise RefusedError(unopened(error)) from error


def understood(content: bytes) -> Exported:
    """The record that a file holds. Raises `RefusedError` as `read` does."""
    try:
        value = parsed(content.decode("utf-8-sig"))
    except ValueError as error:
        raise RefusedError("不是 JSON，或者没有下载完整") from error
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise RefusedError("不是从网站导出的学习记录")
    version = value.get("version")
    if not isinstance(version, float) or version not in VERSIONS:
        raise RefusedError("这份记录的格式不认识，可能比这个版本新，请先更新 casebook")
    head = _head(VERSIONS[version], value)
    entries = _entries(head.entries)
    found = digest(head.entries) if version == 1 else digest_of_all(value)
    if found != value.get("digest"):
        stated = short(str(value.get("digest")))
        raise RefusedError(f"校验码对不上：文件写的是 {stated}，按内容算出来是 {short(found)}；导出以后被改动过")
    return Exported(int(version), found, head.exported, head.content, head.label, entries)


def digest(entries: Sequence[dict[str, Any]]) -> str:
    """SHA-256 of the entries in the order of their ids, which is the digest of version 1."""
    return sha256_of(_in_order(entries))


def digest_of_all(value: Mapping[str, Any]) -> str:
    """SHA-256 of a file of version 2 without its digest, entries in the order of their ids."""
    named = {key: each for key, each in value.items() if key != "digest"}
    return sha256_of({**named, "entries": _in_order(value["entries"])})


def sha256_of(value: object) -> str:
    """SHA-256 of a value as JSON in one form only."""
    return sha256(canonical(value).encode()).hexdigest()


def short(digest: str) -> str:
    """The beginning of a digest, as people compare it."""
    return "-".join(digest[place : place + 4] for place in range(0, 16, 4))


def _head(model: type[_First] | type[_Second], value: dict[str, Any]) -> _First | _Second:
    try:
        return model.model_validate(value, strict=True)
    except ValidationError as error:
        raise RefusedError(f"{error.errors()[0]['loc'][0]} 损坏") from error


def _entries(raw: Sequence[Any]) -> tuple[Entry, ...]:
    try:
        entries = ENTRIES.validate_python(tuple(raw))
    except ValidationError as error:
        place = int(error.errors()[0]["loc"][0])
        raise RefusedError(f"第 {place + 1} 条记录损坏（共 {error.error_count()} 处不合格式）") from error
    if len({entry.id for entry in entries}) < len(entries):
        raise RefusedError("有两条记录的编号相同")
    return tuple(sorted(entries, key=lambda entry: entry.id))


def _in_order(entries: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(entries, key=lambda entry: str(entry["id"]))
