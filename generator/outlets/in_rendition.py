"""The Traditional rendition of a site: its settings, the pages of its records, and those that authors write."""

from dataclasses import replace
from importlib.resources import as_file
from importlib.resources import files as package_files
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page as MkDocsPage

from generator.pages.page import Page
from generator.traditional.rendition import Rendition

SOURCES = (".py", ".j2", ".html")
SAID = ("site_name", "site_description", "copyright")


def around(config: MkDocsConfig, rendition: Rendition) -> None:
    """What a project's settings say that readers see: the name of the site, the titles in its menu."""
    for name in SAID:
        if config[name]:
            config[name] = rendition.text(config[name])
    config.nav = _titled(config.nav, rendition)


def frame_words() -> str:
    """All words that we put around those of records: our own sources, one after the other."""
    with as_file(package_files("generator")) as root:
        files = sorted(file for file in Path(root).rglob("*") if file.suffix in SOURCES)
        return "\n".join(file.read_text(encoding="utf-8") for file in files)


def in_rendition(page: Page, rendition: Rendition) -> Page:
    """A page of ours, whose words from records are converted already."""
    words = rendition.words
    title, description, group = words(page.title), words(page.description), words(page.group)
    write = page.write
    return replace(page, title=title, description=description, group=group, write=lambda: rendition.html(write()))


def handwritten_in(rendition: Rendition, page: MkDocsPage, markdown: str) -> str:
    """The Markdown of a page that an author writes; what the page says of itself follows."""
    page.meta = {name: rendition.text(value) if isinstance(value, str) else value for name, value in page.meta.items()}
    return rendition.text(markdown)


def _titled(menu: Any, rendition: Rendition) -> Any:
    """A menu with other titles; the paths in it stay."""
    if isinstance(menu, list):
        return [_titled(item, rendition) for item in menu]
    if isinstance(menu, dict):
        return {rendition.text(title): _titled(inner, rendition) for title, inner in menu.items()}
    return menu
