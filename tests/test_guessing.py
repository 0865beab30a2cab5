"""Bots that answer without reading: each finds what is written the way it looks for, and nothing else."""

import random
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.checks import guessable
from generator.cli import main
from generator.guessing.bank import FOLDS, Asked, Bot, Guess, bank, contrasts, found
from generator.guessing.blind import BLUNT, BY_WORDING, JUDGING, tones
from generator.guessing.passages import Passage, Passages, passages
from generator.guessing.reading import reading
from generator.kinds.case import Case
from generator.kinds.quiz import EXAMPLE, Quiz
from generator.learners import bots
from generator.library import Library
from generator.questions import OneOf
from generator.questions.multiple import Multiple
from tests.rendering import library_of, project
from tests.shipped import shipped_library

PROJECT = Path(__file__).parents[1]
MANY = 120
ALL_BOTS = {**BY_WORDING, **BLUNT}
WORDS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"


@pytest.fixture(scope="module")
def shipped() -> Library:
    return shipped_library()


def asked(options: Sequence[str], right: int, number: int = 0) -> Asked:
    return Asked("quiz", f"q{number}", ("questions", number, "options"), OneOf((), "怎么办？", tuple(options), right))


def statement(words: str, is_true: bool, number: int = 0) -> Asked:
    judged = OneOf((), words, ("对", "错"), 0 if is_true else 1, is_statement=True)
    return Asked("quiz", f"q{number}", ("questions", number, "stem"), judged)


def words(number: int, length: int = 6) -> str:
    return "".join(random.Random(number).choices(WORDS, k=length))


def toned(count: int, key: Callable[[int], str], other: Callable[[int], str]) -> list[Asked]:
    """Questions whose keys and distractors are written as told, the keys in turns at each place."""
    made = []
    for number in range(count):
        options = [other(3 * number + place) for place in range(3)]
        options.insert(number % 4, key(number))
        made.append(asked(options, number % 4, number))
    return made


@pytest.mark.parametrize(
    ("bot", "options", "guess"),
    [
        ("选最长的", ["登记", "先登记再核实", "答复"], {1}),
        ("选最长的", ["登记", "核实", "答"], {0, 1}),
        ("选最短的", ["登记", "核实", "答"], {2}),
        ("选第一项", ["登记", "核实", "答复"], {0}),
        ("选最后一项", ["登记", "核实", "答复"], {2}),
        ("避开绝对的词", ["一律退", "先核实", "必须拒绝"], {1}),
        ("避开绝对的词", ["登记", "核实", "必须拒绝"], {0, 1}),
        ("避开绝对的词", ["登记", "核实", "答复"], {0, 1, 2}),
        ("听语气", ["登记", "核实", "答复"], {0, 1, 2}),
        ("选最常见的位置", ["登记", "核实", "答复"], {0, 1, 2}),
    ],
)
def test_a_bot_sees_what_it_looks_for_in_one_question(bot: str, options: list[str], guess: set[int]) -> None:
    assert ALL_BOTS[bot]([asked(options, 0)]) == [guess]


@pytest.mark.parametrize(
    ("bot", "words", "guess"),
    [
        ("都答错", "先登记，再核实", {1}),
        ("有绝对的词就答错", "投诉一律退费", {1}),
        ("有绝对的词就答错", "先登记，再核实", {0, 1}),
        ("听语气", "先登记，再核实", {0, 1}),
    ],
)
def test_a_bot_judges_a_statement_as_it_is_made(bot: str, words: str, guess: set[int]) -> None:
    assert JUDGING[bot]([statement(words, True)]) == [guess]


def test_who_cannot_tell_options_apart_is_right_by_chance() -> None:
    one = asked(["登记", "核实", "答复"], 1)
    assert [found(one, frozenset(guess)) for guess in ([1], [0, 1], [0, 1, 2], [0])] == [1, 1 / 2, 1 / 3, 0]


def test_a_tone_is_learned_from_other_questions() -> None:
    made = toned(40, lambda number: f"写明{words(number)}", lambda number: f"请他{words(-number - 1)}")
    assert bots.measured("", BY_WORDING["听语气"], made).right >= 36
    assert bots.measured("", BLUNT["选最短的"], made).answered == 0


