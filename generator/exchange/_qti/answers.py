"""What a learner does to answer a question, as interactions of QTI: one function for each that we know."""

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from generator.exchange._outgoing.selection import Item
from generator.exchange._qti import rules
from generator.exchange._qti.markup import blocks, element, feedback_of, name
from generator.questions import interactions

PROMPTS = {"one": "选一项", "several": "选出所有正确的", "judge": "这个说法对不对", "order": "排出先后", "join": "配对"}
"""What is asked for beside the stem."""
PROMPT, MODEL_ANSWER, POINTS = "cb-prompt", "cb-model", "cb-points"
"""Classes, by which a reader finds what is ours."""


@dataclass
class Answer:
    """What of an item follows from its interaction.

    `rules` set the score; `outcomes` show what is said of options, by the name and the cardinality of each; `notes` are
    other feedback by identifier, each with the words of its title; `guide` is for who marks it; `losses` are what is
    not carried over.
    """

    body: list[Element]
    responses: list[Element]
    rules: list[Element]
    outcomes: dict[str, str] = field(default_factory=dict)
    notes: list[tuple[str, str, list[Element]]] = field(default_factory=list)
    guide: list[Element] = field(default_factory=list)
    losses: list[str] = field(default_factory=list)
    is_marked: bool = True


def simple_choice(identifier: str, text: str, feedback: list[Element], response: str = rules.RESPONSE) -> Element:
    """An option, and what who picks it is told: in the line, if it is one paragraph."""
    made = element("simpleChoice", text, identifier=identifier)
    shown = {"outcomeIdentifier": rules.told_by(response), "identifier": identifier, "showHide": "show"}
    if len(feedback) == 1 and feedback[0].tag == "p" and "class" not in feedback[0].attrib:
        inline = element("feedbackInline", **shown)
        inline.text, inline[:] = feedback[0].text, feedback[0][:]
        made.append(inline)
    elif feedback:
        made.append(element("feedbackBlock", *feedback, **shown))
    return made


def prompt_of(item: Item, name: str) -> Element:
    """What is to be done with what follows."""
    return element("prompt", item.texts.words(PROMPTS[name]), **{"class": PROMPT})


def choices(
    item: Item, prompt: str, options: list[Element], *, shuffle: bool, most: int, response: str = rules.RESPONSE
) -> Element:
    """Options to pick from, at most so many (0: any number)."""
    attributes = {"responseIdentifier": response, "shuffle": str(shuffle).lower(), "maxChoices": str(most)}
    return element("choiceInteraction", prompt_of(item, prompt), *options, **attributes)


def choice(item: Item, one: interactions.Choice) -> Answer:
    """One option or several. Right ones less wrong ones count, of all that are right."""
    names = [name("o", option.text) for option in one.options]
    options = [
        simple_choice(called, option.text, feedback_of(item, option))
        for called, option in zip(names, one.options, strict=True)
    ]
    right = [called for called, option in zip(names, one.options, strict=True) if option.is_right]
    prompt = "several" if one.several else "one"
    body = choices(item, prompt, options, shuffle=one.shuffle, most=0 if one.several else 1)
    if not one.several:
        return _one_of(body, right)
    worth = [(called, rules.share(len(right), sign="" if called in right else "-")) for called in names]
    response = rules.response(rules.RESPONSE, "multiple", "identifier", right, worth, 1)
    return Answer([body], [response], [rules.by_parts(), rules.tell()], {rules.FEEDBACK: "multiple"})


def _one_of(body: Element, right: list[str]) -> Answer:
    response = rules.response(rules.RESPONSE, "single", "identifier", right)
    return Answer([body], [response], [rules.all_or_nothing(), rules.tell()], {rules.FEEDBACK: "single"})


def statement(item: Item, one: interactions.Statement) -> Answer:
    """A statement is judged: 对 or 错."""
    judged = {"true": item.texts.words("对"), "false": item.texts.words("错")}
    right = str(one.is_true).lower()
    told = blocks(item, one.feedback)
    options = [simple_choice(called, text, [] if called == right else told) for called, text in judged.items()]
    body = choices(item, "judge", options, shuffle=False, most=1)
    return _one_of(body, [right])


def sequence(item: Item, one: interactions.Sequence) -> Answer:
    """Items are put in order. They stand in another than the right one."""
    right = [name("o", text) for text in one.items]
    shown = sorted(zip(right, one.items, strict=True))
    if [called for called, _text in shown] == right:
        shown.reverse()
    options = [simple_choice(called, text, []) for called, text in shown]
    body = element(
        "orderInteraction", prompt_of(item, "order"), *options, responseIdentifier=rules.RESPONSE, shuffle="true"
    )
    response = rules.response(rules.RESPONSE, "ordered", "identifier", right)
    return Answer([body], [response], [rules.all_or_nothing()])


def match(item: Item, one: interactions.Match) -> Answer:
    """Sources are joined with targets. Where each target has one source, they stand in another order than these."""
    sources = [name("s", source.text) for source in one.sources]
    targets = [name("t", text) for text in one.targets]
    pairs = [f"{called} {targets[source.target]}" for called, source in zip(sources, one.sources, strict=True)]
    shown = [*zip(targets, one.targets, strict=True)]
    if one.one_to_one:
        shown.sort()
        shown = shown if [called for called, _text in shown] != targets else shown[::-1]
    lefts = [_associable(*pair, most=1) for pair in zip(sources, (source.text for source in one.sources), strict=True)]
    rights = [_associable(*pair, most=1 if one.one_to_one else len(sources)) for pair in shown]
    body = element(
        "matchInteraction",
        prompt_of(item, "join"),
        element("simpleMatchSet", *lefts),
        element("simpleMatchSet", *rights),
        responseIdentifier=rules.RESPONSE,
        shuffle=str(one.one_to_one).lower(),
        maxAssociations=str(len(sources)),
    )
    worth = [(pair, rules.share(len(pairs))) for pair in pairs]
    response = rules.response(rules.RESPONSE, "multiple", "directedPair", pairs, worth, 1)
    made = Answer([body], [response], [rules.by_parts()])
    for called, pair, source in zip(sources, pairs, one.sources, strict=True):
        if source.feedback:
            missed = element("not", element("member", rules.value("directedPair", pair), rules.variable()))
            made.rules.append(rules.when(missed, rules.show(called)))
            made.notes.append((called, source.text, blocks(item, source.feedback)))
    return made


def _associable(identifier: str, text: str, *, most: int) -> Element:
    return element("simpleAssociableChoice", text, identifier=identifier, matchMax=str(most))


def essay(item: Item, one: interactions.Essay) -> Answer:
    """An answer is written freely; somebody marks it, and the learner sees the model answer."""
    body = element("extendedTextInteraction", responseIdentifier=rules.RESPONSE, expectedLines="6")
    response = rules.response(rules.RESPONSE, "single", "string")
    points = element("ul", *(element("li", point) for point in one.points), **{"class": POINTS})
    guide = [element("div", *blocks(item, one.model_answer), **{"class": MODEL_ANSWER}), points]
    notes = [(rules.MODEL, item.texts.words("参考答案"), blocks(item, one.model_answer))]
    return Answer([body], [response], [rules.show(rules.MODEL)], notes=notes, guide=guide, is_marked=False)
