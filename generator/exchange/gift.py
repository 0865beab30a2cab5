"""GIFT: Moodle's questions as a text."""

import html
import re
from collections.abc import Iterator
from pathlib import Path

from generator.exchange import _gift as lines
from generator.exchange import _moodle_back as back
from generator.exchange import _moodle_xml as xml
from generator.exchange._bank import Asked, decoded, settle
from generator.exchange._fitting import refuse_unfit
from generator.exchange._losses import Loss
from generator.exchange._moodle import questions_of
from generator.exchange._moodle_losses import gift_losses, losses, repeated, unfit_for_gift
from generator.exchange._plain import plain
from generator.exchange._selection import Selection

LABEL = "GIFT"
SUFFIX = ".txt"
CARRIES = "单选、多选、判断、填空、数值、配对、归类、简答：得分、每个选项和常见错误的说明、解析、依据、难度、编号"
LOSES = "提示；考试的抽题数和及格线；单位只写在题干里，不判；排序写成配对（第几）；多选题那边选错一项得 0 分"
ESCAPED = re.compile(r"\\([~=#{}:\\n])")
HIDDEN = {sign: chr(0xE000 + number) for number, sign in enumerate("~=#{}:\\n")}
SHOWN = {hidden: "\n" if sign == "n" else sign for sign, hidden in HIDDEN.items()}
ANSWER = re.compile(r"([=~])((?:%-?[0-9.]+%)?)([^=~]*)")
TITLE = re.compile(r"^::.*?::", re.DOTALL)
FORMAT = re.compile(r"^\s*\[(html|moodle|plain|markdown)\]")
TRUTH = re.compile(r"\s*(T|TRUE|F|FALSE)\s*(#.*)?", re.DOTALL | re.IGNORECASE)
SAID = re.compile(r"\[(id|tag):((?:\\\]|[^\]])*)\]")
UNIT = re.compile(r"\s*（单位：([^（）\n]+)）\Z")


def recognises(name: str, raw: bytes) -> bool:
    """Whether a file is one."""
    text = decoded(raw)
    is_named = name.lower().endswith((".gift", ".txt"))
    return (
        is_named
        and bool(re.search(r"(?<!\\)\{[^{}]*(?<!\\)\}", ESCAPED.sub("", text)))
        and ("=" in text or "{T" in text or "{F" in text)
    )


def write(selection: Selection, out: Path) -> Iterator[Loss]:
    """All questions, a category for each section."""
    refuse_unfit(selection.items)
    written: set[str] = set()
    with out.open("w", encoding="utf-8", newline="\n") as file:
        for section in selection.sections:
            yield from repeated(section, written)
            file.write(lines.category(xml.path(section)))
            for item in section.items:
                if item.ref in written:
                    continue
                made = questions_of(item)
                if whole := unfit_for_gift(item):
                    yield whole
                    continue
                file.write("".join(map(lines.question, made)))
                yield from losses(item, made)
                yield from gift_losses(item, made)
            written |= {item.ref for item in section.items}


def read(raw: bytes) -> list[Asked]:
    """Its questions."""
    return [_asked(number, text, said) for number, text, said in _blocks(decoded(raw)) if text]


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
    asked.stem = back.prose(asked, markup) if (markup := _markup(stem, is_html=is_html)) else _words(stem)
    if not (opening and closing):
        asked.type = "description"
        asked.lost.append("没有答案，只是一段说明")
        return asked
    if "{" in after:
        asked.lost.append("后面又是一题：两题之间要空一行，不然读成了一题")
    inside, _marks, general = inside.rpartition("####") if "####" in inside else (inside, "", "")
    _Answers(asked, is_html=is_html).take(inside.strip(), type_)
    _take_general(asked, general, is_html=is_html)
    if not type_:
        settle(asked)
    return asked


def _take_general(asked: Asked, general: str, *, is_html: bool) -> None:
    if markup := _markup(general, is_html=is_html):
        back.take_general(asked, markup)
    else:
        asked.explanation = _words(general)


