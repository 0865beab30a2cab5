"""Vectors of texts: what few texts have tells, what all have does not."""

from hypothesis import given
from hypothesis import strategies as st

from generator.twins.likeness import vectors


def test_what_all_texts_say_weighs_nothing() -> None:
    one, other = vectors(["投诉催收", "投诉征信"], 10)
    assert set(one) == {"诉催", "催收"}
    assert set(other) == {"诉征", "征信"}


def test_what_is_said_again_weighs_more() -> None:
    [often, _] = vectors(["催收催收，骚扰", "征信"], 10)
    assert often["催收"] > often["骚扰"]


def test_weights_are_hundredths() -> None:
    assert vectors(["催收催收，骚扰", "催收", "征信"], 10) == [
        {"收催": 71, "骚扰": 71, "催收": 16},
        {"催收": 41},
        {"征信": 110},
    ]
    assert vectors(["征信"], 10) == [{}]


def test_other_writings_are_the_same() -> None:
    simplified, traditional, _ = vectors(["催收骚扰", "催收騷擾", "征信"], 10)
    assert simplified == traditional


def test_only_the_most_telling_pairs_are_kept() -> None:
    [vector, _] = vectors(["一二三四五六七八", "九十"], 3)
    assert len(vector) == 3
    assert vectors(["催收催收，骚扰", "催收", "征信"], 1)[0] == {"收催": 71}


def test_a_text_that_says_nothing_is_like_nothing() -> None:
    assert vectors(["", "abc 123", "催收"], 5)[:2] == [{}, {}]


@given(st.lists(st.text("催收征信贷款a，。", max_size=30), min_size=1, max_size=6))
def test_weights_are_positive_whatever_is_written(texts: list[str]) -> None:
    assert all(weight > 0 for vector in vectors(texts, 8) for weight in vector.values())
