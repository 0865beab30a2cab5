"""Which cells show a number as a percentage: the file holds 0.24 where everybody sees 24%."""

import re
from collections.abc import Iterator
from decimal import Decimal
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

from generator.workbooks.package import place_of

STYLES = "xl/styles.xml"
BUILT_IN = frozenset({9, 10})  # 0% and 0.00%, which every program knows by their numbers
SAID = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')  # of a format: what stands there word for word, and conditions

Spot = tuple[int, int]
"""Row and column, counted from 0."""


def percents(package: ZipFile, part: str) -> frozenset[Spot]:
    """Where a sheet shows percentages; the package was looked through before."""
    styles = frozenset(_styles(package))
    if not styles or part not in package.namelist():  # a sheet that only the reader finds, or a chart
        return frozenset()
    return frozenset(_cells(package.read(part), styles))


def as_percent(number: float) -> str:
    """The text that is seen: `24%`, without digits that say nothing."""
    return f"{(Decimal(repr(number)) * 100).normalize():f}%"


def _styles(package: ZipFile) -> Iterator[str]:
    """The numbers of the styles of cells that show percentages."""
    if STYLES not in package.namelist():
        return
    whole = ElementTree.fromstring(package.read(STYLES))
    formats = {
        one.get("numFmtId")
        for one in whole.iter()
        if _is(one, "numFmt") and "%" in SAID.sub("", one.get("formatCode", ""))
    }
    shown = formats | set(map(str, BUILT_IN))
    styles = next((one for one in whole.iter() if _is(one, "cellXfs")), ())
    yield from (str(number) for number, style in enumerate(styles) if style.get("numFmtId") in shown)


def _cells(sheet: bytes, styles: frozenset[str]) -> Iterator[Spot]:
    for _event, one in ElementTree.iterparse(BytesIO(sheet)):
        if _is(one, "c") and one.get("s") in styles and (place := place_of(one.get("r", ""))):
            yield place[0] - 1, place[1] - 1
        if _is(one, "row"):
            one.clear()


def _is(element: ElementTree.Element, name: str) -> bool:
    return element.tag.rpartition("}")[2] == name
