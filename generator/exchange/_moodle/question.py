"""What Moodle's question types hold of a question of ours: by its interaction, so that every type goes along."""

import html
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import singledispatch

from generator.exchange._incoming.bank import shown
from generator.exchange._outgoing import behind
from generator.exchange._outgoing.selection import Item, Section
from generator.exchange._outgoing.texts import Texts
from generator.questions import interactions
from generator.record import WORDS
from generator.twins import folding

ALL, NONE, LESS = "100", "0", "-100"
LEVEL, IN_ORDER, UNIT_OPTIONAL = "难度：", "答案要按先后", "单位可写可不写"
"""Tags: what a reader of ours has to know, and Moodle does not."""
STEM_IN_NAME = 40  # characters of the stem that are enough to find a question in a list
LONGEST_NAME, LONGEST_NUMBER, LONGEST_TAG = (
    200,
    100,
    50,
)  # characters; Moodle's database refuses a longer number, and all with it
PLAIN_SIGNS = str.maketrans("<>&", "＜＞＆")  # in names Moodle takes a < for the beginning of a tag


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer with its share of the mark in percent; `slack` of a number. `feedback` is HTML."""

    text: str
    share: str
    feedback: str = ""
    slack: str = ""


@dataclass(frozen=True, slots=True)
class MoodleQuestion:
    """A question as Moodle knows it. `kind` is its type there; stem, general feedback and `grader` (a model answer) are
    HTML, and so are the `points` of that answer.

    Texts of answers are HTML for `multichoice` and `ordering`, else plain; `pairs` are HTML without tags (Moodle takes
    tags out of them), the left empty for an answer that belongs to nothing.
    """

    kind: str
    identifier: str
    name: str
    stem: str
    general: str
    tags: tuple[str, ...]
    hints: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    several: bool = False
    by_case: bool = False
    shuffle: bool = True
    unit: str = ""
    unit_required: bool = False
    grader: str = ""
    points: str = ""


def questions_of(item: Item, pools: Iterable[str] = ()) -> tuple[MoodleQuestion, ...]:
    """A question as one of Moodle's, a walk as one for each of its decisions; `pools` are tags beside its own."""
    said = _said(item)
    return tuple(_made(item.interaction, replace(said, tags=(*said.tags, *pools)), item.texts))


def pools_of(sections: Iterable[Section]) -> Mapping[str, tuple[str, ...]]:
    """The pools of exams that each question belongs to, by reference: what an exam in Moodle draws by."""
    found: dict[str, tuple[str, ...]] = {}
    for section in sections:
        for item in section.items if section.draw else ():
            found[item.ref] = (*found.get(item.ref, ()), section.title.translate(PLAIN_SIGNS)[-LONGEST_TAG:])
    return found


@singledispatch
def _made(interaction: interactions.Interaction, said: MoodleQuestion, texts: Texts) -> Iterator[MoodleQuestion]:
    """What says of itself what all questions say, as the type that fits."""
    raise NotImplementedError(interaction)


def _said(item: Item) -> MoodleQuestion:
    """What every question says, as one to be answered freely."""
    texts, question = item.texts, item.question
    level = WORDS["difficulty"][str(question.difficulty)]
    words = texts.plain(question.stem).split("\n")[0]
    return MoodleQuestion(
        kind="essay",
        identifier=number_of(item.identifier),
        name=f"{question.id} {words[:STEM_IN_NAME]}".translate(PLAIN_SIGNS).strip(),
        stem=texts.referring(item.situation) + texts.referring(question.stem),
        general=texts.referring(question.explanation) + behind.cites(texts, question.cites),
        tags=(texts.words(question.label), texts.words(f"{LEVEL}{level}"), item.quiz.id),
        hints=tuple(map(_line, question.hints)),
    )


def number_of(identifier: str) -> str:
    """How Moodle knows what is known by an identifier."""
    if len(identifier) <= LONGEST_NUMBER:
        return identifier
    mark = folding.fingerprint(identifier)
    return f"{identifier[: LONGEST_NUMBER - len(mark) - 1]}-{mark}"


def _line(text: str) -> str:
    return html.escape(text, quote=False)


@_made.register
def _choice(choice: interactions.Choice, said: MoodleQuestion, texts: Texts) -> Iterator[MoodleQuestion]:
    share = f"{Decimal(100) / sum(option.is_right for option in choice.options):.5f}".rstrip("0").rstrip(".")
    wrong = LESS if choice.several else NONE
    answers = tuple(
        Answer(
            _line(option.text),
            share if option.is_right else wrong,
            texts.referring(option.feedback) + behind.cites(texts, option.cites),
        )
        for option in choice.options
    )
    yield replace(said, kind="multichoice", answers=answers, several=choice.several, shuffle=choice.shuffle)


@_made.register
def _statement(statement: interactions.Statement, said: MoodleQuestion, texts: Texts) -> Iterator[MoodleQuestion]:
    told = texts.referring(statement.feedback)
    judged = [(True, "true"), (False, "false")]
    answers = (Answer(word, ALL) if one is statement.is_true else Answer(word, NONE, told) for one, word in judged)
    yield replace(said, kind="truefalse", answers=tuple(answers))


@_made.register
def _sequence(sequence: interactions.Sequence, said: MoodleQuestion, texts: Texts) -> Iterator[MoodleQuestion]:
    yield replace(said, kind="ordering", answers=tuple(Answer(_line(text), ALL) for text in sequence.items))


