"""How mutants fared, for the terminal and for README.md; and why some may survive, from justified.yaml."""

import datetime
from collections import Counter
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path

import yaml

from tests.mutants.mutations import Mutant
from tests.mutants.running import Fate
from tests.mutants.scope import SCOPE

README = Path(__file__).with_name("README.md")
JUSTIFIED = Path(__file__).with_name("justified.yaml")
HEAD = """\
| file | date | mutants | killed | timeouts | survived, with a reason | survived |
|---|---|--:|--:|--:|--:|--:|
"""

Fates = Mapping[Mutant, Fate]


def reasons() -> dict[tuple[str, str, str], str]:
    """Why a mutant may survive: by its file, its lines as they were, and as they are."""
    entries = yaml.safe_load(JUSTIFIED.read_text(encoding="utf-8"))
    return {(file, one["was"], one["becomes"]): one["why"] for file, ones in entries.items() for one in ones}


def unexplained(fates: Fates) -> list[Mutant]:
    """The mutants that survived without a reason."""
    known = reasons()
    survived = [mutant for mutant, fate in fates.items() if fate == "survived"]
    return [mutant for mutant in survived if (mutant.file, mutant.was, mutant.becomes) not in known]


def idle(fates: Fates) -> list[tuple[str, str, str]]:
    """The reasons for mutants of these files that did not survive, or are none any more."""
    files = {mutant.file for mutant in fates}
    survived = {(mutant.file, mutant.was, mutant.becomes) for mutant, fate in fates.items() if fate == "survived"}
    return [reason for reason in reasons() if reason[0] in files and reason not in survived]


def rows(fates: Fates) -> dict[str, str]:
    """One line of the table for each file."""
    return {file: _row(file, fates) for file in dict.fromkeys(mutant.file for mutant in fates)}


def _row(file: str, fates: Fates) -> str:
    found = Counter(fate for mutant, fate in fates.items() if mutant.file == file)
    open_ = sum(mutant.file == file for mutant in unexplained(fates))
    counts = (found.total(), found["killed"], found["timeout"], found["survived"] - open_, open_)
    return f"| {file} | {datetime.date.today()} | {' | '.join(map(str, counts))} |"


def write(fates: Fates) -> None:
    """Put the lines of this run in place of the last ones, and sum all up."""
    head, _, old = README.read_text(encoding="utf-8").partition(HEAD)
    known = {line.split(" | ")[0].strip("| "): line for line in old.splitlines() if line.startswith("| generator/")}
    lines = {**known, **rows(fates)}
    told = [lines[file] for file in SCOPE if file in lines]
    README.write_text("\n".join([f"{head}{HEAD.rstrip()}", *told, "", _sum(told), ""]), encoding="utf-8")


def _sum(lines: Sequence[str]) -> str:
    columns = [map(int, line.split("|")[3:-1]) for line in lines]
    count, killed, timeouts, with_reason, open_ = map(sum, zip(*columns, strict=True))
    score = f"{(killed + timeouts) / count:.1%} of {count} mutants noticed"
    return f"{score}; {with_reason} survived with a reason, {open_} without; mutmut {version('mutmut')}."