def test_nothing_is_learned_from_the_question_itself() -> None:
    made = toned(40, words, lambda number: words(-number - 1))
    sole = made[0]
    alike = [one for one in made if one.part == sole.part]
    other = [one for one in made if one.part != sole.part]
    assert tones([*alike, *other], [sole]) == tones([sole, *other], [sole]) == tones(other, [sole])


def test_the_usual_place_is_that_of_other_questions() -> None:
    made = [asked(["登记", "核实", "答复"], 2, number) for number in range(20)]
    assert len({one.part for one in made}) == FOLDS
    assert BLUNT["选最常见的位置"](made) == [frozenset({2})] * 20


def test_statements_have_a_tone_of_their_own() -> None:
    made = [statement(f"{'可以' if n % 2 else '应当'}{words(n)}", bool(n % 2), n) for n in range(40)]
    assert bots.measured("", JUDGING["听语气"], made).right >= 36


@settings(deadline=None, max_examples=10)
@given(st.integers(0, 10**9), st.integers(2, 5))
def test_on_shuffled_keys_a_bot_is_as_good_as_chance(seed: int, size: int) -> None:
    chance, made = random.Random(seed), []
    for number in range(MANY):
        options = [words(chance.randrange(10**6), chance.randint(3, 12)) + "一律" * chance.randint(0, 1)] * size
        made.append(asked([f"{option}{words(chance.randrange(10**6))}" for option in options], 0, number))
    keyed = [one._replace(one_of=one.one_of._replace(right=chance.randrange(size))) for one in made]
    for name, bot in ALL_BOTS.items():
        row = bots.measured(name, bot, keyed)
        assert abs(row.right - row.chance) <= 6 * (MANY * (size - 1)) ** 0.5 / size, name


@pytest.mark.parametrize("name", ALL_BOTS)
def test_the_same_bank_is_answered_alike(name: str) -> None:
    made = toned(30, words, lambda number: words(-number - 1))
    bot: Bot = ALL_BOTS[name]
    answers: list[Guess] = bot(made)
    assert answers == bot(made)


def test_the_bank_has_single_choices_statements_and_the_nodes_of_walks(shipped: Library) -> None:
    made = [*bank(shipped)]
    assert {"options", "stem"} == {one.path[-1] for one in made}
    assert {one.path[-3] for one in made if len(one.path) > 3} >= {"nodes", "questions"}
    assert all(len(one.one_of.options) > one.one_of.right >= 0 for one in made)


def test_statements_are_as_often_true_as_not(shipped: Library) -> None:
    judged = [one.one_of.right for one in bank(shipped) if one.one_of.is_statement]
    assert 0.45 <= sum(judged) / len(judged) <= 0.55


def quiz(made: Sequence[Asked]) -> str:
    """The example with more questions."""
    lines = [EXAMPLE.rstrip()]
    for one in made:
        lines += [f"  - id: {one.question}", "    type: single", f"    stem: {one.one_of.stem}", "    options:"]
        for number, option in enumerate(one.one_of.options):
            told = "correct: true" if number == one.one_of.right else "feedback: 不对。"
            lines += [f"      - text: {option}", f"        {told}"]
        lines += ["    explanation: 说明。", "    cites: [demo-rule#18]"]
    return "\n".join(lines) + "\n"


def found_in(root: Path, made: Sequence[Asked]) -> list[str]:
    library = library_of(project(root, {"quizzes/example-quiz.yaml": quiz(made)}))
    return [problem.message for _quiz, problem in guessable.check(library)]


def test_two_signs_make_a_question_guessable_and_one_does_not(tmp_path: Path) -> None:
    made = [
        asked(["先登记再核实再答复客户", "一律退费", "必须拒绝"], 0, 1),
        asked(["先登记再核实再答复客户", "先退费", "先拒绝"], 0, 2),
        asked(["先登记", "一律退", "必须拒"], 0, 3),
    ]
    (message,) = found_in(tmp_path, made)
    assert "比别的都长，绝对的词都在别的选项里" in message


