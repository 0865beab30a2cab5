"""One text: its articles, what a record names of them, and a short name of what they say."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

from generator.statutes.figures import Measure, figures
from generator.twins.folding import fingerprint, measure

WHOLE = "全文"
NUMERAL = "[0-9零〇一二三四五六七八九十百千]++(?![款项章节])"
NUMBER = rf"{NUMERAL}(?:条之{NUMERAL}|条)?"
TO, AND = "-至到—–~～", "、和及"
ARTICLES = re.compile(rf"第({NUMBER}(?:[{TO}{AND}]第?{NUMBER})*)")
STRETCH = re.compile(rf"({NUMBER})(?:[{TO}]第?({NUMBER}))?")
SPACES = re.compile(r"\s")
MOST = 2000  # articles; the longest code has fewer
CHAPTER = re.compile("第([0-9零〇一二三四五六七八九十百千]+)章")
DAYS_ARE_WORKING_DAYS = re.compile('[“"]日[”"](?:，?[均都])?(?:是指|系指|指|是|为)工作日')


@dataclass(frozen=True)
class Statute:
    """One text. `articles` are numbered `18` or, as 第253条之一, `253-1`; `chapters` hold their numbers.

    `headings` are the parts of a text without articles, such as a notice; `whole` is all of it.
    """

    title: str
    whole: str
    articles: Mapping[str, str] = field(default_factory=dict)
    chapters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    headings: Mapping[str, str] = field(default_factory=dict)

    def passage(self, label: str) -> str | None:
        """The text that a label names: articles, chapters, a heading, or 全文; nothing if it is not there."""
        if numbers := tuple(article_numbers(label)) or self._of_chapter(label):
            found = [self.articles.get(number) for number in numbers]
            return None if None in found else "\n".join(filter(None, found))
        name = heading(label)
        return self.whole if name == WHOLE else self.headings.get(name)

    def states(self, text: str) -> Mapping[Measure, str]:
        """The figures of one of its passages, each as it is written; days are working days where it says so itself."""
        found = {figure.measure: text[figure.start : figure.end] for figure in figures(text)}
        if DAYS_ARE_WORKING_DAYS.search(self.whole):
            found |= {(number, "工作日"): written for (number, unit), written in found.items() if unit == "日"}
        return found

    def _of_chapter(self, label: str) -> tuple[str, ...]:
        chapters = [self.chapters.get(number_of(written), ()) for written in CHAPTER.findall(label)]
        return tuple(chain.from_iterable(chapters)) if all(chapters) else ()


def digest(text: str) -> str:
    """A short name of what a text says, which another width, spacing or way of writing numbers does not change."""
    return fingerprint(text)


def heading(label: str) -> str:
    """A heading or a label without spaces and without what stands behind it in brackets."""
    return SPACES.sub("", label).partition("（")[0]


def article_numbers(label: str) -> Iterator[str]:
    """The numbers of the articles that a label names: three for 第4至6条, none for 第五章."""
    for hit in ARTICLES.finditer(SPACES.sub("", label)):
        if "条" in hit[1]:
            for first, last in STRETCH.findall(hit[1]):
                yield from _stretch(number_of(first), number_of(last or first))


def number_of(written: str) -> str:
    """`18` for 第十八条, `253-1` for 第253条之一."""
    return "-".join(str(part[0]) for numeral in written.removesuffix("条").split("条之") if (part := measure(numeral)))


def _stretch(first: str, last: str) -> Iterator[str]:
    if first.isdigit() and last.isdigit() and len(last) <= len(str(MOST)) and 0 < int(last) - int(first) < MOST:
        yield from map(str, range(int(first), int(last) + 1))
    else:
        yield from dict.fromkeys((first, last))
