"""Authors' words as other programs take them: HTML without an address of ours in it, or plain text."""

import html
import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from markupsafe import Markup

from generator.library import Library
from generator.pages.plain import plain
from generator.pages.prose import Writer, relink
from generator.traditional.rendition import Rendition

SIMPLIFIED = "zh-CN"
LINK = re.compile(r'<a href="(?:page:)[^"]*"[^>]*>(.*?)</a>', re.DOTALL)
REFERRING = re.compile(r'<a (data-ref="[^"]*"(?: data-own="true")?) href="page:[^"]*">(.*?)</a>', re.DOTALL)
VOID = re.compile(r"<(br|hr)>")


class Site(NamedTuple):
    """The site that links lead to: its name, its address (empty: links become texts), whether its pages are folders."""

    name: str
    address: str
    in_folders: bool = False

    def page(self, path: str, anchor: str = "") -> str:
        """The address of a page, `path` without extension: `guides/six-steps`."""
        if not self.in_folders:
            return f"{self.address.rstrip('/')}/{path}.html{anchor}"
        folder = path.removesuffix("index").removesuffix("/")
        return f"{self.address.rstrip('/')}/{folder}{'/' if folder else ''}{anchor}"


class Citation(NamedTuple):
    """What something rests on, in words; `address` is empty where the site has none."""

    ref: str
    label: str
    address: str


class Referring(Writer):
    """Says in each link which record it names (`data-ref`), and whether in words of the author's (`data-own`)."""

    def _link(self, ref: str, label: str) -> Markup:
        link = super()._link(ref, label)
        own = ' data-own="true"' if label else ""
        return Markup(f'<a data-ref="{ref}"{own} {link[3:]}') if link.startswith("<a ") else link


class Texts:
    """The words of one library, with links to one site, in a rendition or as they were written."""

    def __init__(self, library: Library, site: Site, rendition: Rendition | None = None) -> None:
        self.library, self.site, self.rendition = library, site, rendition
        self.language = rendition.language if rendition else SIMPLIFIED
        self._writer, self._referring = Writer(library), Referring(library)
        self.html: Callable[[str], str] = cache(self._html)
        """Markdown as HTML blocks, well-formed as XML too."""
        self.referring: Callable[[str], str] = cache(self._with_references)
        """The same for HTML that is read back: `data-ref` says which record a link names, or a `span` without one."""

    def words(self, text: str) -> str:
        """Words of a format's own, in the characters of the library; what stands in them of the library stays."""
        return self.rendition.words(text) if self.rendition else text

    def markup(self, markup: str) -> str:
        """The same for HTML in which such words stand: code and addresses stay too."""
        return self.rendition.html(markup) if self.rendition else markup

    def inline(self, text: str) -> str:
        """Markdown of one paragraph without the paragraph around it; of several as they are."""
        found = self.html(text).strip()
        is_one = found.startswith("<p>") and found.endswith("</p>") and found.count("<p>") == 1
        return found[3:-4] if is_one else found

    def plain(self, text: str) -> str:
        """Markdown as plain text, a line a block."""
        return plain(self.html(text))[0]

    def cited(self, ref: str) -> Citation:
        """What a reference names."""
        record = self.library.get(ref)
        if record is None or not self.site.address:
            return Citation(ref, self._writer.label(ref), "")
        anchor = self.library.anchor(ref)
        address = self.site.page(self.library.page_of(record), f"#{anchor.id}" if anchor else "")
        return Citation(ref, self._writer.label(ref), address)

    def _html(self, text: str) -> str:
        return self.linked(_as_xml(self._writer.prose(text)))

    def linked(self, markup: str) -> str:
        """HTML of our pages with its links leading to the site, or as texts if that has no address."""
        return self._relinked(markup) if self.site.address else LINK.sub(r"\1", markup)

    def _with_references(self, text: str) -> str:
        written = _as_xml(self._referring.prose(text))
        return self._relinked(written) if self.site.address else REFERRING.sub(r"<span \1>\2</span>", written)

    def _relinked(self, written: str) -> str:
        return relink(written, lambda path, anchor: html.escape(self.site.page(path, anchor)))


def _as_xml(written: str) -> str:
    return VOID.sub(r"<\1/>", str(written)).replace("&nbsp;", "&#160;")
