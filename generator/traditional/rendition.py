"""The Traditional rendition of a library, and the words of a site that stand around it."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeVar

from pydantic import BaseModel

from generator.fields import Text
from generator.library import Library
from generator.record import Facet, Kind
from generator.traditional.converting import VARIANTS, Converter
from generator.traditional.markup import converted
from generator.walk import marked_fields

RUN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]+")

AnyModel = TypeVar("AnyModel", bound=BaseModel)


class Rendition:
    """Writes in Traditional characters. What it has written is not converted once more: that would not leave it alone
    (內核查 would become 內覈查).
    """

    def __init__(self, variant: str) -> None:
        self.language = VARIANTS[variant][1]
        self._converter = Converter(variant)
        self._known: set[str] = set()

    def text(self, source: str) -> str:
        """Words of a project: simplified, whatever else they could be."""
        found = self._converter.text(source)
        self._known.update(RUN.findall(found))
        return found

    def words(self, source: str) -> str:
        """Words that may hold some that are converted already; those stay."""
        found = [*self._converter.text(source)]
        for run in RUN.finditer(source):
            if run[0] in self._known:
                found[run.start() : run.end()] = run[0]
        text = "".join(found)
        self._known.update(RUN.findall(text))
        return text

    def html(self, markup: str) -> str:
        """A piece of HTML or a whole page: what is seen and heard of it, and its language."""
        return converted(markup, self.words, self.language)

    def table(self, scripts: str, data: str, frame: str) -> Mapping[str, str]:
        """The words of scripts that would be written otherwise, `{simplified: traditional}`: those in the scripts, and
        what of their data stands in the `frame`, from which we make a site, and in no record.

        A single character that is Traditional too says nothing: 后 may be part of 皇后.
        """
        runs = sorted({*RUN.findall(scripts), *({*RUN.findall(data)} & {*RUN.findall(frame)})} - self._known)
        pairs = {run: self._converter.text(run) for run in runs}
        return {run: text for run, text in pairs.items() if run != text and not (len(run) == 1 and _is_both(run))}

    def library(self, library: Library) -> Library:
        """The same records with every text converted; ids, references, dates and fixed values as they were.

        Phrases to look for are converted too: whoever looks for them folds both sides, and pages show them.
        """
        records = {name: self.part(record) for name, record in library.records.items()}
        documents = {file: self.text(text) for file, text in library.documents.items()}
        kinds = tuple(map(self._kind, library.kinds))
        return replace(library, kinds=kinds, records=records, documents=documents, known={})

    def part(self, part: AnyModel) -> AnyModel:
        """A record or a part of one."""
        values = part.__dict__
        changed = {name: self._value(values[name], mark) for name, mark in marked_fields(type(part))}
        return part.model_copy(update=changed)

    def _value(self, value: Any, mark: object) -> Any:
        if isinstance(value, tuple):
            return tuple(self._value(item, mark) for item in value)
        if isinstance(value, BaseModel):
            return self.part(value)
        return self.text(value) if isinstance(value, str) and isinstance(mark, Text) else value

    def _kind(self, kind: Kind) -> Kind:
        words = {name: self._table(table) for name, table in kind.words.items()}
        return replace(
            kind,
            label=self.text(kind.label),
            plural=self.text(kind.plural),
            intro=self.text(kind.intro),
            group=self.text(kind.group),
            facets=tuple(map(self._facet, kind.facets)),
            words=words,
        )

    def _facet(self, facet: Facet) -> Facet:
        return replace(facet, label=self.text(facet.label), words=self._table(facet.words))

    def _table(self, words: Mapping[str, str]) -> Mapping[str, str]:
        return {value: self.text(word) for value, word in words.items()}


def _is_both(char: str) -> bool:
    """Whether a character is in everyday use where Traditional characters are written."""
    try:
        return bool(char.encode("big5"))
    except UnicodeEncodeError:
        return False
