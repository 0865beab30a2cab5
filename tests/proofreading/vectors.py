"""The vectors beside this file, and chance ones: what Python and the browser must agree on."""

from pathlib import Path
from typing import Any

import yaml
from hypothesis import strategies as st

from generator.twins.proofreading import Banned, Demands, Findings
from generator.twins.taboos import Taboo

GROUPS = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))

Vector = dict[str, Any]
"""A text, what it is checked for, and what is found; the browser gets it as JSON."""


def checks() -> list[Vector]:
    """Every text that is checked, with all its demands."""
    none: Vector = {"required": [], "forbidden": [], "allowed": [], "blanks": [], "missing": [], "found": []}
    return [{**none, **vector, **_banned(vector)} for vector in GROUPS["checks"]]


def demands_of(vector: Vector) -> Demands:
    """The demands of a vector."""
    return Demands(
        tuple(map(tuple, vector["required"])),
        tuple(Banned(tuple(one["phrases"]), tuple(one["unless"])) for one in vector["forbidden"]),
        frozenset(vector["allowed"]),
        tuple(vector["blanks"]),
        tuple(Taboo(tuple(one["phrases"]), tuple(one["unless"])) for one in vector["taboos"]),
    )


def shown_findings(text: str, findings: Findings) -> list[Any]:
    """Findings as vectors write them; the browser counts places in another way, but finds the same words."""
    spans = [[span.kind, span.which, text[span.start : span.end]] for span in findings.spans]
    return [list(findings.missing), spans]


def _banned(vector: Vector) -> Vector:
    return {name: [{"unless": [], **one} for one in vector.get(name, ())] for name in ("forbidden", "taboos")}


PIECES = [
    *"十五15１五三3倍个個工作日天内內保证証退赔偿不能撤诉人百分之点%％.,，、；;。!?： \n-…【】编号()+*",
    *(
        "保证",
        "工作日内",
        "三倍赔偿",
        "13800138000",
        "+86",
        "138.0013.8000",
        "010-20000417",
        "京A00000",
        "我叫王丽",
        "订单号",
        "wx",
        "（保证|答应）",
        "（我们|）",
        "我们",
        "我司",
        "您",
        "客户称",
        "“",
        "”",
        "不能",
        "\u200d",
        "4111 1111 1111 1111",
        "a@example.com",
        "【编号】",
        "𠮷",
        "😀",
        "𝟏",
    ),
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=24).map("".join)
"""Texts full of what checking works on."""

PHRASES = st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map("".join)
BANNED = st.fixed_dictionaries(
    {"phrases": st.lists(PHRASES, min_size=1, max_size=2), "unless": st.lists(PHRASES, max_size=2)}
)
CHANCE = st.fixed_dictionaries(
    {
        "text": TEXTS,
        "required": st.lists(st.lists(PHRASES, min_size=1, max_size=2), max_size=2),
        "forbidden": st.lists(BANNED, max_size=2),
        "taboos": st.lists(BANNED, max_size=2),
        "allowed": st.lists(st.sampled_from(["id-card", "bank-card", "mobile", "mail"]), max_size=1),
        "blanks": st.just(["编号"]),
    }
)
"""A text and demands made of the same pieces."""
