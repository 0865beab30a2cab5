"""What a form says of its fields speaks of the form, not of a file."""

import re

import pytest

from generator.authoring.form_fields import of_kind
from generator.kinds import all_kinds
from generator.record import Kind

KINDS = all_kinds()
IN_A_FILE = re.compile(r"(?<![\w.#/-])[a-z][a-z_-]*(?![\w./#-])")
OF_MANY = {"id", "type"}  # there is one in nearly every part, each called otherwise


@pytest.mark.parametrize("kind", KINDS, ids=[kind.name for kind in KINDS])
def test_no_field_and_no_value_is_named_as_in_a_file(kind: Kind) -> None:
    models = of_kind(kind)["models"].values()
    fields = [field for model in models for field in model["fields"]]
    written = {field["name"] for field in fields} | {"true", "false", "best", "major", "retired", "real-anonymised"}
    for field in fields:
        found = set(IN_A_FILE.findall(f"{field['label']} {field['help']}"))
        assert found & (written - OF_MANY) == set(), field["help"]


def test_what_is_chosen_is_told_by_its_word() -> None:
    quiz = of_kind(next(kind for kind in KINDS if kind.name == "quiz"))["models"]
    helps = {(name, field["name"]): field["help"] for name, model in quiz.items() for field in model["fields"]}
    assert helps["single.Single", "options"].endswith("正确的在“正确的选项”里选“是”，其余填“好在哪里、错在哪里”")
    assert helps["_base.Choice", "correct"] == "正确的选项选“是”"
