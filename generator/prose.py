"""Authors' words to safe HTML: Markdown in fields, links between records, links from names to their records.

Links are written as `page:` addresses (`page:guides/six-steps#investigate`), which no author can write; each outlet
turns them into what its site needs with `relink`.
"""

import html
import re
from collections.abc import Callable, Iterator
from functools import cached_property

import comrak
import nh3
from markupsafe import Markup

from generator.library import TITLE, Library
from generator.record import Record

WIKILINK = re.compile(r'<a href="([^"]*)" data-wikilink="true"[^>]*>(.*?)</a>', re.DOTALL)
PAGE_LINK = re.compile(r'(href|src|data-page)="page:([^"#]*)(#[^"]*)?"')
TAG = re.compile(r"(<[^>]*>)")
TAG_NAME = re.compile(r"<(/?)([a-z][a-z0-9-]*)")
LINKLESS = frozenset(
    "a button code dt figcaption h1 h2 h3 h4 h5 h6 label option pre script style summary svg th time".split()
)

CLEANER = nh3.Cleaner(
    tags={
        *("a", "blockquote", "br", "code", "del", "em", "hr", "li", "ol", "p", "pre", "strong", "ul"),
        *("table", "tbody", "td", "th", "thead", "tr"),
    },
    attributes={"a": {"href", "title", "data-wikilink"}, "td": {"align"}, "th": {"align"}, "ol": {"start"}},
    url_schemes={"http", "https", "tel"},
    link_rel="noopener",
)


def _extensions() -> comrak.ExtensionOptions:
    options = comrak.ExtensionOptions()
    options.cjk_friendly_emphasis = True
    options.table = True
    options.strikethrough = True
    options.wikilinks_title_after_pipe = True
    return options


EXTENSIONS = _extensions()


def page_of(library: Library, record: Record) -> str:
    """The path of a record's page, without extension: `cases/early-repayment`."""
    return f"{library.kind_of(record).pages}/{record.id}"


def relink(text: str, address: Callable[[str, str], str]) -> str:
    """HTML with every `page:` address replaced by what `address(page, "#anchor")` gives."""
    return PAGE_LINK.sub(lambda hit: f'{hit[1]}="{html.escape(address(hit[2], hit[3] or ""))}"', text)


class Writer:
    """Turns the words of one library into HTML."""

    def __init__(self, library: Library) -> None:
        self.library = library

    def prose(self, text: str | None) -> Markup:
        """Markdown as HTML blocks; raw HTML and unsafe addresses are dropped."""
        if not text:
            return Markup()
        clean = CLEANER.clean(comrak.render_markdown(text, extension_options=EXTENSIONS))
        return Markup(WIKILINK.sub(self._wikilink, clean) if "data-wikilink" in clean else clean)

    def inline(self, text: str | None) -> Markup:
        """Markdown of one paragraph without the paragraph around it."""
        found = self.prose(text).strip()
        if found.startswith("<p>") and found.endswith("</p>") and found.count("<p>") == 1:
            return Markup(found[3:-4])
        return found

    def link(self, ref: str, label: str = "") -> Markup:
        """A link to `id` or `id#anchor`; an unknown reference is shown as it was written."""
        record = self.library.get(ref)
        if record is None:
            return Markup("<code>{}</code>").format(ref)
        anchor = self.library.anchor(ref)
        place = f"#{anchor.id}" if anchor else ""
        address = f"page:{page_of(self.library, record)}{place}"
        return Markup('<a href="{}">{}</a>').format(address, label or self.label(ref))

    def label(self, ref: str) -> str:
        """How a reference is named in running text: short title, and the place inside."""
        record = self.library.get(ref)
        if record is None:
            return ref
        title = self.short_title(record)
        anchor = self.library.anchor(ref)
        if anchor is None:
            return title
        return f"{title}{anchor.title.partition(' ')[0]}" if self._is_titled(record) else f"{title} › {anchor.title}"

    def short_title(self, record: Record) -> str:
        """The title; of records named in 《》 the first alias, which is their short name."""
        if not self._is_titled(record):
            return record.title
        short = record.aliases[0] if record.aliases and len(record.aliases[0]) < len(record.title) else record.title
        return f"《{short}》"

    def with_names(self, text: str, own: Record | None = None) -> str:
        """A page's HTML with the first occurrence of every term and every 《title》 linked, longest name first."""
        seen = {own.id} if own else set()
        return "".join(self._linked_pieces(text, seen))

    def _linked_pieces(self, text: str, seen: set[str]) -> Iterator[str]:
        closed_to_links = 0
        for piece in TAG.split(text):
            if piece.startswith("<"):
                closed_to_links += _depth_change(piece)
                yield piece
            elif closed_to_links or not piece or piece.isspace():
                yield piece
            else:
                yield self._names.sub(lambda hit: self._name_link(hit, seen), piece)

    def _name_link(self, hit: re.Match[str], seen: set[str]) -> str:
        name = hit[0]
        record_id = self.library.titled(html.unescape(name[1:-1])) if name[0] == "《" else self._terms[name]
        if record_id is None or record_id in seen:
            return name
        seen.add(record_id)
        page = page_of(self.library, self.library.records[record_id])
        mark = "" if name[0] == "《" else ' class="term"'
        return f'<a{mark} href="page:{page}">{name}</a>'

    @cached_property
    def _terms(self) -> dict[str, str]:
        return {
            html.escape(name): record.id
            for kind in self.library.kinds
            if kind.worded
            for record in self.library.of_kind(kind.name)
            for name in (record.title, *record.aliases)
        }

    @cached_property
    def _names(self) -> re.Pattern[str]:
        """Latin names only as whole words; longer names before the shorter ones that they contain."""
        names = sorted(self._terms, key=lambda name: (-len(name), name))
        return re.compile("|".join([TITLE.pattern, *map(_as_pattern, names)]))

    def _is_titled(self, record: Record) -> bool:
        return self.library.kind_of(record).titled

    def _wikilink(self, hit: re.Match[str]) -> str:
        ref, label = hit[1], hit[2]
        return self.link(ref, "" if label == ref else html.unescape(label))


def _as_pattern(name: str) -> str:
    before = r"(?<![A-Za-z0-9])" if name[0].isascii() else ""
    after = r"(?![A-Za-z0-9])" if name[-1].isascii() else ""
    return f"{before}{re.escape(name)}{after}"


def _depth_change(tag: str) -> int:
    hit = TAG_NAME.match(tag)
    if hit is None or hit[2] not in LINKLESS or tag.endswith("/>"):
        return 0
    return -1 if hit[1] else 1
