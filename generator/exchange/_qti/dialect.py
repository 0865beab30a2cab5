"""What differs between the versions of QTI: names, namespaces, and what a package calls its parts.

Items and tests are built and read with the names of 2.x (`choiceInteraction`, `maxChoices`); they are turned into those
of another version when they are written, and back when they are read.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from xml.etree.ElementTree import Element, tostring

HTML = frozenset(
    (
        *("a", "blockquote", "br", "code", "div", "em", "h3", "hr", "li", "ol", "p", "pre", "span", "strong", "ul"),
        *("table", "tbody", "td", "th", "thead", "tr"),
    )
)
"""Elements of HTML that are written; they have the same names in all versions."""
CAPITAL = re.compile("(?<=[a-z0-9])(?=[A-Z])")
PREFIX = "qti-"
WRAPPED = frozenset(("feedbackBlock", "modalFeedback", "rubricBlock"))  # what holds a `contentBody` from 3.0 on


@dataclass(frozen=True, slots=True)
class Dialect:
    """A version of QTI. `namespace` is that of items and tests, `package` that of manifests; `item` and `test` are the
    types of resources. `is_new`: names are in kebab case with a prefix, and blocks stand in a `contentBody`.
    `is_rated`: an outcome may say that a person decides on it.
    """

    version: str
    namespace: str
    package: str
    schema: str
    schema_version: str
    item: str
    test: str
    is_new: bool = False
    is_rated: bool = True


def _second(version: str, *, is_rated: bool) -> Dialect:
    short = version.replace(".", "p")
    return Dialect(
        version,
        f"http://www.imsglobal.org/xsd/imsqti_v{short}",
        "http://www.imsglobal.org/xsd/imscp_v1p1",
        f"QTIv{version} Package",
        "1.0.0",
        f"imsqti_item_xmlv{short}",
        f"imsqti_test_xmlv{short}",
        is_rated=is_rated,
    )


QTI21, QTI22 = _second("2.1", is_rated=False), _second("2.2", is_rated=True)
QTI30 = Dialect(
    "3.0",
    "http://www.imsglobal.org/xsd/imsqtiasi_v3p0",
    "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1",
    "QTI Package",
    "3.0.0",
    "imsqti_item_xmlv3p0",
    "imsqti_test_xmlv3p0",
    is_new=True,
)


def written(root: Element, dialect: Dialect) -> bytes:
    """An item or a test, built with the names of 2.x, in a version. The tree is used up."""
    if dialect.is_new:
        for element in [*root.iter()]:
            if element.tag in WRAPPED:
                _wrap(element)
        for element in root.iter():
            if element.tag not in HTML:
                element.attrib = {_kebab(name): value for name, value in element.attrib.items()}
                element.tag = PREFIX + _kebab(element.tag)
    root.attrib = {"xmlns": dialect.namespace, **root.attrib}
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def with_old_names(root: Element) -> Element:
    """An item or a test of any version with the names of 2.x, without namespaces."""
    for element in root.iter():
        local = str(element.tag).rpartition("}")[2]
        if local.startswith(PREFIX):
            element.attrib = {_camel(name): value for name, value in element.attrib.items()}
            local = _camel(local.removeprefix(PREFIX))
        element.tag = local
    return root


def said_in(raw: bytes) -> Iterator[Dialect]:
    """The versions whose items a file may hold, by what it names."""
    for dialect in (QTI21, QTI22, QTI30):
        if dialect.namespace.encode() in raw or dialect.item.encode() in raw:
            yield dialect


def _wrap(element: Element) -> None:
    body = Element("contentBody")
    body.text, body[:] = element.text, element[:]
    element.text, element[:] = None, [body]


@cache
def _kebab(name: str) -> str:
    return CAPITAL.sub("-", name).lower() if ":" not in name else name


@cache
def _camel(name: str) -> str:
    first, *others = name.split("-")
    return first + "".join(map(str.capitalize, others))
