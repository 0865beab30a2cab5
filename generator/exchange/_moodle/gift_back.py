"""What stands in the braces of a question in GIFT, read into a question of a bank."""

import html
import re

from generator.exchange._incoming.bank import Asked
from generator.exchange._moodle import back
from generator.pages.plain import plain

ESCAPED = re.compile(r"\\([~=#{}:\\n])")
HIDDEN = {sign: chr(0xE000 + number) for number, sign in enumerate("~=#{}:\\n")}
SHOWN = {hidden: "\n" if sign == "n" else sign for sign, hidden in HIDDEN.items()}
ANSWER = re.compile(r"([=~])((?:%-?[0-9.]+%)?)([^=~]*)")
FORMAT = re.compile(r"^\s*\[(html|moodle|plain|markdown)\]")
TRUTH = re.compile(r"\s*(T|TRUE|F|FALSE)\s*(#.*)?", re.DOTALL | re.IGNORECASE)
UNIT = re.compile(r"\s*（(?:单位|單位)：([^（）\n]+)）\Z")


class Answers:
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
            if number == back.ANYTHING:
                self._lose(feedback)
            elif ".." in number:
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
        text = words_of(words)
        if text == back.ANYTHING:
            self._lose(feedback)
            return
        text = text.replace("\\*", "*")
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
        return markup_of(text, is_html=self.is_html) or html.escape(words_of(text))

    def _line(self, text: str) -> str:
        markup = markup_of(text, is_html=self.is_html)
        if not markup:
            return words_of(text)
        words, lost = plain(markup)
        self.asked.lost += [one for one in lost if one not in self.asked.lost]
        return words


def markup_of(text: str, *, is_html: bool) -> str:
    """A text as HTML if that is what it is, else nothing."""
    hit = FORMAT.match(text)
    return _shown(FORMAT.sub("", text)) if (hit[1] == "html" if hit else is_html) else ""


def words_of(text: str) -> str:
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
