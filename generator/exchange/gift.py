"""GIFT: Moodle's questions as a text."""

import re
from collections.abc import Iterator
from pathlib import Path

from generator.exchange._incoming.bank import Asked, decoded, settle
from generator.exchange._moodle import back, xml
from generator.exchange._moodle import gift as lines
from generator.exchange._moodle.gift_back import ESCAPED, FORMAT, HIDDEN, Answers, markup_of, words_of
from generator.exchange._moodle.losses import gift_losses, losses, repeated, unfit_for_gift
from generator.exchange._moodle.question import pools_of, questions_of
from generator.exchange._outgoing.fitting import refuse_unfit
from generator.exchange._outgoing.losses import Loss
from generator.exchange._outgoing.selection import Selection

LABEL = "GIFT"
SCENARIOS = True
SUFFIX = ".txt"
CARRIES = "单选、多选、判断、填空、数值、配对、归类、简答：得分、每个选项和常见错误的说明、解析、依据、难度、编号"
LOSES = "提示；考试的抽题数和及格线；单位只写在题干里，不判；排序写成配对（第几）；多选题那边选错一项得 0 分"
CATEGORY = re.compile(r"^\s*\$CATEGORY:(.*)$", re.MULTILINE)
BRACES = re.compile(r"\{\s*(?:[=~#}]|(?:T|F|TRUE|FALSE)\b)", re.IGNORECASE)
NUMBERED = re.compile(r"\s*(?:第\s*)?\d+\s*[.．、:：)）题]")
KEY = re.compile(r"^[ \t]*[【\[]?(?:正确|参考|标准)?答案[】\]]?[ \t]*[:：][ \t]*[^\s_]", re.MULTILINE)
NOT_GIFT = "没有读：像编号的题目文本（1. …、答案：…），不是 GIFT"
TITLE = re.compile(r"^::.*?::", re.DOTALL)
SAID = re.compile(r"\[(id|tag):((?:\\\]|[^\]])*)\]")


def recognises(name: str, raw: bytes) -> bool:
    """Whether a file is one."""
    text = decoded(raw)
    is_named = name.lower().endswith((".gift", ".txt"))
    return is_named and bool(BRACES.search(ESCAPED.sub("", text))) and ("=" in text or "{T" in text or "{F" in text)


def write(selection: Selection, out: Path) -> Iterator[Loss]:
    """All questions, a category for each section."""
    refuse_unfit(selection.items)
    written: set[str] = set()
    pools = pools_of(selection.sections)
    with out.open("w", encoding="utf-8", newline="\n") as file:
        for section in selection.sections:
            yield from repeated(section, written)
            file.write(lines.category(xml.path(section)))
            for item in section.items:
                if item.ref in written:
                    continue
                made = questions_of(item, pools.get(item.ref, ()))
                if whole := unfit_for_gift(made, item.ref):
                    yield whole
                    continue
                file.write("".join(lines.question(one, item.texts) for one in made))
                yield from losses(item, made)
                yield from gift_losses(item, made)
            written |= {item.ref for item in section.items}


def read(raw: bytes) -> list[Asked]:
    """Its questions."""
    return [_asked(number, text, said) for number, text, said in _blocks(decoded(raw)) if text]


def title(raw: bytes) -> str:
    """What the only category is called; nothing if there are several, or none."""
    return back.name_of_category(CATEGORY.findall(decoded(raw)))


def _blocks(text: str) -> Iterator[tuple[int, str, str]]:
    """The questions with the numbers of their first lines, and the comments before them; categories are passed over."""
    first, found, said = 0, list[str](), list[str]()
    for number, line in enumerate([*text.split("\n"), ""], 1):
        if line.strip().startswith("//"):
            said.append(line)
        elif line.strip().startswith("$CATEGORY"):
            continue
        elif line.strip():
            first = first if found else number
            found.append(line)
        elif found and _is_closed("\n".join(found)):
            yield first, "\n".join(found), "\n".join(said)
            found, said = [], []
    if found:
        yield first, "\n".join(found), "\n".join(said)


def _is_closed(text: str) -> bool:
    bare = ESCAPED.sub("", text)
    return bare.count("{") <= bare.count("}")


def _asked(number: int, text: str, said: str) -> Asked:
    asked = Asked(f"第 {number} 行")
    comments = [(name, value.replace("\\]", "]").strip()) for name, value in SAID.findall(said)]
    type_ = back.take_tags(asked, (value for name, value in comments if name == "tag"))
    if back.is_step(type_):
        asked.lost.append(back.A_STEP)
        return asked
    for name in (value for name, value in comments if name == "id"):
        back.name(asked, name)
    hidden = ESCAPED.sub(lambda hit: HIDDEN[hit[1]], text)
    body = TITLE.sub("", hidden.strip()).strip()
    return _of_body(asked, body, type_)


def _of_body(asked: Asked, body: str, type_: str) -> Asked:
    is_html = bool(hit := FORMAT.match(body)) and hit is not None and hit[1] == "html"
    before, opening, rest = body.partition("{")
    inside, closing, after = rest.partition("}")
    stem = f"{before.rstrip()} ____ {after.strip()}" if after.strip() else before
    if NUMBERED.match(before) and KEY.search(stem):
        asked.lost.append(NOT_GIFT)
        return asked
    asked.stem = back.prose(asked, markup) if (markup := markup_of(stem, is_html=is_html)) else words_of(stem)
    if not (opening and closing):
        asked.type = "description"
        asked.lost.append("没有答案，只是一段说明")
        return asked
    if "{" in after:
        asked.lost.append("后面又是一题：两题之间要空一行，不然读成了一题")
    inside, _marks, general = inside.rpartition("####") if "####" in inside else (inside, "", "")
    Answers(asked, is_html=is_html).take(inside.strip(), type_)
    _take_general(asked, general, is_html=is_html)
    if not type_:
        settle(asked)
    return asked


def _take_general(asked: Asked, general: str, *, is_html: bool) -> None:
    if markup := markup_of(general, is_html=is_html):
        back.take_general(asked, markup)
    else:
        asked.explanation = words_of(general)
