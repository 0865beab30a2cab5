"""What sentences are about, learned from sentences: small examples, and what holds for any text."""

import json

from hypothesis import given
from hypothesis import strategies as st

from generator.twins.telling import ZERO, learn, pieces, together, written

SAID = [
    *(("calls", words) for words in ("一天打我二十个电话", "半夜还打电话来", "又打到我单位去了")),
    *(("fees", words) for words in ("利息算得太高了", "多扣了我一笔手续费", "凭什么收违约金")),
    *(("", words) for words in ("请问几点下班", "谢谢，都办好了")),
]


def best(text: str, said: list[tuple[str, str]] | None = None) -> str:
    """The class that a text is most like."""
    scores = learn(SAID if said is None else said).scores(text)
    return max(scores, key=scores.__getitem__)


def read(table: list[str]) -> list[str]:
    """The pieces of a table, as the browser reads them."""
    ones, steps = table[0], iter(table[1])
    found = list(ones)
    for first in ones:
        place = 0
        for _pair in range(ord(next(steps)) - ZERO):
            place += ord(next(steps)) - ZERO
            found.append(first + ones[place])
    assert next(steps, None) is None
    return found


def test_pieces_are_characters_and_pairs_of_neighbours_however_written() -> None:
    assert pieces("打電話，打２次") == ["打", "电", "话", "打电", "电话", "2", "次", "打2", "2次"]
    assert pieces("……！？") == []
    assert pieces("卡6299990027183655") == ["卡"]


def test_a_text_is_of_the_class_with_which_it_shares_what_others_have_not() -> None:
    assert best("晚上老打我电话") == "calls"
    assert best("这手续费扣得没道理") == "fees"
    assert best("请问你们几点开门") == ""


def test_a_sentence_that_is_added_changes_the_answer() -> None:
    text = "把我名单卖给别人"
    added = [*SAID, ("leak", "我的名单被人卖给了骗子")]
    assert best(text, added) == "leak"
    assert best("晚上老打我电话", added) == "calls"


def test_the_order_in_which_sentences_stand_changes_nothing() -> None:
    there, back = learn(SAID), learn(SAID[::-1])
    assert there.scores("半夜打电话收手续费") == back.scores("半夜打电话收手续费")


def test_a_text_of_which_nothing_is_known_tells_nothing() -> None:
    assert set(learn(SAID).scores("xyz").values()) == {0}
    assert learn([]).scores("打电话") == {}


@given(*[st.lists(st.tuples(st.sampled_from(["甲", "乙"]), st.text(alphabet="利息多收电话打3b")))] * 2)
def test_models_that_share_their_pieces_say_the_same_of_them(
    one: list[tuple[str, str]], other: list[tuple[str, str]]
) -> None:
    models = [learn(one), learn(other)]
    ordered = together(models)
    for model in models:
        columns = model.columns(ordered)
        rarities = [ord(sign) - ZERO for sign in str(columns["rarities"])]
        assert {piece: rarity for piece, rarity in zip(ordered, rarities, strict=True) if rarity} == model.rarity
        weights = iter(str(columns["weights"]))
        told = {
            piece: [ord(next(weights)) - ZERO for _name in model.weights] for piece in ordered if piece in model.rarity
        }
        assert told == {piece: [own.get(piece, 0) for own in model.weights.values()] for piece in model.rarity}
    assert read(written(ordered)) == ordered


@given(st.lists(st.tuples(st.sampled_from(["甲", "乙", ""]), st.text())), st.text())
def test_any_sentences_can_be_learned_and_written(said: list[tuple[str, str]], text: str) -> None:
    model = learn(said)
    assert set(model.scores(text)) == {name for name, words in said if pieces(words)}
    table = json.loads(json.dumps(model.table()))
    rarities = {piece: ord(sign) - ZERO for piece, sign in zip(read(table["pieces"]), table["rarities"], strict=True)}
    known = {piece: rarity for piece, rarity in rarities.items() if rarity}
    assert known == model.rarity
    weights = iter(table["weights"])
    for piece in known:
        for name in table["classes"]:
            assert ord(next(weights)) - ZERO == model.weights[name].get(piece, 0)
    assert next(weights, None) is None
