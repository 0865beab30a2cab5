"""By which identifiers other programs know what was exported: one map in the project, `content/identifiers.json`.

An identifier follows from the id by one rule and stays when the id is changed. With it stands when what was exported
last changed, which other programs compare: a second export says the same, a changed question says a later time.
"""

import datetime
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from generator.authoring.together import Change

FILE = "content/identifiers.json"
PREFIX = "cb."
IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{0,199}")
MOMENT = "%Y-%m-%dT%H:%M:%SZ"
SECOND = datetime.timedelta(seconds=1)
BROKEN = f"{FILE} 读不出来（{{}}）。它记着别的系统里认的编号，不能重新编；请从备份或版本库里恢复它"


class BrokenMapError(Exception):
    """The map cannot be read; the text says so, in the author's language."""


class Known(NamedTuple):
    """What is known outside of a record (`id`) or a place in it (`id#anchor`).

    `digest` is of what was exported, `changed` a moment in UTC (`2026-11-30T08:00:00Z`) that only rises.
    """

    identifier: str
    digest: str
    changed: str

    @property
    def moment(self) -> datetime.datetime:
        """When it last changed."""
        return datetime.datetime.strptime(self.changed, MOMENT).replace(tzinfo=datetime.UTC)


@dataclass(frozen=True, slots=True)
class Identifiers:
    """The map; `raw` is what the file says, None if there is none."""

    known: Mapping[str, Known] = field(default_factory=dict)
    raw: bytes | None = None

    def with_digests(self, digests: Mapping[str, str], now: datetime.datetime) -> "Identifiers":
        """The map with what is exported now, by reference: what is new or has changed is of this moment, or later."""
        known = dict(self.known)
        taken = {one.identifier for one in known.values()}
        for ref, digest in digests.items():
            before = known.get(ref)
            if before is None:
                known[ref] = Known(_free(by_rule(ref), taken), digest, now.strftime(MOMENT))
                taken.add(known[ref].identifier)
            elif before.digest != digest:
                later = max(now, before.moment + SECOND)
                known[ref] = before._replace(digest=digest, changed=later.strftime(MOMENT))
        return Identifiers(known, self.raw)

    def renamed(self, old: str, new: str) -> "Identifiers":
        """The map after a record got another id; outside it is known as before."""
        return Identifiers({_renamed(ref, old, new): one for ref, one in self.known.items()}, self.raw)

    @property
    def change(self) -> Change | None:
        """The file to write, None if it stands so already."""
        text = as_json(self.known).encode()
        return None if text == self.raw or not self.known else Change(FILE, self.raw, text)


def by_rule(ref: str) -> str:
    """The identifier of `id` or `id#anchor` that never had another id."""
    return PREFIX + ref.replace("#", ".")


def as_json(known: Mapping[str, Known]) -> str:
    """The text of the file, a line an entry, so that two people's changes can be put together."""
    lines = (f"{json.dumps(ref)}: {json.dumps(known[ref], ensure_ascii=False)}" for ref in sorted(known))
    return "{\n" + ",\n".join(lines) + "\n}\n"


def read(root: Path) -> Identifiers:
    """The map of a project. Raises `BrokenMapError`."""
    try:
        raw = (root / FILE).read_bytes()
    except FileNotFoundError:
        return Identifiers()
    try:
        return Identifiers(dict(_entries(json.loads(raw))), raw)
    except (ValueError, RecursionError) as error:
        raise BrokenMapError(BROKEN.format(error)) from error


def _entries(value: object) -> Iterator[tuple[str, Known]]:
    if not isinstance(value, dict):
        raise ValueError("不是一张表")
    taken: set[str] = set()
    for ref, one in value.items():
        if not (
            isinstance(one, list) and len(one) == len(Known._fields) and all(isinstance(part, str) for part in one)
        ):
            raise ValueError(f"{ref} 这一行写坏了")
        known = Known(*one)
        if not IDENTIFIER.fullmatch(known.identifier) or known.identifier in taken:
            raise ValueError(f"{ref} 的编号 {known.identifier} 不合规则，或者和别的重复")
        known.moment  # noqa: B018 - raises for what is no moment
        taken.add(known.identifier)
        yield ref, known


def _free(wanted: str, taken: Iterable[str]) -> str:
    """The identifier, with a number behind it if a renamed record is known by it."""
    number, found = 1, wanted
    while found in taken:
        number += 1
        found = f"{wanted}.{number}"
    return found


def _renamed(ref: str, old: str, new: str) -> str:
    record_id, mark, anchor = ref.partition("#")
    return f"{new}{mark}{anchor}" if record_id == old else ref
