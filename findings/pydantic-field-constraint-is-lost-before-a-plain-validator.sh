#!/usr/bin/env bash
# pydantic 2.14.3 (MIT).
# A constraint that is assigned (`= Field(ge=0)`) to a field whose annotation carries a PlainValidator is accepted and
# never checked, nor does it reach the JSON Schema check of the value: metadata of the assigned Field come before that of
# the annotation, and a plain validator replaces all that stands before it. Written inside the annotation, behind the
# validator, the same constraint holds. Nothing warns, and the bound still stands in model_fields.
# Seen: assigned: -1 accepted; annotated: refused with greater_than_equal.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install 'pydantic==2.14.3'
"$folder/venv/bin/python" -W error - <<'PYTHON'
from typing import Annotated

from pydantic import BaseModel, Field, PlainValidator, ValidationError

Number = Annotated[int | float, PlainValidator(lambda value: value)]


class Assigned(BaseModel):
    n: Number = Field(ge=0)


class Annotated_(BaseModel):
    n: Annotated[Number, Field(ge=0)]


def verdict(model: type[BaseModel]) -> str:
    try:
        return f"{model(n=-1).n} accepted"
    except ValidationError as error:
        return f"refused with {error.errors()[0]['type']}"


print("metadata of the assigned field:", Assigned.model_fields["n"].metadata)
print("assigned: ", verdict(Assigned))
print("annotated:", verdict(Annotated_))
assert verdict(Assigned) == "-1 accepted", "an assigned constraint is checked now"
assert verdict(Annotated_) == "refused with greater_than_equal"
PYTHON
