"""Moodle XML."""

from xml.etree.ElementTree import Element

from generator.exchange._bank import Asked, Option, settle
from generator.exchange._plain import plain, tree

LABEL = "Moodle XML"
KNOWN = {
    "multichoice": "",
    "truefalse": "true_false",
    "shortanswer": "fill",
    "numerical": "numeric",
    "matching": "match",
    "essay": "short",
    "ordering": "order",
}
PASSED_OVER = ("category",)


def recognises(name: str, raw: bytes) -> bool:
    """Whether a file is one."""
    return name.lower().endswith(".xml") and b"<quiz" in raw


def read(raw: bytes) -> list[Asked]:
    """Its questions. Raises `RefusedError` for XML that is broken or brings entities."""
    questions = [one for one in tree(raw).iter("question") if one.get("type") not in PASSED_OVER]
    return [_asked(number, question) for number, question in enumerate(questions, 1)]


def _asked(number: int, question: Element) -> Asked:
    kind = question.get("type", "")
    asked = Asked(f"第 {number} 题", type=KNOWN.get(kind, kind))
    asked.stem = _text(asked, question.find("questiontext"))
    asked.explanation = _text(asked, question.find("generalfeedback"))
    if kind not in KNOWN:
        asked.lost.append(f"{kind} 这种题没有对应的题型")
        return asked
    answers = question.findall("answer")
    if kind == "multichoice":
        asked.type = "single" if question.findtext("single", "true").strip() in ("true", "1") else "multiple"
        asked.options = [_option(asked, one) for one in answers]
    elif kind == "truefalse":
        right = [one for one in answers if _fraction(one) > 0]
        asked.truth = right[0].findtext("text", "").strip().lower() == "true" if len(right) == 1 else None
        wrong = [text for one in answers if _fraction(one) <= 0 and (text := _text(asked, one.find("feedback")))]
        asked.feedback = "\n".join(wrong)
        _lose_feedback(asked, right)
    elif kind == "matching":
        asked.pairs = [_pair(asked, one) for one in question.findall("subquestion")]
        asked.pairs = [pair for pair in asked.pairs if all(pair)]
    elif kind != "essay":
        _take_texts(asked, answers)
    settle(asked)
    return asked


def _option(asked: Asked, answer: Element) -> Option:
    fraction = _fraction(answer)
    if asked.type == "single" and 0 < fraction < 100:
        asked.lost.append(f"选项只算 {fraction:g}% 的分，这里当作不对")
    is_right = fraction == 100 if asked.type == "single" else fraction > 0
    return Option(_text(asked, answer), is_right, _text(asked, answer.find("feedback")))


def _take_texts(asked: Asked, answers: list[Element]) -> None:
    ordered = asked.type == "order"
    right = [one for one in answers if ordered or _fraction(one) == 100]
    asked.answers = [_text(asked, one) for one in right if _text(asked, one) != "*"]
    if asked.type == "numeric" and right:
        asked.answers = asked.answers[:1]
        asked.tolerance = right[0].findtext("tolerance", "").strip().removesuffix(".0")
    if len(right) < len(answers):
        asked.lost.append("部分得分的答案和常见错误没有读进来")
    _lose_feedback(asked, answers)


def _lose_feedback(asked: Asked, answers: list[Element]) -> None:
    for one in answers:
        if text := _text(asked, one.find("feedback")):
            asked.lost.append(f"答案的反馈没有地方放：{text[:40]}")


def _pair(asked: Asked, part: Element) -> tuple[str, str]:
    right = part.find("answer")
    return _text(asked, part), _text(asked, right)


def _fraction(answer: Element) -> float:
    try:
        return float(answer.get("fraction", "0"))
    except ValueError:
        return 0.0


def _text(asked: Asked, around: Element | None) -> str:
    text, lost = plain(around.findtext("text", "") if around is not None else "")
    asked.lost += [one for one in lost if one not in asked.lost]
    return text
