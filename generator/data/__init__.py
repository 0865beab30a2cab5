"""What the site's scripts read, one subject a file: `datasets(library)` yields names with values that JSON can hold.

A module here is found by itself. Scripts ask for `casebook.load("<name>")`; HTML in the values keeps `page:` addresses.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from operator import call

from generator.discovery import modules_in
from generator.library import Library
from generator.workers import in_order

FOLDER = "assets/casebook"  # of everything in a site that scripts and styles are made of


def scripts(library: Library) -> Mapping[str, str]:
    """Every dataset as a classic script, `{path in the site: text}`: a page from a folder can read nothing else."""
    jobs = [partial(_scripts, module.datasets, library) for module in modules_in(__name__).values()]
    return {name: text for made in in_order(call, jobs, len(library.records)) for name, text in made.items()}


def _scripts(datasets: Callable[[Library], Iterable[tuple[str, object]]], library: Library) -> dict[str, str]:
    return {f"{FOLDER}/data/{name}.js": _script(name, value) for name, value in datasets(library)}


def _script(name: str, value: object) -> str:
    words = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f"casebook.data({json.dumps(name)}, {words});\n"
