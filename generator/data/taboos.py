"""What <cb-proof> looks for in every text, with the reasons, and a model of the sentences in which it is said."""

from collections.abc import Iterator

from markupsafe import Markup

from generator.fields import Mark, Text
from generator.kinds.taboo import Taboo
from generator.kinds.wording import Wording
from generator.library import Library
from generator.pages.prose import Writer
from generator.twins.taboos import OTHER, SENTENCE
from generator.twins.telling import Model, learn
from generator.walk import leaves, marks


def datasets(library: Library) -> Iterator[tuple[str, object]]:
    """`taboos`: `{"taboos": […], "names": […], "model": table}`; classes of the model are named as the taboos are."""
    writer, listed = Writer(library), library.listed
    taboos = listed.all(Taboo)
    entries, names = [_taboo(writer, taboo) for taboo in taboos], [taboo.id for taboo in taboos]
    table = library.part("taboos model", lambda whole: model(whole.listed).table())
    yield "taboos", {"taboos": entries, "names": names, "model": table}


def model(library: Library) -> Model:
    """How taboos are broken, and how one speaks to customers without breaking any."""
    broken = [(taboo.id, words) for taboo in library.listed.all(Taboo) for words in taboo.utterances]
    return learn([*broken, *((OTHER, sentence) for text in _harmless(library) for sentence in SENTENCE.findall(text))])


def _harmless(library: Library) -> Iterator[str]:
    yield from (words for taboo in library.listed.all(Taboo) for words in taboo.not_meant)
    yield from (wording.good for wording in library.listed.all(Wording))
    for kind in library.kinds:
        for record in library.listed.of_kind(kind.name) if any(map(_is_spoken, marks(kind.model))) else ():
            yield from (leaf.value for leaf in leaves(record) if _is_spoken(leaf.mark))


def _is_spoken(mark: Mark) -> bool:
    return isinstance(mark, Text) and mark.spoken


def _taboo(writer: Writer, taboo: Taboo) -> dict[str, object]:
    return {
        **{name: getattr(taboo, name) for name in ("title", "why", "instead", "phrases", "unless")},
        "links": Markup("、").join(map(writer.link, (taboo.id, *taboo.cites))),
    }
