"""Match: join each item with its counterpart."""

from typing import ClassVar, Literal

from pydantic import Field

from generator.fields import Line, Prose
from generator.questions import _interactions as interactions
from generator.questions._base import Question, assigned, distinct
from generator.record import Part
from generator.twins import folding


class Pair(Part):
    """An item, its counterpart, and why they belong together."""

    left: Line = Field(description="左边")
    right: Line = Field(description="与左边相配的右边")
    feedback: Prose | None = Field(None, description="为什么相配")


class Match(Question):
    """Join each left side with its right side."""

    label: ClassVar[str] = "配对"
    joint = (distinct("pairs.left"), distinct("pairs.right"))

    type: Literal["match"]
    pairs: tuple[Pair, ...] = Field(min_length=2, max_length=10, description="要配的各对")

    @property
    def key(self) -> tuple[str, ...]:
        """The pairs, in whatever order they are listed."""
        return tuple(sorted(f"{folding.fold(pair.left)}={folding.fold(pair.right)}" for pair in self.pairs))

    @property
    def interaction(self) -> interactions.Match:
        """Each left side is joined with its right side."""
        sources = [interactions.Source(one.left, place, one.feedback or "") for place, one in enumerate(self.pairs)]
        return interactions.Match(tuple(sources), tuple(one.right for one in self.pairs), one_to_one=True)

    def picked(self, answer: object) -> tuple[str, ...]:
        """The pairs that were joined wrongly."""
        joined = assigned(answer)
        fingerprint = folding.fingerprint
        return tuple(
            f"{pair.left} — {other.right}"
            for pair in self.pairs
            for other in self.pairs
            if other is not pair and joined.get(fingerprint(pair.left)) == fingerprint(other.right)
        )


MODEL = Match
