"""Chinese question banks as texts: `1. 题干（A）`, lettered lines, `答案：`, `解析：`; headings say the type."""

import re
from collections.abc import Iterator
from pathlib import Path

from generator.exchange._incoming.bank import (
    LETTERS,
    TYPES,
    Asked,
    Option,
    answer,
    decoded,
    level_named,
    settle,
    type_named,
)
from generator.exchange._incoming.key import is_key, take
from generator.exchange._outgoing.fitting import refuse_unfit
from generator.exchange._outgoing.losses import Loss
from generator.exchange._outgoing.plain_question import Plain, losses, plain_question
from generator.exchange._outgoing.selection import Item, Selection
from generator.record import WORDS
from generator.workbooks.refused import RefusedError

LABEL = "编号的题目文本（考试星、问卷星等）"
SUFFIX = ".txt"
CARRIES = "单选、多选、判断、填空、简答的题干、选项、答案、解析、难度"
LOSES = "选项的说明、提示、依据；数值写成填空，填空只写一个答案；排序、配对、归类、分支案例；题目编号"
WITHOUT = "选项的说明、提示、依据都没有带上"
MISREAD = "没有带上：里面的文字写成这种文本会被读成别的（例如一句话像选项、像另一题的开头）"
QUESTION = re.compile(r"(?:第\s*)?(\d{1,4})\s*(?:[.．、:：)）]|题[.．、:：]?)\s*(?P<stem>\S.*)")
SECTION = re.compile(r"[一二三四五六七八九十]+\s*[、.．]\s*(?P<name>.*题.*)")
OPTION = re.compile(r"(?:^|(?<=\s))[(（]?([A-Ha-h])\s*[.．、:：)）]\s*")
FIELD = re.compile(
    r"[【\[]?(?P<name>正确答案|参考答案|标准答案|答案解析|答案|解析|难度|题型|分值|知识点)[】\]]?\s*[:：]?\s*(?P<text>.*)"
    r"|(?P<short>答)\s*[:：]\s*(?P<said>.*)"
)
INLINE = re.compile(
    r"(?<=\S)\s*[【\[（(]?(?:正确|参考|标准)?答案[】\]]?\s*[:：]\s*"
    r"(?P<answer>[A-H](?:[、,，\s]?[A-H])*|对|错|正确|错误|√|×)\s*[）)\]】]?[。.]?$"
)
FIRST_OPTION = re.compile(r"(?<=[^\s(（])\s*A\s*[.．、](?=.*\sB\s*[.．、])")
LETTERS_IN_STEM = re.compile(r"[（(]\s*(?P<answer>[A-H](?:[、,，\s]*[A-H])*)\s*[）)]")
TRUTH_AT_END = re.compile(r"[（(]\s*(?P<answer>对|错|正确|错误|√|×)\s*[）)]\s*[。.]?\s*$")
NAMES_OF_TYPES = frozenset(word for words in TYPES.values() for word in words)
BESIDE_NAME = re.compile(r"[（(].*[)）]|[题:：\s]")  # what may stand beside the name of a type: 判断题（每题 2 分）
KIND_IN_STEM = re.compile(r"^[【\[（(](?P<name>单选题?|多选题?|判断题?|填空题?|简答题?)[】\])）]\s*")


def recognises(name: str, raw: bytes) -> bool:
    """Whether a file is one."""
    lines = decoded(raw).split("\n") if name.lower().endswith(".txt") else []
    return any(QUESTION.match(line.strip()) for line in lines)


def write(selection: Selection, out: Path) -> Iterator[Loss]:
    """All questions that are read from it again as they are. Raises `RefusedError` if there is none."""
    refuse_unfit(selection.items)
    blocks: list[str] = []
    yield Loss("", WITHOUT)
    yield from selection.left_simplified("题型、难度和“答案”这些词", "题库平台只认这样写的")
    for item in selection.items:
        said = plain_question(item)
        block = _block(len(blocks) + 1, item, said) if said else ""
        if said is None:
            yield Loss(item.ref, f"{item.question.label}题没有带上：这种文本里没有地方写", is_whole=True)
        elif not _is_read(block, said):
            yield Loss(item.ref, MISREAD, is_whole=True)
        else:
            blocks.append(block)
            yield from losses(item)
            if len(said.answers) > 1:
                yield Loss(item.ref, "填空题只写了第一个答案")
    if not blocks:
        raise RefusedError("没有一题能写成这种文本")
    out.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")


def _block(number: int, item: Item, said: Plain) -> str:
    options = [f"{letter}. {_line(text)}" for letter, text in zip(LETTERS, said.options, strict=False)]
    level = WORDS["difficulty"][str(item.question.difficulty)]
    fields = [("答案", said.answers[0]), ("解析", said.explanation), ("难度", level)]
    lines = [
        f"{number}. 【{said.type}】{_line(said.stem)}",
        *options,
        *(f"{name}：{_line(text)}" for name, text in fields),
    ]
    return "\n".join(lines)


