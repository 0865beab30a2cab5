"""Banks in plain words (Aiken, tables, numbered texts): what goes out is read as what it was."""

from collections.abc import Mapping
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.exchange import readers
from generator.exchange._incoming.bank import LETTERS, Asked, type_named
from generator.exchange._outgoing.plain_question import Plain, plain_question
from generator.questions import Question
from generator.workbooks.refused import RefusedError
from tests.exchange import generated

READERS: Mapping[str, str] = {"aiken": "aiken", "xlsx": "tables", "numbered": "numbered"}
EASY = generated.MODELS["true_false"].model_validate(
    {
        "id": "q-1",
        "type": "true_false",
        "stem": "口头投诉也要登记。",
        "answer": True,
        "feedback": "要登记。",
        "explanation": "都要登记。",
        "cites": generated.CITES,
    }
)
SETS = st.lists(generated.questions(), min_size=1, max_size=4)


def reader(name: str) -> ModuleType:
    return readers()[READERS[name]]


@pytest.mark.parametrize("name", READERS)
@settings(max_examples=60)
@given(made=SETS)
def test_what_goes_out_is_read_as_what_it_was(name: str, made: list[Question]) -> None:
    chosen = generated.selection([*made, EASY])
    raw, losses = generated.written(name, chosen)
    gone = {loss.ref for loss in losses if loss.is_whole}
    said = [plain_question(item) for item in chosen.items if item.ref not in gone]
    found = reader(name).read(raw)
    assert len(found) == len(said)
    for one, meant in zip(found, said, strict=True):
        assert meant
        compare(name, one, meant)


def compare(name: str, one: Asked, meant: Plain) -> None:
    assert one.lost == []
    assert one.type == type_named(meant.type)
    right = "".join(letter for letter, option in zip(LETTERS, one.options, strict=False) if option.is_right)
    if one.truth is None:
        assert [plain(option.text) for option in one.options] == [plain(text) for text in meant.options]
        answers = [plain(text) for text in (one.answers or [right])]
        wanted = [plain(text).replace("|", "｜") if name == "xlsx" else plain(text) for text in meant.answers]
        assert answers == (wanted[:1] if name == "numbered" else wanted)
    else:
        assert ("对" if one.truth else "错",) == meant.answers
    if name != "aiken":
        assert (plain(one.stem), plain(one.explanation)) == (plain(meant.stem), plain(meant.explanation))


def plain(text: str) -> str:
    return " ".join(text.split())


def test_signs_of_the_formats_in_texts() -> None:
    fields = {"type": "single", "explanation": "说明", "cites": generated.CITES, "hints": [], "difficulty": 1}
    options = [
        {"text": "A. 甲", "correct": True},
        {"text": "ANSWER: B", "feedback": "错"},
        {"text": "=1+1", "feedback": "错"},
    ]
    made = generated.MODELS["single"].model_validate({**fields, "id": "q-1", "stem": "A. 公司？", "options": options})
    raw, _losses = generated.written("aiken", generated.selection([made]))
    assert raw.decode() == "A． 公司？\nA. A. 甲\nB. ANSWER: B\nC. =1+1\nANSWER: A\n"
    (one,) = reader("xlsx").read(generated.written("xlsx", generated.selection([made]))[0])
    assert [option.text for option in one.options] == ["A. 甲", "ANSWER: B", "=1+1"]
    with pytest.raises(RefusedError, match="没有一题能写成这种文本"):
        generated.written("numbered", generated.selection([made]))
