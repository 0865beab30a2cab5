"""What rests on the articles of regulations: what has to be read again when one of them changes."""

from collections.abc import Iterable, Iterator

from generator.kinds.regulation import Article, Regulation, has_changed, text_of
from generator.library import Library
from generator.record import Record

Named = tuple[Regulation, Article]


def named(library: Library, ref: str) -> Iterator[Named]:
    """The articles that `id` or `id#no` names."""
    regulation, wanted = library.one(Regulation, ref), ref.partition("#")[2]
    for article in regulation.articles if regulation else ():
        if regulation and wanted in ("", article.no):
            yield regulation, article


def of(library: Library, refs: Iterable[str]) -> Iterator[str]:
    """Line by line, for an author: the articles that are named, and whatever cites them, with its file."""
    for ref in refs:
        for found in named(library, ref):
            yield from _told(library, *found)


def of_changes(library: Library) -> Iterator[str]:
    """The same for articles whose texts are no longer those that they were compared with; then what nobody compared."""
    every = [(regulation, article) for regulation in library.all(Regulation) for article in regulation.articles]
    changed = [found for found in every if has_changed(library, *found)]
    for found in changed:
        yield from _told(library, *found)
    yield f"原文改过的有 {len(changed)} 条。" if changed else "核对过的条文，原文都没有改。"
    if others := [ref_of(*found) for found in every if _is_open(library, *found)]:
        yield f"有原文、还没有核对的有 {len(others)} 条：{'、'.join(others)}"


def ref_of(regulation: Regulation, article: Article) -> str:
    """How an article is cited."""
    return f"{regulation.id}#{article.no}"


def _told(library: Library, regulation: Regulation, article: Article) -> Iterator[str]:
    ref = ref_of(regulation, article)
    yield f"{ref}  {article.shown_label} {article.title}（{_state(library, regulation, article)}）"
    for owner in dict.fromkeys(mention.owner for mention in library.cited_by.get(ref, ())):
        record = library.records.get(owner)
        yield f"  {_shown(library, record)}" if record else f"  {owner}"


def _is_open(library: Library, regulation: Regulation, article: Article) -> bool:
    return article.verified is None and text_of(library, regulation, article.shown_label) is not None


def _state(library: Library, regulation: Regulation, article: Article) -> str:
    if article.verified is None:
        return "没有和原文核对过"
    return f"{article.verified.on} 核对" + ("，原文改了" if has_changed(library, regulation, article) else "")


def _shown(library: Library, record: Record) -> str:
    return f"{library.kind_of(record).label}  {record.title}  {library.origins[record.id].file}"
