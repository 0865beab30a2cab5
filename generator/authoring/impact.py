"""What rests on a record or on one place in it: what has to be read again when that changes, by who answers for it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.kinds.regulation import Article, Regulation, has_changed, text_of
from generator.library import Library
from generator.record import MaintainedRecord, Record
from generator.references import OWNER, Reference

NOBODY = "没有写负责岗位的"


def is_known(library: Library, ref: str) -> bool:
    """Whether `id` or `id#anchor` names something."""
    return library.get(ref) is not None and ("#" not in ref or library.anchor(ref) is not None)


def of(library: Library, refs: Iterable[str]) -> Iterator[str]:
    """Line by line, for an author: what is named, and a work list of whatever rests on it."""
    for ref in refs:
        record = library.get(ref)
        if record is not None:
            yield from _of_one(library, record, ref.partition("#")[2])


def of_changes(library: Library) -> Iterator[str]:
    """The same for articles whose texts are no longer those that they were compared with; then what nobody compared."""
    every = [(regulation, article) for regulation in library.all(Regulation) for article in regulation.articles]
    changed = [found for found in every if has_changed(library, *found)]
    for regulation, article in changed:
        yield from _of_one(library, regulation, article.no)
    yield f"原文改过的有 {len(changed)} 条。" if changed else "核对过的条文，原文都没有改。"
    if others := [
        f"{regulation.id}#{article.no}" for regulation, article in every if _is_open(library, regulation, article)
    ]:
        yield f"有原文、还没有核对的有 {len(others)} 条：{'、'.join(others)}"


def _of_one(library: Library, record: Record, anchor: str) -> Iterator[str]:
    """One place of a record; or without an anchor what names all of it, then every place that somebody names."""
    found: dict[str, list[Reference]] = defaultdict(list)
    for one in library.naming(record.id):
        if _has_to_follow(library, record, one):
            found[one.anchor].append(one)
    yield from _told(library, f"{record.id}#{anchor}" if anchor else record.id, found[anchor])
    if not anchor:
        named = (inner for inner in library.anchors(record.id) if inner in found)
        for inner in named:
            yield from _told(library, f"{record.id}#{inner}", found[inner])


def _has_to_follow(library: Library, record: Record, one: Reference) -> bool:
    """Whether somebody else has to look again; whoever answers for a retired page still does."""
    owner = library.records.get(one.owner)
    return one.owner != record.id and (one.path == OWNER or not (owner and owner.is_retired))


def _told(library: Library, ref: str, found: Sequence[Reference]) -> Iterator[str]:
    places: dict[str, dict[str, None]] = defaultdict(dict)
    for mention in found:
        places[mention.owner][library.place_of(mention)] = None
    count = f"{len(places)} 处要重看" if places else "没有别处用到它"
    yield f"{ref}  {_title(library, ref)}：{count}"
    for owner, names in sorted(_by_owner(library, places).items(), key=lambda item: (item[0] == NOBODY, item[0])):
        yield f"  {owner}"
        yield from (f"    {_shown(library, name, [*places[name]])}" for name in names)


def _by_owner(library: Library, names: Iterable[str]) -> Mapping[str, Sequence[str]]:
    """Records and handwritten pages by the role that answers for them."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in names:
        record = library.records.get(name)
        role = record.owner if isinstance(record, MaintainedRecord) else ""
        title = (owner.title if (owner := library.get(role)) else role) if role else ""
        found[f"{title}（{role}）" if role else NOBODY].append(name)
    return found


def _title(library: Library, ref: str) -> str:
    record, place = library.get(ref), library.anchor(ref)
    assert record is not None
    if isinstance(record, Regulation):
        article = next((one for one in record.articles if one.no == ref.partition("#")[2]), None)
        if article:
            return f"{article.shown_label} {article.title}（{_state(library, record, article)}）"
    return f"{record.title} › {place.title}" if place else record.title


def _is_open(library: Library, regulation: Regulation, article: Article) -> bool:
    return article.verified is None and text_of(library, regulation, article.shown_label) is not None


def _state(library: Library, regulation: Regulation, article: Article) -> str:
    if article.verified is None:
        return "没有和原文核对过"
    return f"{article.verified.on} 核对" + ("，原文改了" if has_changed(library, regulation, article) else "")


def _shown(library: Library, name: str, places: Sequence[str]) -> str:
    record = library.records.get(name)
    if record is None:
        return f"手写页面  {name}"
    titles = [anchor.title for place in places if (anchor := library.anchor(place))]
    where = f"（{'、'.join(titles)}）" if titles else ""
    return f"{library.kind_of(record).label}  {record.title}{where}  {library.origins[record.id].file}"
