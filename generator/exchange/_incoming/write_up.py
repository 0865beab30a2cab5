"""A write-up of a case in Word as a draft: the parts that its headings tell, and the rest as notes."""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from generator.exchange._incoming.word import NUMBERED, Block, blocks
from generator.fields import LONGEST_TITLE

PARTS = {
    "situation": ("情况", "案情", "背景", "投诉内容", "投诉事项", "事由"),
    "timeline": ("经过", "过程", "时间线"),
    "findings": ("查明", "调查", "核实"),
    "decision": ("处理意见", "处理结果", "处理决定", "决定"),
    "rest_of_story": ("后续", "后来", "结果"),
    "why": ("原因", "根因"),
    "lessons": ("经验", "教训", "启示", "反思", "总结"),
}
WHEN = re.compile(
    r"(?P<when>第\s*\d+\s*[日天]|\d{4}\s*[-年./]\s*\d{1,2}[^\s：:，,\t]{0,8}|\d{1,2}\s*月\s*\d{1,2}\s*日)[：:，,\s]\s*(?P<what>.+)",
    re.DOTALL,
)


class WriteUp(NamedTuple):
    """The value of a case, the texts that stand in no field, and what is told of them."""

    value: dict[str, Any]
    notes: list[str]
    told: list[str]


def read(raw: bytes, name: str) -> WriteUp:
    """A document. Raises `RefusedError`."""
    found, lost = blocks(raw)
    title, notes = name, list[str]()
    parts: dict[str, list[str]] = {}
    field = ""
    for number, block in enumerate(found):
        if block.is_heading and (field := _field(block)):
            continue
        if number == 0 and len(block.text) <= LONGEST_TITLE and not block.text.endswith("。"):
            title = block.text
        elif block.is_heading:
            notes.append(block.text)
        elif field:
            parts.setdefault(field, []).append(block.text)
        else:
            notes.append(block.text)
    told = [*lost, f"认出的部分：{'、'.join(parts)}" if parts else "没有认出哪一部分，全部放在注释里"]
    return WriteUp({"title": title[:LONGEST_TITLE], "status": "draft", **_value(parts)}, notes, told)


def _field(block: Block) -> str:
    """The field that a heading tells; empty if it tells none."""
    hit = NUMBERED.fullmatch(block.text)
    text = hit["name"] if hit else block.text
    return next((name for name, words in PARTS.items() if any(word in text for word in words)), "")


def _value(parts: dict[str, list[str]]) -> dict[str, Any]:
    found: dict[str, Any] = {name: "\n\n".join(parts[name]) for name in ("situation", "rest_of_story") if name in parts}
    if "timeline" in parts:
        found["timeline"] = [_event(text) for text in parts["timeline"]]
    if "findings" in parts:
        found["findings"] = _lines(parts["findings"])
    if "decision" in parts:
        found["resolution"] = {"decision": "\n\n".join(parts["decision"])}
    if "why" in parts:
        found["root_cause"] = {"why": _lines(parts["why"])}
    if "lessons" in parts:
        found["lessons"] = [{"text": text} for text in _lines(parts["lessons"])]
    return found


def _event(text: str) -> dict[str, str]:
    hit = WHEN.fullmatch(text)
    return {"when": hit["when"], "what": hit["what"].strip()} if hit else {"what": text}


def _lines(texts: Sequence[str]) -> list[str]:
    return [" ".join(text.split()) for text in texts]


def as_comment(notes: Sequence[str]) -> str:
    """What stands in no field, as a remark at the end of a file."""
    lines = [line for note in notes for line in note.split("\n")]
    return "".join(f"# {line}\n" for line in ("原文里没有归到字段的：", *lines)) if lines else ""
