"""The package's assets as a site serves them: one stylesheet and few scripts, named after what is in them.

The sources stay apart, one custom element a file. Within a folder they follow each other by name, elements last. Each
page loads one script, of the folders in `EVERYWHERE`; a folder in `on-demand/` becomes another, which that script runs
where an element of it stands.
"""

import json
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import as_file
from importlib.resources import files as package_files
from pathlib import Path
from typing import NamedTuple

import minify  # type: ignore[import-untyped]

from generator.data import FOLDER
from generator.twins import folding

TYPES = {"css": "text/css", "js": "application/javascript"}
EVERYWHERE = ("core", "elements")
ON_DEMAND = "on-demand"
TRADITIONAL = "traditional"  # the folder of what writes words of scripts so; first, since elements write at once
CHARTS = "charts"  # the folder of how charts look, for sites that have some
ALONE = "alone"  # the folder of what a page needs that is one file
PACKAGES = "packages"  # the folder of what pages for learning platforms need
SHARED = "shared"  # the folder on demand of what several others need
NEEDED: Mapping[str, tuple[str, ...]] = {
    "asking": (SHARED, "searching"),
    "assessing": (SHARED, "personal"),
    "desk": (SHARED,),
    "form": (SHARED, "personal", "yaml"),
    "learning": (SHARED, "questions"),
    "questions": (SHARED,),
    "searching": (SHARED,),
    "sending": (SHARED, "stating"),
    "stating": (SHARED,),
}
"""The folders on demand whose scripts run before a folder's own."""
SENDING = "sending"  # the folder of what all pages need where learners' records may be sent, and that on demand
ONLY_SENDING = frozenset({SENDING, "stating"})  # the folders on demand that no other site has
ELEMENT = "cb-"  # how the file of an element is called, and the element


class Assets(NamedTuple):
    """Paths in the site of what every page links, and `{path in the site: text}` of all there is."""

    style: str
    script: str
    files: Mapping[str, str]


class Suggestions(NamedTuple):
    """Where readers' suggestions go: a mail address, and a page to open, in which `{title}` and `{text}` are filled."""

    mail: str = ""
    address: str = ""


NOWHERE = Suggestions()
NO_OTHERS: Mapping[str, str] = {}


def assets(
    *,
    directory_urls: bool,
    record: str = "casebook",
    suggestions: Suggestions = NOWHERE,
    words: Mapping[str, str] = NO_OTHERS,
    lrs: Mapping[str, str] = NO_OTHERS,
    charts: bool = False,
) -> Assets:
    """The stylesheet, the scripts and the icon.

    `record` names the learner's record in the browser, where all sites of one host share a storage. What scripts put on
    a page is written as `words` say, longer ones first. `lrs` says where records may be sent, if anywhere, and
    `charts` that pages have some.
    """
    apart = {folder: _script(folder) for folder in _folders() if lrs or folder not in ONLY_SENDING}
    paths = {folder: _named(folder, "js", text) for folder, text in apart.items()}
    site = {
        "directoryUrls": directory_urls,
        "record": record,
        "scripts": {tag: _needed(folder, paths) for folder in apart for tag in _elements(folder)},
        "suggestions": suggestions._asdict(),
        **({"words": words} if words else {}),
        **({"lrs": lrs} if lrs else {}),
    }
    beginning = f"var casebook = {{site: {json.dumps(site, ensure_ascii=False)}}};"
    folders = (*([TRADITIONAL] if words else []), *EVERYWHERE, *([SENDING] if lrs else []))
    script = f"{beginning}\n{_sources('js', *folders)}"
    style = _sources("css", "styles", *([CHARTS] if charts else []))
    names = _named("casebook", "css", style), _named("casebook", "js", script)
    others = {paths[folder]: text for folder, text in apart.items()}
    icon = (package_files("generator") / "assets" / "icon.svg").read_text(encoding="utf-8")
    return Assets(*names, {names[0]: style, names[1]: script, **others, f"{FOLDER}/icon.svg": icon})


def spoken() -> str:
    """All that scripts may say: their texts, one after the other."""
    return "\n".join((_sources("js", *EVERYWHERE), *(_sources("js", f"{ON_DEMAND}/{folder}") for folder in _folders())))


def alone(folder: str, *, record: str) -> tuple[str, str, str]:
    """What a page needs that is one file: the stylesheet, the script that all others need, and one on demand."""
    site = {"directoryUrls": False, "record": record, "scripts": {}, "suggestions": NOWHERE._asdict()}
    beginning = f"var casebook = {{site: {json.dumps(site, ensure_ascii=False)}}};"
    core = f"{beginning}\n{_sources('js', 'core', ALONE)}"
    return _sources("css", "styles", ALONE), core, "\n".join(map(_script, (*NEEDED.get(folder, ()), folder)))


def packaged(wire: str, *, is_traditional: bool = False) -> tuple[str, str]:
    """The stylesheet and the script of pages in a package for learning platforms, to which the folder `wire` speaks.

    `casebook.site` and `casebook.lesson` are written before by each page.
    """
    first = _sources("js", *([TRADITIONAL] if is_traditional else []), f"{PACKAGES}/{wire}")
    core = _sources("js", "core", ALONE, f"{PACKAGES}/reporting")
    needed = map(_script, (*NEEDED["learning"], "stating", "learning"))
    last = _sources("js", "elements", f"{PACKAGES}/elements")
    return _sources("css", "styles", ALONE, f"{PACKAGES}/elements"), "\n".join((first, core, *needed, last))


def _script(folder: str) -> str:
    """A script on demand; what it takes for the same writing is a table that comes before it."""
    text = _sources("js", f"{ON_DEMAND}/{folder}")
    if folder != SHARED:
        return text
    return f"casebook.site.folding = {json.dumps(folding.table(), ensure_ascii=False)};\n{text}"


def _needed(folder: str, paths: Mapping[str, str]) -> list[str]:
    """The names of the scripts that the elements of a folder need, in the order in which they run."""
    return [paths[name].rpartition("/")[2] for name in (*NEEDED.get(folder, ()), folder)]


@cache
def _folders() -> tuple[str, ...]:
    with as_file(package_files("generator") / "assets" / ON_DEMAND) as root:
        return tuple(sorted(folder.name for folder in Path(root).iterdir()))


@cache
def _elements(folder: str) -> tuple[str, ...]:
    """The tags of the elements that a script on demand makes."""
    with as_file(package_files("generator") / "assets" / ON_DEMAND / folder) as root:
        return tuple(sorted(file.stem for file in Path(root).glob(f"{ELEMENT}*.js")))


@cache
def _sources(suffix: str, *folders: str) -> str:
    """The files one after the other, without comments, long names and what else only their writers need."""
    with as_file(package_files("generator") / "assets") as root:
        lists = [sorted((Path(root) / folder).glob(f"*.{suffix}"), key=_elements_last) for folder in folders]
        found = [file for files in lists for file in files]
        return str(minify.string(TYPES[suffix], "\n".join(file.read_text(encoding="utf-8") for file in found)))


def _elements_last(file: Path) -> tuple[bool, str]:
    return file.name.startswith(ELEMENT), file.name


def _named(name: str, suffix: str, text: str) -> str:
    return f"{FOLDER}/{name}.{sha256(text.encode()).hexdigest()[:8]}.{suffix}"
