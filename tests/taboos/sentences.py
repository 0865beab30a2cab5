"""Sentences of letters, good and bad, and what the shipped taboos find in them.

`python -m tests.taboos.sentences fresh` prints how many of the bad are found, how many of the good, and which go wrong.
"""

import sys
from pathlib import Path
from typing import NamedTuple

import yaml

from generator import build
from generator.kinds.taboo import Taboo
from generator.twins import taboos

PROJECT = Path(__file__).parents[2]


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


def shipped() -> tuple[Taboo, ...]:
    """The taboos that ship."""
    return build.check(PROJECT).library.all(Taboo)


def score(sentences: list[Sentence], known: tuple[Taboo, ...]) -> Score:
    """What the taboos tell of the sentences."""
    sought = [taboo.sought for taboo in known]
    found = {one: any(taboos.said(one.text, sought)) for one in sentences}
    missed = [one for one in sentences if one.taboo and not found[one]]
    return Score(sentences, missed, [one for one in sentences if not one.taboo and found[one]])


def main(name: str) -> None:
    """Print the score of a set, and for those that may be read, what went wrong."""
    known = shipped()
    told = score(read(name), known)
    print(f"{name}: recall {told.recall:.3f}, false alarms {told.alarmed:.3f} of {len(told.sentences)} sentences")
    if name != "aside":
        for one in told.missed:
            print(f"missed   {one.taboo}  {one.text}")
        for one in told.alarms:
            hits = taboos.said(one.text, [taboo.sought for taboo in known])
            print(f"alarm    {one.text}  {[(known[number].id, one.text[start:end]) for number, start, end in hits]}")


if __name__ == "__main__":
    main(sys.argv[1])
