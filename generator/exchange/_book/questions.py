"""The questions of a book, and far behind them what the right answers are."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple
from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape

from generator.exchange._book.leaf import PAGE, Chapter, Leaf, address, leaf, place
from generator.exchange._outgoing.markup import parsed
from generator.exchange._outgoing.on_paper import cited, printed
from generator.exchange._outgoing.selection import Item, Selection
from generator.exchange._outgoing.texts import Site, Texts
from generator.kinds.quiz import Quiz
from generator.questions import Question
from generator.record import WORDS

ANSWER = "answer"


class _Pages(Site):
    """Where links stay addresses of pages, which the book has places for."""

    def page(self, path: str, anchor: str = "") -> str:
        """The address that a page of ours has for another."""
        return f"{PAGE}{path}{anchor}"


class _Set(NamedTuple):
    """A set with the questions of it that the book has, each with what of it is answered one by one."""

    quiz: Quiz
    texts: Texts
    groups: tuple[tuple[Question, tuple[Item, ...]], ...]


class _Writing(NamedTuple):
    """How a question is written that is answered at one go, and what follows the last part of one that is not."""

    of_one: Callable[[Item, str], str]
    of_parts: Callable[[Question, Texts, str], str]


def questions(selection: Selection) -> Chapter | None:
    """What is asked, a leaf a set; None if nothing is."""
    leaves = tuple(_leaf(one, place(f"quizzes/{one.quiz.id}"), _ASKED) for one in _by_set(selection))
    intro = "先自己答，再照题下写的页码翻到“答案与说明”核对。"
    return Chapter("questions", "自测题", intro, leaves) if leaves else None


def answers(selection: Selection) -> Chapter | None:
    """The key, in the same order."""
    leaves = tuple(_leaf(one, place(f"answers/{one.quiz.id}"), _ANSWERED) for one in _by_set(selection))
    return Chapter("answers", "答案与说明", "每个错的选项都说明错在哪里、看哪一条。", leaves) if leaves else None


def _by_set(selection: Selection) -> Iterator[_Set]:
    """Each set once, in the order in which they come, its questions in its own."""
    texts = Texts(selection.library, _Pages(selection.texts.site.name, PAGE))
    by_ref = {item.ref: replace(item, texts=texts) for item in selection.items}
    for quiz in {item.quiz.id: item.quiz for item in selection.items}.values():
        groups = ((question, _of(question, quiz, by_ref)) for question in quiz.questions)
        yield _Set(quiz, texts, tuple((question, items) for question, items in groups if items))


def _of(question: Question, quiz: Quiz, by_ref: Mapping[str, Item]) -> tuple[Item, ...]:
    refs = (f"{quiz.id}#{part.id}" for part in question.answerable())
    return tuple(by_ref[ref] for ref in refs if ref in by_ref)


def _leaf(own: _Set, id_: str, written: _Writing) -> Leaf:
    titles = {anchor.id: anchor.title for anchor in own.quiz.anchors()}
    inside = list[Element | str]()
    for question, items in own.groups:
        for item in items:
            inside += parsed(written.of_one(item, titles[item.question.id]))
        if question.parts:
            inside += parsed(written.of_parts(question, own.texts, titles[question.id]))
    made = leaf(id_, own.quiz.title, inside)
    for one in made.body.iter("a"):
        one.set("href", address(one.attrib["href"], f"quizzes/{own.quiz.id}"))
    return made


def _asked(item: Item, title: str) -> str:
    question, texts = item.question, item.texts
    level = WORDS["difficulty"][str(question.difficulty)]
    return "".join(
        (
            f'<h3 id="{_id(item)}">{escape(title)}　{escape(question.label)} · {escape(level)}</h3>',
            f'<div class="situation">{texts.html(item.situation)}</div>' if item.situation else "",
            f'<div class="stem">{texts.html(question.stem)}</div>',
            printed(item).shown,
            _hints("提示", question),
            f'<p class="to-answer"><a href="#{question.id}.{ANSWER}">答案与说明</a></p>',
        )
    )


def _answered(item: Item, title: str) -> str:
    _shown, key, remarks = printed(item)
    return "".join(
        (
            f'<h3 id="{_id(item)}.{ANSWER}">{escape(title)}</h3>',
            f'<div class="key">{key}</div>{remarks}',
            _explained(item.question, item.texts),
            f'<p class="to-answer"><a href="#{item.question.id}">回到题目</a></p>',
        )
    )


def _hints_of_parts(question: Question, _texts: Texts, title: str) -> str:
    return _hints(f"{title}各小题的提示", question)


def _explained_of_parts(question: Question, texts: Texts, title: str) -> str:
    """What is said of a situation once all of it has been answered."""
    return f'<p class="cb-label">{escape(title)}各小题之后</p>{_explained(question, texts)}'


def _hints(label: str, question: Question) -> str:
    hints = "".join(f"<li>{escape(hint)}</li>" for hint in question.hints)
    return f'<div class="hints"><p>{escape(label)}</p><ol>{hints}</ol></div>' if hints else ""


def _explained(question: Question, texts: Texts) -> str:
    return f'<div class="why">{texts.html(question.explanation)}</div>{cited(texts, question.cites)}'


def _id(item: Item) -> str:
    return place(f"quizzes/{item.quiz.id}", item.question.id)


_ASKED, _ANSWERED = _Writing(_asked, _hints_of_parts), _Writing(_answered, _explained_of_parts)
