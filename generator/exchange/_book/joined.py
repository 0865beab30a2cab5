"""PDFs of the parts of a book as one: pages, tags, links and named places, and bookmarks over all of them.

WeasyPrint hands over each PDF as objects that know each other by number, before it is written. They are taken over with
other numbers. What a part says of itself as a whole (its catalogue, its tree of pages, the root of its tags) is said
once for all.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import pydyf

from generator.exchange._book.pdf_file import pack
from generator.exchange._book.sheets import TO_THE_BOOK

REFERENCE = re.compile(rb"(\d+) 0 R")


class Mark(NamedTuple):
    """A bookmark: how deep (from 1), where it leads, what it says."""

    depth: int
    place: str
    title: str


class Joined:
    """The PDF to which parts are added in order; `titles` say what each place is."""

    def __init__(self, titles: Mapping[str, str]) -> None:
        self.titles = titles
        self.pdf = pydyf.PDF()
        self.count = 0
        self.places: dict[str, Any] = {}
        self._keys = 0  # of pages and links, by which their tags are found
        self._parents = self._added(pydyf.Dictionary({"Nums": pydyf.Array()}))
        self._root = self._added(pydyf.Dictionary({"Type": "/StructTreeRoot", "ParentTree": self._parents.reference}))
        self._whole = self._added(
            pydyf.Dictionary({"Type": "/StructElem", "S": "/Document", "P": self._root.reference, "K": pydyf.Array()})
        )
        self._root["K"] = pydyf.Array([self._whole.reference])
        self.pdf.catalog["StructTreeRoot"] = self._root.reference
        self.pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})
        self.pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})

    def take(self, part: Any) -> None:
        """Add the pages of a part, a `pydyf.PDF`."""
        number = self.count
        objects = {one.number: one for one in part.objects}
        root = objects[_number(part.catalog["StructTreeRoot"])]
        own = {part.pages.number, part.catalog.number, root.number, 0}
        pages = [objects[place] for place in part.pages["Kids"][::3]]
        names = part.catalog.get("Names", {}).get("Dests", {}).get("Names", [])
        tags, whole = objects[_number(root["ParentTree"])], objects[_number(root["K"][0])]
        keys = len(tags["Nums"]) // 2
        taken = [one for one in part.objects if one.number not in own]
        self._renumber(taken, names, part.pages.reference)
        for page in pages:
            page["StructParents"] += self._keys
            self.pdf.pages["Kids"].extend([page.number, 0, "R"])
        self.pdf.pages["Count"] = self.count = self.count + len(pages)
        self._take_tags(tags, whole)
        self._take_links(taken, number)
        self._keys += keys
        self.places.update(zip((name.string for name in names[::2]), names[1::2], strict=True))
        pack(self.pdf, taken)  # nothing in them changes any more

    def outline(self, marks: Sequence[Mark]) -> None:
        """Bookmarks, and the names of the places that links lead to."""
        root = self._added(pydyf.Dictionary({"Type": "/Outlines"}))
        self.pdf.catalog["Outlines"] = root.reference
        open_: list[Any] = [root]
        last: dict[int, Any] = {}
        for mark in marks:
            del open_[mark.depth :]
            parent = open_[-1]
            one = self._added(
                pydyf.Dictionary(
                    {"Title": pydyf.String(mark.title), "Dest": self.places[mark.place], "Parent": parent.reference}
                )
            )
            self._chain(parent, one, last)
            open_.append(one)
        names = pydyf.Array()
        for name in sorted(self.places):
            names.extend((pydyf.String(name), self.places[name]))
        self.pdf.catalog["Names"] = pydyf.Dictionary({"Dests": pydyf.Dictionary({"Names": names})})

    def _chain(self, parent: Any, one: Any, last: dict[int, Any]) -> None:
        """The last bookmark below its parent; only those of the first level are shown at once."""
        before = last.get(parent.number)
        if before is None:
            parent["First"] = one.reference
        else:
            before["Next"], one["Prev"] = one.reference, before.reference
        is_root = parent.get("Type") == "/Outlines"
        parent["Count"] = parent.get("Count", 0) + (1 if is_root else -1)
        parent["Last"] = one.reference
        last[parent.number] = one

    def _added(self, one: Any) -> Any:
        self.pdf.add_object(one)
        return one

    def _renumber(self, objects: Iterable[Any], names: Any, pages: bytes) -> None:
        """Give the objects numbers of the whole, wherever they are named."""
        new = {pages: self.pdf.pages.reference}
        for one in objects:
            before = one.reference
            self.pdf.add_object(one)
            new[before] = one.reference
        for one in (*objects, names):
            _rename(one, new)

    def _take_tags(self, tags: Any, whole: Any) -> None:
        numbers = tags["Nums"]
        for key, value in zip(numbers[::2], numbers[1::2], strict=True):
            self._parents["Nums"].extend((key + self._keys, value))
        whole["S"], whole["P"] = "/Part", self._whole.reference
        self._whole["K"].append(whole.reference)
        tags["Nums"] = pydyf.Array()

    def _take_links(self, objects: Iterable[Any], part: int) -> None:
        """Links get the numbers of the whole; those to the book lead to a place; table heads are named apart."""
        for one in objects:
            if not isinstance(one, dict):
                continue
            if "StructParent" in one:
                one["StructParent"] += self._keys
            if "ID" in one and one.get("Type") == "/StructElem":
                one["ID"].string = f"{part}-{one['ID'].string}"
            if one.get("Subtype") == "/Link":
                self._lead(one)

    def _lead(self, link: Any) -> None:
        target = link["A"]["URI"].string
        if target.startswith(TO_THE_BOOK):
            place = target.removeprefix(TO_THE_BOOK)
            del link["A"]
            link["Dest"] = pydyf.String(place)
            link["Contents"] = pydyf.String(self.titles.get(place, place))


def _number(reference: bytes) -> int:
    hit = REFERENCE.fullmatch(reference)
    assert hit
    return int(hit[1])


def _rename(one: Any, new: Mapping[bytes, bytes]) -> None:
    """References in an object and in what it holds, by their new numbers."""
    if isinstance(one, dict):
        for key, value in one.items():
            one[key] = _renamed(value, new)
    elif isinstance(one, list):
        one[:] = [_renamed(value, new) for value in one]
    if isinstance(one, pydyf.Stream):
        _rename(one.extra, new)


def _renamed(value: Any, new: Mapping[bytes, bytes]) -> Any:
    if isinstance(value, bytes):
        return new.get(value, value)
    if isinstance(value, dict | list | pydyf.Stream) and getattr(value, "number", None) is None:
        _rename(value, new)
    return value
