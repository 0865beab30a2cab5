"""A question as a bank of somebody else has it, before it is one of ours."""

import re
import unicodedata
from dataclasses import dataclass, field

LETTERS = "ABCDEFGHIJ"
RIGHT, WRONG = (
    ("对", "對", "正确", "正確", "√", "✓", "是", "T", "TRUE", "Y"),
    ("错", "錯", "错误", "錯誤", "×", "✗", "X", "否", "F", "FALSE", "N"),
)
TYPES = {
    "single": ("单选", "单项选择"),
    "multiple": ("多选", "多项选择", "不定项"),
    "true_false": ("判断", "是非"),
    "fill": ("填空",),
    "short": ("简答", "问答", "论述", "主观"),
}
LEVELS = {
    1: ("易", "简单", "基础", "容易", "低"),
    2: ("中", "一般", "中等", "应用"),
    3: ("难", "困难", "较难", "综合", "高"),
}
BLANK = re.compile(r"_{2,}|[（(]\s*[）)]")


@dataclass
class Option:
    """Something to choose; `feedback` is what its bank says of it."""

    text: str
    is_right: bool = False
    feedback: str = ""
    cites: list[str] = field(default_factory=list)


@dataclass
class Asked:
    """A question. `where` is where it stands (`第 12 行`), `lost` what of it ours cannot hold.

    `type` is one of ours, or empty if it cannot be told; `answers` are texts that count as right, `slips` wrong ones
    with what is said of them; `pairs` is what belongs together (or an item and its group, of all `groups`), `reasons`
    why, by the place of the pair; `truth` whether a statement is right, `feedback` what who judges it wrongly is told;
    `points` what a free answer should say; `is_ordered`: a list comes in this order only. `is_unit_optional`: words may
    come without their unit (a number says `is_unit_required`). `id` and `cites` are ours, if the bank has them.
    """

    where: str
    stem: str = ""
    type: str = ""
    options: list[Option] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    slips: list[tuple[str, str]] = field(default_factory=list)
    pairs: list[tuple[str, str]] = field(default_factory=list)
    reasons: dict[int, str] = field(default_factory=dict)
    groups: list[str] = field(default_factory=list)
    points: list[str] = field(default_factory=list)
    truth: bool | None = None
    feedback: str = ""
    tolerance: str = ""
    unit: str = ""
    is_unit_required: bool = True
    is_shuffled: bool = True
    is_ordered: bool = False
    is_unit_optional: bool = False
    hints: list[str] = field(default_factory=list)
    explanation: str = ""
    difficulty: int = 0
    id: str = ""
    cites: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)

    @property
    def is_answered(self) -> bool:
        """Whether its bank says what is right."""
        options = [one.is_right for one in self.options]
        return any(options) if options else bool(self.answers or self.pairs or self.points) or self.truth is not None


def decoded(raw: bytes) -> str:
    """The text of a file, in UTF-8 or in what Chinese programs write beside it; empty for what is no text."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        return "" if "\0" in text else text.replace("\r\n", "\n").replace("\r", "\n")
    return ""


def type_named(text: str) -> str:
    """The type that a word names; empty for none of ours."""
    return next((name for name, words in TYPES.items() if any(word in text for word in words)), "")


def level_named(text: str) -> int:
    """The difficulty that a word or a number names; 0 for none."""
    text = text.strip()
    if text in ("1", "2", "3"):
        return int(text)
    return next((level for level, words in LEVELS.items() if text in words), 0)


def answer(asked: Asked, written: str) -> None:
    """Take in an answer as people write it: letters of options, right or wrong, or words."""
    plain = unicodedata.normalize("NFKC", written).strip()
    letters = re.sub(r"[\s,，、;；|]", "", plain).upper()
    if asked.options and letters and set(letters) <= set(LETTERS[: len(asked.options)]):
        for letter in letters:
            asked.options[LETTERS.index(letter)].is_right = True
    elif asked.options:
        named = [option for option in asked.options if option.text == plain]
        for option in named:
            option.is_right = True
        if not named:
            asked.lost.append(f"答案“{written}”对不上任何选项")
    elif plain.upper() in (*RIGHT, *WRONG) and asked.type in ("", "true_false"):
        asked.truth, asked.type = plain.upper() in RIGHT, "true_false"
    else:
        asked.answers = [written.strip()]


def shown(number: str, unit: str) -> str:
    """A number with its unit, as people write it."""
    return f"{number}{unit}" if unit in ("%", "％") else f"{number} {unit}"


def settle(asked: Asked) -> None:
    """Tell the type of a question whose bank does not."""
    if asked.options and {option.text for option in asked.options} <= {*RIGHT, *WRONG}:
        right = [option for option in asked.options if option.is_right]
        asked.truth = right[0].text in RIGHT if len(right) == 1 else None
        asked.type, asked.options = "true_false", []
    if asked.type in ("", "single", "multiple") and asked.options:
        several = sum(option.is_right for option in asked.options) > 1
        asked.type = "multiple" if several or asked.type == "multiple" else "single"
    elif asked.type == "" and asked.answers:
        asked.type = "fill" if BLANK.search(asked.stem) or len(asked.answers[0]) < 30 else "short"
