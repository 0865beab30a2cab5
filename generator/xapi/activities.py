"""What a site has to learn and to answer, as activities: one table, from which Python and the browser make statements.

Only what is listed has words in it; of anything else that a learner's record may name there is the identifier alone.
"""

import datetime
import json
from collections.abc import Iterator, Mapping
from functools import cached_property
from hashlib import sha256
from typing import Any

from generator.authoring.identifiers import Identifiers, by_rule
from generator.kinds.quiz import Quiz
from generator.library import Library
from generator.pages.plain import plain
from generator.pages.prose import Writer
from generator.questions import Question, interactions
from generator.xapi.described import described
from generator.xapi.iri import prefix

Table = dict[str, Any]
NAME = "activities"
NO_MATTER = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)  # identifiers do not depend on it


class Activities:
    """Those of a library that holds only what may go out; `site` is its name, `address` may be empty."""

    def __init__(self, library: Library, known: Identifiers, site: str, address: str) -> None:
        self.library, self.site = library, site
        self.iri = prefix(address)
        self.home = address or self.iri
        self.questions: Mapping[str, Question] = {}
        self.situations: Mapping[str, str] = {}
        self._read()
        new = {ref: "" for ref in self._refs() if ref not in known.known}
        identifiers = known.with_digests(new, NO_MATTER).known
        self.names = {ref: one.identifier for ref, one in identifiers.items() if one.identifier != by_rule(ref)}
        self._plain = Writer(library).prose
        self._asked: dict[str, Table] = {}

    def named(self, ref: str) -> str:
        """The identifier of what a learner's record calls `id` or `id#place`."""
        current = self.current(ref)
        return self.iri + self.names.get(current, by_rule(current))

    def current(self, ref: str) -> str:
        """The same by the id of today."""
        record, mark, place = ref.partition("#")
        return f"{self.library.current_id(record)}{mark}{place}"

    def asked(self, ref: str) -> Table | None:
        """A question by its reference of today, as scripts know it; None if there is none.

        `version` is that of its key, `type`, `patterns` and `lists` are those of `Described`, `words` the situation and
        what is asked; a figure has its `unit` and `isBare`: that may be left out.
        """
        if ref not in self.questions:
            return None
        if ref not in self._asked:
            self._asked[ref] = self._question(ref)
        return self._asked[ref]

    @cached_property
    def files(self) -> Mapping[str, object]:
        """What scripts load, by name: `activities.<digest>`, and the questions of each set behind its id."""
        sets: dict[str, dict[str, Table | None]] = {}
        for ref in self.questions:
            sets.setdefault(ref.partition("#")[0], {})[ref] = self.asked(ref)
        whole = [self._index(sorted(sets)), sets]
        digest = sha256(json.dumps(whole, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:8]
        own = f"{NAME}.{digest}"
        return {own: whole[0], **{f"{own}.{name}": one for name, one in sets.items()}}

    @property
    def file(self) -> str:
        """The name of the first of these."""
        return next(iter(self.files))

    def _index(self, sets: list[str]) -> Table:
        titles = {one.id: one.title for one in self.library.records.values()}
        known = {*titles, *self.library.renamed.values()}
        names = {ref: name for ref, name in self.names.items() if ref.partition("#")[0] in known}
        own = {"iri": self.iri, "home": self.home, "site": self.site}
        return {**own, "names": names, "renamed": dict(self.library.renamed), "titles": titles, "sets": sets}

    def _read(self) -> None:
        found = [
            (f"{quiz.id}#{part.id}", part, "" if part is question else question.stem)
            for quiz in self.library.all(Quiz)
            for question in quiz.questions
            for part in question.answerable()
        ]
        self.questions = {ref: part for ref, part, _situation in found}
        self.situations = {ref: situation for ref, _part, situation in found}

    def _refs(self) -> Iterator[str]:
        """All that has an identifier of its own, in the order in which exports give them."""
        for quiz in self.library.all(Quiz):
            yield quiz.id
            yield from (f"{quiz.id}#{part.id}" for part in quiz.answerable())

    def _question(self, ref: str) -> Table:
        question = self.questions[ref]
        found = described(question.interaction)
        words = plain(self._plain("\n\n".join(filter(None, (self.situations[ref], question.stem)))))[0]
        lists = {name: dict(each) for name, each in found.lists.items()}
        known = {"version": question.version, "type": found.type, "patterns": list(found.patterns), "words": words}
        return {**known, "lists": lists, **figure(question.interaction)}


def figure(interaction: interactions.Interaction) -> Table:
    """What scripts have to know of a figure, to tell a number in its unit from other writing; nothing of all else."""
    if not isinstance(interaction, interactions.Figure):
        return {}
    return {"unit": interaction.unit, "isBare": not interaction.unit_required}
