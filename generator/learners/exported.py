"""A learner's record as the browser exports it: read, checked entry by entry, and named by its digest.

The same rules stand in `assets/core/record.js` and `assets/core/transfer.js`, which write the file.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

FORMAT = "casebook-record"
LARGEST = 20_000_000  # bytes; a record of ten years stays far below
SURROGATE = re.compile("[\ud800-\udfff]")

Name = Annotated[str, Field(min_length=1, max_length=200)]
Score = Annotated[float, Field(ge=0, le=1)]


class _Entry(BaseModel):
    """What every entry has; what else it holds is kept and part of the digest."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: Annotated[str, Field(pattern=r"^[0-9a-z]{8,32}$")]
    at: Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$")]

    @property
    def time(self) -> datetime:
        """When it was made, in UTC."""
        return datetime.fromisoformat(self.at)


class Answer(_Entry):
    """One answer: `version` is that of the key at the time, `exam` the attempt it was part of."""

    kind: Literal["answer"]
    question: Name
    version: Name
    score: Score
    answer: Any = None
    sure: bool | None = None
    exam: str | None = None


class Attempt(_Entry):
    """One exam that was handed in."""

    kind: Literal["exam"]
    exam: Name
    attempt: Name
    score: Score
    passed: bool
    drawn: tuple[Name, ...]


class Read(_Entry):
    """A page that the learner marked as read, or as not read."""

    kind: Literal["read"]
    page: Name
    done: bool


Entry = Annotated[Answer | Attempt | Read, Field(discriminator="kind")]
ENTRIES: TypeAdapter[tuple[Entry, ...]] = TypeAdapter(tuple[Entry, ...])


class RefusedError(Exception):
    """The file is no record that can be trusted; says why, in the authors' language."""


@dataclass(frozen=True)
class Exported:
    """A record whose digest holds; entries in the order of their ids."""

    digest: str
    exported: str
    content: str
    entries: tuple[Entry, ...]


def read(file: Path) -> Exported:
    """Read an exported record. Raises `RefusedError` if it is none, is damaged or was changed since."""
    value = _parsed(file)
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise RefusedError("不是从网站导出的学习记录")
    if value.get("version") != 1:
        raise RefusedError("这份记录的格式比这个版本新，请先更新 casebook")
    raw: list[dict[str, Any]] = value.get("entries") or []
    try:
        entries = ENTRIES.validate_python(raw)
    except ValidationError as error:
        place = error.errors()[0]["loc"]
        where = f"第 {place[0] + 1} 条" if place and isinstance(place[0], int) else "entries "
        raise RefusedError(f"{where}记录损坏（共 {error.error_count()} 处不合格式）") from error
    found = digest(raw)
    if found != value.get("digest"):
        stated = short(str(value.get("digest")))
        raise RefusedError(f"校验码对不上：文件写的是 {stated}，按内容算出来是 {short(found)}；导出以后被改动过")
    ordered = tuple(sorted(entries, key=lambda entry: entry.id))
    return Exported(found, str(value.get("exported", "")), str(value.get("content", "")), ordered)


def digest(entries: Sequence[dict[str, Any]]) -> str:
    """SHA-256 of the entries as JSON in one form only: in the order of their ids, keys sorted, no spaces."""
    ordered = sorted(entries, key=lambda entry: str(entry["id"]))
    text = json.dumps(ordered, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    # JavaScript writes half of a pair of surrogates as an escape, since UTF-8 cannot hold it.
    return sha256(SURROGATE.sub(lambda hit: f"\\u{ord(hit[0]):04x}", text).encode()).hexdigest()


def short(digest: str) -> str:
    """The beginning of a digest, as people compare it."""
    return "-".join(digest[place : place + 4] for place in range(0, 16, 4))


def _parsed(file: Path) -> object:
    try:
        if file.stat().st_size > LARGEST:
            raise RefusedError("文件太大，不像学习记录")
        return json.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise RefusedError(f"打不开：{error.strerror}") from error
    except (ValueError, RecursionError) as error:
        raise RefusedError("不是 JSON，或者没有下载完整") from error
