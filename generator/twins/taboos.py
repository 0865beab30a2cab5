"""What must not be said in any letter, told from what only speaks of it.

Who writes 我们不能保证 promises nothing, and who writes 客服说“后果自负”，这不对 threatens nobody. So a phrase counts
where it is asserted: not where the clause denies it before, and not where somebody else is said to have said it.
`TABLE` holds the words for both; the browser works from the same (`desk/taboos.js`), and one list of vectors tests
both.

What no phrase finds may still sound like a taboo to a model of the sentences in which taboos are broken (`telling`).
That is a guess, and only proposed.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.twins.phrases import CHOICE, OMISSION, OR, Located, locate
from generator.twins.telling import Model

_START = "(?:^|[,。!?;])"
_WITHIN = "[^,。!?;]"
_DENIED = "|".join(
    (
        "不(?:能|会|得|应|该|宜|作|做|敢|便|需|用|必|要|是|等于|代表|意味|把|将|许|准|让|属于|构成)",
        "不可(?!能)",
        "(?:并|从|绝|决|而|也|更|都)不(?!可能)",
        "无(?:法|权|需|须|从|意)",
        "没(?:法|有(?!问题|关系|办法)|让|说|要|答应|承诺)",
        "未(?!来|必|免)",
        "难以|禁止|严禁|避免|防止|拒绝|杜绝|停止|制止|叫停|[切请]勿|是否|能否|会否|有没有|会不会|能不能|该不该",
    )
)
_OTHERS = "|".join(
    (
        "您|你|客户|投诉人|消费者|来电人|对方|(?<!其)[他她]|工作人员|员工|客服|坐席|催收(?:员|人员|机构|公司)?|外包(?:公司|机构)?",
        "商户|商家|合作方|合作机构|平台|中介|经办人|主办人|柜员|客户经理|接线员|业务员|有人|任何人|网上|短信|录音|来信|来电|信中|信里",
    )
)
_SAY = "反映|[自声宣]?称|说(?!明|法|话)|讲|提到|提出|表示|认为|主张|指出|告诉|告知|问|转述|暗示|写[着道]?|回复|答复"
_ASK = "投诉|听到|收到|担心|以为|要求|威胁|骂|答应|承诺|保证|许诺|转告|让|叫|劝"
_NAMED = "[这那一]句话?|把|将|用|类似|例如|比如|诸如|所谓|这样|这种|一类|出现|使用|删去|删掉|改掉"

TABLE: dict[str, str] = {
    "denied": f"{_START}(?:(?!如|若|倘|要是|一旦|除非|只要){_WITHIN})*?"
    f"(?:{_DENIED})(?!担心|怀疑|怕|着急){_WITHIN}{{0,12}}$|[不没未]$",
    "reported": f"{_START}{_WITHIN}*?(?:{_OTHERS})(?:(?![不别没]){_WITHIN}){{0,10}}?"
    f"(?<![的该此])(?:(?:{_SAY})(?!的(?!是)),?|(?:{_ASK})(?!的(?!是))){_WITHIN}{{0,20}}$",
    "hedged": "(?:不(?:能|会|可|该|应该?|便|敢|要)?|没有?|未|无法)(?:[就再]|这样)?"
    "(?:[说称讲写]|保证|承诺|认为|断定|否认|排除)",
    "naming": f"(?:{_SAY}|{_ASK}|{_NAMED}){_WITHIN}{{0,6}},?$",
    "sentence": "[^。！？!?；;\n]+",
    "quoted": "[“‘「『][^“”‘’「」『』]*[”’」』]",
}
DENIED, REPORTED, HEDGED, NAMING, QUOTED, SENTENCE = (
    re.compile(TABLE[name]) for name in ("denied", "reported", "hedged", "naming", "quoted", "sentence")
)
OTHER = ""  # the class of the sentences that break no taboo
BOUND = 0.5  # by how much a sentence must be more like a taboo than like those, to be proposed
SHORTEST = 5  # characters of a sentence that tells anything
MADE = 6  # sentences that are made of a phrase, so that the model knows its words
STEP = 7  # from one choice to the next, so that choices of different lengths meet in different ways


@dataclass(frozen=True, slots=True)
class Taboo:
    """What must not be said, in all its wordings, and what is harmless wherever it meets them."""

    phrases: tuple[str, ...]
    unless: tuple[str, ...] = ()


def said(text: str, taboos: Sequence[Taboo]) -> Iterator[tuple[int, int, int]]:
    """The numbers of the taboos that a text breaks, each with its place: `(number, start, end)`."""
    if not taboos:
        return
    context = _Context(text)
    for number, taboo in enumerate(taboos):
        harmless = [*context.located.find(taboo.unless, by_clause=True)]
        for start, end in context.located.find(taboo.phrases, by_clause=True):
            is_harmless = any(one < end and start < other for one, other in harmless)
            if not is_harmless and context.asserts(start, end):
                yield number, start, end


def sounding(
    text: str, model: Model, names: Sequence[str], found: Collection[tuple[int, int]]
) -> Iterator[tuple[int, int, int]]:
    """What sounds like a taboo in sentences in which none was found, as `said` tells it."""
    for hit in SENTENCE.finditer(text):
        start, end = hit.span()
        if end - start >= SHORTEST and not any(one < end and start < other for one, other in found):
            scores = model.scores(hit[0])
            name, best = max(((name, scores.get(name, 0.0)) for name in names), key=lambda one: one[1])
            if best - scores.get(OTHER, 0.0) > BOUND:
                yield names.index(name), start, end


def made_of(phrases: Iterable[str]) -> Iterator[str]:
    """Sentences that the phrases make, some of each."""
    for phrase in phrases:
        pieces = CHOICE.split(OMISSION.sub("", phrase))
        made = (
            "".join(_chosen(piece, number) if at % 2 else piece for at, piece in enumerate(pieces))
            for number in range(MADE)
        )
        yield from dict.fromkeys(made)


def _chosen(choice: str, number: int) -> str:
    words = OR.split(choice)
    return words[number * STEP % len(words)]


class _Context:
    """A text by clauses, and what is quoted in it."""

    def __init__(self, text: str) -> None:
        self.located: Located = locate(text, by_clause=True)
        self.starts = [start for start, _end in self.located.places]
        self.quotes = [hit.span() for hit in QUOTED.finditer(text)]

    def asserts(self, start: int, end: int) -> bool:
        """Whether what stands there is said by the writer, and not denied."""
        quote = next((one for one in self.quotes if one[0] < end <= one[1]), None)
        first = self.at(quote[0] if quote and quote[0] <= start else start)
        before, words = self.located.text[:first], self.located.text[first : self.at(end)]
        if quote and (quote[0] > start or NAMING.search(before)):
            return False
        return not (DENIED.search(before) or REPORTED.search(before) or HEDGED.search(words))

    def at(self, place: int) -> int:
        """Where a place of the original is in the text as it is compared."""
        return bisect_left(self.starts, place)
