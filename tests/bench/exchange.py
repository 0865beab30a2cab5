"""What it costs to write many questions in each format, CPU seconds: `python -m tests.bench.exchange --questions 5000`.

Every question says something else, so that no text is made once for many.
"""

import argparse
import datetime
import tempfile
import time
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

from generator import build
from generator.authoring.identifiers import Identifiers
from generator.commands._extra import missing
from generator.exchange import writers
from generator.exchange._outgoing.choosing import Wanted, choose
from generator.exchange._outgoing.selection import Item, Section, Selection
from generator.exchange._outgoing.texts import Site, Texts
from tests.bench.corpus import SHIPPED

NOW = datetime.datetime(2026, 11, 30, tzinfo=datetime.UTC)
ADDRESS = "https://example.com/"


def main() -> None:
    """Write them, and print one table."""
    parser = argparse.ArgumentParser("python -m tests.bench.exchange", description=main.__doc__)
    parser.add_argument("--questions", type=int, default=5000)
    options = parser.parse_args()
    print("| format | questions | CPU s | MB | left out |\n| --- | --- | --- | --- | --- |")
    print("\n".join(_rows(options.questions)))


def _rows(count: int) -> Iterator[str]:
    for name, module in writers().items():
        is_whole = getattr(module, "WHOLE", False)
        if is_whole or missing(*getattr(module, "NEEDS", ()), extra=getattr(module, "EXTRA", "")):
            continue
        selection = many(count)
        with tempfile.TemporaryDirectory(prefix="casebook-exchange-") as folder:
            out = Path(folder) / f"out{module.SUFFIX}"
            if not module.SUFFIX:
                out.mkdir()
            before = time.process_time()
            left = sum(loss.is_whole for loss in module.write(selection, out))
            spent = time.process_time() - before
            size = sum(file.stat().st_size for file in (out, *out.rglob("*")) if file.is_file()) / 1e6
        yield f"| {name} | {count} | {spent:.1f} | {size:.1f} | {left} |"


def many(count: int) -> Selection:
    """The shipped questions, over and over, each with its number in its texts; fresh, so that nothing is known yet."""
    whole = build.read(SHIPPED)
    texts = Texts(whole.published.listed, Site("示例", ADDRESS))
    chosen = choose(whole, texts, Wanted(everything=True), Identifiers(), NOW)
    items = tuple(_numbered(item, number) for number, item in enumerate(islice(cycle(chosen.items), count), 1))
    return Selection(
        chosen.library, texts, chosen.identifiers, chosen.title, None, (Section("cb.many", "许多题", items),)
    )


def _numbered(item: Item, number: int) -> Item:
    said = {name: f"{getattr(item.question, name)}（{number}）" for name in ("stem", "explanation")}
    question = item.question.model_copy(update={"id": f"{item.question.id}-{number}", **said})
    known = item.known._replace(identifier=f"{item.identifier}-{number}")
    return Item(item.quiz, question, item.situation, known, item.texts)


if __name__ == "__main__":
    main()