def _is_read(block: str, said: Plain) -> bool:
    """Whether a question is read as it was meant: no sign says in such a text that a word is only a word."""
    found = read(block.encode())
    if len(found) != 1 or found[0].lost:
        return False
    one = found[0]
    right = "".join(letter for letter, option in zip(LETTERS, one.options, strict=False) if option.is_right)
    truth = [] if one.truth is None else ["对" if one.truth else "错"]
    options, answer = [_line(text) for text in said.options], _line(said.answers[0])
    return (one.type, one.stem, [option.text for option in one.options], one.explanation) == (
        type_named(said.type),
        _line(said.stem),
        options,
        _line(said.explanation),
    ) and [*filter(None, [right]), *truth, *one.answers] == [answer]


def _line(text: str) -> str:
    return " ".join(text.split())


def read(raw: bytes) -> list[Asked]:
    """Its questions."""
    found: list[Asked] = []
    above: list[Asked] = []
    named = title(raw)
    numbers: list[int] = []
    type_, last = "", ""
    for number, line in enumerate(decoded(raw).split("\n"), 1):
        text = line.strip()
        if hit := SECTION.fullmatch(text):
            type_ = type_named(hit["name"])
        elif found and is_key(text):
            take(text, found, numbers)
        elif hit := QUESTION.match(text):
            numbers.append(int(hit[1]))
            found.append(Asked(f"第 {number} 行"))
            last = _read_on(found[-1], hit["stem"], "", type_)
        elif text and found:
            last = _read_on(found[-1], text, last, type_)
        elif text:
            type_ = type_named(text) or type_
            above += (
                [] if text == named or type_named(text) else [Asked(f"第 {number} 行", lost=[f"没有读：{text[:30]}"])]
            )
    for asked in found:
        settle(asked)
    return [*above, *found] if found else []


def title(raw: bytes) -> str:
    """The first line, if it stands above all questions and is no heading of some; else nothing."""
    for line in decoded(raw).split("\n"):
        if text := line.strip():
            is_heading = SECTION.fullmatch(text) or BESIDE_NAME.sub("", text) in NAMES_OF_TYPES or QUESTION.match(text)
            return "" if is_heading else text
    return ""


def _read_on(asked: Asked, text: str, last: str, type_: str) -> str:
    """Take a line into a question, perhaps with its options and its answer behind it; the value is that of `_taken`."""
    if said := INLINE.search(text):
        text = text[: said.start()]
    if not last:
        options = FIRST_OPTION.search(text)
        _begin(asked, text[: options.start()] if options else text, type_)
        text, last = text[options.start() :].strip() if options else "", "stem"
    if text:
        last = _taken(asked, text, last)
    return _field(asked, "答案", said["answer"]) if said else last


def _begin(asked: Asked, stem: str, type_: str) -> None:
    if hit := KIND_IN_STEM.match(stem):
        type_, stem = type_named(hit["name"]), stem[hit.end() :]
    asked.stem, asked.type = stem, type_
    if hit := TRUTH_AT_END.search(stem):
        asked.stem = stem[: hit.start()].rstrip()
        answer(asked, hit["answer"])
    elif letters := [*LETTERS_IN_STEM.finditer(stem)]:
        last = letters[-1]
        asked.stem, asked.answers = f"{stem[: last.start()]}（ ）{stem[last.end() :]}", [last["answer"]]


def _taken(asked: Asked, text: str, last: str) -> str:
    """Add a line to a question; the value says to what of it the next one may belong."""
    if hit := FIELD.fullmatch(text):
        asked.type = asked.type or ("short" if hit["short"] else "")
        return _field(asked, hit["name"] or "答案", hit["text"] or hit["said"] or "")
    if OPTION.match(text):
        pieces = OPTION.split(text)[1:]
        asked.options += [Option(one.strip()) for one in pieces[1::2]]
        if asked.answers and asked.type in ("", "single", "multiple"):
            waiting = asked.answers[0]
            if len(asked.options) > max(map("ABCDEFGH".find, waiting.upper()), default=0):
                _answer_later(asked)
        return "option"
    if last == "explanation":
        asked.explanation += f"\n{text}"
    elif last == "option":
        asked.options[-1].text += text
    elif last == "answer" and asked.answers:
        asked.answers[0] += f"\n{text}"
    else:
        asked.stem += f"\n{text}"
    return last


def _answer_later(asked: Asked) -> None:
    """Letters that stood in the stem, once their options are there."""
    waiting, asked.answers = asked.answers[0], []
    for option in asked.options:
        option.is_right = False
    answer(asked, waiting)


def _field(asked: Asked, name: str, text: str) -> str:
    if name.endswith("解析"):
        asked.explanation = text
        return "explanation"
    if name.endswith("答案"):
        asked.answers = []
        answer(asked, text)
        return "answer"
    if name == "难度":
        asked.difficulty = level_named(text)
    elif name == "题型":
        asked.type = type_named(text)
    else:
        asked.lost.append(f"{name}没有地方放：{text}")
    return "field"
