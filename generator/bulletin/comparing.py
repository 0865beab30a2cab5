"""A number beside that of the span before and of a year before."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.bulletin.figures import Figure, Numbers, Source, ratio
from generator.bulletin.span import Span

NO_YEAR_AGO, NO_BEFORE, NOT_OVER = "没有上年同期数", "没有上期数", "本期没有完，不比"


@dataclass(frozen=True, slots=True)
class Comparing:
    """What a span is compared with: the quarter before and the same of last year; a year with last year alone."""

    numbers: Numbers
    span: Span

    @property
    def heads(self) -> tuple[str, ...]:
        """The heads of what `row` gives."""
        return ("本期", "上期", "环比", "上年同期", "同比") if self.span.quarter else ("本年", "上年", "同比")

    @property
    def others(self) -> Sequence[tuple[Span, str]]:
        """What it is compared with, and the words where there is no such span."""
        year_ago = (self.span.year_ago, NO_YEAR_AGO)
        return [(self.span.before, NO_BEFORE), year_ago] if self.span.quarter else [year_ago]

    def row(self, source: Source, form: str = "count") -> tuple[Figure, ...]:
        """The number, and each other with the change from it to the number."""
        now = self.numbers.over(self.span, source, form)
        return (now, *(figure for other in self.others for figure in self._beside(now, source, form, *other)))

    def _beside(self, now: Figure, source: Source, form: str, other: Span, lacking: str) -> tuple[Figure, Figure]:
        kept = self.numbers.kept
        if not other.is_whole(kept):
            return Figure(form, instead=lacking), Figure("change", instead=lacking)
        then = self.numbers.over(other, source, form)
        if not self.span.is_whole(kept):
            return then, Figure("change", instead=NOT_OVER)
        return then, ratio("change", now, then)
