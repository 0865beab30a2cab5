"""Questions of a bank as a draft of ours. What the bank does not say stays out: nothing is invented."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from generator.authoring.fields import tag
from generator.exchange._bank import Asked
from generator.questions import all_question_types
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
    taken: list[dict[str, Any]] = []
    places: list[str] = []
    for asked in questions:
        told += [(asked.where, lost) for lost in asked.lost]
        if asked.type not in types or not asked.stem:
            told += [(asked.where, NOT_TAKEN)] if asked.stem or not asked.lost else []
            continue
        value = _question(asked, f"q{len(taken) + 1}")
        told += [(asked.where, gap) for gap in _gaps(asked)]
        taken.append(value)
        places.append(asked.where)
    return Draft({"title": title, "status": "draft", "questions": taken}, told, places)


def _question(asked: Asked, question_id: str) -> dict[str, Any]:
    found: dict[str, Any] = {"id": question_id, "type": asked.type, "stem": asked.stem}
    found |= _answer(asked)
    if asked.explanation:
        found["explanation"] = asked.explanation
    if asked.difficulty:
        found["difficulty"] = asked.difficulty
    return found


def _answer(asked: Asked) -> Mapping[str, Any]:
    """The fields of the type that say what is right, as far as the bank says it."""
    if asked.type in ("single", "multiple"):
        return {"options": [_option(one.text, one.feedback, is_right=one.is_right) for one in asked.options]}
    if asked.type == "true_false":
        said = {"answer": asked.truth, "feedback": asked.feedback or None}
        return {name: value for name, value in said.items() if value is not None}
    if asked.type == "match":
        return {"pairs": [{"left": left, "right": right} for left, right in asked.pairs]}
    return _written(asked) if asked.answers else {}


def _written(asked: Asked) -> Mapping[str, Any]:
    if asked.type == "numeric":
        return {"answer": scalar(asked.answers[0])} | (
            {"tolerance": scalar(asked.tolerance)} if asked.tolerance else {}
        )
    texts = list(dict.fromkeys(asked.answers))
    return {"fill": {"accept": texts}, "order": {"items": texts}}.get(asked.type, {"model_answer": "\n".join(texts)})


def _option(text: str, feedback: str, *, is_right: bool) -> Mapping[str, Any]:
    found: dict[str, Any] = {"text": text}
    if is_right:
        found["correct"] = True
    if feedback:
        found["feedback"] = feedback
    return found


def _gaps(asked: Asked) -> Iterator[str]:
    """What only the author knows. Fields that a model asks for are told by the models; this is what they cannot see."""
    wrong = [option.text for option in asked.options if not option.is_right and not option.feedback]
    if asked.type in ("single", "multiple") and not any(option.is_right for option in asked.options):
        yield "没有写哪个选项是对的"
    elif asked.type == "multiple" and sum(option.is_right for option in asked.options) == 1:
        yield "多选题只有一个选项是对的"
    elif wrong:
        yield f"错的选项还没有写错在哪里：{'、'.join(wrong)}"
