"""A finished page as a value: what every outlet publishes."""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

HEADING = re.compile(r'<h([23]) id="([^"]+)">(.*?)</h\1>', re.DOTALL)
INLINE_TAGS = re.compile(r"</?(?:a|code|cb-[a-z]+|em|span|strong|time)\b[^>]*>")
TAGS = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of a page's table of contents."""

    level: int
    id: str
    title: str


@dataclass(frozen=True)
class Page:
    """`path` has no extension, `source` is the author's file, `write` makes the HTML. `record` is the id of what the
    page shows or leads to, `group` the heading below which the search lists it; one that is not `listed` it does not
    know at all.

    A site of thousands of pages does not fit into memory twice, so the HTML is made when it is first asked for and
    can be forgotten again.
    """

    path: str
    title: str
    description: str
    write: Callable[[], str]
    source: str | None = None
    searchable: bool = True
    boost: float = 1.0
    record: str | None = None
    group: str = "其他"
    listed: bool = True

    @cached_property
    def html(self) -> str:
        """The page's HTML: starts with the `<h1>` and holds `page:` addresses."""
        return self.write()

    def forget(self) -> None:
        """Let go of the HTML and of what was read from it."""
        for name in ("html", "headings", "anchors"):
            self.__dict__.pop(name, None)

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """The second- and third-level headings, in order."""
        return tuple(Heading(int(level), id, plain(title)) for level, id, title in HEADING.findall(self.html))

    @cached_property
    def anchors(self) -> frozenset[str]:
        """Every id on the page."""
        return frozenset(re.findall(r'\sid="([^"]+)"', self.html))


def plain(markup: str) -> str:
    """The words of a piece of HTML; only block elements part words."""
    return " ".join(html.unescape(TAGS.sub(" ", INLINE_TAGS.sub("", markup))).split())
