"""Formats of others, one a file: what other programs read, and question banks as they hand them out.

A module here is found by itself; `_name` is a helper of the others. `LABEL` says in the authors' language what it is.

A format that is read has `recognises(name, raw)`, whether a file is one, and `read(raw)`, which gives its questions.
If it can be told, `title(raw)` is what the set is called, and `lacking(raw)` says in a sentence why there are no
questions in what looks like one.

A format that is written has `write(selection, out)`, which makes the file or the folder `out` and gives what could not
go along (`_outgoing.losses.Loss`); it raises `RefusedError` with a line a reason where it would say something else
there than here. `SUFFIX` is how its files end (empty: a folder), `CARRIES` and `LOSES` say in a sentence each what goes
along and what never does. It may have `NEEDS`, the modules that must be installed, and `EXTRA`, the extra of ours that
brings them; `WHOLE`, if it is about the whole site, not about questions; `VARIANT`, in which it is Traditional if no
other is asked for; and `OPTIONS`, what else is asked: `{name: {value: what it means}}`, the first of which counts if
nothing is said. They are in `selection.options`. `OF_PATHS` is a format of the whole site that can be about one path,
`SCENARIOS` one that says itself what becomes of a scenario as a whole.
"""

from collections.abc import Mapping
from types import ModuleType

from generator.discovery import modules_in


def readers() -> Mapping[str, ModuleType]:
    """The formats that are read, by name."""
    return {name: module for name, module in modules_in(__name__).items() if hasattr(module, "read")}


def writers() -> Mapping[str, ModuleType]:
    """The formats that are written, by name."""
    return {name: module for name, module in modules_in(__name__).items() if hasattr(module, "write")}
