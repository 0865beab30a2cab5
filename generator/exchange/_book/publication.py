"""A book in the package of EPUB 3.3: a file a leaf (short ones together), what is in it, in which order, contents."""

import uuid
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from generator.exchange._book.leaf import Book, Chapter
from generator.exchange._outgoing.markup import element

XHTML, OPS = "http://www.w3.org/1999/xhtml", "http://www.idpf.org/2007/ops"
STYLE = files("generator") / "templates" / "exchange" / "book.css"
CONTAINER = """\
<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
DECLARATION = b'<?xml version="1.0" encoding="utf-8"?>\n'
ZIP_TIME = (1980, 1, 1, 0, 0, 0)
ACCESSIBLE = {
    "accessMode": "textual",
    "accessModeSufficient": "textual",
    "accessibilityFeature": "tableOfContents",
    "accessibilityHazard": "none",
    "accessibilitySummary": "全部内容是文字；图里的字正文里都有。",
}
KINDS = {"nav.xhtml": "nav"}


@dataclass
class _File:
    """A document of the package."""

    name: str
    title: str
    body: Element = field(default_factory=lambda: element("body"))

    @property
    def properties(self) -> str:
        """What a reader must know of it before it opens it."""
        has_pictures = next(self.body.iter("svg"), None) is not None
        return " ".join(filter(None, (KINDS.get(self.name, ""), "svg" if has_pictures else "")))


def write_publication(book: Book, out: Path) -> None:
    """Write the `.epub`, the same to the byte for the same book."""
    documents = [_cover(book), *_documents(book)]
    places = {one.attrib["id"]: file.name for file in documents for one in file.body.iter() if "id" in one.attrib}
    for file in documents:
        _lead(file, places)
    contents = _contents(book, places)
    with zipfile.ZipFile(out, "w") as packed:
        _put(packed, "mimetype", b"application/epub+zip", zipfile.ZIP_STORED)
        _put(packed, "META-INF/container.xml", CONTAINER.encode())
        _put(packed, "book/package.opf", _xml(book, _package(book, [documents[0], contents, *documents[1:]])))
        _put(packed, "book/book.css", STYLE.read_bytes())
        for file in (contents, *documents):
            _put(packed, f"book/{file.name}", _xml(book, _document(file, book.texts.language)))


def _documents(book: Book) -> Iterator[_File]:
    for chapter in book.chapters:
        file = _File(f"{chapter.id}.xhtml", chapter.title)
        head = element("section", element("h1", chapter.title), element("p", chapter.intro), id=chapter.id)
        file.body.append(head)
        for leaf in chapter.leaves:
            if "short" not in leaf.body.get("class", "") and len(file.body) > 1:
                yield file
                file = _File(f"{leaf.id}.leaf.xhtml", leaf.title)
            file.body.append(leaf.body)
        yield file


def _cover(book: Book) -> _File:
    said = (element("p", book.subtitle), element("p", f"修订于 {book.revised}"))
    cover = element("section", element("h1", book.title), *said, id="cover")
    return _File("cover.xhtml", book.title, element("body", cover))


def _lead(file: _File, places: Mapping[str, str]) -> None:
    """Links to places of the book name the file that has them."""
    for link in file.body.iter("a"):
        if link.attrib["href"].startswith("#"):
            link.set("href", _address(places, link.attrib["href"][1:]))


def _address(places: Mapping[str, str], place: str) -> str:
    return f"{places[place]}#{place}"


def _contents(book: Book, places: Mapping[str, str]) -> _File:
    listed = element("ol", *(_chapter(chapter, places) for chapter in book.chapters))
    named = {"toc": "contents", "index": "index"}
    landmarks = element("ol", element("li", element("a", "目录", **{"href": "#contents", "epub:type": "toc"})))
    first = book.chapters[0].id
    landmarks.append(
        element("li", element("a", "正文", **{"href": _address(places, first), "epub:type": "bodymatter"}))
    )
    if named["index"] in places:
        index = {"href": _address(places, named["index"]), "epub:type": "index"}
        landmarks.append(element("li", element("a", "术语索引", **index)))
    body = element(
        "body",
        element("nav", element("h1", "目录"), listed, **{"epub:type": "toc", "id": "contents"}),
        element("nav", element("h2", "位置"), landmarks, **{"epub:type": "landmarks", "hidden": ""}),
    )
    return _File("nav.xhtml", "目录", body)


def _chapter(chapter: Chapter, places: Mapping[str, str]) -> Element:
    leaves = (element("li", element("a", one.title, href=_address(places, one.id))) for one in chapter.leaves)
    return element("li", element("a", chapter.title, href=_address(places, chapter.id)), element("ol", *leaves))


def _document(file: _File, language: str) -> Element:
    head = element(
        "head",
        element("title", file.title),
        element("link", rel="stylesheet", href="book.css", type="text/css"),
    )
    names = {"xmlns": XHTML, "xmlns:epub": OPS, "lang": language, "xml:lang": language}
    return element("html", head, file.body, **names)


def _package(book: Book, documents: list[_File]) -> Element:
    known = f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{book.title}/{book.id}')}"
    metadata = element(
        "metadata",
        element("dc:identifier", known, id="known"),
        element("dc:title", f"{book.title} · {book.subtitle}"),
        element("dc:language", book.texts.language),
        element("dc:date", f"{book.revised}"),
        element("meta", f"{book.revised}T00:00:00Z", property="dcterms:modified"),
        *(element("meta", said, property=f"schema:{name}") for name, said in ACCESSIBLE.items()),
        **{"xmlns:dc": "http://purl.org/dc/elements/1.1/"},
    )
    manifest, spine = element("manifest"), element("spine")
    manifest.append(element("item", id="style", href="book.css", **{"media-type": "text/css"}))
    for number, file in enumerate(documents):
        item = element("item", id=f"d{number}", href=file.name, **{"media-type": "application/xhtml+xml"})
        if file.properties:
            item.set("properties", file.properties)
        manifest.append(item)
        spine.append(element("itemref", idref=f"d{number}"))
    names = {"xmlns": "http://www.idpf.org/2007/opf", "version": "3.0", "unique-identifier": "known"}
    return element("package", metadata, manifest, spine, **{**names, "xml:lang": book.texts.language})


def _xml(book: Book, root: Element) -> bytes:
    text = book.texts.markup(ElementTree.tostring(root, encoding="unicode"))
    return DECLARATION + text.encode()


def _put(packed: zipfile.ZipFile, name: str, content: bytes, how: int = zipfile.ZIP_DEFLATED) -> None:
    packed.writestr(zipfile.ZipInfo(name, ZIP_TIME), content, how)
