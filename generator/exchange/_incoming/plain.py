"""XML of other programs."""

from typing import NoReturn
from xml.etree import ElementTree
from xml.parsers import expat

from generator.workbooks.refused import RefusedError

DEEPEST = 60


def tree(raw: bytes) -> ElementTree.Element:
    """XML without a document type, so without entities. Raises `RefusedError`."""
    parser = expat.ParserCreate()
    depth = 0

    def start(_name: str, _attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise RefusedError("嵌套太深，没有读")

    def end(_name: str) -> None:
        nonlocal depth
        depth -= 1

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(raw, True)
        return ElementTree.fromstring(raw)
    except (expat.ExpatError, ElementTree.ParseError, LookupError, ValueError) as broken:
        raise RefusedError(f"XML 写法有误：{broken}") from broken


def _refuse(*_declared: object) -> NoReturn:
    raise RefusedError("文件里有 DOCTYPE 声明，没有读")
