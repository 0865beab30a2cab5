"""What is exported, in Traditional characters: other words, the same identifiers, answers and references."""

from dataclasses import replace

from generator.exchange._outgoing.selection import Item, Section, Selection, refs_of
from generator.exchange._outgoing.texts import Texts
from generator.traditional.rendition import Rendition


def in_rendition(selection: Selection, rendition: Rendition) -> Selection:
    """The same selection; when what changed was worked out on the texts as their authors wrote them."""
    library, site = rendition.library(selection.library), selection.texts.site
    texts = Texts(library, site._replace(name=rendition.text(site.name)), rendition)
    quizzes = {item.quiz.id: rendition.part(item.quiz) for item in selection.items}
    items = {
        f"{quiz.id}#{question.id}": (quiz, question, situation)
        for quiz in quizzes.values()
        for _ref, question, situation in refs_of(quiz)
    }

    def of(item: Item) -> Item:
        quiz, question, situation = items[item.ref]
        return Item(quiz, question, situation, item.known, texts)

    def section(one: Section) -> Section:
        return replace(one, title=rendition.text(one.title), items=tuple(map(of, one.items)))

    subject = selection.subject and rendition.part(selection.subject)
    sections, title = tuple(map(section, selection.sections)), rendition.text(selection.title)
    return replace(
        selection, library=library, texts=texts, title=title, subject=subject, sections=sections, rendition=rendition
    )
