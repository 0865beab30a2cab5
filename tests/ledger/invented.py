"""Counts of complaints that nobody made, for pages and checks: by chance, always the same, small ones left out."""

import datetime
import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.aggregates.cells import ALL, CROSSINGS, NAMES, Cell, Name, first_days
from generator.aggregates.exposure import Exposure
from generator.aggregates.kept import FOLDER, About, Aggregates, Limit
from generator.kinds.taxon import Taxon
from generator.ledger.aggregates import files_of
from generator.library import Library
from generator.warning.simulation import draw

MONTHS, FIRST, THRESHOLD = 36, datetime.date(2023, 11, 1), 5
BRANCHES = ("甲分公司", "乙分公司", "丙分公司", "丁分公司", "戊分公司", "己分公司")
SHARES = (0.38, 0.24, 0.15, 0.1, 0.07, 0.06)
BUSINESS, LEVEL, STEP, RISEN = 50_000, 60.0, 1.8, 3  # loans and complaints a month; the last months of the first cause
RISING = "cause-pricing"
OUTCOMES = ("upheld", "partly_upheld", "not_upheld", "withdrawn")


@dataclass(frozen=True)
class Complaint:
    """What is counted of one: its month, its lists, days to its end (none while it is open), what became of it."""

    month: datetime.date
    lists: Mapping[str, str]
    days: int | None
    again: bool
    outcome: str
    score: int


def lists_of(library: Library) -> Mapping[str, Sequence[str]]:
    """What complaints may be of in a library."""
    dimensions = {"product": "product", "cause": "cause", "channel": "channel", "level": "severity"}
    taxa = {
        name: [one.id for one in library.all(Taxon) if one.dimension == dimension]
        for name, dimension in dimensions.items()
    }
    taxa["cause"].sort(key=lambda cause: cause != RISING)
    return {**taxa, "branch": BRANCHES}


def _complaints(lists: Mapping[str, Sequence[str]], chance: random.Random) -> Iterator[Complaint]:
    for place in range(MONTHS):
        month = _month(place)
        for rank, cause in enumerate(lists["cause"]):
            mean = LEVEL / (rank + 1) * (STEP if not rank and place >= MONTHS - RISEN else 1)
            for _one in range(draw(mean, 1.3, chance)):
                chosen = {name: _likely(values, chance) for name, values in lists.items()} | {"cause": cause}
                is_open = place == MONTHS - 1 and chance.random() < 0.4
                days = None if is_open else min(75, int(chance.expovariate(1 / 11)))
                score = chance.choice((0, 0, 1, 3, 4, 5, 5))
                yield Complaint(month, chosen, days, chance.random() < 0.12, chance.choice(OUTCOMES), score)


def _month(place: int) -> datetime.date:
    years, months = divmod(FIRST.month - 1 + place, 12)
    return datetime.date(FIRST.year + years, months + 1, 1)


def _likely(values: Sequence[str], chance: random.Random) -> str:
    return values[min(int(chance.expovariate(0.6)), len(values) - 1)]


def _cell(since: datetime.date, values: Sequence[str], of: Sequence[Complaint]) -> Cell:
    said: dict[str, object] = {"since": f"{since}", **dict(zip(("of", "by"), values, strict=False))}
    ended = [one.days for one in of if one.days is not None]
    said |= {f"within_{limit}": sum(days <= limit for days in ended) for limit in (15, 30, 60)}
    said |= {outcome: sum(one.outcome == outcome for one in of if one.days is not None) for outcome in OUTCOMES}
    rated = [one.score for one in of if one.score and one.days is not None]
    return Cell.model_validate(
        {
            **said,
            "complaints": len(of),
            "customers": len(of) - sum(one.again for one in of),
            "open": len(of) - len(ended),
            "within_workdays": [sum(days <= 21 for days in ended)],
            "unknown_workdays": [0],
            "median_days": sorted(ended)[len(ended) // 2] if len(ended) >= THRESHOLD else None,
            "repeats": sum(one.again for one in of),
            "amount": 800 * len(of),
            "rated": len(rated),
            "score": sum(rated),
        }
    )


def _table(name: Name, complaints: Sequence[Complaint]) -> tuple[Cell, ...]:
    period, parted = name
    lists = () if parted == ALL else CROSSINGS.get(parted, (parted,))
    groups: dict[tuple[datetime.date, tuple[str, ...]], list[Complaint]] = defaultdict(list)
    for one in complaints:
        groups[first_days(period, one.month), tuple(one.lists[name] for name in lists)].append(one)
    cells = [_cell(since, values, of) for (since, values), of in sorted(groups.items())]
    return tuple(cell for cell in cells if cell.customers >= THRESHOLD)


def invented(library: Library, *, deadline: str = "") -> Aggregates:
    """Three years of complaints about what a library knows, of which the first cause rises at the end."""
    complaints = [*_complaints(lists_of(library), random.Random(16))]
    about = About.model_validate(
        {
            "version": 1,
            "demonstration": True,
            "read": f"{_month(MONTHS)}",
            "first": f"{FIRST}",
            "last": f"{_month(MONTHS - 1)}",
            "rows": len(complaints) + 2,
            "complaints": len(complaints),
            "rejected": 2,
            "threshold": THRESHOLD,
            "columns": ("received", "closed", "customer", *lists_of(library), "amount", "outcome", "satisfaction"),
            "limits": [Limit(deadline=deadline, n=15).model_dump()] if deadline else [],
            "best_score": 5,
            "exposure": "月末在贷笔数",
        }
    )
    tables = {name: _table(name, complaints) for name in NAMES if name[0] != "week"}
    if not deadline:
        bare = {"within_workdays": (), "unknown_workdays": ()}
        tables = {name: tuple(cell.model_copy(update=bare) for cell in cells) for name, cells in tables.items()}
    return Aggregates(about, tables, tuple(_business()))


def _business() -> Iterator[Exposure]:
    for place in range(MONTHS):
        for branch, share in zip(BRANCHES, SHARES, strict=True):
            count = int((BUSINESS + 300 * place) * share)
            yield Exposure.model_validate({"since": f"{_month(place)}", "branch": branch, "count": count})


def files(library: Library, *, deadline: str = "") -> dict[str, str]:
    """Such counts as the files of a project."""
    kept = files_of(invented(library, deadline=deadline))
    return {f"{FOLDER}/{name}": content.decode() for name, content in kept.items()}
