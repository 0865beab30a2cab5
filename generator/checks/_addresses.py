"""Links of handwritten pages to the files of pages."""

import posixpath
import re
from collections.abc import Iterator

from generator.library import Library

ADDRESS = re.compile(r"([^\s()<>\"'\[\]#?|]+)\.(?:md|html)\b")


def linked(library: Library, file: str) -> Iterator[tuple[str, str]]:
    """The pages to which a handwritten page links by their files, as `(path of the page, what is written)`."""
    folder = posixpath.dirname(file.removeprefix("content/"))
    for hit in ADDRESS.finditer(library.documents[file]):
        yield posixpath.normpath(posixpath.join(folder, hit[1])).lstrip("/"), hit[0]
