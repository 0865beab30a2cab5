"""Who names and who cites whom in a library: what names a record is looked through, and nothing else."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from generator.diagnostic import FieldPath
from generator.references import OWNER, Named, Reference

if TYPE_CHECKING:
    from generator.library import Library

DOCUMENT = ""  # beside the names of kinds: what is no record


class Citations:
    """The references of one library, by who names and by who is named.

    Whoever is named is `id` or `id#anchor`. Who answers for a page is named, but not cited, and what is retired cites
    nobody.
    """

    def __init__(self, library: "Library") -> None:
        self.library = library

    def named_by(self, owner: str) -> Set[str]:
        """The ids of what one record or handwritten page names, whether there is such a record or not."""
        known = self.library.names_in(owner)
        found = {*known.ids, *self._titled(known)}
        renamed = self.library.renamed
        return found if renamed.keys().isdisjoint(found) else {renamed.get(name, name) for name in found}

    def naming(self, record_id: str) -> Sequence[Reference]:
        """All references to one record."""
        if record_id not in self._naming:
            ids = {record_id, *(old for old, new in self.library.renamed.items() if new == record_id)}
            owners = [owner for owner in self._places if self._is_named_by(owner, ids)]
            every = (one for owner in owners for one in self.library.references_of(owner))
            self._naming[record_id] = [one for one in every if self.library.current_id(one.target_id) == record_id]
        return self._naming[record_id]

    def of(self, ref: str) -> tuple[Reference, ...]:
        """The mentions by others, in the order in which these were read."""
        return self._by(chain(*self._citing.get(ref, {}).values()), ref)

    def of_kind(self, kind: str, ref: str) -> tuple[Reference, ...]:
        """The mentions by the records of one kind."""
        return self._by(self.by_kind(ref).get(kind, ()), ref)

    def by_kind(self, ref: str) -> Mapping[str, tuple[str, ...]]:
        """The records that cite, as `{kind: ids}`: kinds in the order of the menu, ids in that of their list."""
        found = self._citing.get(ref, {})
        return found if DOCUMENT not in found else {kind: ids for kind, ids in found.items() if kind != DOCUMENT}

    def learn_from(self, before: "Citations") -> None:
        """Take over who cites whom from the library before an edit, if that has changed nothing of it."""
        if "_citing" in before.__dict__ and self._rests_on == before._rests_on:
            self.__dict__["_citing"] = before._citing

    def _is_named_by(self, owner: str, ids: Set[str]) -> bool:
        known = self.library.names_in(owner)
        return not ids.isdisjoint(known.ids) or not ids.isdisjoint(self._titled(known))

    def _titled(self, known: Named) -> Iterator[str]:
        return filter(None, (self.library.titled(title[1:-1]) for title in known.titles))

    def _by(self, owners: Iterable[str], ref: str) -> tuple[Reference, ...]:
        in_order = sorted(owners, key=self._places.__getitem__)
        return tuple(one for owner in in_order for one in self._by_owner(owner)[ref])

    def _by_owner(self, owner: str) -> Mapping[str, Sequence[Reference]]:
        """The references by which somebody cites, by what is cited."""
        if owner not in self._cited_by_owner:
            found: dict[str, list[Reference]] = defaultdict(list)
            for one in self.library.references_of(owner):
                target = self.library.current_id(one.target_id)
                if self._is_citation(owner, one.path, target):
                    found[target].append(one)
                    if one.anchor:
                        found[f"{target}#{one.anchor}"].append(one)
            self._cited_by_owner[owner] = found
        return self._cited_by_owner[owner]

    def _is_citation(self, owner: str, path: FieldPath, target: str) -> bool:
        return target != owner and path != OWNER and owner not in self._retired

    @cached_property
    def _citing(self) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
        """Who cites what, `{id or "id#anchor": {kind or DOCUMENT: owners}}`, from what is known of each without its
        references.
        """
        found: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
        for group, owners in self._groups.items():
            for ref, citing in self._citing_among(owners).items():
                found[ref][group] = (*citing,)
        return found

    def _citing_among(self, owners: Iterable[str]) -> Mapping[str, Iterable[str]]:
        found: dict[str, dict[str, None]] = defaultdict(dict)
        renamed, retired = self.library.renamed, self._retired
        for owner in owners:
            if owner in retired:
                continue
            known = self.library.names_in(owner)
            for ref in (*known.cites, *self._titled(known)):
                target, _, anchor = ref.partition("#")
                target = renamed.get(target, target)
                if target != owner:
                    found[target][owner] = None
                    if anchor:
                        found[f"{target}#{anchor}"][owner] = None
        return found

    @cached_property
    def _rests_on(self) -> tuple[object, ...]:
        """By which one can tell that in another library the same are cited by the same."""
        every = [(known, *self._titled(known)) for owner in self._places for known in [self.library.names_in(owner)]]
        return self._groups, [*self._places], every, self.library.renamed, self._retired

    @cached_property
    def _groups(self) -> Mapping[str, Sequence[str]]:
        """The ids of each kind in the order of its list, and the handwritten pages."""
        kinds = [kind.name for kind in self.library.kinds]
        return {name: [one.id for one in self.library.of_kind(name)] for name in kinds} | {
            DOCUMENT: [*self.library.documents]
        }

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {owner: place for place, owner in enumerate((*self.library.records, *self.library.documents))}

    @cached_property
    def _retired(self) -> frozenset[str]:
        return frozenset(record.id for record in self.library.records.values() if record.is_retired)

    @cached_property
    def _naming(self) -> dict[str, Sequence[Reference]]:
        return {}

    @cached_property
    def _cited_by_owner(self) -> dict[str, Mapping[str, Sequence[Reference]]]:
        return {}
