"""SCORM 2004, 4th edition."""

from collections.abc import Iterator
from pathlib import Path

from generator.exchange._outgoing.losses import Loss
from generator.exchange._outgoing.selection import Selection
from generator.exchange._packages import scorm
from generator.exchange._packages.lessons import Lesson
from generator.exchange._packages.package import node

LABEL = "SCORM 2004（第四版）课件包"
SCENARIOS = True
SUFFIX = ".zip"
CARRIES = (
    "题目、每个选项的说明、提示、解析、依据，都是本站的题目页；每次作答（连题干）、得分、是否完成、是否合格上报，"
    "断点续学（答了什么）；考试的抽题、打乱、合格线、时间；一条路径一个包，每套题、每场考试一课"
)
LOSES = "把握程度不上报；简答题写的内容不上报，只报自评的要点；断点只有 64,000 字节"


UNCOUNTED = {
    "rollupObjectiveSatisfied": "false",
    "rollupProgressCompletion": "false",
    "objectiveMeasureWeight": "0",
}
"""How a lesson says that the whole is done without it."""


def _sequencing(lesson: Lesson) -> str:
    delivery = node("imsss__deliveryControls", completionSetByContent="true", objectiveSetByContent="true")
    name = {"objectiveID": f"main.{lesson.file}"}
    if lesson.required is None:
        objective = node("imsss__primaryObjective", **name)
    else:
        measure = node("imsss__minNormalizedMeasure", f"{lesson.required / 100:g}")
        objective = node("imsss__primaryObjective", measure, satisfiedByMeasure="true", **name)
    rollup = node("imsss__rollupRules", **UNCOUNTED) if lesson.is_optional else ""
    return node("imsss__sequencing", rollup, node("imsss__objectives", objective), delivery)


VERSION = scorm.Version(
    "scorm2004",
    "2004 4th Edition",
    64_000,
    {
        "xmlns": "http://www.imsglobal.org/xsd/imscp_v1p1",
        "xmlns__adlcp": "http://www.adlnet.org/xsd/adlcp_v1p3",
        "xmlns__adlseq": "http://www.adlnet.org/xsd/adlseq_v1p3",
        "xmlns__adlnav": "http://www.adlnet.org/xsd/adlnav_v1p3",
        "xmlns__imsss": "http://www.imsglobal.org/xsd/imsss",
    },
    "adlcp__scormType",
    _sequencing,
    node("imsss__sequencing", node("imsss__controlMode", choice="true", flow="true")),
)


def write(selection: Selection, out: Path) -> Iterator[Loss]:
    """A page for each question set or exam."""
    return scorm.write(selection, out, VERSION)
