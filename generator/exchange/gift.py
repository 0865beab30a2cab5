"""GIFT: Moodle's questions as a text."""

import re
from collections.abc import Iterator

from generator.exchange._bank import Asked, Option, decoded, settle
from generator.exchange._plain import plain

LABEL = "GIFT"
ESCAPED = re.compile(r"\\([~=#{}:\\n])")
HIDDEN = {sign: chr(0xE000 + number) for number, sign in enumerate("~=#{}:\\n")}
SHOWN = {hidden: "\n" if sign == "n" else sign for sign, hidden in HIDDEN.items()}
ANSWER = re.compile(r"([=~])((?:%-?[0-9.]+%)?)([^=~]*)")
TITLE = re.compile(r"^::.*?::", re.DOTALL)
FORMAT = re.compile(r"^\s*\[(html|moodle|plain|markdown)\]")
TRUTH = re.compile(r"\s*(T|TRUE|F|FALSE)\s*(#.*)?", re.DOTALL | re.IGNORECASE)


def recognises(name: str, raw: bytes) -> bool:
    """Whether a file is one."""
    text = decoded(raw)
    is_named = name.lower().endswith((".gift", ".txt"))
    return (
        is_named
        and bool(re.search(r"(?<!\\)\{[^{}]*(?<!\\)\}", text))
        and ("=" in text or "{T" in text or "{F" in text)
    )


def read(raw: bytes) -> list[Asked]:
    """Its questions."""
    return [_asked(number, text) for number, text in _blocks(decoded(raw)) if text]


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """The questions with the numbers of their first lines; comments and categories are passed over."""
    first, lines = 0, list[str]()
    for number, line in enumerate([*text.split("\n"), ""], 1):
        if line.strip().startswith(("//", "$CATEGORY")):
            continue
        if line.strip():
            first = first if lines else number
            lines.append(line)
        elif lines and "\n".join(lines).count("{") <= "\n".join(lines).count("}"):
            yield first, "\n".join(lines)
            lines = []
    if lines:
        yield first, "\n".join(lines)


def _asked(number: int, text: str) -> Asked:
    asked = Asked(f"第 {number} 行")
    hidden = ESCAPED.sub(lambda hit: HIDDEN[hit[1]], text)
    body = TITLE.sub("", hidden.strip()).strip()
    is_html = bool(hit := FORMAT.match(body)) and hit is not None and hit[1] == "html"
    body = FORMAT.sub("", body)
    before, opening, rest = body.partition("{")
    inside, closing, after = rest.partition("}")
    stem = f"{before.rstrip()} ____ {after.strip()}" if after.strip() else before
    asked.stem = _shown(stem, asked, is_html=is_html)
    if not (opening and closing):
        asked.type = "description"
        asked.lost.append("没有答案，只是一段说明")
        return asked
    if "{" in after:
        asked.lost.append("后面又是一题：两题之间要空一行，不然读成了一题")
    inside, _marks, explanation = inside.partition("####")
    asked.explanation = _shown(explanation, asked, is_html=is_html)
    _answer(asked, inside.strip())
    settle(asked)
    return asked


def _answer(asked: Asked, inside: str) -> None:
    if not inside:
        asked.type = "short"
    elif hit := TRUTH.fullmatch(inside):
        asked.type, asked.truth = "true_false", hit[1].upper().startswith("T")
        wrong, _mark, right = (hit[2] or "").removeprefix("#").partition("#")
        asked.feedback = _shown(wrong, asked)
        if right.strip():
            asked.lost.append(f"答对的反馈没有地方放：{_shown(right, asked)[:40]}")
    elif inside.startswith("#"):
        _numeric(asked, inside[1:])
    else:
        _choices(asked, ANSWER.findall(inside))


def _numeric(asked: Asked, inside: str) -> None:
    asked.type = "numeric"
    first = inside.strip().lstrip("=").partition("#")[0].partition("=")[0].strip()
    first = re.sub(r"^%[0-9.]+%", "", first)
    number, _colon, tolerance = first.partition(":")
    if ".." in number:
        asked.lost.append(f"一段范围（{number}）没有地方放，请改成一个数和 tolerance")
        return
    asked.answers, asked.tolerance = [number.strip()], tolerance.strip()


def _choices(asked: Asked, found: list[tuple[str, str, str]]) -> None:
    if found and all("->" in text for _sign, _weight, text in found):
        asked.type = "match"
        pairs = [text.partition("#")[0].partition("->") for _sign, _weight, text in found]
        asked.pairs = [(_shown(left, asked), _shown(right, asked)) for left, _arrow, right in pairs if left.strip()]
        return
    options = [_option(asked, *one) for one in found]
    if all(sign == "=" for sign, _weight, _text in found):
        asked.type = "fill"
        asked.answers = [option.text for option in options if option.is_right]
        for option in options:
            if option.feedback:
                asked.lost.append(f"答案的反馈没有地方放：{option.feedback[:40]}")
    else:
        asked.options = options


def _option(asked: Asked, sign: str, weight: str, text: str) -> Option:
    words, _mark, feedback = text.partition("#")
    part = _weight(weight, 100.0 if sign == "=" else 0.0)
    if sign == "=" and part < 100:
        asked.lost.append(f"只算 {part:g}% 的分的答案没有读进来：{_shown(words, asked)}")
    return Option(_shown(words, asked), part > 0 if sign == "~" else part == 100, _shown(feedback, asked))


def _shown(text: str, asked: Asked, *, is_html: bool = False) -> str:
    for hidden, sign in SHOWN.items():
        text = text.replace(hidden, sign)
    if not is_html:
        return text.strip()
    words, lost = plain(text)
    asked.lost += lost
    return words


def _weight(written: str, otherwise: float) -> float:
    """What an answer counts, in percent."""
    try:
        return float(written.strip("%"))
    except ValueError:
        return otherwise
