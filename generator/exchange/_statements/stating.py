"""From files that learners handed in to a file of statements: read, made, and put there whole."""

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from generator import build
from generator.authoring import identifiers
from generator.authoring.together import replace_all
from generator.disclosure.audience import for_audience
from generator.exchange._outgoing.choosing import Wanted, choose
from generator.exchange._outgoing.exporting import PUBLIC, site_of
from generator.exchange._outgoing.texts import Texts
from generator.exchange._statements.statements import as_json, as_lines, statements
from generator.learners.exported import Exported
from generator.outlets.refusals import naming
from generator.workbooks.refused import RefusedError
from generator.xapi.activities import Activities

LINES = ".jsonl"


class Stated(NamedTuple):
    """How many statements were written, of how many learners."""

    statements: int
    learners: int


def write(root: Path, records: Sequence[Exported], out: Path, now: datetime.datetime) -> Stated:
    """Write the statements of some records. Raises `RefusedError`, and what `replace_all` and the disk raise."""
    try:
        known = identifiers.read(root)
    except identifiers.BrokenMapError as broken:
        raise RefusedError(str(broken)) from broken
    whole = build.read(root)
    texts = Texts(for_audience(whole.published, PUBLIC).listed, site_of(root))
    selection = choose(whole, texts, Wanted(everything=True), known, now)
    activities = Activities(texts.library, selection.identifiers, texts.site.name, texts.site.address)
    found = list(statements(activities, records))
    text = as_lines(found) if out.suffix == LINES else as_json(found)
    with naming(out):
        beside = out.with_name(f".{out.name}.part")
        beside.write_text(text, encoding="utf-8")
        beside.replace(out)
    if change := selection.identifiers.change:
        replace_all(root, [change])
    return Stated(len(found), len({one["actor"]["account"]["name"] for one in found}))
