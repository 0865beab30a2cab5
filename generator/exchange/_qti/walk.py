"""A walk as an item of QTI: every moment of it at once, with what there is to do, and where each way would have led."""

from xml.etree.ElementTree import Element

from generator.exchange._outgoing.selection import Item
from generator.exchange._qti import rules
from generator.exchange._qti.answers import Answer, choices, simple_choice
from generator.exchange._qti.markup import blocks, element, feedback_of, name
from generator.questions import interactions

LOST = "不再按选择走：各个节点一起列出，逐个选，选完才看到接着到哪里和各个结局"
VERDICTS = {1.0: "最佳", 0.5: "可以", 0.0: "不好"}
ENDING = "结局"


def walk(item: Item, one: interactions.Walk) -> Answer:
    """A choice at every node that is no ending. The score is the mean of the decisions."""
    moments = [node for node in one.nodes if node.ways]
    made = Answer([], [], [], losses=[LOST])
    taken: set[str] = set()
    for number, node in enumerate(moments, 1):
        response = f"{rules.RESPONSE}-{number}"
        names = [_free(name("o", node.title, node.text, way.text), taken) for way in node.ways]
        options = [
            simple_choice(called, way.text, _told(item, one, way), response)
            for called, way in zip(names, node.ways, strict=True)
        ]
        best = [called for called, way in zip(names, node.ways, strict=True) if way.score == 1]
        worth = [(called, f"{way.score:g}") for called, way in zip(names, node.ways, strict=True)]
        made.outcomes[rules.told_by(response)] = "single"
        made.responses.append(rules.response(response, "single", "identifier", best, worth))
        asked = choices(item, "one", options, shuffle=True, most=1, response=response)
        made.body.append(element("div", element("h3", node.title), *blocks(item, node.text), asked))
        made.rules.append(rules.tell(response))
    each = [element("mapResponse", identifier=f"{rules.RESPONSE}-{number}") for number, _node in enumerate(moments, 1)]
    mean = element("divide", element("sum", *each), rules.value("float", str(len(moments))))
    made.rules.insert(0, rules.assign(rules.SCORE, mean))
    made.notes = [(f"ending-{place}", node.title, _ending(item, node)) for place, node in _endings(one)]
    made.rules += [rules.show(called) for called, *_note in made.notes]
    return made


def _endings(one: interactions.Walk) -> list[tuple[int, interactions.Node]]:
    return [(place, node) for place, node in enumerate(one.nodes, 1) if not node.ways]


def _ending(item: Item, node: interactions.Node) -> list[Element]:
    return [element("p", f"{item.texts.words(ENDING)}：{node.title}"), *blocks(item, node.text)]


def _told(item: Item, one: interactions.Walk, way: interactions.Way) -> list[Element]:
    words = item.texts.words
    verdict = element("p", words(f"{VERDICTS[way.score]}。"))
    onward = element("p", f"{words('接着：')}{one.nodes[way.to].title}")
    return [verdict, *feedback_of(item, way), onward]


def _free(wanted: str, taken: set[str]) -> str:
    """A name that no other way of the walk has: two nodes may say the same."""
    number, found = 1, wanted
    while found in taken:
        number += 1
        found = f"{wanted}.{number}"
    taken.add(found)
    return found
