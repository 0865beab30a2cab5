"""What the site's scripts read, one subject a file: `datasets(library)` yields names with values that JSON can hold.

A module here is found by itself. Scripts ask for `casebook.load("<name>")`; HTML in the values keeps `page:` addresses.
"""

import json
from collections.abc import Mapping
from functools import partial
from operator import call
from types import ModuleType

from generator.discovery import modules_in
from generator.kept.products import Products, make
from generator.library import Library
from generator.workers import in_order

FOLDER = "assets/casebook"  # of everything in a site that scripts and styles are made of


def scripts(library: Library, products: Products | None = None) -> Mapping[str, str]:
    """Every dataset as a classic script, `{path in the site: text}`: a page from a folder can read nothing else.

    With `products` only what may have changed is worked out.
    """
    modules = {f"data {name}": module for name, module in modules_in(__name__).items()}
    kept = products.known if products else {}
    jobs = [
        partial(make, library, name, partial(_scripts, module), kept)
        for name, module in modules.items()
        if name not in kept
    ]
    made = {name: one for done in in_order(call, jobs, len(library.records)) for name, one in done.items()}
    if products:
        products.add(made)
    found = {**kept, **made}
    return {path: text for name in modules for path, text in found[name].value.items()}


def _scripts(module: ModuleType, library: Library) -> dict[str, str]:
    return {f"{FOLDER}/data/{name}.js": _script(name, value) for name, value in module.datasets(library)}


def _script(name: str, value: object) -> str:
    words = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f"casebook.data({json.dumps(name)}, {words});\n"
