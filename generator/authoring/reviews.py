"""When which record is to be read again, by who answers for it: as lines, and as a calendar file (RFC 5545)."""

import datetime
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from generator.library import Library
from generator.record import MaintainedRecord

OCTETS = 75  # of a line, without its end
NINE_IN_THE_MORNING = "PT9H"  # of the day itself

ByOwner = Mapping[str, Sequence[MaintainedRecord]]


def due(library: Library, owner: str = "") -> ByOwner:
    """What is shown and has to be read again, the next first, by the id of the role that answers for it.

    Only one role's, if an `owner` is named. Drafts have not been read for the first time yet.
    """
    found: dict[str, list[MaintainedRecord]] = defaultdict(list)
    shown = library.published.listed.records.values()
    for record in sorted((one for one in shown if isinstance(one, MaintainedRecord)), key=_order):
        role = library.current_id(record.owner)
        if owner in ("", role):
            found[role].append(record)
    return dict(sorted(found.items()))


def told(library: Library, found: ByOwner) -> Iterator[str]:
    """Line by line, for people."""
    for role, records in found.items():
        late = sum(record.review_due < library.today for record in records)
        yield f"{_role(library, role)}：{len(records)} 条" + (f"，过期 {late} 条" if late else "")
        for record in records:
            mark = "（过期）" if record.review_due < library.today else ""
            label = library.kind_of(record).label
            yield f"  {record.review_due}{mark}  {label}  {record.title}  {_file(library, record)}"


def calendar(library: Library, found: ByOwner, now: datetime.datetime) -> str:
    """A calendar with a whole day for each review. The same review has the same id in every file."""
    events = (_event(library, role, record, now) for role, records in found.items() for record in records)
    lines = [line for event in events for line in event]
    whole = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Casebook//ZH", *lines, "END:VCALENDAR"]
    return "".join(f"{_folded(line)}\r\n" for line in whole)


def _event(library: Library, role: str, record: MaintainedRecord, now: datetime.datetime) -> list[str]:
    says = (
        f"负责：{_role(library, role)}\n{record.summary}\n上次复核：{record.reviewed}\n文件：{_file(library, record)}"
    )
    return [
        "BEGIN:VEVENT",
        f"UID:review-{record.id}@casebook",
        f"DTSTAMP:{now.astimezone(datetime.UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{record.review_due:%Y%m%d}",
        f"SUMMARY:{_escaped(f'复核：{record.title}')}",
        f"DESCRIPTION:{_escaped(says)}",
        f"CATEGORIES:{_escaped(_role(library, role))}",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{_escaped(f'复核：{record.title}')}",
        f"TRIGGER:{NINE_IN_THE_MORNING}",
        "END:VALARM",
        "END:VEVENT",
    ]


def _order(record: MaintainedRecord) -> tuple[datetime.date, str]:
    return record.review_due, record.id


def _role(library: Library, role: str) -> str:
    found = library.get(role)
    return f"{found.title}（{role}）" if found else role


def _file(library: Library, record: MaintainedRecord) -> str:
    return library.origins[record.id].file


def _escaped(text: str) -> str:
    for sign in "\\;,":
        text = text.replace(sign, f"\\{sign}")
    return "\\n".join(text.splitlines())


def _folded(line: str) -> str:
    """No line has more than 75 octets, and no character is cut in two; what follows begins with a space."""
    pieces, room = [""], OCTETS
    for sign in line:
        size = len(sign.encode("utf-8", "surrogatepass"))
        if size > room:
            pieces.append("")
            room = OCTETS - 1
        pieces[-1] += sign
        room -= size
    return "\r\n ".join(pieces)
