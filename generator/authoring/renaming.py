"""A record gets another id: its file or its entry, whatever names it, and `formerly`, so that old links stay alive.

Nothing is written here. What is to be written was tried first, as if it were on the disk: it must say the same with the
other id, and be no more wrong than before.
"""

import difflib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator import build
from generator.authoring import identifiers
from generator.authoring.mentioning import addresses, edits
from generator.authoring.sameness import unlike
from generator.authoring.together import Change
from generator.diagnostic import Diagnostic
from generator.kept.folder import Folder
from generator.library import Library, Origin
from generator.reading.ids import is_id, misnamed
from generator.reading.load import read_text
from generator.reading.messages import MESSAGES
from generator.reading.places import Span, lines_of
from generator.reading.source import parse
from generator.reading.splicing import Edit, spliced
from generator.reading.unsaved import unsaved
from generator.report import FORMATS

MENU = "mkdocs.yml"
NEAR = 3


class NotRenamedError(Exception):
    """Nothing was written; the text says why, in the author's language."""


@dataclass(frozen=True, slots=True)
class Renaming:
    """What has to be written, the renamed record first, and how many places that are in each file.

    `unread` are the ids of what cannot be read, so that nobody looked into it.
    """

    changes: tuple[Change, ...]
    places: Mapping[str, int]
    unread: tuple[str, ...]


def renaming(root: Path, checked: build.Checked, old: str, new: str, folder: Folder | None = None) -> Renaming:
    """What a record's new id takes. `checked` is the whole of the project; what was kept of it in a `folder` need not
    be found out again. Raises `NotRenamedError`.
    """
    library = checked.library
    _refuse(root, library, old, new)
    changes, places = changes_for(root, library, old, new)
    _try(root, checked, changes, (old, new), folder)
    if (known := _outside(root, old, new)) is not None:
        changes, places = (*changes, known), {**places, known.file: 1}
    return Renaming(changes, places, tuple(sorted(library.unreadable)))


def _outside(root: Path, old: str, new: str) -> Change | None:
    """What keeps the record known to other programs as before, if it was ever exported."""
    try:
        return identifiers.read(root).renamed(old, new).change
    except identifiers.BrokenMapError as broken:
        raise NotRenamedError(str(broken)) from broken


def changes_for(root: Path, library: Library, old: str, new: str) -> tuple[tuple[Change, ...], Mapping[str, int]]:
    """What is to be written, and how many places that are in each file; nobody has tried it yet."""
    found = {file: set(of_file) for file, of_file in edits(root, library, old, new).items()}
    if menu := set(addresses(read_text(root, MENU), MENU, library.page_of(library.records[old]), new)):
        found[MENU] = menu
    origin = library.origins[old]
    found.setdefault(origin.file, set()).update(_own(root, library, origin, old, new))
    target = {origin.file: origin.file if origin.prefix else _moved(origin.file, new)}
    own_first = sorted(found, key=lambda file: file != origin.file)
    changes = [change for file in own_first for change in _changes(root, file, target.get(file, file), found[file])]
    return tuple(changes), {target.get(file, file): len(found[file]) for file in own_first}


def _refuse(root: Path, library: Library, old: str, new: str) -> None:
    if old not in library.records:
        raise NotRenamedError(_unknown(library, old))
    if not is_id(new):
        wrong = misnamed(new)
        raise NotRenamedError(f"{wrong.message or MESSAGES[wrong.code].message}，例如 early-repayment。写的是：{new}")
    if new in library.records or new in library.unreadable:
        raise NotRenamedError(f"编号 {new} 已经有条目用了，换一个。")
    if (owner := library.renamed.get(new, old)) != old:
        raise NotRenamedError(f"编号 {new} 是 {owner} 用过的旧编号，旧的网址还指着它，换一个。")
    origin = library.origins[old]
    if not origin.prefix and (root / _moved(origin.file, new)).exists():
        raise NotRenamedError(f"{_moved(origin.file, new)} 已经存在，换一个编号。")


