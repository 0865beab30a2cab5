"""The questions of a book, and far behind them what the right answers are."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import groupby
from xml.sax.saxutils import escape

from generator.exchange._book.leaf import PAGE, Chapter, Leaf, address, leaf, place
from generator.exchange._outgoing.markup import parsed
from generator.exchange._outgoing.on_paper import cited, printed
from generator.exchange._outgoing.selection import Item, Selection
from generator.exchange._outgoing.texts import Site, Texts
from generator.kinds.quiz import Quiz
from generator.record import WORDS

ANSWER = "answer"


class _Pages(Site):
    """Where links stay addresses of pages, which the book has places for."""

    def page(self, path: str, anchor: str = "") -> str:
        """The address that a page of ours has for another."""
        return f"{PAGE}{path}{anchor}"


def questions(selection: Selection) -> Chapter | None:
    """What is asked, a leaf a set; None if nothing is."""
    leaves = tuple(_leaf(quiz, place(f"quizzes/{quiz.id}"), items, _asked) for quiz, items in _by_set(selection))
    intro = "先自己答，再照题下写的页码翻到“答案与说明”核对。"
    return Chapter("questions", "自测题", intro, leaves) if leaves else None


def answers(selection: Selection) -> Chapter | None:
    """The key, in the same order."""
    leaves = tuple(_leaf(quiz, place(f"answers/{quiz.id}"), items, _answered) for quiz, items in _by_set(selection))
    return Chapter("answers", "答案与说明", "每个错的选项都说明错在哪里、看哪一条。", leaves) if leaves else None


def _by_set(selection: Selection) -> Iterator[tuple[Quiz, list[Item]]]:
    texts = Texts(selection.library, _Pages(selection.texts.site.name, PAGE))
    items = [replace(item, texts=texts) for item in selection.items]
    for _id, own in groupby(items, key=lambda item: item.quiz.id):
        found = [*own]
        yield found[0].quiz, found


def _leaf(quiz: Quiz, id_: str, items: list[Item], written: Callable[[Item, str], str]) -> Leaf:
    titles = {anchor.id: anchor.title for anchor in quiz.anchors()}
    inside = [part for item in items for part in parsed(written(item, titles[item.question.id]))]
    made = leaf(id_, quiz.title, inside)
    for one in made.body.iter("a"):
        one.set("href", address(one.attrib["href"], f"quizzes/{quiz.id}"))
    return made


def _asked(item: Item, title: str) -> str:
    question, texts = item.question, item.texts
    level = WORDS["difficulty"][str(question.difficulty)]
    hints = "".join(f"<li>{escape(hint)}</li>" for hint in question.hints)
    return "".join(
        (
            f'<h3 id="{_id(item)}">{escape(title)}　{escape(question.label)} · {escape(level)}</h3>',
            f'<div class="situation">{texts.html(item.situation)}</div>' if item.situation else "",
            f'<div class="stem">{texts.html(question.stem)}</div>',
            printed(item).shown,
            f'<div class="hints"><p>提示</p><ol>{hints}</ol></div>' if hints else "",
            f'<p class="to-answer"><a href="#{item.question.id}.{ANSWER}">答案与说明</a></p>',
        )
    )


def _answered(item: Item, title: str) -> str:
    _shown, key, remarks = printed(item)
    return "".join(
        (
            f'<h3 id="{_id(item)}.{ANSWER}">{escape(title)}</h3>',
            f'<div class="key">{key}</div>{remarks}',
            f'<div class="why">{item.texts.html(item.question.explanation)}</div>',
            cited(item, item.question.cites),
            f'<p class="to-answer"><a href="#{item.question.id}">回到题目</a></p>',
        )
    )


def _id(item: Item) -> str:
    return place(f"quizzes/{item.quiz.id}", item.question.id)