@pytest.mark.parametrize(("count", "warnings"), [(guessable.ENOUGH - 20, 0), (guessable.ENOUGH, guessable.ENOUGH)])
def test_a_tone_is_a_sign_once_the_bank_is_large_enough(tmp_path: Path, count: int, warnings: int) -> None:
    made = toned(count, lambda n: f"写明并核实{words(n, 2)}", lambda n: f"请他一律签字{words(-n - 1, 2)}")
    assert len(found_in(tmp_path, made)) == warnings


def test_the_table_is_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = [asked(["先登记再核实再答复客户", "一律退费", "必须拒绝"], 0, 1)]
    root = project(tmp_path, {"quizzes/example-quiz.yaml": quiz(made)})
    assert main(["items", "--project", str(root), "--bots"]) == 0
    table = capsys.readouterr().out
    assert "选项题 2 道" in table
    assert "判断题 0 道" in table
    assert table.endswith("都答对的：1 道\n  example-quiz#q1\n")


@pytest.mark.parametrize("arguments", [[], ["--bots", "export.json"]])
def test_either_records_or_bots_are_asked_for(
    arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["items", "--project", str(project(tmp_path)), *arguments]) == 2
    assert "两样选一样" in capsys.readouterr().err


def read(said: Mapping[str, str], options: Sequence[str], frame: str = "", cites: tuple[str, ...] = ()) -> Guess:
    """What somebody picks who has read these records."""
    site = Passages(Passage(owner, text) for owner, text in said.items())
    one = asked(options, 0)._replace(frame=frame, cites=cites)
    (guess,) = reading(site)["先读所引的条目" if cites else "先读本站再答"]([one])
    return guess


FILLING = {f"other-{number}": f"{words(number)}，{words(number + 50)}。" for number in range(20)}


@pytest.mark.parametrize(
    ("said", "options", "guess"),
    [
        ("投诉自收到之日起 15 日内答复。", ["15 个工作日", "十五日", "30 日"], {1}),
        ("延期由投诉管理岗负责人批准。", ["延期由主管批准", "延期由投诉管理岗负责人批准", "延期由客户批准"], {1}),
        ("代理材料不齐的，不得查询账户。", ["可以查询账户", "不能查询账户"], {1}),
        ("代理材料不齐的，先登记。", ["请假", "出差", "加班"], {0, 1, 2}),
        ("先登记，再核实。", ["先登记", "先登记"], {0, 1}),
    ],
)
def test_who_has_read_picks_what_is_said(said: str, options: list[str], guess: set[int]) -> None:
    assert read({**FILLING, "rule": said}, options) == guess


def test_of_two_records_the_one_that_is_asked_about_counts() -> None:
    said = {**FILLING, "loan": "提前还款：书面答复。", "card": "信用卡分期：电话答复。"}
    assert read(said, ["书面答复", "电话答复"], frame="客户问提前还款。") == {0}
    assert read(said, ["书面答复", "电话答复"], frame="客户问信用卡分期。") == {1}
    assert read(said, ["书面答复", "电话答复"], frame="客户来问。", cites=("card#steps",)) == {1}


def test_nothing_is_read_that_is_asked_or_judged(shipped: Library) -> None:
    told = "\n".join(text for _owner, text in passages(shipped))
    questions = [question for quiz in shipped.all(Quiz) for question in quiz.answerable()]
    judged = [one for case in shipped.all(Case) for point in case.decision_points for one in point.options]
    assert not [question.explanation for question in questions if question.explanation in told]
    assert not [one.feedback for one in judged if one.feedback and one.feedback in told]


def test_each_right_option_stands_beside_each_wrong_one(shipped: Library) -> None:
    made = [one.one_of for one in contrasts(shipped)]
    assert {len(one.options) for one in made} == {2}
    assert {one.right for one in made} == {0, 1}
    several = [q for quiz in shipped.all(Quiz) for q in quiz.answerable() if isinstance(q, Multiple)]
    assert len(made) == sum(len(q.key) * (len(q.options) - len(q.key)) for q in several)


def test_who_has_read_the_site_finds_far_more_than_who_has_not(shipped: Library) -> None:
    readers = reading(Passages(passages(shipped)))
    choices = [one for one in bank(shipped) if not one.one_of.is_statement]
    for beside in (choices[::3], list(contrasts(shipped))[::6]):  # reading all of the bank takes a while
        for name, bot in readers.items():
            assert bots.measured(name, bot, beside).lead > 20, name
