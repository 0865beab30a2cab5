"""Moodle's questions as XML. Texts stand in CDATA: Moodle's reader drops spaces between two entities."""

import re
from collections.abc import Iterable, Iterator
from html import escape

from generator.exchange._moodle.question import MoodleQuestion
from generator.exchange._outgoing.selection import Section

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n'
TAIL = "</quiz>\n"
UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
COMBINED = ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback")
INPUT_OF_UNITS, UNITS_COUNT, UNITS_DO_NOT = "0", "1", "0"
FIELDS = {
    "multichoice": (),
    "truefalse": (),
    "shortanswer": (),
    "numerical": (),
    "matching": (),
    "ordering": (
        ("layouttype", "VERTICAL"),
        ("selecttype", "ALL"),
        ("selectcount", "0"),
        ("gradingtype", "LONGEST_ORDERED_SUBSET"),
        ("showgrading", "SHOW"),
        ("numberingstyle", "none"),
    ),
    "essay": (
        ("responseformat", "editor"),
        ("responserequired", "1"),
        ("responsefieldlines", "15"),
        ("attachments", "0"),
        ("attachmentsrequired", "0"),
    ),
    "description": (),
}
"""What a type says of itself, whatever the question. Items in order are marked here as there: by the longest run of
them that stands in the right order.
"""
IN_HTML = frozenset(("multichoice", "ordering"))
WITH_ORDER = frozenset(("multichoice", "matching"))


def category(section: Section, info: str) -> str:
    """Where the questions after it belong. It has no number: Moodle knows it by its name, and refuses a second one of
    the same number, which a set with a new title would be.
    """
    lines = [
        '  <question type="category">',
        f"    <category>{_text(path(section))}</category>",
        f'    <info format="html">{_text(info)}</info>',
        "  </question>",
    ]
    return "\n".join(lines) + "\n"


def path(section: Section) -> str:
    """The path of a category; a / in its name is doubled, because a single one parts two names."""
    return "$course$/top/" + section.title.replace("/", "//")


def question(one: MoodleQuestion) -> str:
    """A question. Raises `ValueError` for a sign that no XML can hold."""
    written = "\n".join(
        [f'  <question type="{one.kind}">', *(f"    {line}" for line in _lines(one)), "  </question>", ""]
    )
    if hit := UNWRITABLE.search(written):
        raise ValueError(f"U+{ord(hit[0]):04X}")
    return written


def _lines(one: MoodleQuestion) -> Iterator[str]:
    yield f"<name>{_text(one.name)}</name>"
    yield _html("questiontext", one.stem)
    yield _html("generalfeedback", one.general)
    yield from _fields(
        (("defaultgrade", "0" if one.kind == "description" else "1"), ("penalty", "0.3333333"), ("hidden", "0"))
    )
    yield f"<idnumber>{one.identifier}</idnumber>"
    yield from _fields(FIELDS[one.kind])
    if one.kind == "shortanswer":
        yield from _fields((("usecase", "1" if one.by_case else "0"),))
    if one.kind == "multichoice":
        yield from _fields(
            (("single", _flag(not one.several)), ("answernumbering", "ABCD"), ("showstandardinstruction", "1"))
        )
    if one.kind in WITH_ORDER:
        yield from _fields((("shuffleanswers", _flag(one.shuffle)),))
    if one.kind in {*WITH_ORDER, "ordering"}:
        yield from (_html(name, "") for name in COMBINED)
        yield from _fields((("shownumcorrect", "1"),) if one.kind == "ordering" else ())
    yield from _answers(one)
    yield from (_html("hint", text) for text in one.hints)
    yield f"<tags>{''.join(f'<tag>{_text(text)}</tag>' for text in one.tags)}</tags>"


def _answers(one: MoodleQuestion) -> Iterator[str]:
    form = "html" if one.kind in IN_HTML else "moodle_auto_format"
    for place, answer in enumerate(one.answers, 1):
        text = answer.text.replace("*", "\\*") if one.kind == "shortanswer" else answer.text
        share = str(place) if one.kind == "ordering" else answer.share
        slack = f"<tolerance>{answer.slack}</tolerance>" if answer.slack else ""
        told = "" if one.kind == "ordering" else _html("feedback", answer.feedback)
        yield f'<answer fraction="{share}" format="{form}">{_text(text)}{told}{slack}</answer>'
    for left, right in one.pairs:
        yield f'<subquestion format="html">{_text(left)}<answer>{_text(right)}</answer></subquestion>'
    if one.unit:
        unit = f"<unit><multiplier>1</multiplier><unit_name>{escape(one.unit, quote=False)}</unit_name></unit>"
        yield f"<units>{unit}</units>"
        yield from _fields(
            (
                ("unitgradingtype", UNITS_COUNT if one.unit_required else UNITS_DO_NOT),
                ("unitpenalty", "1"),
                ("showunits", INPUT_OF_UNITS),
                ("unitsleft", "0"),
            )
        )
    if one.kind == "essay":
        yield _html("graderinfo", one.grader + one.points)
        yield _html("responsetemplate", "")


def _flag(value: object) -> str:
    return "true" if value else "false"


def _fields(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield from (f"<{name}>{value}</{name}>" for name, value in pairs)


def _html(name: str, markup: str) -> str:
    return f'<{name} format="html">{_text(markup.strip())}</{name}>'


def _text(text: str) -> str:
    inside = text.replace("]]>", "]]]]><![CDATA[>")
    return f"<text><![CDATA[{inside}]]></text>" if text else "<text></text>"
