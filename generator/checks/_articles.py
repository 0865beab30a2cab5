"""The articles that records cite, by reference or by name, and what their texts say."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from generator.kinds.deadline import TimeLimit
from generator.kinds.regulation import Regulation, text_of
from generator.library import Library
from generator.record import Record
from generator.references import LINK
from generator.statutes.figures import Measure, figures
from generator.walk import parts

NUMERALS = "0-9一二三四五六七八九十百"
LABEL = rf"第\s?[{NUMERALS}][{NUMERALS}第至到、和及—–~款项之条\s-]{{0,20}}?条(?:之[{NUMERALS}]+)?"
NAMED = re.compile(rf"(?:《(?P<title>[^《》\n]{{1,80}})》|{LINK.pattern})?\s*(?P<label>{LABEL})")
"""An article by its number, behind the title of its regulation, a link to that, or nothing."""

ARTICLE_LINK = re.compile(r"\[\[[^\[\]|\n]*#[^\[\]\n]*\]\]")


class Passage(NamedTuple):
    """What is cited: an article of a regulation. Its `text` is None where the texts at hand do not have it."""

    regulation: Regulation
    label: str
    text: str | None


def passage(library: Library, regulation: Regulation, label: str) -> Passage:
    """What a label names in a regulation."""
    return Passage(regulation, label, text_of(library, regulation, label))


def cited(library: Library, ref: str) -> Passage | None:
    """The article that `id#no` names; nothing for whatever else a reference may name."""
    regulation, anchor = library.one(Regulation, ref), library.anchor(ref)
    if regulation is None or anchor is None:
        return None
    article = next(one for one in regulation.articles if one.no == anchor.id)
    return passage(library, regulation, article.shown_label)


def cited_in(library: Library, owner: Record, sentence: str) -> Iterator[Passage]:
    """The articles that a sentence cites: `[[id#no]]`, 《title》第18条, or 第18条 in a regulation of its own."""
    for link in LINK.finditer(sentence):
        if found := cited(library, link[1].strip()):
            yield found
    for hit in NAMED.finditer(ARTICLE_LINK.sub("", sentence)):
        named = library.titled(hit["title"]) if hit["title"] else hit[2]
        regulation = library.one(Regulation, named.strip()) if named else owner
        if isinstance(regulation, Regulation):
            yield passage(library, regulation, hit["label"])


def stated_by(library: Library, passage: Passage) -> Mapping[Measure, str]:
    """The figures in the text of an article, each as it is written there."""
    if passage.text is None:
        return {}
    return library.statutes[passage.regulation.id].states(passage.text)


def stated_elsewhere(library: Library, passages: Iterable[Passage], measure: Measure) -> Iterator[str]:
    """The articles of the same regulations that state a figure, as 《title》第18条."""
    for regulation in {passage.regulation.id: passage.regulation for passage in passages}.values():
        statute = library.statutes[regulation.id]
        for number, text in statute.articles.items():
            if measure in statute.states(text):
                yield f"《{regulation.title}》第{number}条"


def stated_by_record(library: Library, ref: str) -> Iterator[Measure]:
    """The figures that a record cited as a whole gives in numbers; with the leader of a set of time limits, theirs."""
    record = None if "#" in ref else library.get(ref)
    if record:
        led = (limit for limit in library.all(TimeLimit) if limit.part_of == record.id)
        for part in chain([record], (part for _path, part in parts(record)), led):
            yield from (figure.measure for _path, text in part.figures() for figure in figures(text))
