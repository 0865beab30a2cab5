"""What a learner does to answer a question, whatever its type here is called: what other programs know.

The words are those of QTI and SCORM. A question type says once which of these it is, and every format that can hold the
interaction holds the type.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Option:
    """Something to pick; `feedback` (Markdown, may be empty for a right one) and `cites` are for who picks it."""

    text: str
    is_right: bool
    feedback: str
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """Pick one of the options, or all that are right. `shuffle` says whether their order may change."""

    options: tuple[Option, ...]
    several: bool
    shuffle: bool


@dataclass(frozen=True, slots=True)
class Statement:
    """Say whether the stem is true; `feedback` (Markdown) is for who is wrong."""

    is_true: bool
    feedback: str


@dataclass(frozen=True, slots=True)
class Slip:
    """A wrong answer that is often written, and what (Markdown) is said of it."""

    text: str
    feedback: str


@dataclass(frozen=True, slots=True)
class Words:
    """Write a few words. `accepted` count as right, the first is shown; a list comes in any order unless `ordered`."""

    accepted: tuple[str, ...]
    slips: tuple[Slip, ...]
    ordered: bool
    unit_optional: bool


@dataclass(frozen=True, slots=True)
class Figure:
    """Write a number in its unit, at most `slack` off."""

    value: Decimal
    slack: Decimal
    unit: str
    unit_required: bool
    slips: tuple[Slip, ...]


@dataclass(frozen=True, slots=True)
class Sequence:
    """Put the items in the order in which they stand here."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """Something to join with `targets[target]`; `feedback` (Markdown) says why, and may be empty."""

    text: str
    target: int
    feedback: str


@dataclass(frozen=True, slots=True)
class Match:
    """Join each source with its target. `one_to_one`: no target is used twice, and none is left over."""

    sources: tuple[Source, ...]
    targets: tuple[str, ...]
    one_to_one: bool


@dataclass(frozen=True, slots=True)
class Essay:
    """Write freely; whoever reads it compares it with the model answer (Markdown) and its points."""

    model_answer: str
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """Something to do at a node, how good it is (0, 0.5 or 1), what is said of it (Markdown), the place it leads to."""

    text: str
    score: float
    feedback: str
    cites: tuple[str, ...]
    to: int


@dataclass(frozen=True, slots=True)
class Node:
    """A moment of a walk. One without ways is an ending; `outcome` says in a word how it came out.

    `id` is by what answers name it.
    """

    title: str
    text: str
    ways: tuple[Way, ...]
    outcome: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class Walk:
    """Go from the first node to an ending."""

    nodes: tuple[Node, ...]


Interaction: TypeAlias = Choice | Statement | Words | Figure | Sequence | Match | Essay | Walk