@_made.register
def _essay(essay: interactions.Essay, said: MoodleQuestion, texts: Texts) -> Iterator[MoodleQuestion]:
    points = behind.points(texts, essay.points)
    yield replace(said, grader=texts.referring(essay.model_answer), points=points)


@_made.register
def _words(words: interactions.Words, said: MoodleQuestion, texts: Texts) -> Iterator[MoodleQuestion]:
    right = [Answer(text, ALL) for text in words.accepted]
    wrong = [Answer(slip.text, NONE, texts.referring(slip.feedback)) for slip in words.slips]
    tags = _tagged(said, texts, {IN_ORDER: words.ordered, UNIT_OPTIONAL: words.unit_optional})
    yield replace(said, kind="shortanswer", answers=(*right, *wrong), by_case=differs_by_case(words), tags=tags)


def _tagged(said: MoodleQuestion, texts: Texts, more: Mapping[str, bool]) -> tuple[str, ...]:
    """The tags of a question and those of more that are true of it."""
    return (*said.tags, *(texts.words(tag) for tag, is_true in more.items() if is_true))


def differs_by_case(words: interactions.Words) -> bool:
    """Whether only capital letters tell a wrong answer from a right one."""
    right = {text.casefold() for text in words.accepted}
    return any(slip.text.casefold() in right for slip in words.slips)


@_made.register
def _figure(figure: interactions.Figure, said: MoodleQuestion, texts: Texts) -> Iterator[MoodleQuestion]:
    right = Answer(f"{figure.value:f}", ALL, slack=f"{figure.slack:f}")
    wrong, others = list[Answer](), list[behind.Row]()
    for place, slip in enumerate(figure.slips):
        number = number_in(slip.text, figure)
        told = texts.referring(slip.feedback)
        if number is None:
            others.append(behind.Row(slip.text, told, place))
        else:
            as_written = shown(f"{number:f}", figure.unit) == slip.text
            before = "" if as_written else behind.line(behind.WRITTEN, slip.text)
            wrong.append(Answer(f"{number:f}", NONE, before + told, NONE))
    yield replace(
        said,
        kind="numerical",
        answers=(right, *wrong),
        general=said.general + behind.listed(texts, behind.SLIPS, others),
        tags=_tagged(said, texts, {UNIT_OPTIONAL: not figure.unit_required}),
        unit=figure.unit.replace(" ", ""),
        unit_required=figure.unit_required,
    )


def number_in(text: str, figure: interactions.Figure) -> Decimal | None:
    """What a wrong answer says in the unit of the right one, if it says that, and is not told apart by its unit."""
    said, one = folding.measure(text), folding.measure(f"1{figure.unit}")
    if said is None or one is None or said[1] not in ("", one[1]) or not one[0]:
        return None
    number = said[0] / one[0] if said[1] else said[0]
    return number if abs(number - figure.value) > figure.slack else None


@_made.register
def _match(match: interactions.Match, said: MoodleQuestion, texts: Texts) -> Iterator[MoodleQuestion]:
    used = [match.targets[source.target] for source in match.sources]
    unused = [target for target in match.targets if target not in used]
    reasons = [
        behind.Row(f"{source.text} → {target}", texts.referring(source.feedback), place)
        for place, (source, target) in enumerate(zip(match.sources, used, strict=True))
        if source.feedback
    ]
    is_plain = match.one_to_one or list(dict.fromkeys([*used, *unused])) == list(match.targets)
    groups = "" if is_plain else behind.points(texts, match.targets, behind.GROUPS)
    yield replace(
        said,
        kind="matching",
        pairs=(
            *((_line(source.text), _line(target)) for source, target in zip(match.sources, used, strict=True)),
            *(("", _line(target)) for target in unused),
        ),
        general=said.general + behind.listed(texts, behind.REASONS, reasons) + groups,
    )


@_made.register
def _walk(walk: interactions.Walk, said: MoodleQuestion, texts: Texts) -> Iterator[MoodleQuestion]:
    nodes = walk.nodes
    taken: dict[str, int] = {}
    for node in (node for node in nodes if node.ways):
        name = folding.fingerprint(node.title)
        taken[name] = taken.get(name, 0) + 1
        answers = tuple(Answer(_line(way.text), f"{way.score * 100:g}", _told(way, nodes, texts)) for way in node.ways)
        yield replace(
            said,
            kind="multichoice" if len(answers) > 1 else "description",
            identifier=number_of(f"{said.identifier}.n-{name}" + (f"-{taken[name]}" if taken[name] > 1 else "")),
            name=f"{said.name} {node.title}".translate(PLAIN_SIGNS)[:LONGEST_NAME],
            stem=f"{said.stem}<p><strong>{_line(node.title)}</strong></p>{texts.referring(node.text)}",
            general=said.general if len(answers) > 1 else answers[0].text + answers[0].feedback + said.general,
            answers=answers if len(answers) > 1 else (),
        )


def _told(way: interactions.Way, nodes: tuple[interactions.Node, ...], texts: Texts) -> str:
    """What is said of a way: how good it is, where it leads, and how it ends if it does."""
    to = nodes[way.to]
    outcome = f"（{WORDS['outcome'][to.outcome]}）" if to.outcome else ""
    end = "" if to.ways else texts.referring(to.text)
    leads = behind.line(behind.NEXT, f"{texts.words('接下来：')}{to.title}{texts.words(outcome)}")
    return texts.referring(way.feedback) + behind.cites(texts, way.cites) + leads + end
