"""What looks like personal data in a text of any kind, and what may stand in its place."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.reading.source import parse
from generator.twins.personal import LABELS, Found, bare, find
from generator.twins.personal_table import TABLE

STEMS = "甲乙丙丁戊己庚辛壬癸"
NAME = "name"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A stretch of a text (`start` to `end`) and what may take its place; `line` counts from 1, `around` is that line.

    What can hardly be anything else is sure.
    """

    start: int
    end: int
    label: str
    written: str
    instead: str
    line: int
    around: str
    is_sure: bool


def proposals(text: str) -> Sequence[Proposal]:
    """From the first to the last; what is found once is proposed wherever it stands, a name as the same letter."""
    found = find(text)
    instead = _instead(text, found)
    every = sorted([*found, *_again(text, found)], key=lambda one: one.start)
    sure = {(one.start, one.end) for one in found if one.is_sure}
    return [_proposal(text, one, instead[text[one.start : one.end]], (one.start, one.end) in sure) for one in every]


def replaced(text: str, chosen: Iterable[Proposal]) -> str:
    """The text with some of the proposals."""
    for one in sorted(chosen, key=lambda one: one.start, reverse=True):
        text = text[: one.start] + one.instead + text[one.end :]
    return text


def is_spoilt(before: str, after: str) -> bool:
    """Whether a text that could be read as YAML no longer can."""
    return parse(before, "").is_readable and not parse(after, "").is_readable


def _proposal(text: str, found: Found, instead: str, is_sure: bool) -> Proposal:
    start, end = found.start, found.end
    first = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    around = text[first:].splitlines()[0]
    line = text.count("\n", 0, start) + 1
    return Proposal(start, end, LABELS[found.kind], text[start:end], instead, line, around, is_sure)


def _again(text: str, found: Sequence[Found]) -> Iterator[Found]:
    """The same words in other places."""
    taken = [(one.start, one.end) for one in found]
    for written, kind in {text[one.start : one.end]: one.kind for one in found}.items():
        at = text.find(written)
        while at >= 0:
            end = at + len(written)
            if not any(at < other_end and other < end for other, other_end in taken):
                taken.append((at, end))
                yield Found(kind, at, end)
            at = text.find(written, end)


def _instead(text: str, found: Sequence[Found]) -> Mapping[str, str]:
    """What takes the place of each of the words that were found."""
    instead: dict[str, str] = {}
    names = 0
    for one in found:
        written = text[one.start : one.end]
        if written not in instead:
            instead[written] = _letter(names) if one.kind == NAME else _rest(one.kind, written)
            names += one.kind == NAME
    return instead


def _letter(number: int) -> str:
    turn, at = divmod(number, len(STEMS))
    return f"{STEMS[at]}{turn + 1 if turn else ''}"


def _rest(kind: str, written: str) -> str:
    """The last signs of a number, by which somebody who has it can tell it; of anything else nothing."""
    shown = TABLE["kinds"][kind]["shown"]
    return f"尾号 {bare(written)[-shown:]}" if shown else f"（{LABELS[kind]}略）"
