"""The page with a form for each kind: what its scripts know of the models and of the sentences of the check."""

import json
from collections.abc import Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from generator.authoring import form_fields
from generator.authoring.manual import FOLDER
from generator.authoring.new import TAKEN
from generator.checks import anchor_missing, entry_duplicate, ref_kind, ref_missing
from generator.fields import DEVICE, ID_PATTERN, LONGEST_ID, PLACEHOLDERS, REF_PATTERN
from generator.library import Library
from generator.pages.environment import environment_of
from generator.pages.page import Page
from generator.reading.ids import NO_DEVICE
from generator.reading.messages import MESSAGES
from generator.reading.validation import BOUNDS, LIKE_AN_ID
from generator.record import Kind
from generator.twins.unseen import CONTROLS, DEFAULT_IGNORABLE, NOBODYS

if TYPE_CHECKING:
    from jinja2 import Environment

TITLE = "填表写一条"
DESCRIPTION = "给写内容的人：在网页上填表，下载一个能直接用的文件，不用懂 YAML。"
PATH = f"{FOLDER}/form"
SAID = (
    *("value-long", "value-line", "value-placeholder", "value-whole", "value-number", "value-choice"),
    *("value-date", "value-day", "value-pattern", "value-few", "value-many", "value-range", "type-missing"),
    *("id-format", "control-character"),
)
"""The codes of what can be told from one field."""


def alone(library: Library, **parts: str) -> str:
    """The form as a page that is one file; `parts` are its `style`, `script` and `policy`."""
    template = environment_of(library).get_template("manual/form-alone.html.j2")
    return template.render(title=TITLE, table=as_json(table(library.kinds)), **parts)


def as_json(value: object) -> str:
    """A value for a page's script."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def page(library: Library) -> Page:
    """The page, which rests on the models alone."""
    write = partial(_written, environment_of(library), library.kinds)
    return Page(PATH, TITLE, DESCRIPTION, write, searchable=False, group="工具")


def _written(templates: "Environment", kinds: tuple[Kind, ...]) -> str:
    return templates.get_template("manual/form.html.j2").render(table=as_json(table(kinds)))


def table(kinds: tuple[Kind, ...]) -> Mapping[str, Any]:
    """All that the form knows before it has read the names of what there is."""
    return {"kinds": [form_fields.of_kind(kind) for kind in kinds], "said": dict(_said()), "rules": _rules(kinds)}


def _said() -> Iterator[tuple[str, Mapping[str, str]]]:
    """`{code: {message, expected, fix}}`, and what single checks say."""
    for code in SAID:
        found = MESSAGES[code]
        yield code, {"message": found.message, "expected": found.expected, "fix": found.fix}
    yield _of("field-missing", MESSAGES["field-missing"].message, "", "")  # what to do is plain, where there is a form
    yield _of("entry-duplicate", entry_duplicate.MESSAGE, entry_duplicate.EXPECTED, entry_duplicate.FIX)
    yield _of("ref-missing", ref_missing.MESSAGE, ref_missing.EXPECTED, ref_missing.FIX)
    yield _of("ref-kind", ref_kind.MESSAGE, "", ref_kind.FIX)
    yield _of("anchor-whole", anchor_missing.WHOLE_ONLY, "", anchor_missing.WHOLE_FIX)
    yield _of("anchor-unknown", anchor_missing.NO_PLACE, "", anchor_missing.NO_PLACE_FIX)
    yield _of("anchor-wanted", anchor_missing.PLACE_WANTED, "", anchor_missing.PLACE_FIX)
    yield _of("id-taken", TAKEN.partition("。")[0], "", TAKEN.partition("。")[2].rstrip("。"))


def _of(code: str, message: str, expected: str, fix: str) -> tuple[str, Mapping[str, str]]:
    return code, {"message": message, "expected": expected, "fix": fix}


def _rules(kinds: tuple[Kind, ...]) -> Mapping[str, Any]:
    """What is asked of values of all kinds, and what those kinds are called that a reference names."""
    return {
        "placeholders": sorted(PLACEHOLDERS),
        "bounds": dict(BOUNDS),
        "id": f"^{ID_PATTERN}$",
        "likeAnId": LIKE_AN_ID,
        "reference": f"^{REF_PATTERN}$",
        "longestId": LONGEST_ID,
        "device": DEVICE.pattern,
        "noDevice": NO_DEVICE,
        "listed": ref_missing.SHORT,
        "shown": ref_kind.SHOWN,
        "unseen": f"[{_escaped(CONTROLS + DEFAULT_IGNORABLE + NOBODYS)}]",
        "labels": {
            kind.name: {dimension: ref_kind.kind_label(kind, dimension) for dimension in ("", *_dimensions(kind))}
            for kind in kinds
        },
    }


def _escaped(characters: str) -> str:
    """The inside of a character class in letters that HTML can hold."""
    return "".join(one if one.isascii() and one.isprintable() else f"\\u{{{ord(one):x}}}" for one in characters)


def _dimensions(kind: Kind) -> Iterator[str]:
    return iter(kind.words.get("dimension", {}))
