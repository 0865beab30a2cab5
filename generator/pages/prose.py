"""Authors' words to safe HTML: Markdown in fields, and links between records.

Links are written as `page:` addresses (`page:guides/six-steps#investigate`), which no author can write; each outlet
turns them into what its site needs with `relink`.
"""

import html
import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

import comrak
import nh3
from markupsafe import Markup

from generator.library import Library
from generator.pages.breaks import unbroken
from generator.pages.shield import shield, unshield, unshield_addresses
from generator.record import WORDS, Record
from generator.references import LINK

# One paragraph in which Markdown and HTML would find nothing: most texts are of this sort.
PLAIN = re.compile(r"(?![\s=:-]|[0-9]+[.)])[^\n_~<>&#+!\[\]\\*`|\x00-\x1f\x7f\xa0\ue000-\uf8ff\ufeff]+(?<!\s)")
TABLE_ROW = re.compile(r"^[ \t]*\|.*$", re.MULTILINE)  # where a | would part two cells
WIKILINK = re.compile(r'<a href="([^"]*)" data-wikilink="true"[^>]*>(.*?)</a>', re.DOTALL)
PAGE_LINK = re.compile(r'(href|src|data-page)="page:([^"#]*)(#[^"]*)?"')

CLEANER = nh3.Cleaner(
    tags={
        *("a", "blockquote", "br", "code", "em", "hr", "li", "ol", "p", "pre", "strong", "ul"),
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
    options.wikilinks_title_after_pipe = True
    return options


def _parsing() -> comrak.ParseOptions:
    options = comrak.ParseOptions()
    options.ignore_setext = True  # a line below a text is a rule, not what makes it a heading
    return options


EXTENSIONS, PARSING = _extensions(), _parsing()


def relink(text: str, address: Callable[[str, str], str]) -> str:
    """HTML with every `page:` address replaced by what `address(page, "#anchor")` gives, ready for an attribute."""

    def linked(hit: re.Match[str]) -> str:
        attribute, page, anchor = hit.groups("")
        return f'{attribute}="{address(page, anchor)}"'

    return PAGE_LINK.sub(linked, text)


def filters(library: Library) -> Mapping[str, Callable[..., Any]]:
    """`text | prose`, `text | inline`, `ref | link(label)`, `refs | links`, `ref | label`."""
    writer = Writer(library)
    links: dict[str, Callable[..., Any]] = {"link": writer.marked_link, "links": writer.marked_links}
    return {"prose": writer.prose, "inline": writer.inline, "label": writer.label, **links}


class Writer:
    """Turns the words of one library into HTML."""

    def __init__(self, library: Library) -> None:
        self.library, self.note = library.unwatched, library.note
        self._links, self._marked_links, self._labels = cache(self._link), cache(self._marked_link), cache(self._label)

    def link(self, ref: str, label: str = "") -> Markup:
        """A link to `id` or `id#anchor`; an unknown reference is shown as it was written."""
        self.note("named", ref)
        return self._links(ref, label)

    def marked_link(self, ref: str, label: str = "") -> Markup:
        """A link behind which stands that what it leads to is not published yet; only a preview has such links."""
        self.note("named", ref)
        return self._marked_links(ref, label)

    def marked_links(self, refs: Iterable[str]) -> Markup:
        """The same of several, as a sentence lists them."""
        return Markup("、").join(map(self.marked_link, refs))

    def label(self, ref: str) -> str:
        """How a reference is named in running text: short title, and the place inside."""
        self.note("named", ref)
        return self._labels(ref)

    def prose(self, text: str | None) -> Markup:
        """Markdown as HTML blocks; unsafe addresses are dropped, and HTML is shown as it was typed."""
        if not text:
            return Markup()
        return Markup(f"<p>{text}</p>\n") if PLAIN.fullmatch(text) else self._markdown(text)

    def _markdown(self, text: str) -> Markup:
        if "|" in text and "[[" in text:
            text = TABLE_ROW.sub(lambda row: LINK.sub(lambda link: link[0].replace("|", r"\|"), row[0]), text)
        rendered = comrak.render_markdown(shield(text), extension_options=EXTENSIONS, parse_options=PARSING)
        clean = unbroken(unshield(CLEANER.clean(unshield_addresses(rendered))))
        return Markup(WIKILINK.sub(self._wikilink, clean) if "data-wikilink" in clean else clean)

    def inline(self, text: str | None) -> Markup:
        """Markdown of one paragraph without the paragraph around it."""
        found = self.prose(text).strip()
        if found.startswith("<p>") and found.endswith("</p>") and found.count("<p>") == 1:
            return Markup(found[3:-4])
        return found

    def _link(self, ref: str, label: str) -> Markup:
        record = self.library.get(ref)
        if record is None:
            return Markup("<code>{}</code>").format(ref)
        anchor = self.library.anchor(ref)
        place = f"#{anchor.id}" if anchor else ""
        address = f"page:{self.library.page_of(record)}{place}"
        return Markup('<a href="{}">{}</a>').format(address, label or self._labels(ref))

    def _marked_link(self, ref: str, label: str) -> Markup:
        link, record = self._links(ref, label), self.library.get(ref)
        if record is None or not record.is_unpublished:
            return link
        return link + Markup(' <span class="cb-badge">{}</span>').format(WORDS["status"][record.status])

    def _label(self, ref: str) -> str:
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

    def _is_titled(self, record: Record) -> bool:
        return self.library.kind_of(record).titled

    def _wikilink(self, hit: re.Match[str]) -> str:
        ref, label = hit[1], hit[2]
        return self.link(ref, "" if label == ref else html.unescape(label))
