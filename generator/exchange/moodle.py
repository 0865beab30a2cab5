"""Moodle XML."""

import html
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from generator.exchange._incoming.bank import Asked, settle
from generator.exchange._incoming.plain import tree
from generator.exchange._moodle import back, xml
from generator.exchange._moodle.losses import losses, pool_told, repeated, unfit, xml_losses
from generator.exchange._moodle.question import MoodleQuestion, pools_of, questions_of
from generator.exchange._outgoing.fitting import refuse_unfit
from generator.exchange._outgoing.losses import Loss
from generator.exchange._outgoing.selection import Item, Selection
from generator.pages.plain import plain
from generator.workbooks.refused import RefusedError

LABEL = "Moodle XML"
SCENARIOS = True
SUFFIX = ".xml"
CARRIES = "全部题型：选项、得分、每个选项的说明、常见错误的说明、提示、解析、依据、难度、编号；每套题、每个题池一个分类"
LOSES = (
    "考试的抽题数和及格线（在 Moodle 的测验里设）；把握程度；多选题那边选错一项得 0 分；"
    "排序题要 Moodle 4.4 以上；再导入同一分类会多出一份，不覆盖原题"
)
KNOWN = {
    "multichoice": "",
    "truefalse": "true_false",
    "shortanswer": "fill",
    "numerical": "numeric",
    "matching": "match",
    "match": "match",
    "essay": "short",
    "ordering": "order",
}
PASSED_OVER = ("category",)


def recognises(name: str, raw: bytes) -> bool:
    """Whether a file is one."""
    return name.lower().endswith(".xml") and b"<quiz" in raw


def write(selection: Selection, out: Path) -> Iterator[Loss]:
    """All questions, a category for each section."""
    refuse_unfit(selection.items)
    written: set[str] = set()
    pools = pools_of(selection.sections)
    with out.open("w", encoding="utf-8", newline="\n") as file:
        file.write(xml.HEAD)
        for section in selection.sections:
            yield from repeated(section, written)
            file.write(xml.category(section, pool_told(section, selection.texts)))
            for item in section.items:
                if item.ref in written:
                    continue
                made = questions_of(item, pools.get(item.ref, ()))
                if whole := unfit(made, item.ref):
                    yield whole
                    continue
                file.write(_written(item, made))
                yield from losses(item, made)
                yield from xml_losses(item, made)
            written |= {item.ref for item in section.items}
        file.write(xml.TAIL)


def _written(item: Item, made: tuple[MoodleQuestion, ...]) -> str:
    try:
        return "".join(map(xml.question, made))
    except ValueError as sign:
        raise RefusedError(f"{item.ref}：里面有 XML 写不了的字符 {sign}，删去它再导出") from sign


def read(raw: bytes) -> list[Asked]:
    """Its questions. Raises `RefusedError` for XML that is broken or brings entities."""
    questions = [one for one in tree(raw).iter("question") if one.get("type") not in PASSED_OVER]
    return [_asked(number, question) for number, question in enumerate(questions, 1)]


def title(raw: bytes) -> str:
    """What the only category is called; nothing if there are several, or none."""
    paths = [one.findtext("category/text", "") for one in tree(raw).iter("question") if one.get("type") in PASSED_OVER]
    return back.name_of_category(paths)


def _asked(number: int, question: Element) -> Asked:
    kind = question.get("type", "")
    asked = Asked(f"第 {number} 题", type=KNOWN.get(kind, kind))
    type_ = back.take_tags(asked, (one.findtext("text", "").strip() for one in question.findall("tags/tag")))
    if back.is_step(type_):
        asked.lost.append(back.A_STEP)
        return asked
    asked.stem = back.prose(asked, _markup(question.find("questiontext")))
    back.name(asked, question.findtext("idnumber", ""))
    asked.hints = [text for one in question.findall("hint") if (text := _line(asked, one))]
    if kind in KNOWN:
        _take_answers(asked, kind, question, type_)
    else:
        asked.lost.append(f"{kind} 这种题没有对应的题型")
    back.take_general(asked, _markup(question.find("generalfeedback")))
    if not type_:
        settle(asked)
    return asked


