"""What authors are told about fields follows from the models: each has a meaning, and CONTRIBUTING's tables say it."""

import difflib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel

from generator.authoring.fields import Row, rows, tag
from generator.authoring.tables import envelope, filled, tables
from generator.kinds import all_kinds
from generator.reading.closed import words_of
from generator.record import Kind, Record, written_fields

GUIDE = Path(__file__).parent.parent / "CONTRIBUTING.md"
HAN = re.compile(r"[\u3400-\u9fff]")
FIXED = re.compile(r"`([^`]+)`( [^`、；]+)?")


def models(model: type[BaseModel], kind: Kind, seen: set[type[BaseModel]]) -> Iterator[type[BaseModel]]:
    """A model and every model inside it, each once."""
    if model not in seen:
        seen.add(model)
        yield model
        for row in rows(model, words_of(kind)):
            for part in row.parts:
                yield from models(part, kind, seen)


def written() -> Iterator[tuple[Kind, type[BaseModel], Row]]:
    """Every field that an author may write."""
    seen: set[type[BaseModel]] = set()
    for kind in all_kinds():
        for model in models(kind.model, kind, seen):
            yield from ((kind, model, row) for row in rows(model, words_of(kind)))


def test_every_field_says_in_chinese_what_it_means() -> None:
    found = [(model.__name__, row) for _kind, model, row in written() if not (tag(model) and row.name == "type")]
    assert len(found) > 200
    assert [f"{model}.{row.name}" for model, row in found if not HAN.search(row.meaning)] == []


def test_variants_say_what_authors_call_them() -> None:
    variants = {variant for _kind, _model, row in written() if len(row.parts) > 1 for variant in row.parts}
    assert variants
    assert [variant for variant in variants if not (tag(variant) and HAN.search(getattr(variant, "label", "")))] == []


def test_every_value_that_is_no_chinese_word_has_one() -> None:
    offered = [
        (model.__name__, row.name, value, word)
        for _kind, model, row in written()
        if not (tag(model) and row.name == "type")
        for value, word in FIXED.findall(row.type.partition("；")[0])
        if value != "type"
    ]
    assert len(offered) > 60
    assert [choice for choice in offered if not HAN.search(choice[2] + choice[3])] == []


@pytest.mark.parametrize("kind", all_kinds(), ids=lambda kind: kind.name)
def test_the_tables_of_a_kind_hold_every_field(kind: Kind) -> None:
    shown = [row for table in (*tables(kind), *envelope(all_kinds())) for row in table.rows]
    wanted = {row.name for model in models(kind.model, kind, set()) for row in rows(model, words_of(kind))}
    assert wanted <= {row.name for row in shown}
    titles = [table.title for table in tables(kind)]
    assert titles[0] == ""
    assert all(titles[1:])


@pytest.mark.parametrize("kind", all_kinds(), ids=lambda kind: kind.name)
def test_a_json_schema_carries_the_meanings(kind: Kind) -> None:
    properties = kind.model.model_json_schema()["properties"]
    assert {name: properties[name].get("description") for name in written_fields(kind.model)} == {
        row.name: row.meaning for row in rows(kind.model, words_of(kind))
    }


def test_an_id_is_no_field_and_an_alias_is_the_name() -> None:
    exam = next(kind for kind in all_kinds() if kind.name == "exam")
    assert issubclass(exam.model, Record)
    top, pool = tables(exam)
    assert "id" not in {row.name for row in top.rows}
    assert {row.name for row in pool.rows} >= {"from", "draw"}


def test_contributing_shows_the_tables_of_today(pytestconfig: pytest.Config) -> None:
    before = GUIDE.read_text(encoding="utf-8")
    after = filled(before, all_kinds())
    if pytestconfig.getoption("update_golden"):
        GUIDE.write_text(after, encoding="utf-8")
    elif before != after:
        lines = difflib.unified_diff(before.splitlines(), after.splitlines(), "CONTRIBUTING.md", "models", lineterm="")
        pytest.fail("\n".join([*lines, "pytest --update-golden tests/test_contributing.py"]), pytrace=False)
