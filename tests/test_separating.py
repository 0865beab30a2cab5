"""What tells classes of sentences apart where they are alike: small examples, and what holds for any text."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.twins.separating import learn
from generator.twins.telling import NEAR, ZERO, Model, pieces

SAID = [
    *(("calls", words) for words in ("一天打我二十个电话", "半夜还打电话来", "又打到我单位去了", "电话打个不停")),
    *(("fees", words) for words in ("利息算得太高了", "多扣了我一笔手续费", "凭什么收违约金", "电话费也算到我账上")),
    *(("", words) for words in ("请问几点下班", "谢谢，都办好了", "电话是多少")),
]


def best(text: str, said: list[tuple[str, str]]) -> str:
    """The class that a text is most like."""
    scores = learn(said).scores(text)
    return max(scores, key=scores.__getitem__)


def test_what_is_learned_is_told_again() -> None:
    assert [best(words, SAID) for _name, words in SAID] == [name for name, _words in SAID]


def test_what_several_classes_share_tells_none_of_them() -> None:
    scores = learn(SAID).scores("电话")
    assert max(scores.values()) < learn(SAID).scores("半夜打我电话")["calls"]


def test_a_sentence_that_is_added_changes_what_it_should() -> None:
    text = "把我名单卖给别人"
    added = [*SAID, ("leak", "我的名单被人卖给了骗子")]
    assert best(text, added) == "leak"
    assert best("半夜老打我电话", added) == "calls"


def test_a_piece_may_speak_against_a_class() -> None:
    said = [*SAID, *(("", f"没有{words}") for name, words in SAID if name == "calls")]
    weights = learn(said).weights["calls"]
    assert min(weights.values()) < 0
    assert best("没有打电话", said) == ""


def test_neither_order_nor_saying_it_again_changes_anything() -> None:
    there = learn(SAID)
    assert there.table() == learn(SAID[::-1]).table() == learn([*SAID, *SAID]).table()


def test_nothing_is_learned_from_nothing() -> None:
    assert learn([]).scores("打电话") == {}
    assert set(learn(SAID).scores("xyz").values()) == {0}


def test_what_is_counted_tells_a_class_too() -> None:
    model = learn(SAID)
    assert all(base > 0 for base in model.base.values())  # which only counting knows
    plain = Model(model.rarity, model.weights, dict.fromkeys(model.base, 0), model.scale)
    assert model.scores("违约金") != plain.scores("违约金")


def test_what_is_hardest_to_tell_is_kept_as_far_as_there_is_room() -> None:
    odd = ("calls", "手续费利息多扣了一笔违约金的电话")  # of calls, and reads like one of fees
    said = [*SAID, odd]
    assert learn(said).examples == {}
    kept = learn(said, room=len(odd[1])).examples
    assert kept == {"": [], "calls": [odd[1]], "fees": []}
    assert [text for texts in learn(said, room=1000).examples.values() for text in texts].count(odd[1]) == 1
    assert learn(said, room=len(odd[1]) - 1).examples == {"": [], "calls": [], "fees": []}


def test_a_text_counts_for_the_class_of_the_example_that_it_comes_near() -> None:
    odd = ("calls", "手续费利息多扣了一笔违约金的电话")
    text = odd[1][:-1]
    plain, near = learn([*SAID, odd]), learn([*SAID, odd], room=len(odd[1]))
    gained = {name: near.scores(text)[name] - score for name, score in plain.scores(text).items()}
    assert 0 < gained["calls"] < NEAR
    assert gained["fees"] == gained[""] == 0
    assert near.scores(odd[1])["calls"] - plain.scores(odd[1])["calls"] == pytest.approx(NEAR)


@settings(max_examples=50)
@given(st.lists(st.tuples(st.sampled_from(["甲", "乙", ""]), st.text())), st.text())
def test_any_sentences_can_be_learned_and_written(said: list[tuple[str, str]], text: str) -> None:
    model = learn(said, room=100)
    assert set(model.scores(text)) == {name for name, _words in said}
    table = json.loads(json.dumps(model.table()))
    known = [sign for sign in table["rarities"] if sign != chr(ZERO)]
    assert len(table["weights"]) == len(known) * len(table["classes"])
    assert len(table["rarities"]) == len(table["pieces"][1])  # a number for each character, and one for each pair
    assert all(sign >= " " for sign in table["weights"])


def test_the_same_text_has_the_same_pieces_as_for_the_other_model() -> None:
    said = [("calls", "打電話"), ("calls", "打电话"), ("calls", "打 电话 打电话")]
    assert set(learn(said).rarity) == set(pieces("打电话"))
