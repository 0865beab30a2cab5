"""Classify: sort items into groups."""

from typing import ClassVar, Literal

from pydantic import Field

from generator.fields import Line, PosedLine, Prose
from generator.questions._base import Question, assigned, distinct
from generator.questions._interactions import Match, Source
from generator.record import Part
from generator.twins import folding
from generator.twins.joint import Listed

IN_A_GROUP = Listed(
    "answer-key",
    "items.group",
    among=("groups",),
    message="这一项归入的组不在 groups 里",
    expected="{known}",
    fix="改成 groups 里的一个，或者在 groups 里加上它",
)


class Item(Part):
    """Something to sort, the group it belongs to, and why."""

    text: PosedLine = Field(description="要归类的一项")
    group: Line = Field(description="属于哪一组（groups 里的一个）")
    feedback: Prose = Field(description="为什么属于这一组")


class Classify(Question):
    """Put every item in its group; a group may stay empty."""

    label: ClassVar[str] = "归类"
    joint = (distinct("groups"), distinct("items.text"), IN_A_GROUP)

    type: Literal["classify"]
    groups: tuple[Line, ...] = Field(min_length=2, max_length=6, description="组名")
    items: tuple[Item, ...] = Field(min_length=2, max_length=12, description="要归类的各项")

    @property
    def key(self) -> tuple[str, ...]:
        """Where each item belongs, in whatever order they are listed."""
        return tuple(sorted(f"{folding.fold(item.text)}={folding.fold(item.group)}" for item in self.items))

    @property
    def interaction(self) -> Match:
        """Each item is joined with its group."""
        sources = [Source(item.text, self.groups.index(item.group), item.feedback) for item in self.items]
        return Match(tuple(sources), self.groups, one_to_one=False)

    def picked(self, answer: object) -> tuple[str, ...]:
        """The items that were put into a wrong group."""
        put = assigned(answer)
        fingerprint = folding.fingerprint
        return tuple(
            f"{item.text} → {group}"
            for item in self.items
            for group in self.groups
            if group != item.group and put.get(fingerprint(item.text)) == fingerprint(group)
        )


MODEL = Classify
