"""From what Moodle's question types hold to a question of a bank; what we once put there is found again."""

import re
from collections.abc import Iterable, Sequence

from generator.authoring.fields import tag
from generator.authoring.identifiers import PREFIX
from generator.exchange._incoming.bank import Asked, Option, level_named, shown
from generator.exchange._moodle.question import IN_ORDER, LEVEL, UNIT_OPTIONAL
from generator.exchange._outgoing import behind
from generator.fields import ID_PATTERN
from generator.questions import all_question_types
from generator.twins import folding

OURS = re.compile(rf"{re.escape(PREFIX)}{ID_PATTERN}\.({ID_PATTERN})(?:\.[0-9]+)?")
PARTED = re.compile(r"(?<!/)/(?!/)")
PLACE = "第 {}"
ANYTHING = "*"
A_STEP = "是分支案例的一步，没有读进来：这种格式里没有整个案例"


def name(asked: Asked, identifier: str) -> None:
    """Take in by what somebody knows a question."""
    hit = OURS.fullmatch(identifier.strip())
    asked.id = hit[1] if hit else identifier.strip()


def name_of_category(paths: Sequence[str]) -> str:
    """The name of a category that is the only one, of its path; nothing otherwise. Two / are one of the name."""
    names = PARTED.split(paths[0].strip()) if len(paths) == 1 else [""]
    return names[-1].replace("//", "/").strip()


def take_tags(asked: Asked, tags: Iterable[str]) -> str:
    """Take in what is said in tags; the value is the type that one of them names, empty if none does."""
    labels = {folding.fold(model.label): tag(model) for model in all_question_types()}
    type_ = ""
    level, in_order, unit_optional = map(folding.fold, (LEVEL, IN_ORDER, UNIT_OPTIONAL))
    for text in map(folding.fold, tags):
        if text.startswith(level):
            asked.difficulty = level_named(text.removeprefix(level).strip(":"))
        asked.is_ordered = asked.is_ordered or text == in_order
        if text == unit_optional:
            asked.is_unit_optional, asked.is_unit_required = True, False
        type_ = type_ or labels.get(text, "")
    return type_


def is_step(type_: str) -> bool:
    """Whether a type is walked, and so was taken apart."""
    return any(model.is_a_walk for model in all_question_types() if tag(model) == type_)


def prose(asked: Asked, markup: str) -> str:
    """A text in HTML as Markdown; what of it is lost is told."""
    return _found(asked, markup).text


def option(asked: Asked, text: str, feedback: str, *, is_right: bool) -> Option:
    """An option with what is said of it (HTML)."""
    said = _found(asked, feedback)
    return Option(text, is_right, said.text, said.cites)


def take_general(asked: Asked, markup: str) -> None:
    """Take in what is said of the whole question, once its answers are there."""
    said = _found(asked, markup)
    asked.explanation, asked.cites = said.text, said.cites
    asked.answers += [row.said for row in said.lists.get(behind.MODEL, [])]
    for row in said.lists.get(behind.SLIPS, []):
        asked.slips.insert(row.place, (row.of, row.said))
    asked.points = asked.points or said.named(behind.POINTS)
    asked.groups = said.named(behind.GROUPS) or asked.groups
    asked.reasons = {row.place: row.said for row in said.lists.get(behind.REASONS, []) if row.said}


def take_model_answer(asked: Asked, markup: str) -> None:
    """Take in what whoever marks a free answer is told."""
    said = _found(asked, markup)
    asked.answers = [said.text] if said.text else []
    asked.points = said.named(behind.POINTS)


def take_slip(asked: Asked, text: str, feedback: str) -> None:
    """Take in a wrong answer; that of a number is written with its unit."""
    said = _found(asked, feedback)
    if asked.type == "numeric":
        text = "".join(said.named(behind.WRITTEN)) or (shown(text, asked.unit) if asked.unit else text)
    asked.slips.append((text, said.text))


def take_pairs(asked: Asked, pairs: list[tuple[str, str]], type_: str) -> None:
    """Take in what belongs together; `type_` says what it was with us, if that is known."""
    asked.pairs = [pair for pair in pairs if all(pair)]
    rights = [right for _left, right in asked.pairs]
    spare = [right for left, right in pairs if right and not left and right not in rights]
    places = [PLACE.format(number) for number in range(1, len(rights) + 1)]
    if type_ == "order" and sorted(rights) == sorted(places):
        asked.type = "order"
        asked.answers = [left for left, _right in sorted(asked.pairs, key=lambda pair: places.index(pair[1]))]
        asked.pairs = []
    elif type_ == "classify" or spare or len(set(rights)) < len(rights):
        asked.type, asked.groups = "classify", list(dict.fromkeys([*rights, *spare]))
    else:
        asked.type = "match"


def _found(asked: Asked, markup: str) -> behind.Found:
    said = behind.found(markup)
    asked.lost += [one for one in said.lost if one not in asked.lost]
    return said
