"""A file that may hold items of QTI: one of them, or a package. It came from somebody else."""

import posixpath
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import NamedTuple
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from generator.exchange._incoming.plain import tree
from generator.exchange._qti.dialect import Dialect, said_in, with_old_names
from generator.workbooks.package import BROKEN, CHUNK
from generator.workbooks.refused import RefusedError

MANIFEST = "imsmanifest.xml"
LARGEST_PART, LARGEST_WHOLE, MOST_PARTS = 20_000_000, 150_000_000, 30_000  # bytes, unpacked
AGAIN = "请从原来的系统重新导出再读"
TOO_LARGE, MISSING = "文件解开以后太大，没有读", "清单（imsmanifest.xml）里列了这个文件，包里没有"


class Part(NamedTuple):
    """An item, None if the package has not what its manifest names. `place` is its name in a package, or empty."""

    place: str
    item: Element | None


class _Package:
    """The parts of a zip, each read when it is asked for, and never more than so many bytes of all."""

    def __init__(self, raw: bytes) -> None:
        self._zip = zipfile.ZipFile(BytesIO(raw))
        parts = self._zip.infolist()
        self.names = {part.filename: part for part in parts}
        self._left = LARGEST_WHOLE
        if len(parts) > MOST_PARTS:
            raise RefusedError(TOO_LARGE)
        if any(part.flag_bits & 1 for part in parts):
            raise RefusedError("压缩包加了密码，没有读。请去掉密码再读")

    def read(self, name: str) -> bytes:
        """A part to its end, whatever length it declares. Raises `RefusedError`."""
        found = bytearray()
        with self._zip.open(self.names[name]) as stream:
            while chunk := stream.read(CHUNK):
                found += chunk
                if len(found) > min(LARGEST_PART, self._left):
                    raise RefusedError(TOO_LARGE)
        self._left -= len(found)
        return bytes(found)

    @property
    def manifest(self) -> str:
        """The name of the manifest, which some put in a folder; empty if there is none."""
        found = [name for name in self.names if posixpath.basename(name) == MANIFEST]
        return min(found, key=lambda name: (name.count("/"), name), default="")


def holds(name: str, raw: bytes, dialect: Dialect) -> bool:
    """Whether a file is of a version. Raises `RefusedError` for a zip that may not be read."""
    if name.lower().endswith(".xml"):
        return dialect.namespace.encode() in raw
    if not name.lower().endswith(".zip"):
        return False
    try:
        package = _Package(raw)
        manifest = package.read(package.manifest) if package.manifest else b""
    except BROKEN as broken:
        raise RefusedError(f"压缩包坏了，打不开。{AGAIN}") from broken
    return dialect in said_in(manifest)


def parts(raw: bytes) -> list[Part]:
    """The items of a file, with the names of 2.x, in the order of the manifest. Raises `RefusedError`."""
    if not raw.startswith(b"PK"):
        return [Part("", with_old_names(tree(raw)))]
    try:
        return [*_parts(_Package(raw))]
    except BROKEN as broken:
        raise RefusedError(f"压缩包坏了，打不开。{AGAIN}") from broken


def title_of(raw: bytes) -> str:
    """What the test of a package is called; empty if there is none. Raises `RefusedError`."""
    if not raw.startswith(b"PK"):
        return ""
    try:
        package = _Package(raw)
        names = (name for _href, name in _listed(package, "test") if name in package.names)
        return next((_tree(package, name).get("title", "") for name in names), "")
    except BROKEN as broken:
        raise RefusedError(f"压缩包坏了，打不开。{AGAIN}") from broken


def _parts(package: _Package) -> Iterator[Part]:
    for href, name in _listed(package, "item"):
        if name not in package.names:
            yield Part(href, None)
        elif (item := _tree(package, name)).tag == "assessmentItem":
            yield Part(href, item)


def _listed(package: _Package, kind: str) -> Iterator[tuple[str, str]]:
    """What the manifest lists of a kind: as it is named there, and the part of the package that this is."""
    folder = posixpath.dirname(package.manifest)
    for resource in _tree(package, package.manifest).iter("resource"):
        if f"{kind}_xml" in resource.get("type", ""):  # APIP's own are called `imsqti_apipitem_xmlv2p1`
            href = unquote(resource.get("href", ""))
            yield href, posixpath.normpath(posixpath.join(folder, href))


def _tree(package: _Package, name: str) -> Element:
    try:
        return with_old_names(tree(package.read(name)))
    except RefusedError as refused:
        raise RefusedError(f"{name}：{refused}") from refused
