"""One place writes a record as YAML: what it writes reads back as the same values, whatever they say."""

import datetime
from decimal import Decimal
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.authoring.writing import entry, written
from generator.kinds import all_kinds
from generator.reading.invisible import first_invisible
from generator.reading.source import parse
from generator.record import Kind
from tests.shipped import shipped_unchecked

ROOT = Path(__file__).parents[1]
KINDS = {kind.name: kind for kind in all_kinds()}
READ = ((kind, parse(kind.example, "").value) for kind in all_kinds())
EXAMPLES = [(kind, body) for kind, value in READ for body in (value.values() if kind.holds_many else [value])]
SIGNS = st.sampled_from(":#-?|>'\"\\%@`&*!,[]{}~=\t\n …\u3000：，、x1投😀")
WORDS = st.sampled_from(
    [
        *("true", "no", "0123", "1e3", "12:30", "2026-02-30", "1,000", "<<", "---", "...", "- ", ": ", " #", "\n\n"),
        *("投诉", "[[six-steps#a|甲]]", "{渠道}", "é", "  "),
    ]
)
NASTY = st.one_of(st.lists(st.one_of(SIGNS, WORDS), max_size=8).map("".join), st.text(max_size=30))
READABLE = NASTY.filter(lambda text: not first_invisible(text) and "\r" not in text)


def kept(value: Any) -> Any:
    """A value as fields keep it: white space at the end of a text says nothing."""
    if isinstance(value, dict):
        return {name: kept(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [kept(item) for item in value]
    return value.rstrip() or value if isinstance(value, str) else value


def read(text: str) -> Any:
    tree = parse(text, "x.yaml")
    assert tree.diagnostics == [], text
    return tree.value


def with_texts(value: Any, texts: Any) -> Any:
    """The same with other texts in the place of all texts but those that tell one model from another."""
    if isinstance(value, dict):
        return {name: inner if name == "type" else with_texts(inner, texts) for name, inner in value.items()}
    if isinstance(value, list):
        return [with_texts(item, texts) for item in value]
    return texts() if isinstance(value, str) else value


@given(st.sampled_from(EXAMPLES), st.lists(READABLE, min_size=1, max_size=7))
def test_whatever_a_field_says_reads_back(example: tuple[Kind, dict[str, Any]], texts: list[str]) -> None:
    kind, value = example
    others = cycle(texts)
    value = with_texts(value, lambda: next(others))
    text = written(kind, value)
    assert kept(read(text)) == kept(value)
    assert written(kind, read(text)) == text
    assert kept(read(entry(kind, "some-id", value))) == {"some-id": kept(value)}


@given(st.dictionaries(READABLE.filter(lambda name: "\n" not in name and len(name) < 100), READABLE, min_size=1))
def test_fields_that_no_model_has_read_back_too(value: dict[str, str]) -> None:
    assert kept(read(written(KINDS["case"], value))) == kept(value)


def test_every_shipped_record_reads_back_the_same() -> None:
    library = shipped_unchecked()
    files = {origin.file for origin in library.origins.values()}
    values = {file: read((ROOT / file).read_text(encoding="utf-8")) for file in files}
    assert len(library.records) > len(values) > len(KINDS)
    for record_id, record in library.records.items():
        origin, kind = library.origins[record_id], library.kind_of(record)
        body = values[origin.file][record_id] if origin.prefix else values[origin.file]
        again = read(written(kind, body))
        assert kept(again) == kept(body)
        assert type(record).model_validate({**again, "id": record_id}) == record


def test_the_layout_that_authors_see() -> None:
    assert written(
        KINDS["case"],
        {
            "situation": "第一段。\n\n第二段：“好”。\n",
            "title": "甲: 乙",
            "reviewed": datetime.date(2026, 1, 2),
            "aliases": ["18", "甲，乙"],
            "audience": ["newcomer", "handler"],
            "cites": [],
            "summary": None,
            "timeline": [{"what": "进线", "when": "第一天"}],
            "unknown": {"deep": [["x"], True, Decimal("1.10"), datetime.datetime(2026, 1, 2, 9, 30)]},
        },
    ) == (
        'title: "甲: 乙"\n'
        "aliases:\n"
        '  - "18"\n'
        "  - 甲，乙\n"
        "reviewed: 2026-01-02\n"
        "audience: [newcomer, handler]\n"
        "situation: |\n"
        "  第一段。\n"
        "\n"
        "  第二段：“好”。\n"
        "timeline:\n"
        "  - when: 第一天\n"
        "    what: 进线\n"
        "cites: []\n"
        "unknown:\n"
        "  deep:\n"
        "    - - x\n"
        "    - true\n"
        "    - 1.10\n"
        "    - 2026-01-02 09:30\n"
    )


def test_what_is_no_value_of_a_record_is_refused() -> None:
    with pytest.raises(TypeError, match="float"):
        written(KINDS["case"], {"title": 1.5})
