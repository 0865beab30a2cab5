"""Questions of a bank as a draft of ours. What the bank does not say stays out: nothing is invented."""

from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import count
from typing import Any, NamedTuple

from generator.authoring.fields import tag
from generator.exchange._incoming.bank import Asked, Option
from generator.questions import all_question_types
from generator.reading.ids import is_id
from generator.reading.source import scalar

NOT_TAKEN = "没有读进来：题干是空的，或者不是我们有的题型"
Told = tuple[str, str]
"""Where a question stands, and what about it somebody has to know."""


class Draft(NamedTuple):
    """The value of a quiz, what could not be carried over of each question, and where each that was stands."""

    value: dict[str, Any]
    told: list[Told]
    places: list[str]


def draft(title: str, questions: Sequence[Asked]) -> Draft:
    """Questions of a bank as a quiz."""
    types = {tag(model) for model in all_question_types()}
    told: list[Told] = []
    taken: dict[str, dict[str, Any]] = {}
    places: list[str] = []
    for asked in questions:
        told += [(asked.where, lost) for lost in asked.lost]
        if asked.type not in types or not asked.stem:
            told += [(asked.where, NOT_TAKEN)] if asked.stem or not asked.lost else []
            continue
        name = _free(asked.id, len(taken) + 1, taken)
        told += [(asked.where, gap) for gap in _gaps(asked)]
        taken[name] = _question(asked, name)
        places.append(asked.where)
    return Draft({"title": title, "status": "draft", "questions": [*taken.values()]}, told, places)


def _free(wanted: str, number: int, taken: Container[str]) -> str:
    """The id that a bank knows a question by, if it is one and is free, else one with a number."""
    if is_id(wanted) and wanted not in taken:
        return wanted
    return next(name for name in (f"q{one}" for one in count(number)) if name not in taken)


def _question(asked: Asked, question_id: str) -> dict[str, Any]:
    closing = {
        "hints": asked.hints,
        "explanation": asked.explanation,
        "cites": asked.cites,
        "difficulty": asked.difficulty,
    }
    found: dict[str, Any] = {"id": question_id, "type": asked.type, "stem": asked.stem}
    return found | _answer(asked) | _said(closing)


def _said(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Of some fields those of which the bank says something."""
    return {name: value for name, value in fields.items() if value not in (None, "", [], 0) or value is False}


def _answer(asked: Asked) -> dict[str, Any]:
    """The fields of the type that say what is right, as far as the bank says it."""
    if asked.type in ("single", "multiple"):
        found = {"options": [_option(one) for one in asked.options]}
        return found if asked.is_shuffled else {**found, "shuffle": False}
    if asked.type == "true_false":
        return _said({"answer": asked.truth, "feedback": asked.feedback})
    if asked.type == "match":
        return {"pairs": _joined(asked, "left", "right")}
    if asked.type == "classify":
        return {"groups": asked.groups, "items": _joined(asked, "text", "group")}
    return _written(asked)


def _joined(asked: Asked, one: str, other: str) -> list[dict[str, Any]]:
    return [
        {one: left, other: right} | _said({"feedback": asked.reasons.get(place)})
        for place, (left, right) in enumerate(asked.pairs)
    ]


def _written(asked: Asked) -> dict[str, Any]:
    texts = list(dict.fromkeys(asked.answers))
    mistakes = [{"text": text} | _said({"feedback": feedback}) for text, feedback in asked.slips]
    if asked.type == "numeric":
        found = {
            name: scalar(text)
            for name, text in (("answer", "".join(texts[:1])), ("tolerance", asked.tolerance))
            if text
        }
        optional = {} if asked.is_unit_required else {"unit_required": False}
        return found | _said({"unit": asked.unit, "mistakes": mistakes}) | optional
    if asked.type == "fill":
        how = {"ordered": asked.is_ordered or None, "unit_optional": asked.is_unit_optional or None}
        return _said({"accept": texts, **how, "mistakes": mistakes})
    if asked.type == "order":
        return _said({"items": texts})
    return _said({"model_answer": "\n".join(texts), "points": asked.points})


def _option(one: Option) -> dict[str, Any]:
    return (
        {"text": one.text}
        | ({"correct": True} if one.is_right else {})
        | _said({"feedback": one.feedback, "cites": one.cites})
    )


def _gaps(asked: Asked) -> Iterator[str]:
    """What only the author knows. Fields that a model asks for are told by the models; this is what they cannot see."""
    wrong = [option.text for option in asked.options if not option.is_right and not option.feedback]
    if asked.type in ("single", "multiple") and not any(option.is_right for option in asked.options):
        yield "没有写哪个选项是对的"
    elif asked.type == "multiple" and sum(option.is_right for option in asked.options) == 1:
        yield "多选题只有一个选项是对的"
    elif wrong:
        yield f"错的选项还没有写错在哪里：{'、'.join(wrong)}"
