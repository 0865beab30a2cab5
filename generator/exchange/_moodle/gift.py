"""Moodle's questions as GIFT: its signs escaped, and what cannot be escaped said in another way."""

import html
import re
from collections.abc import Iterator

from generator.exchange._moodle.back import PLACE
from generator.exchange._moodle.question import Answer, MoodleQuestion
from generator.exchange._outgoing import behind
from generator.exchange._outgoing.texts import Texts
from generator.pages.prose import PLAIN

SIMPLE = re.compile(r"<p>([^<>&]*)</p>\s*|([^<>&]*)")
SIGNS = re.compile(r"[\\~=#{}:]")
MISREAD = re.compile(r"%|\[(?:html|moodle|plain|markdown)\]")
INSTEAD = {"->": "→", "&&0": "＆&0"}
"""What no answer to be typed can hold: Moodle reads it as its own, and there is no escape for it."""
UNIT = "（单位：{}）"


def category(path: str) -> str:
    """The line that says where the questions after it belong; Moodle takes nothing in it for an escape."""
    return f"$CATEGORY: {path.replace(chr(92), '＼')}\n\n"


def question(one: MoodleQuestion, texts: Texts) -> str:
    """A question."""
    tags = " ".join(f"[tag:{text.replace(']', chr(92) + ']')}]" for text in one.tags)
    answers = list(_answers(one))
    general = one.general
    if one.kind == "essay":
        general += behind.listed(texts, behind.MODEL, [behind.Row("", one.grader)]) + one.points
    told = [f"####{_text(general)}"] if general else []
    inside = "".join(f"\n\t{line}" for line in [*answers, *told])
    body = "" if one.kind == "description" else f"{{{inside}\n}}"
    return f"// [id:{one.identifier}] {tags}\n::{escaped(one.name)}::{_text(_stem(one, texts))}{body}\n\n"


def _stem(one: MoodleQuestion, texts: Texts) -> str:
    """What is asked, with the unit, which GIFT has no place for; a description says all it says."""
    if one.kind == "description":
        return one.stem + one.general
    if not one.unit:
        return one.stem
    unit = texts.words(UNIT).format(html.escape(one.unit, quote=False))
    hit = SIMPLE.fullmatch(one.stem.strip())
    return f"<p>{hit[1]}{unit}</p>" if hit and hit[1] else f"{one.stem}<p>{unit}</p>"


def _answers(one: MoodleQuestion) -> Iterator[str]:
    if one.kind == "truefalse":
        wrong = next(answer for answer in one.answers if answer.share == "0")
        yield ("F" if wrong.text == "true" else "T") + _feedback(wrong.feedback)
    elif one.kind == "multichoice":
        yield from (_option(answer, several=one.several) for answer in one.answers)
    elif one.kind == "shortanswer":
        yield from (_written(answer, _plain(answer.text.replace("*", "\\*"))) for answer in one.answers)
    elif one.kind == "numerical":
        lines = [_written(answer, f"{answer.text}:{answer.slack}") for answer in one.answers]
        yield from [f"#{lines[0]}", *lines[1:]]
    elif one.kind == "ordering":
        yield from (f"={_text(answer.text)}->{PLACE.format(place)}" for place, answer in enumerate(one.answers, 1))
    else:
        yield from (f"={_text(left)}->{escaped(right)}" for left, right in one.pairs)


def _written(answer: Answer, text: str) -> str:
    share = "" if answer.share == "100" else f"%{answer.share}%"
    return f"={share}{text}{_feedback(answer.feedback)}"


def _option(answer: Answer, *, several: bool) -> str:
    sign = "=" if answer.share == "100" and not several else "~"
    share = f"%{answer.share}%" if several or answer.share not in ("0", "100") else ""
    return f"{sign}{share}{_text(answer.text)}{_feedback(answer.feedback)}"


def _feedback(markup: str) -> str:
    return f"#{_text(markup)}" if markup else ""


def _text(markup: str) -> str:
    """HTML, or the plain words where it says no more than that."""
    hit = SIMPLE.fullmatch(markup.strip())
    words = "".join(filter(None, hit.groups())) if hit else ""
    if not words or not PLAIN.fullmatch(words):
        return f"[html]{escaped(markup.strip())}" if markup else ""
    return ("[plain]" if MISREAD.match(words) else "") + escaped(words)


def _plain(text: str) -> str:
    """An answer to be typed."""
    for sign, other in INSTEAD.items():
        text = text.replace(sign, other)
    return ("[plain]" if MISREAD.match(text) else "") + escaped(text)


def unwritable(one: MoodleQuestion) -> list[str]:
    """The signs in answers to be typed that are written in another way."""
    texts = [answer.text for answer in one.answers if one.kind == "shortanswer"]
    return [sign for sign in INSTEAD if any(sign in text for text in texts)]


def escaped(text: str) -> str:
    """Some words with the signs of GIFT escaped, on one line."""
    return SIGNS.sub(r"\\\g<0>", text).replace("\r", "").replace("\n", r"\n")
