"""Entries of a learner's record and what they are stated as, which Python and the browser are held to."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from generator import build
from generator.authoring import identifiers
from generator.disclosure.audience import for_audience
from generator.exchange._statements.statements import statements
from generator.learners.exported import ENTRIES, Exported
from generator.xapi.activities import Activities
from tests.rendering import MKDOCS, project
from tests.sites import example_files

HERE = Path(__file__).parent
ADDRESS = "https://example.invalid/kb/"
TYPES = (HERE.parent / "browser/questions/types.yaml").read_text(encoding="utf-8")
QUIZ = example_files()["quizzes/example-quiz.yaml"]
FILES = {
    "mkdocs.yml": f"site_url: {ADDRESS}\n{MKDOCS}",
    "quizzes/types.yaml": f"{TYPES}formerly: [old-types]\n",
    "quizzes/draft.yaml": f"{QUIZ}status: draft\n",
    "quizzes/secret.yaml": f"{QUIZ}confidential: true\n",
    "content/identifiers.json": '{"types#fill": ["cb.old-types.fill", "", "2026-11-30T08:00:00Z"]}',
}
Json = dict[str, Any]


class Vector(NamedTuple):
    """An entry without its id and time, and what follows from it: `stated` has all but what is the same in all."""

    name: str
    entry: Json
    stated: Json | None


def vectors() -> Iterator[Vector]:
    """Every one."""
    for one in yaml.safe_load((HERE / "vectors.yaml").read_text(encoding="utf-8")):
        yield Vector(one["name"], one["entry"], one["stated"])


def entries() -> list[Json]:
    """The entries of all vectors, as a record has them."""
    at = (f"2026-11-{day:02}T08:00:00.000Z" for day in range(1, 29))
    return [{"id": f"vector{when[8:10]}", "at": when, **one.entry} for when, one in zip(at, vectors(), strict=False)]


def site(root: Path, more: Mapping[str, str]) -> Path:
    """The project about which they speak, with some files more."""
    return project(root, {**FILES, **more})


def activities(root: Path) -> Activities:
    """Those of the project, as a site and `casebook xapi` have them."""
    library = for_audience(build.read(root).published, "public").listed
    return Activities(library, identifiers.read(root), "示例", ADDRESS)


def stated(about: Activities, raw: list[Json], label: str) -> list[Json]:
    """What Python makes of a record."""
    record = Exported(2, "", "", "", label, ENTRIES.validate_python(tuple(raw)))
    return list(statements(about, [record]))


def shortened(statement: Json | None) -> Json | None:
    """A statement as vectors have it: without what all have."""
    if statement is None:
        return None
    parts: Json = {name: one for name, one in statement.items() if name not in ("id", "actor", "version")}
    context: Json = {name: one for name, one in parts.pop("context").items() if name not in ("platform", "language")}
    verb = parts["verb"]["id"].rpartition("/")[2]
    return {**parts, "verb": verb, **({"context": context} if context else {})}
