"""A question in the words that SCORM 2004, xAPI and cmi5 share: its type, what can be answered, what is right.

Identifiers are made of what an option says (`o-` and its fingerprint) or of a step's own name (`n-`), so that another
order changes none. The browser makes responses by the same rule (`assets/on-demand/stating/response.js`).
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from generator.questions import interactions
from generator.twins import folding

BETWEEN, JOINED = "[,]", "[.]"
MOST_WORDS = 5
"""How many right answers in words a platform must keep."""


class Described(NamedTuple):
    """`patterns` are right responses, as both standards write them; `lists` what can be picked, by the names of xAPI
    (`choices`, `source`, `target`, `steps`) and identifier, in words.
    """

    type: str
    patterns: tuple[str, ...]
    lists: Mapping[str, Mapping[str, str]] = {}


def described(interaction: interactions.Interaction) -> Described:
    """What a learner does, in those words."""
    match interaction:
        case interactions.Choice(options):
            right = [named(one.text) for one in options if one.is_right]
            return Described(
                "choice", (BETWEEN.join(sorted(right)),), {"choices": _listed(one.text for one in options)}
            )
        case interactions.Statement(is_true):
            return Described("true-false", ("true" if is_true else "false",))
        case interactions.Sequence(items):
            return Described("sequencing", (BETWEEN.join(map(named, items)),), {"choices": _listed(sorted(items))})
        case interactions.Essay(_model, points):  # what is written stays with the learner, who ticks its points
            return Described("choice", (BETWEEN.join(sorted(map(named, points))),), {"choices": _listed(points)})
        case _:
            return _written(interaction) if isinstance(interaction, WRITTEN) else _joining(interaction)


WRITTEN = (interactions.Words, interactions.Figure)


def _written(interaction: interactions.Words | interactions.Figure) -> Described:
    if isinstance(interaction, interactions.Words):
        return Described("fill-in", interaction.accepted[:MOST_WORDS])
    low, high = (interaction.value + by for by in (-interaction.slack, interaction.slack))
    return Described("numeric", (f"{low:f}[:]{high:f}",))


def _joining(interaction: interactions.Match | interactions.Walk) -> Described:
    if isinstance(interaction, interactions.Match):
        pairs = sorted((named(one.text), named(interaction.targets[one.target])) for one in interaction.sources)
        lists = {"source": _listed(one.text for one in interaction.sources), "target": _listed(interaction.targets)}
        return Described("matching", (BETWEEN.join(map(JOINED.join, pairs)),), lists)
    steps = {step(node.id): node.title for node in interaction.nodes if node.ways}
    best = (f"{step(node.id)}{JOINED}{named(way.text)}" for node, way in _best(interaction))
    return Described("performance", (BETWEEN.join(best),), {"steps": steps})


def _best(walk: interactions.Walk) -> Iterable[tuple[interactions.Node, interactions.Way]]:
    """The best way of each node, from the first one on, as far as none comes twice."""
    seen, at = set[int](), 0
    while at not in seen and (best := [way for way in walk.nodes[at].ways if way.score == 1]):
        seen.add(at)
        yield walk.nodes[at], best[0]
        at = best[0].to


def named(text: str) -> str:
    """The identifier of something to pick."""
    return f"o-{folding.fingerprint(text)}"


def step(node: str) -> str:
    """The identifier of a step."""
    return f"n-{node}"


def _listed(texts: Iterable[str]) -> Mapping[str, str]:
    return {named(text): text for text in texts}


def options(interaction: interactions.Interaction) -> tuple[str, ...]:
    """The fingerprints of all that an answer may name, sorted."""
    if isinstance(interaction, interactions.Walk):
        texts = [way.text for node in interaction.nodes for way in node.ways]
    else:
        lists = described(interaction).lists.values()
        texts = [text for each in lists for text in each.values()]
    return tuple(sorted({folding.fingerprint(text) for text in texts}))


def response(interaction: interactions.Interaction, answer: object) -> tuple[str, str]:
    """The type and the text of an answer from a learner's record, which may have any shape; no text if it has none.

    A figure is one if it is a number in its unit; any other writing is reported as it was written.
    """
    if isinstance(interaction, interactions.Figure) and isinstance(answer, str):
        number = _number(answer, interaction)
        return ("numeric", number) if number else ("fill-in", answer)
    found = described(interaction).type
    return found, _said(found, answer)


def _number(answer: str, figure: interactions.Figure) -> str:
    """The number of an answer in the unit that was asked for; empty if it is in another, or says more."""
    said, one = folding.measure(answer), folding.measure(f"1{figure.unit}")
    units = {one[1], *(() if figure.unit_required else ("",))} if one and one[0] == 1 else set()
    return f"{said[0]:f}" if said and said[1] in units else ""


def _said(kind: str, answer: object) -> str:
    if isinstance(answer, bool):
        return "true" if answer else "false"
    if isinstance(answer, str):
        return f"o-{answer}" if kind == "choice" else answer
    if isinstance(answer, dict):
        pairs = (f"o-{item}{JOINED}o-{choice}" for item, choice in answer.items() if isinstance(choice, str))
        return BETWEEN.join(sorted(pairs))
    return BETWEEN.join(filter(None, map(_part, answer))) if isinstance(answer, list) else ""


def _part(part: object) -> str:
    """An option, or what was chosen at a step."""
    match part:
        case str():
            return f"o-{part}"
        case [str(node), str(way)]:
            return f"n-{node}{JOINED}o-{way}"
        case _:
            return ""
