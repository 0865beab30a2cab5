"""What a page of complaints is before it is rendered: values for a template; sections of finding, chart and table."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.pages.charts.chart import Chart


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page at `path`, shown by `template` with `values`. `place` orders the menu; 0 is not in it."""

    path: str
    title: str
    description: str
    template: str
    values: Callable[[], Mapping[str, Any]]
    place: int = 0


@dataclass(frozen=True, slots=True)
class Named:
    """A cell of a table that leads to a record, or to a page of this folder (`page`)."""

    text: str
    ref: str = ""
    page: str = ""


Row = Sequence[str | Named]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with the finding in words, a chart if there is one, the table, and what has to be said of it."""

    id: str
    heading: str
    finding: str
    columns: Sequence[str]
    rows: Sequence[Row]
    chart: Chart | None = None
    notes: Sequence[str] = field(default_factory=tuple)
