"""Authors' words as other programs take them: HTML without an address of ours in it, or plain text."""

import html
import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from generator.exchange._plain import plain
from generator.library import Library
from generator.pages.prose import Writer, relink

LINK = re.compile(r'<a href="(?:page:)[^"]*"[^>]*>(.*?)</a>', re.DOTALL)
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


class Texts:
    """The words of one library, with links to one site."""

    def __init__(self, library: Library, site: Site) -> None:
        self.library, self.site = library, site
        self._writer = Writer(library)
        self.html: Callable[[str], str] = cache(self._html)
        """Markdown as HTML blocks, well-formed as XML too."""

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
        written = VOID.sub(r"<\1/>", str(self._writer.prose(text))).replace("&nbsp;", "&#160;")
        if self.site.address:
            return relink(written, lambda path, anchor: html.escape(self.site.page(path, anchor)))
        return LINK.sub(r"\1", written)
