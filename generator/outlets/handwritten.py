"""How handwritten pages are read, whoever makes HTML of them: MkDocs with our plugin, or the engine of a tree."""

from collections.abc import MutableMapping
from typing import Any

from markdown.extensions.toc import slugify_unicode


def complete(extensions: MutableMapping[str, dict[str, Any]]) -> None:
    """Complete the settings of Markdown's extensions, by name; what a project says itself goes before."""
    extensions.setdefault("toc", {}).setdefault("slugify", slugify_unicode)  # or Chinese headings would have numbers
    extensions.setdefault("tables", {}).setdefault("use_align_attribute", True)  # or cells would have styles