def _unknown(library: Library, old: str) -> str:
    if old in library.unreadable:
        return f"{old} 里有错，读不出来；先运行 casebook check，改好再改编号。"
    if now := library.renamed.get(old):
        return f"{old} 已经改名，现在是 {now}。"
    near = difflib.get_close_matches(old, library.records, NEAR, 0.5)
    return f"没有编号是 {old} 的条目。" + (f"是不是 {'、'.join(near)}？" if near else "")


def _moved(file: str, new: str) -> str:
    return Path(file).with_stem(new).as_posix()


def _own(root: Path, library: Library, origin: Origin, old: str, new: str) -> Iterator[Edit]:
    """In the record itself: its key, if it has one, and the old id among its former ones."""
    text = read_text(root, origin.file)
    spans = parse(text, origin.file, with_spans=True).spans
    if origin.prefix and (key := spans[origin.prefix].key):
        yield Edit(key[0], key[1], key[1] + key[2], new)
    former = library.records[old].formerly
    path = (*origin.prefix, "formerly")
    if new in former:
        yield _replaced(spans[*path, former.index(new)], old)
    elif former:
        yield _appended(spans[*path, len(former) - 1], lines_of(text), old)
    elif path in spans:
        yield _replaced(spans[path], f"[{old}]" if spans[path].start != spans[path].end else f" [{old}]")
    else:
        yield _inserted(spans[origin.prefix], spans[*origin.prefix, "title"], lines_of(text), old)


def _replaced(span: Span, text: str) -> Edit:
    (line, start), (last, end) = span.start, span.end
    return Edit(line, start, end if last == line else start, text)


def _appended(last: Span, lines: Sequence[str], old: str) -> Edit:
    """One more item in a list, as the last one is written: on a line of its own, or behind a comma."""
    line, end = last.end
    before = lines[last.start[0]][: last.start[1]]
    if before.strip() == "-":
        return Edit(line, len(lines[line]), len(lines[line]), f"\n{before}{old}")
    return Edit(line, end, end, f", {old}")


def _inserted(record: Span, title: Span, lines: Sequence[str], old: str) -> Edit:
    """The field behind the title, which every record has."""
    written = f"formerly: [{old}]"
    line, end = title.end
    if lines[record.start[0]][record.start[1]] == "{" or title.key is None:
        return Edit(line, end, end, f", {written}")
    indent = " " * title.key[1]
    if end == 0:  # behind a block, whose end is the start of the next line
        return Edit(line, 0, 0, f"{indent}{written}\n")
    return Edit(line, len(lines[line]), len(lines[line]), f"\n{indent}{written}")


def _changes(root: Path, file: str, target: str, of_file: set[Edit]) -> Iterator[Change]:
    before = (root / file).read_bytes()
    after = spliced(before, of_file)
    if target == file:
        yield Change(file, before, after)
    else:
        yield from (Change(target, None, after), Change(file, before, None))


def _try(
    root: Path, checked: build.Checked, changes: Sequence[Change], ids: tuple[str, str], folder: Folder | None
) -> None:
    """Read what it would be: nothing may be said otherwise than before, and nothing more be wrong."""
    with unsaved({root / change.file: change.after for change in changes}):
        after = build.preview(root, folder=folder, keeps=False)
    went, came = ([one.file for one in changes if getattr(one, side) is None] for side in ("after", "before"))
    moved = dict(zip(went, came, strict=True))
    known = Counter((moved.get(one.place.file, one.place.file), one.problem.code) for one in checked.diagnostics)
    if more := [one for one in after.diagnostics if _is_more(one, known)]:
        raise NotRenamedError(f"改了编号会多出这些问题，所以没有改：\n\n{FORMATS['text'](more)}")
    if others := unlike(checked.library, after.library, *ids):
        origins = after.library.origins
        files = "、".join(sorted({origins[one].file if one in origins else one for one in others}))
        raise NotRenamedError(f"{files} 里的旧编号写得特别（例如用了转义），改不了，所以全都没有改。先改写。")


def _is_more(found: Diagnostic, known: Counter[tuple[str, str]]) -> bool:
    key = found.place.file, found.problem.code
    known[key] -= 1
    return known[key] < 0
