"""The site of what is exported: for the public, and so that it opens from a folder."""

from pathlib import Path

from generator.exchange._outgoing.selection import Selection
from generator.outlets import site
from generator.workbooks.refused import RefusedError

SETTINGS = "mkdocs.yml"
FIRST = "index.html"


def build(selection: Selection, folder: Path) -> None:
    """Write the site into a folder that is not there yet. Raises `RefusedError` and `site.Refused`."""
    configuration = selection.project / SETTINGS
    if not configuration.is_file():
        raise RefusedError(f"没有 {SETTINGS}（网站的名称、菜单和外观），做不成网站")
    site.build_apart(configuration, folder, audience="public", rendition=selection.rendition)
