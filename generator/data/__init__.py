"""What the site's scripts read, one subject a file: `datasets(library)` yields names with values that JSON can hold.

A module here is found by itself. Scripts ask for `casebook.load("<name>")`; HTML in the values keeps `page:` addresses.
"""

import json
from collections.abc import Mapping
from functools import partial
from operator import call
from types import ModuleType

from generator.discovery import modules_in
from generator.kept.facts import Product
from generator.kept.products import Products, make
from generator.library import Library
from generator.workers import in_order

FOLDER = "assets/casebook"  # of everything in a site that scripts and styles are made of
DATA = f"{FOLDER}/data/"
SEVERAL = "data learning"  # the subject with several datasets; any other has one, of its own name


def scripts(library: Library, products: Products | None = None) -> Mapping[str, str]:
    """Every dataset as a classic script, `{path in the site: text}`: a page from a folder can read nothing else.

    With `products` only what may have changed is worked out.
    """
    kept = products.known if products else {}
    jobs = [partial(of_subject, subject, library, kept) for subject in _subjects() if subject not in kept]
    made = {name: one for done in in_order(call, jobs, len(library.records)) for name, one in done.items()}
    if products:
        products.add(made)
    found = {**kept, **made}
    return {path: text for subject in _subjects() for path, text in found[subject].value.items()}


def subject_of(path: str) -> str | None:
    """The subject of the dataset at a path of the site; None for a path where there cannot be one."""
    if not (path.startswith(DATA) and path.endswith(".js")):
        return None
    subject = f"data {path.removeprefix(DATA).removesuffix('.js')}"
    return subject if subject in _subjects() else SEVERAL


def of_subject(subject: str, library: Library, kept: Mapping[str, Product]) -> dict[str, Product]:
    """The scripts of a subject, and what they rest on."""
    return make(library, subject, partial(_scripts, _subjects()[subject]), kept)


def _subjects() -> Mapping[str, ModuleType]:
    return {f"data {name}": module for name, module in modules_in(__name__).items()}


def _scripts(module: ModuleType, library: Library) -> dict[str, str]:
    return {f"{DATA}{name}.js": script(name, value) for name, value in module.datasets(library)}


def script(name: str, value: object) -> str:
    """A dataset as a classic script."""
    words = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f"casebook.data({json.dumps(name)}, {words});\n"