def _take_answers(asked: Asked, kind: str, question: Element, type_: str) -> None:
    answers = question.findall("answer")
    match kind:
        case "multichoice":
            asked.type = "single" if question.findtext("single", "true").strip() in ("true", "1") else "multiple"
            asked.is_shuffled = question.findtext("shuffleanswers", "true").strip() in ("true", "1")
            for one in answers:
                _take_option(asked, one)
        case "truefalse":
            _take_truth(asked, answers)
        case "matching" | "match":
            parts = question.findall("subquestion")
            back.take_pairs(asked, [(_line(asked, one), _line(asked, one.find("answer"))) for one in parts], type_)
        case "essay":
            back.take_model_answer(asked, _markup(question.find("graderinfo")))
        case "ordering":
            asked.answers = [_line(asked, one) for one in answers]
        case "numerical":
            _take_units(asked, question)
            _take_written(asked, answers)
        case _:
            _take_written(asked, answers)


def _take_option(asked: Asked, answer: Element) -> None:
    fraction = _fraction(answer)
    if asked.type == "single" and 0 < fraction < 100:
        asked.lost.append(f"选项只算 {fraction:g}% 的分，这里当作不对")
    is_right = fraction == 100 if asked.type == "single" else fraction > 0
    feedback = _markup(answer.find("feedback"))
    asked.options.append(back.option(asked, _line(asked, answer), feedback, is_right=is_right))


def _take_truth(asked: Asked, answers: list[Element]) -> None:
    right = [one for one in answers if _fraction(one) > 0]
    asked.truth = right[0].findtext("text", "").strip().lower() == "true" if len(right) == 1 else None
    said = [back.prose(asked, _markup(one.find("feedback"))) for one in answers if _fraction(one) <= 0]
    asked.feedback = "\n\n".join(filter(None, said))
    _lose_feedback(asked, right)


def _take_units(asked: Asked, question: Element) -> None:
    units = [one.findtext("unit_name", "").strip() for one in question.findall("units/unit")]
    if question.findtext("showunits", "").strip() != "3":
        asked.unit = "".join(units[:1])
    asked.lost += [f"别的单位没有读进来：{'、'.join(units[1:])}"] if units[1:] else []
    asked.is_unit_required = not units or question.findtext("unitgradingtype", "0").strip() != "0"


def _take_written(asked: Asked, answers: list[Element]) -> None:
    told = [one for one in answers if not _is_anything(one)]
    right = [one for one in told if _fraction(one) == 100]
    asked.answers = [_said(asked, one) for one in right]
    if asked.type == "numeric" and right:
        asked.answers = asked.answers[:1]
        asked.tolerance = right[0].findtext("tolerance", "").strip().removesuffix(".0")
    for one in told:
        text = _said(asked, one)
        if _fraction(one) == 0:
            back.take_slip(asked, text, _markup(one.find("feedback")))
        elif one not in right:
            asked.lost.append(f"只算 {_fraction(one):g}% 的分的答案没有读进来：{text}")
    _lose_feedback(asked, [one for one in answers if _fraction(one) != 0 or _is_anything(one)])


def _said(asked: Asked, answer: Element) -> str:
    """What is to be written; a star among words is escaped there."""
    text = answer.findtext("text", "").strip()
    return text.replace("\\*", "*") if asked.type == "fill" else text


def _is_anything(answer: Element) -> bool:
    """Whether it stands for whatever is written."""
    return answer.findtext("text", "").strip() == back.ANYTHING


def _lose_feedback(asked: Asked, answers: list[Element]) -> None:
    for one in answers:
        if text := _line(asked, one.find("feedback")):
            asked.lost.append(f"答案的反馈没有地方放：{text[:40]}")


def _fraction(answer: Element) -> float:
    try:
        return float(answer.get("fraction", "0"))
    except ValueError:
        return 0.0


def _markup(around: Element | None) -> str:
    """A text as HTML, whatever form it has there: Moodle shows the lines of all but HTML as lines."""
    if around is None:
        return ""
    text, form = around.findtext("text", "").strip(), around.get("format", "html")
    text = html.escape(text) if form == "plain_text" else text
    if form == "html" or "\n" not in text:
        return text
    return "".join(f"<p>{'<br>'.join(block.split(chr(10)))}</p>" for block in re.split(r"\n\s*\n", text))


def _line(asked: Asked, around: Element | None) -> str:
    text, lost = plain(_markup(around))
    asked.lost += [one for one in lost if one not in asked.lost]
    return text
