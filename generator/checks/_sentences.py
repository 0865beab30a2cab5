"""Which figures of a sentence are claims about what it rests on.

In an article, in a time limit and in a sentence that cites an article, each is that says how long or what share;
elsewhere those are that set a bound (15 日内, 20 名以上). The others tell a story.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.references import TITLE
from generator.statutes.figures import Figure, figures

EXPLAINED = re.compile("(?:内部|培训|本站)口径|推算|示例|例如|[=＝]")
"""What says of the figures in its sentence that no article need state them."""

SUMMED = "合计"
"""What says of a figure after it that others make it up."""

SENTENCE = re.compile("[^。！？\n]+[。！？]*")
CLAUSE = re.compile("[^；]+；?")
LISTED = re.compile(r"\s*(?:[-*|]|\d+[.、]|$)")
BOUND_BEFORE = re.compile(
    r"(?:[不少低高多大小早晚]于|超过|至少|起码|最[多长短高低少]|至多|再延|延[到至长]|提前|[期时年上下]限[是为]?|保存|处)\**\s*$"
)
BOUND_AFTER = re.compile(
    r"\**\s*(?:（含）)?的?(?:以?内|之内|以[上下]|为限|届满|期满|罚款|赔偿|有期徒刑|拘留)"
    r"|(?<=[日天时钟月年])\**的?(?:书面|核查|答复|作出|办结|报[告送])"
)
NOT = "(?:不[是要写说能按]|不承诺|不等于|不适用|没有|并非|误[写作当说]|错[写当]|别[写说]|改成|[写说当]成)"
DENIED = re.compile(f"{NOT}(?![超晚早多少低高])[^，,；。：（(]{{0,20}}$")
LENGTHS = frozenset(("日", "工作日", "分钟", "个月", "%", "百分点", "倍"))
SOME = re.compile("[一两二三四五六七八九](?:天|[名人位次件户])")


class Clause(NamedTuple):
    """What stands between semicolons, the sentence around it, and whether its figures are explained.

    What a sentence cites, all its clauses rest on; what a clause explains, it explains of itself.
    """

    text: str
    sentence: str
    is_explained: bool


def clauses(text: str) -> Iterator[Clause]:
    """The clauses of a text; what a line that ends in a colon explains is explained in the list below it."""
    heading = False
    for line in text.split("\n"):
        listed = heading and bool(LISTED.match(line))
        for sentence in SENTENCE.findall(line):
            for clause in CLAUSE.findall(sentence):
                yield Clause(clause, sentence, listed or _explains(clause))
        if not listed:
            heading = line.rstrip().endswith(("：", ":")) and _explains(line)


def _explains(text: str) -> bool:
    """Whether a text says so in its own words, not in a title."""
    return bool(EXPLAINED.search(TITLE.sub("", text)))


def claimed(clause: str, *, strict: bool, citing: bool) -> Iterator[Figure]:
    """The figures that a clause claims: in a `strict` place all but some, in a `citing` one lengths."""
    for figure in figures(clause):
        before, written = clause[: figure.start], clause[figure.start : figure.end]
        if SOME.fullmatch(written) or DENIED.search(before):
            continue
        is_bound = BOUND_BEFORE.search(before) or BOUND_AFTER.match(clause, figure.end)
        is_all = not before.strip() and not clause[figure.end :].strip(" 。")
        if strict or (citing and figure.unit in LENGTHS) or is_bound or is_all:
            yield figure
