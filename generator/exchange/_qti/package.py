"""A package of QTI: a manifest, a file an item, and one test."""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element, tostring
from xml.parsers.expat import ExpatError, ParserCreate

from generator.exchange._outgoing.fitting import refuse_unfit
from generator.exchange._outgoing.losses import Loss
from generator.exchange._outgoing.selection import Selection
from generator.exchange._qti.dialect import Dialect, written
from generator.exchange._qti.items import built
from generator.exchange._qti.markup import element
from generator.exchange._qti.paper import file_of, losses_of, test_of
from generator.exchange._qti.proof import faults
from generator.kinds.exam import Exam
from generator.workbooks.refused import RefusedError

MANIFEST, TEST = "imsmanifest.xml", "test.xml"
EPOCH = (1980, 1, 1, 0, 0, 0)  # a second export is the same to the byte
FILE_MODE = 0o644 << 16
SUFFIX = ".zip"
CARRIES = (
    "各种题型的题干、选项、答案、部分得分，选错的反馈、解析、依据、常见错误，简答的参考答案和要点；"
    "试卷的抽题、时间、及格线"
)
LOSES = "答题前选“确定、不确定”；难度；宽松的判分（繁简、中文数字等，只带上常用的写法）；排序的部分得分（只有全对算分）"


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes packages of one version."""

    dialect: Dialect

    def __call__(self, selection: Selection, out: Path) -> Iterator[Loss]:
        """Write all questions. Raises `RefusedError` for an item that would not mean the same."""
        refuse_unfit(selection.items)
        keeps_order = isinstance(selection.subject, Exam) and not selection.subject.shuffle_options
        wrong, parts = list[str](), dict[str, bytes]()
        for item in selection.items:
            root, lost = built(item, is_rated=self.dialect.is_rated)
            if keeps_order:
                _keep_order(root)
            wrong += [f"{item.ref}：{fault}" for fault in faults(root)]
            parts[file_of(item)] = written(root, self.dialect)
            wrong += [f"{item.ref}：{fault}" for fault in _unreadable(parts[file_of(item)])]
            yield from (Loss(item.ref, sentence) for sentence in lost)
        if wrong:
            raise RefusedError("\n".join(wrong))
        parts[TEST] = written(test_of(selection), self.dialect)
        _zip(out, {MANIFEST: _manifest(selection, self.dialect), **parts})
        yield from losses_of(selection)


def _keep_order(root: Element) -> None:
    for interaction in root.iter("choiceInteraction"):
        interaction.set("shuffle", "false")


def _unreadable(raw: bytes) -> Iterator[str]:
    try:
        ParserCreate().Parse(raw, True)
    except ExpatError:
        yield "文字里有 XML 不能写的字符，请删去"


def _manifest(selection: Selection, dialect: Dialect) -> bytes:
    test = f"{selection.identifier}_test"
    resources = [
        _resource(test, dialect.test, TEST, [item.identifier for item in selection.items]),
        *(_resource(item.identifier, dialect.item, file_of(item), []) for item in selection.items),
    ]
    about = [element("schema", dialect.schema), element("schemaversion", dialect.schema_version)]
    root = element(
        "manifest",
        element("metadata", *about),
        Element("organizations"),
        element("resources", *resources),
        xmlns=dialect.package,
        identifier=f"{selection.identifier}_package",
    )
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def _resource(identifier: str, kind: str, href: str, needed: list[str]) -> Element:
    made = element("resource", element("file", href=href), identifier=identifier, type=kind, href=href)
    made.extend(element("dependency", identifierref=one) for one in needed)
    return made


def _zip(out: Path, parts: dict[str, bytes]) -> None:
    with zipfile.ZipFile(out, "w") as package:
        for name, raw in parts.items():
            about = zipfile.ZipInfo(name, EPOCH)
            about.external_attr, about.create_system = FILE_MODE, 3
            package.writestr(about, raw, zipfile.ZIP_DEFLATED)
