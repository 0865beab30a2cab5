"""Packages for learning platforms: a zip of pages with a manifest, and what is too long to be kept by the platform."""

import re
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from generator.exchange._outgoing.losses import Loss
from generator.exchange._packages.lessons import Lesson
from generator.exchange._packages.pages import Pages
from generator.kinds.exam import Exam
from generator.questions import interactions

MOMENT = (1980, 1, 1, 0, 0, 0)
"""When every file was made: a second export is the same to the byte."""
UNFIT = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
HEAD, ENTRY, LEAST = 260, 24, 16
"""Bytes: what is kept of a lesson, of an answer beside itself, and of one without what was answered."""


def pack(out: Path, files: Mapping[str, str]) -> None:
    """Write a zip, in the order of the names, the manifest first."""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in files.items():
            entry = zipfile.ZipInfo(name, MOMENT)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            packed.writestr(entry, text.encode())


def files_of(pages: Pages, lessons: tuple[Lesson, ...]) -> Mapping[str, str]:
    """All files but the manifest, by name, in a fixed order."""
    found = dict(pages.shared())
    for lesson in lessons:
        found |= pages.files(lesson)
    return dict(sorted(found.items()))


def node(tag: str, *children: str, **attributes: str) -> str:
    """An XML element of escaped `children` (elements, or the value of `words`); `__` in a name is a colon."""
    named = "".join(f" {name.replace('__', ':')}={quoteattr(_fit(value))}" for name, value in attributes.items())
    tag = tag.replace("__", ":")
    return f"<{tag}{named}>{''.join(children)}</{tag}>" if children else f"<{tag}{named}/>"


def words(text: str) -> str:
    """A text inside an element."""
    return escape(_fit(text))


def _fit(text: str) -> str:
    return UNFIT.sub("", text)


def crowded(lessons: tuple[Lesson, ...], room: int) -> Iterator[Loss]:
    """The lessons whose answers may not all fit into `room` bytes, by a careful estimate."""
    for lesson in lessons:
        sizes = _asked(lesson)
        if HEAD + sum(sizes) > room:
            few = f"“{lesson.title}”的题多，学习平台给断点的地方只有 {room:,} 字节：放不下的时候，先答的题"
            is_too_much = HEAD + LEAST * len(sizes) > room
            yield Loss("", few + ("中断以后要重做；最好分成几套" if is_too_much else "只记对错，不记答了什么"))


def _asked(lesson: Lesson) -> list[int]:
    """How many bytes what is asked takes at most: of an exam, the longest questions that one attempt may have."""
    sizes: dict[str, int] = {}
    for ref, item in lesson.items.items():
        frame = lesson.frames[ref].ref
        sizes[frame] = sizes.get(frame, 0) + ENTRY + _size(item.interaction)
    most = lesson.record.size if isinstance(lesson.record, Exam) else len(sizes)
    return sorted(sizes.values(), reverse=True)[:most]


def _size(interaction: interactions.Interaction) -> int:
    """How many bytes an answer takes at most, as it is kept (`assets/packages/reporting/suspended.js`)."""
    match interaction:
        case interactions.Choice(options):
            return 7 * len(options)
        case interactions.Sequence(items) | interactions.Essay(_, items):
            return 7 * len(items)
        case interactions.Match(sources):
            return 14 * len(sources)
        case interactions.Walk(nodes):
            return sum(len(one.id) + 12 for one in nodes if one.ways)
        case interactions.Words(accepted):
            return 2 * max(len(one.encode()) for one in accepted)
        case _:
            return 30
