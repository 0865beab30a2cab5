"""The page with a form for each kind: what its scripts know of the models and of the sentences of the check."""

import json
import re
from collections.abc import Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from generator.authoring import form_fields, naming
from generator.authoring.manual import FOLDER
from generator.authoring.new import TAKEN
from generator.checks import anchor_missing, entry_duplicate, personal_data, ref_kind, ref_missing, review_future
from generator.fields import DEVICE, ID_PATTERN, LONGEST_ID, PLACEHOLDERS, REF_PATTERN
from generator.library import Library
from generator.pages.environment import environment_of
from generator.pages.page import Page
from generator.reading.advice import NO_NAMES, REFERENCES
from generator.reading.hints import NUMBER, QUOTES, RETYPED
from generator.reading.ids import NO_DEVICE
from generator.reading.messages import MESSAGES
from generator.reading.messages_of_syntax import SYNTAX
from generator.reading.offered import SHOWN
from generator.reading.slips import LINES_BACK, NO_COLON, SLIPS
from generator.reading.validation import BOUNDS
from generator.record import Kind
from generator.references import LINK
from generator.search.readings import usual_readings
from generator.twins.personal_table import TABLE
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
SAID_OF_FILES = ("not-a-mapping", "value-list", "value-mapping", "value-text", "field-unknown", *SYNTAX)
"""The codes of what keeps a file out of the form."""


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
    return {
        "kinds": [form_fields.of_kind(kind) for kind in kinds],
        "said": dict(_said()),
        "rules": _rules(kinds),
        "naming": _naming(),
        "slips": _slips(),
    }


def _slips() -> Mapping[str, Any]:
    """How the slips of an author's hand look in a line, for the browser."""
    return {
        "known": [(code, _for_browsers(pattern)) for code, pattern in SLIPS],
        "noColon": _for_browsers(NO_COLON),
        "linesBack": LINES_BACK,
    }


def _for_browsers(pattern: re.Pattern[str]) -> str:
    """The same in the grammar of JavaScript, where letters are ASCII unless one says otherwise."""
    without = pattern.pattern.replace("(?P<", "(?<").replace('\\"', '"').replace("\\'", "'")
    return without.replace(r"\w", r"\p{L}\p{N}_")


def _naming() -> Mapping[str, Any]:
    """How a title becomes an id (`naming.id_for`), with `{syllable: the characters so read}`."""
    sounds: dict[str, str] = {}
    for character, syllable in usual_readings().items():
        sounds[syllable] = sounds.get(syllable, "") + character
    return {
        "aside": naming.ASIDE.pattern,
        "words": naming.WORDS.pattern,
        "longest": naming.LONGEST,
        "longestStem": naming.LONGEST_STEM,
        "listPage": naming.LIST_PAGE,
        "sounds": sounds,
    }


def _said() -> Iterator[tuple[str, Mapping[str, str]]]:
    """`{code: {message, expected, fix}}`, and what single checks say."""
    for code in dict.fromkeys((*SAID, *SAID_OF_FILES)):
        found = MESSAGES[code]
        yield code, {"message": found.message, "expected": found.expected, "fix": found.fix}
    yield _of("field-missing", MESSAGES["field-missing"].message, "", "")  # what to do is plain, where there is a form
    yield _of("entry-duplicate", entry_duplicate.MESSAGE, entry_duplicate.EXPECTED, entry_duplicate.FIX)
    yield _of("personal-data", personal_data.MESSAGE, personal_data.EXPECTED, personal_data.FIX)
    yield _of("review-future", review_future.MESSAGE, review_future.EXPECTED, review_future.FIX)
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
        "number": NUMBER,
        "retyped": RETYPED,
        "references": dict(REFERENCES),
        "noNames": NO_NAMES,
        "reference": f"^{REF_PATTERN}$",
        "link": LINK.pattern,
        "quotes": QUOTES,
        "longestId": LONGEST_ID,
        "device": DEVICE.pattern,
        "noDevice": NO_DEVICE,
        "listed": ref_missing.SHORT,
        "shown": SHOWN,
        "unseen": f"[{_escaped(CONTROLS + DEFAULT_IGNORABLE + NOBODYS)}]",
        "personal": TABLE,
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
