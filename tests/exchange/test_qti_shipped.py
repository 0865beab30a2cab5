"""QTI: every shipped question is read back as it is."""

import datetime
from functools import cache
from pathlib import Path

from generator import build
from generator.authoring.identifiers import Identifiers
from generator.disclosure.audience import for_audience
from generator.exchange import writers
from generator.exchange._outgoing.choosing import Wanted, choose
from generator.exchange._outgoing.losses import Loss
from generator.exchange._outgoing.selection import Selection
from generator.exchange._outgoing.texts import Site, Texts
from generator.library import Library
from generator.questions import interactions
from tests.exchange.test_qti import again, same

PROJECT = Path(__file__).parents[2]
NOON = datetime.datetime(2026, 11, 30, 12, tzinfo=datetime.UTC)


@cache
def whole() -> Library:
    """The shipped library."""
    return build.read(PROJECT)


def selected(**wanted: object) -> Selection:
    """What is shipped, to be exported."""
    public = for_audience(whole().published, "public").listed
    texts = Texts(public, Site("站", "https://example.org/kb"))
    return choose(whole(), texts, Wanted(**wanted), Identifiers(), NOON)  # type: ignore[arg-type]


def shipped(name: str, folder: Path, **wanted: object) -> bytes:
    """What is shipped as a package."""
    [*writers()[name].write(selected(**wanted), folder / "out.zip")]
    return (folder / "out.zip").read_bytes()


def test_every_shipped_question_is_read_back_as_it_is(tmp_path: Path) -> None:
    selection = selected(everything=True)
    losses: list[Loss] = [*writers()["qti21"].write(selection, tmp_path / "out.zip")]
    lost = {loss.ref for loss in losses if "提示" not in loss.sentence}
    found = again("qti21", (tmp_path / "out.zip").read_bytes())
    assert len(found) == len(selection.items) > 500
    walks = 0
    for item, (asked, after) in zip(selection.items, found, strict=True):
        before = item.question
        if isinstance(item.interaction, interactions.Walk):
            walks += 1
            assert after is None
            continue
        assert asked.lost == []
        assert after is not None
        stem = "\n\n".join(filter(None, (item.situation.strip(), before.stem)))
        assert item.ref in lost or same(before.model_copy(update={"stem": stem}), after), item.ref
    assert walks
