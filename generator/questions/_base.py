"""What all questions share."""

from collections.abc import Callable, Iterator
from typing import Annotated, Any, ClassVar, NamedTuple

from pydantic import Field

from generator.diagnostic import FieldPath, Problem
from generator.fields import CLOSING, AnyRef, Flag, Id, Line, Posed, Prose, Whole
from generator.questions._interactions import Interaction, Option
from generator.record import Alternative, Part, explained
from generator.twins import folding
from generator.twins.joint import FOLD, Counted, Distinct, Joint


class OneOf(NamedTuple):
    """Options of which just one is right: that with the number `right`. `path` leads from the question to them.

    A statement is judged: its options are 对 and 错.
    """

    path: FieldPath
    stem: str
    options: tuple[str, ...]
    right: int
    is_statement: bool = False


def distinct(field: str) -> Distinct:
    """The texts of a field must differ from each other as answers do."""
    message, expected, fix = "这一项和第 {first} 项说的一样", "各项互不相同", "改写或者删去其中一项"
    return Distinct("option-duplicate", field, FOLD, message, expected, fix)


class Question(Part):
    """A question about something a page teaches; `cites` says which step or article settles it.

    `id` is stable for ever: a learner's record is keyed by it.
    """

    id: Id = Field(description="题目编号；学习记录按它保存，定了不改")
    type: str
    difficulty: Whole = Field(2, ge=1, le=3, description="难度")
    stem: Posed = Field(description="题干")
    hints: Annotated[tuple[Line, ...], CLOSING] = Field((), description="提示，由浅到深，页面上一条一条给")
    explanation: Annotated[Prose, CLOSING] = Field(description="答完看到的说明：为什么是这个答案")
    cites: Annotated[tuple[AnyRef, ...], CLOSING] = Field(min_length=1, description="依据：步骤或条文")

    label: ClassVar[str]
    rules: ClassVar[tuple["QuestionRule", ...]] = ()
    is_a_walk: ClassVar[bool] = False
    """Whether it is answered in several steps, and cannot be part of a scenario."""

    @property
    def key(self) -> tuple[str, ...]:
        """What the right answer is, in words, sorted where their order says nothing.

        An answer given for another key is out of date.
        """
        raise NotImplementedError

    @property
    def version(self) -> str:
        """The key as a short name, which an edit of other words does not change."""
        return folding.fingerprint(self.type, *self.key)

    @property
    def interaction(self) -> Interaction:
        """What a learner does to answer it, in the words of other programs. A frame of other questions has none."""
        raise NotImplementedError

    @property
    def is_marked(self) -> bool:
        """Whether the site can tell a right answer; otherwise the learner does."""
        return True

    @property
    def parts(self) -> tuple["Question", ...]:
        """The questions of which this one consists, if it is only their frame."""
        return ()

    def answerable(self) -> tuple["Question", ...]:
        """What is answered and recorded: the question, or its parts."""
        return self.parts or (self,)

    @property
    def choices(self) -> tuple[str, ...]:
        """What can be picked, in words, where that is a closed list."""
        return ()

    @property
    def one_of(self) -> tuple[OneOf, ...]:
        """Every place where one of several options is to be picked: what somebody may find without knowing it."""
        return ()

    @property
    def contrasts(self) -> tuple[OneOf, ...]:
        """A right and a wrong option each, where several are right: who knows it tells them apart."""
        return ()

    def picked(self, answer: object) -> tuple[str, ...]:
        """What an answer from a learner's record picked, in words; nothing where an answer is not made of choices."""
        return ()

    def key_problems(self, path: FieldPath) -> Iterator[Problem]:
        """What is wrong with the answer key that no joint rule says; `path` leads to the question."""
        return iter(())


def assigned(answer: object) -> dict[str, str]:
    """What an answer from a learner's record, which may have any shape, assigns to what."""
    pairs = answer.items() if isinstance(answer, dict) else ()
    return {item: choice for item, choice in pairs if isinstance(choice, str)}


QuestionRule = Callable[[Any, FieldPath], Iterator[Problem]]
"""A rule inside one question; `path` leads to it. Its name is its code, its docstring the explain page."""


class Choice(Alternative):
    """An option of a question: right, or a distractor."""

    joint: ClassVar[tuple[Joint, ...]] = (explained("correct", value=False),)

    correct: Flag = Field(False, description="正确的选项写 true")

    @property
    def is_wrong(self) -> bool:
        """Whether this is a distractor."""
        return not self.correct


class ChoiceQuestion(Question):
    """A question with options to pick from; `shuffle` says whether an exam may change their order."""

    joint: ClassVar[tuple[Joint, ...]] = (distinct("options.text"),)

    options: tuple[Choice, ...] = Field(
        min_length=2, max_length=8, description="选项；正确的写 correct: true，其余写 feedback"
    )
    shuffle: Flag = Field(True, description="考试里能不能打乱选项；先后有讲究的写 false")

    @property
    def key(self) -> tuple[str, ...]:
        """The right options."""
        return tuple(sorted(folding.fold(option.text) for option in self.options if option.correct))

    @property
    def described(self) -> tuple[Option, ...]:
        """The options as other programs know them."""
        return tuple(Option(one.text, one.correct, one.feedback or "", one.cites) for one in self.options)

    @property
    def choices(self) -> tuple[str, ...]:
        """The options."""
        return tuple(option.text for option in self.options)

    def picked(self, answer: object) -> tuple[str, ...]:
        """The options whose fingerprints the answer holds: one, or a list of them."""
        fingerprints = answer if isinstance(answer, list) else [answer]
        return tuple(option.text for option in self.options if folding.fingerprint(option.text) in fingerprints)


def right_options(least: int, most: int, words: str) -> Counted:
    """So many options of a question must be right; `words` says how many."""
    return Counted(
        "answer-key",
        "options",
        field="correct",
        value=True,
        least=least,
        most=most,
        message=f"这道题有 {{count}} 个选项标为正确，应当{words}",
        expected=f"{words} correct: true",
        fix="正确的选项写 correct: true，其余不写",
    )
