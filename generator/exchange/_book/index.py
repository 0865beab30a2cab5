"""The index of a book: every name of a term, in the order of its sound, and where terms are used."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import groupby
from xml.etree.ElementTree import Element

from generator.exchange._book.leaf import Chapter, Leaf, leaf, place
from generator.exchange._outgoing.markup import element
from generator.library import Library
from generator.pages.page import Page
from generator.search.readings import usual_readings
from generator.twins.folding import simplified

OTHERS = "#"
USED = 8
"""How many places of use are named: who wants all searches the site."""
READ_OTHERWISE = {
    "chong": ("重新", "重组", "重复", "重算", "重置", "重签", "重报", "重审"),
    "tiao": ("调解", "调整", "调节", "调减", "调低", "调停", "调剂"),
    "hang": ("行业", "行长", "行内", "行话"),
    "chang": ("长期", "长度", "长款"),
    "jiang": ("降低", "降息", "降级", "降额"),
    "kuai": ("会计",),
    "tan": ("弹窗", "弹屏"),
    "cha": ("差额", "差错", "差别"),
    "jiao": ("校验", "校对", "校准"),
}
"""The first sound of words that begin with a character which alone is read otherwise."""


def by_sound(name: str) -> tuple[str, ...]:
    """By what names are sorted: the sounds of their characters; those of another script by their letters, small."""
    sounds, plain = _sounds(), "".join(simplified().get(character, character) for character in name)
    found = [sounds.get(character, character.lower()) for character in plain]
    first = next((sound for sound, words in READ_OTHERWISE.items() if plain.startswith(words)), "")
    return (first or found[0], *found[1:], name) if found else (name,)


@cache
def _sounds() -> Mapping[str, str]:
    return usual_readings()


def letter(name: str) -> str:
    """The heading of the index below which a name stands."""
    first = by_sound(name)[0][:1].upper()
    return first if first.isascii() and first.isalpha() else OTHERS


def index(library: Library, written: Mapping[str, Page]) -> Chapter | None:
    """Every name of what explains a word, each with the place of its explanation; None if nothing is explained."""
    records = [library.records[one] for one in written]
    terms = [record for record in records if library.kind_of(record).worded]
    names = sorted(
        ((name, library.page_of(term)) for term in terms for name in term.names), key=lambda one: by_sound(one[0])
    )
    names.sort(key=lambda one: letter(one[0]) == OTHERS)
    leaves = tuple(_leaf(of, [*group]) for of, group in groupby(names, key=lambda one: letter(one[0])))
    return Chapter("index", "术语索引", "按拼音排，别名也在里面。", leaves) if leaves else None


def _leaf(of: str, names: list[tuple[str, str]]) -> Leaf:
    title = "其他" if of == OTHERS else of
    entries = [element("p", element("a", name, href=f"#{place(path)}"), class_="entry") for name, path in names]
    return leaf(f"index.{'other' if of == OTHERS else of}", title, [*entries])


def with_mentions(chapters: Iterable[Chapter]) -> None:
    """Name below each term the first leaves that use it."""
    leaves = [one for chapter in chapters if chapter.id not in ("answers", "index") for one in chapter.leaves]
    used: dict[str, list[Leaf]] = {}
    for one in leaves:
        for target in dict.fromkeys(_terms(one)):
            used.setdefault(target, []).append(one)
    for one in leaves:
        if places := [other for other in used.get(one.id, ()) if other is not one][:USED]:
            one.body.append(element("p", "见于：", *_listed(places), class_="used"))


def _terms(one: Leaf) -> Iterator[str]:
    return (link.attrib["href"][1:] for link in one.links if link.get("class") == "term")


def _listed(leaves: Iterable[Leaf]) -> Iterator[Element | str]:
    for number, one in enumerate(leaves):
        if number:
            yield "、"
        yield element("a", one.title, href=f"#{one.id}")
