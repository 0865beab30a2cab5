"""What each indicator sees in the counts: the months it names, and what its method says of the last, or why nothing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.aggregates.cells import CROSSINGS
from generator.kinds.indicator import Indicator
from generator.kinds.taxon import Taxon
from generator.library import Library
from generator.signals.counted import MONTH, Counted, Values, counted
from generator.signals.rows import Row, Scope, points, row
from generator.warning import ranking
from generator.warning.ranking import Signal

LISTS = {"product": "products", "cause": "causes", "channel": "channels", "level": "severities"}
"""The lists of cells, and the fields of an indicator that choose from them."""
FIELDS = {"complaints": "complaints", "customers": "customers", "repeats": "repeats"}
"""What an indicator measures, and the field of a cell that says it."""


@dataclass(frozen=True, slots=True)
class Watch:
    """An indicator and what it sees; no `row`, but reasons among `notes`, if that cannot be counted."""

    indicator: Indicator
    scope: Scope
    row: Row | None
    notes: Sequence[str] = ()

    @property
    def is_judged(self) -> bool:
        """Whether anything can be said of the last month."""
        return self.row is not None and self.row.is_judged


@dataclass(frozen=True, slots=True)
class Warned:
    """All indicators, and the signals of the last month, those that stand out most first."""

    watches: Sequence[Watch]
    signals: Sequence[tuple[Watch, Signal]]

    @property
    def is_judged(self) -> bool:
        """Whether anything can be said of the last month by any of them."""
        return any(watch.is_judged for watch in self.watches)

    @property
    def told(self) -> str:
        """How to take the signals together."""
        rows = [watch.row.judgement for watch in self.watches if watch.row and watch.is_judged]
        return ranking.told([signal for _watch, signal in self.signals], rows)


def warned(library: Library) -> Warned:
    """What the indicators of a library see in its counts."""
    return library.part("warned", _warned)


def _warned(library: Library) -> Warned:
    of = counted(library)
    watches = [_watch(library, of, one) for one in library.listed.all(Indicator)] if of else []
    by_id = {watch.indicator.id: watch for watch in watches}
    judged = {name: (one.row.series, one.row.judgement) for name, one in by_id.items() if one.row and one.is_judged}
    signals = ranking.ranked(judged)
    named = [(by_id[one.cell], replace(one, cell=by_id[one.cell].indicator.title)) for one in signals]
    return Warned(watches, named)


def _watch(library: Library, of: Counted, indicator: Indicator) -> Watch:
    scope, why = _scope(library, of, indicator)
    why = why or _unmeasured(of, scope, indicator)
    if why:
        return Watch(indicator, scope, None, [why])
    is_same = indicator.exposure is not None and indicator.exposure == of.about.exposure
    found = row(points(of, scope, FIELDS[indicator.measure], with_exposure=is_same), indicator.method)
    notes = [*found.notes]
    if indicator.exposure and of.about.exposure and not is_same:
        notes.insert(0, f"指标要按“{indicator.exposure}”折算，读来的业务量是“{of.about.exposure}”，不能用。")
    return Watch(indicator, scope, found, notes)


def _scope(library: Library, of: Counted, indicator: Indicator) -> tuple[Scope, str]:
    """What an indicator adds up, and why that cannot be if so."""
    chosen = {name: ids for name, field in LISTS.items() if (ids := getattr(indicator, field))}
    if not chosen:
        return Scope(), ""
    parted = next((name for name in (*LISTS, *CROSSINGS) if {*CROSSINGS.get(name, (name,))} == {*chosen}), "")
    if not parted or not of.has((MONTH, parted)):
        return Scope(), "汇总里没有照这个范围分开的数，没有判断。"
    lists = CROSSINGS.get(parted, (parted,))
    below = [{one: _below(library, one) for one in chosen[name]} for name in lists]
    values = [value for value in of.values(parted) if all(map(_holds, below, value))]
    for place, each in enumerate(below):
        for one, inside in each.items():
            if not any(value[place] in inside for value in values):
                return Scope(
                    parted, tuple(values)
                ), f"“{_title(library, one)}”哪个月都没有数（没有，或者客户太少没有写出）。"
    return Scope(parted, tuple(values)), ""


def _holds(below: Mapping[str, frozenset[str]], value: str) -> bool:
    return any(value in inside for inside in below.values())


def _below(library: Library, taxon_id: str) -> frozenset[str]:
    """A taxon, and all that are below it."""
    found = {library.current_id(taxon_id)}
    for _level in library.all(Taxon):
        more = {one.id for one in library.all(Taxon) if one.parent and library.current_id(one.parent) in found} - found
        if not more:
            break
        found |= more
    return frozenset(found)


def _title(library: Library, taxon_id: str) -> str:
    taxon = library.get(taxon_id)
    return taxon.title if taxon else taxon_id


def _unmeasured(of: Counted, scope: Scope, indicator: Indicator) -> str:
    """Why the counts do not say what an indicator measures; empty if they do."""
    if indicator.measure not in FIELDS:
        return "超期要一件一件对时限，汇总里没有这个数，没有判断。"
    if indicator.measure == "customers" and len(scope.values) > 1:
        return "几项的客户数不能相加（同一位客户可能几项都有），没有判断。"
    if indicator.measure in ("customers", "repeats") and not of.knows("customer"):
        return "台账里没有客户号，数不出来，没有判断。"
    return ""


def causes(library: Library) -> Iterator[Taxon]:
    """The causes that have a cell, those with most complaints first."""
    of = counted(library)
    for (value,) in of.values("cause") if of else ():
        if taxon := library.one(Taxon, value):
            yield taxon


def watching(found: Warned, parted: str, values: Values) -> Iterator[Watch]:
    """The indicators whose scope holds a value of a list, those of fewer values first."""
    inside = [watch for watch in found.watches if watch.scope.parted == parted and values in watch.scope.values]
    yield from sorted(inside, key=lambda watch: len(watch.scope.values))
