"""A question as an item of QTI, with the names of 2.x."""

from collections.abc import Callable, Mapping
from typing import Any
from xml.etree.ElementTree import Element

from generator.exchange._outgoing.selection import Item
from generator.exchange._qti import answers, rules
from generator.exchange._qti import written as texts
from generator.exchange._qti.answers import Answer
from generator.exchange._qti.markup import based, blocks, element
from generator.exchange._qti.walk import walk
from generator.questions import interactions

LONGEST_TITLE = 80
HINTS = "cb-hints"
LOST_HINTS = "提示只写给老师看（rubricBlock，tutor）：QTI 没有各家都认的提示"
BUILDERS: Mapping[type, Callable[[Item, Any], Answer]] = {
    interactions.Choice: answers.choice,
    interactions.Statement: answers.statement,
    interactions.Words: texts.words,
    interactions.Figure: texts.figure,
    interactions.Sequence: answers.sequence,
    interactions.Match: answers.match,
    interactions.Essay: answers.essay,
    interactions.Walk: walk,
}


def built(item: Item, *, is_rated: bool) -> tuple[Element, list[str]]:
    """An item, and what of the question it does not hold. `is_rated`: an outcome may say that a person decides
    on it.
    """
    answer = BUILDERS[type(item.interaction)](item, item.interaction)
    root = element(
        "assessmentItem",
        identifier=item.identifier,
        title=title_of(item),
        adaptive="false",
        timeDependent="false",
        **{"xml:lang": item.texts.language},
    )
    root.extend(answer.responses)
    answer.notes.append((rules.EXPLANATION, item.texts.words("说明"), _explanation(item)))
    root.extend(_outcomes(answer, is_rated=is_rated))
    root.append(_body(item, answer))
    root.append(element("responseProcessing", *answer.rules, rules.show(rules.EXPLANATION)))
    for called, heading, content in answer.notes:
        outcome = rules.shown_by(called)
        shown_by = {"outcomeIdentifier": outcome, "identifier": called, "showHide": "show", "title": heading}
        root.append(element("modalFeedback", *content, **shown_by))
    return root, [*answer.losses, *([LOST_HINTS] if item.question.hints else [])]


def title_of(item: Item) -> str:
    """How others list it: what it asks, on one line."""
    text = " ".join(item.texts.plain(item.question.stem).split())
    return text if len(text) <= LONGEST_TITLE else f"{text[: LONGEST_TITLE - 1]}…"


def _outcomes(answer: Answer, *, is_rated: bool) -> list[Element]:
    by_hand = {} if answer.is_marked or not is_rated else {"externalScored": "human"}
    return [
        rules.outcome(rules.SCORE, "float", default="0", normalMaximum="1", **by_hand),
        rules.outcome(rules.MAXSCORE, "float", default="1"),
        *(rules.outcome(name, "identifier", cardinality) for name, cardinality in answer.outcomes.items()),
        *(rules.outcome(rules.shown_by(called), "identifier") for called, *_note in answer.notes),
    ]


def _body(item: Item, answer: Answer) -> Element:
    asked = [*blocks(item, item.situation), *blocks(item, item.question.stem)]
    hints = [element("li", hint) for hint in item.question.hints]
    guides = [
        ("tutor", "instructions", [element("ol", *hints, **{"class": HINTS})] if hints else []),
        ("scorer", "scoring", answer.guide),
    ]
    rubrics = [element("rubricBlock", *content, view=view, use=use) for view, use, content in guides if content]
    return element("itemBody", *rubrics, element("div", *asked), *answer.body)


def _explanation(item: Item) -> list[Element]:
    return [*blocks(item, item.question.explanation), *based(item, item.question.cites)]
