"""Moodle XML and GIFT: what goes out comes back, whatever authors write."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.questions import Question
from tests.exchange import generated

NOT_HELD = {
    "moodle": frozenset(("ordered", "unit_optional")),
    "gift": frozenset(("ordered", "unit_optional", "hints", "shuffle", "unit_required")),
}
SETS = st.lists(generated.questions(), min_size=1, max_size=4)


@pytest.mark.parametrize("name", NOT_HELD)
@given(made=SETS, address=st.sampled_from(["", "https://example.com/"]))
def test_what_goes_out_comes_back(name: str, made: list[Question], address: str) -> None:
    chosen = generated.selection(made, address)
    raw, losses = generated.written(name, chosen)
    gone = {loss.ref for loss in losses if loss.is_whole}
    items = [item for item in chosen.items if item.ref not in gone]
    found = generated.read_back(name, raw)
    assert [one["id"] for one in found] == [item.question.id for item in items]
    for item, one in zip(items, found, strict=True):
        if any(loss.ref == item.ref and "写成了“" in loss.sentence for loss in losses):
            assert one["type"] == item.question.type
            continue
        generated.same(item.question, one, item.texts, NOT_HELD[name].__contains__)
