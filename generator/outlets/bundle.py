"""The package's assets as a site serves them: one stylesheet and one script, named after what is in them.

The sources stay apart, one custom element a file. Within a folder they follow each other by name; `core/` comes first.
"""

import json
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import as_file
from importlib.resources import files as package_files
from pathlib import Path

import minify  # type: ignore[import-untyped]

from generator.data import FOLDER
from generator.twins import folding

TYPES = {"css": "text/css", "js": "application/javascript"}
SCRIPT_FOLDERS = ("core", "elements", "questions")


def assets(*, directory_urls: bool, version: str, record: str = "casebook") -> Mapping[str, str]:
    """`{path in the site: text}`: the stylesheet and the script, named after what is in them, and the icon.

    `version` is that of the library, so that no browser takes old data for new; `record` names the learner's record in
    the browser, where all sites of one host share a storage.
    """
    site = {"directoryUrls": directory_urls, "record": record, "version": version, "folding": folding.table()}
    words = json.dumps(site, ensure_ascii=False)
    script = f"var casebook = {{site: {words}}};\n{_sources('js', *SCRIPT_FOLDERS)}"
    style = _sources("css", "styles")
    return {
        f"{FOLDER}/casebook.{_version(style)}.css": style,
        f"{FOLDER}/casebook.{_version(script)}.js": script,
        f"{FOLDER}/icon.svg": (package_files("generator") / "assets" / "icon.svg").read_text(encoding="utf-8"),
    }


@cache
def _sources(suffix: str, *folders: str) -> str:
    """The files one after the other, without comments, long names and what else only their writers need."""
    with as_file(package_files("generator") / "assets") as root:
        found = [file for folder in folders for file in sorted((Path(root) / folder).glob(f"*.{suffix}"))]
        return str(minify.string(TYPES[suffix], "\n".join(file.read_text(encoding="utf-8") for file in found)))


def _version(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:8]
