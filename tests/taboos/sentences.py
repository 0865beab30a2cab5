"""Sentences of letters, good and bad, and what the shipped taboos find in them.

`python -m tests.taboos.sentences fresh` prints how many of the bad are found, how many of the good, by phrases and with
what only sounds like a taboo, and which go wrong. The model has learned the sentences of `fresh`, but not of `aside`.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import yaml

from generator.data.taboos import model
from generator.kinds.taboo import Taboo
from generator.twins import taboos
from tests.shipped import shipped_library

PROJECT = Path(__file__).parents[2]

Hit = tuple[int, int, int]


class Sentence(NamedTuple):
    """A sentence, and the taboo that it breaks; none, if it is good."""

    text: str
    taboo: str = ""


class Score(NamedTuple):
    """What was wrongly told: bad sentences that were not found, good ones that were."""

    sentences: list[Sentence]
    missed: list[Sentence]
    alarms: list[Sentence]

    @property
    def recall(self) -> float:
        """How many of the bad were found, from 0 to 1."""
        bad = sum(bool(one.taboo) for one in self.sentences)
        return 1 - len(self.missed) / bad

    @property
    def alarmed(self) -> float:
        """How many of the good were found, from 0 to 1."""
        good = sum(not one.taboo for one in self.sentences)
        return len(self.alarms) / good


def read(name: str) -> list[Sentence]:
    """The sentences of a set."""
    written = yaml.safe_load((Path(__file__).parent / f"{name}.yaml").read_text(encoding="utf-8"))
    bad = [Sentence(text, taboo) for taboo, texts in written["bad"].items() for text in texts]
    return bad + [Sentence(text) for text in written["good"]]


class Checker:
    """The taboos that ship, and the model of how they are broken."""

    def __init__(self) -> None:
        library = shipped_library()
        self.taboos = library.all(Taboo)
        self.sought = [taboo.sought for taboo in self.taboos]
        self.names = [taboo.id for taboo in self.taboos]
        self.model = model(library)

    def said(self, text: str) -> list[Hit]:
        """What the phrases find: the number of the taboo, and its place."""
        return [*taboos.said(text, self.sought)]

    def sounding(self, text: str) -> list[Hit]:
        """What else sounds like a taboo."""
        found = [(start, end) for _number, start, end in self.said(text)]
        return [*taboos.sounding(text, self.model, self.names, found)]

    def found(self, text: str) -> list[Hit]:
        """All of it."""
        return self.said(text) + self.sounding(text)


def score(sentences: list[Sentence], found: Callable[[str], list[Hit]]) -> Score:
    """What is told of the sentences."""
    hits = {one: bool(found(one.text)) for one in sentences}
    missed = [one for one in sentences if one.taboo and not hits[one]]
    return Score(sentences, missed, [one for one in sentences if not one.taboo and hits[one]])


def main(name: str) -> None:
    """Print the scores of a set, and for those that may be read, what went wrong."""
    checker = Checker()
    for words, found in (("by phrases", checker.said), ("and by the model", checker.found)):
        told = score(read(name), found)
        print(f"{name} {words}: recall {told.recall:.3f}, false alarms {told.alarmed:.3f} of {len(told.sentences)}")
        if name != "aside":
            for one in told.missed:
                print(f"missed   {one.taboo}  {one.text}")
            for one in told.alarms:
                hits = [(checker.names[number], one.text[start:end]) for number, start, end in found(one.text)]
                print(f"alarm    {one.text}  {hits}")


if __name__ == "__main__":
    main(sys.argv[1])