class _Answers:
    """What stands in the braces of one question, taken into it."""

    def __init__(self, asked: Asked, *, is_html: bool) -> None:
        self.asked, self.is_html = asked, is_html

    def take(self, inside: str, type_: str) -> None:
        """Take it in; `type_` is what the question was with us, if that is known."""
        if not inside:
            self.asked.type = "short"
        elif hit := TRUTH.fullmatch(inside):
            self._truth(hit)
        elif inside.startswith("#"):
            self._numeric(inside[1:])
        else:
            self._choices(ANSWER.findall(inside), type_)

    def _truth(self, hit: re.Match[str]) -> None:
        asked = self.asked
        asked.type, asked.truth = "true_false", hit[1].upper().startswith("T")
        wrong, _mark, right = (hit[2] or "").removeprefix("#").partition("#")
        asked.feedback = self._prose(wrong)
        if right.strip():
            asked.lost.append(f"答对的反馈没有地方放：{self._line(right)[:40]}")

    def _numeric(self, inside: str) -> None:
        asked = self.asked
        asked.type = "numeric"
        if hit := UNIT.search(asked.stem):
            asked.unit, asked.stem = hit[1], asked.stem[: hit.start()]
        for place, answer in enumerate(filter(str.strip, re.split("[=~]", inside))):
            share = re.match(r"\s*%(-?[0-9.]+)%", answer)
            words, _mark, feedback = answer[share.end() if share else 0 :].partition("#")
            number, _colon, slack = (part.strip() for part in words.partition(":"))
            if ".." in number:
                asked.lost.append(f"一段范围（{number}）没有地方放，请改成一个数和 tolerance")
            elif share and _weight(share[1], 0) == 0 and number:
                back.take_slip(asked, number, self._html(feedback))
            elif place == 0:
                asked.answers, asked.tolerance = [number], slack
                self._lose(feedback)
            else:
                asked.lost.append(f"别的答案没有读进来：{self._line(answer)}")

    def _choices(self, found: list[tuple[str, str, str]], type_: str) -> None:
        asked = self.asked
        if found and all("->" in text for _sign, _weight, text in found):
            pairs = [text.partition("#")[0].partition("->") for _sign, _weight, text in found]
            back.take_pairs(
                asked, [(self._line(left), html.unescape(_shown(right))) for left, _arrow, right in pairs], type_
            )
        elif all(sign == "=" for sign, _weight, _text in found):
            asked.type = "fill"
            for _sign, weight, text in found:
                self._accepted(_weight(weight, 100.0), *text.partition("#")[::2])
        else:
            is_one = any(sign == "=" for sign, _weight, _text in found)
            asked.type = "" if not type_ else "single" if is_one else "multiple"
            for one in found:
                self._option(*one)

    def _accepted(self, share: float, words: str, feedback: str) -> None:
        text = _words(words).replace("\\*", "*")
        if share == 0:
            back.take_slip(self.asked, text, self._html(feedback))
            return
        if share == 100:
            self.asked.answers.append(text)
        else:
            self.asked.lost.append(f"只算 {share:g}% 的分的答案没有读进来：{text}")
        self._lose(feedback)

    def _option(self, sign: str, weight: str, text: str) -> None:
        words, _mark, feedback = text.partition("#")
        share = _weight(weight, 100.0 if sign == "=" else 0.0)
        is_right = share > 0 if sign == "~" else share == 100
        if sign == "=" and share < 100:
            self.asked.lost.append(f"只算 {share:g}% 的分的答案没有读进来：{self._line(words)}")
        option = back.option(self.asked, self._line(words), self._html(feedback), is_right=is_right)
        self.asked.options.append(option)

    def _lose(self, feedback: str) -> None:
        if text := self._line(feedback):
            self.asked.lost.append(f"答案的反馈没有地方放：{text[:40]}")

    def _prose(self, text: str) -> str:
        return back.prose(self.asked, self._html(text))

    def _html(self, text: str) -> str:
        return _markup(text, is_html=self.is_html) or html.escape(_words(text))

    def _line(self, text: str) -> str:
        markup = _markup(text, is_html=self.is_html)
        if not markup:
            return _words(text)
        words, lost = plain(markup)
        self.asked.lost += [one for one in lost if one not in self.asked.lost]
        return words


def _markup(text: str, *, is_html: bool) -> str:
    """A text as HTML if that is what it is, else nothing."""
    hit = FORMAT.match(text)
    return _shown(FORMAT.sub("", text)) if (hit[1] == "html" if hit else is_html) else ""


def _words(text: str) -> str:
    """A text that is not HTML, as it stands."""
    return _shown(FORMAT.sub("", text))


def _shown(text: str) -> str:
    for hidden, sign in SHOWN.items():
        text = text.replace(hidden, sign)
    return text.strip()


def _weight(written: str, otherwise: float) -> float:
    """What an answer counts, in percent."""
    try:
        return float(written.strip("%"))
    except ValueError:
        return otherwise
