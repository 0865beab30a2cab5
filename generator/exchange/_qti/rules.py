"""How an answer is marked, in the words of QTI: declarations of what comes in and goes out, and rules between them."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from xml.etree.ElementTree import Element

from generator.exchange._qti.markup import element

RESPONSE, UNIT = "RESPONSE", "UNIT"
SCORE, MAXSCORE, FEEDBACK = "SCORE", "MAXSCORE", "FEEDBACK"
EXPLANATION, MODEL = "EXPLANATION", "MODEL-ANSWER"
"""Feedback that everybody sees who has answered."""
Worth = tuple[str, str]
"""What may be answered, and how much it counts."""


def response(
    identifier: str,
    cardinality: str,
    base: str,
    right: Iterable[str] = (),
    worth: Sequence[Worth] = (),
    highest: int = 0,
    *,
    is_text: bool = False,
) -> Element:
    """What is answered, what is right, and what each part of it counts: from 0 to `highest`, if that is given."""
    made = element("responseDeclaration", identifier=identifier, cardinality=cardinality, baseType=base)
    if values := [element("value", one) for one in right]:
        made.append(element("correctResponse", *values))
    if worth:
        bounds = {"lowerBound": "0", "upperBound": str(highest)} if highest else {}
        case = {"caseSensitive": "false"} if is_text else {}
        entries = [element("mapEntry", mapKey=key, mappedValue=value, **case) for key, value in worth]
        made.append(element("mapping", *entries, defaultValue="0", **bounds))
    return made


def outcome(identifier: str, base: str, cardinality: str = "single", default: str = "", **others: str) -> Element:
    """What comes out of it."""
    made = element("outcomeDeclaration", identifier=identifier, cardinality=cardinality, baseType=base, **others)
    if default:
        made.append(element("defaultValue", element("value", default)))
    return made


def variable(identifier: str = RESPONSE) -> Element:
    """The value of what came in, or of what goes out."""
    return element("variable", identifier=identifier)


def value(base: str, text: str) -> Element:
    """A value as it stands."""
    return element("baseValue", text, baseType=base)


def assign(identifier: str, expression: Element) -> Element:
    """Set what goes out."""
    return element("setOutcomeValue", expression, identifier=identifier)


def score(text: str) -> Element:
    """Set the score."""
    return assign(SCORE, value("float", text))


def shown_by(identifier: str) -> str:
    """The outcome that shows a feedback: one for each, since not every player can add to what is shown already."""
    return f"SHOW-{identifier}"


def told_by(response: str) -> str:
    """The outcome that shows what is said of the options of an answer that were picked."""
    return response.replace(RESPONSE, FEEDBACK, 1)


def tell(response: str = RESPONSE) -> Element:
    """Show what is said of the options that were picked."""
    return assign(told_by(response), variable(response))


def show(identifier: str) -> Element:
    """Show a feedback."""
    return assign(shown_by(identifier), value("identifier", identifier))


def when(condition: Element, *then: Element, otherwise: Sequence[Element] = ()) -> Element:
    """Do one thing or another."""
    made = element("responseCondition", element("responseIf", condition, *then))
    if otherwise:
        made.append(element("responseElse", *otherwise))
    return made


def is_right() -> Element:
    """Whether the answer is the right one."""
    return element("match", variable(), element("correct", identifier=RESPONSE))


def all_or_nothing() -> Element:
    """One point for the right answer."""
    return when(is_right(), score("1"), otherwise=[score("0")])


def by_parts() -> Element:
    """What the parts count, which are rounded; the right answer counts one."""
    return when(is_right(), score("1"), otherwise=[assign(SCORE, element("mapResponse", identifier=RESPONSE))])


def is_said(identifier: str, spellings: Sequence[str]) -> Element:
    """Whether a text is one of some."""
    tests = [
        element("stringMatch", variable(identifier), value("string", one), caseSensitive="false", substring="false")
        for one in spellings
    ]
    return tests[0] if len(tests) == 1 else element("or", *tests)


def is_number(number: Decimal, slack: Decimal = Decimal(0)) -> Element:
    """Whether a number is another, or at most so far off: between two bounds, since not every player knows a tolerance
    of `equal`.
    """
    if not slack:
        return element("equal", variable(), value("float", f"{number:f}"), toleranceMode="exact")
    bounds = (("gte", number - slack), ("lte", number + slack))
    return element("and", *(element(tag, variable(), value("float", f"{bound:f}")) for tag, bound in bounds))


def share(parts: int, *, sign: str = "") -> str:
    """What one of so many parts counts."""
    return f"{sign}{1 / parts:.6f}".rstrip("0").rstrip(".")
