"""SCORM 1.2."""

from collections.abc import Iterator
from pathlib import Path

from generator.exchange._outgoing.losses import Loss
from generator.exchange._outgoing.selection import Selection
from generator.exchange._packages import scorm
from generator.exchange._packages.lessons import Lesson, modules
from generator.exchange._packages.package import node

LABEL = "SCORM 1.2 课件包（多数学习平台都收）"
SCENARIOS = True
SUFFIX = ".zip"
CARRIES = (
    "题目、每个选项的说明、提示、解析、依据，都是本站的题目页；每次作答、得分、是否完成、是否合格上报，"
    "断点续学（答了什么）；考试的抽题、打乱、合格线、时间；一条路径一个包，每套题、每场考试一课"
)
LOSES = (
    "把握程度不上报；简答题写的内容不上报，只报自评的要点；断点只有 4,096 字节，放不下时先答的题只记对错；"
    "逐题作答里没有题干（1.2 没有这一项），超过 255 字的答案截短"
)


def _mastery(lesson: Lesson) -> str:
    return node("adlcp__masteryscore", str(lesson.required)) if lesson.required is not None else ""


VERSION = scorm.Version(
    "scorm12",
    "1.2",
    4096,
    {
        "xmlns": "http://www.imsproject.org/xsd/imscp_rootv1p1p2",
        "xmlns__adlcp": "http://www.adlnet.org/xsd/adlcp_rootv1p2",
    },
    "adlcp__scormtype",
    _mastery,
)


def write(selection: Selection, out: Path) -> Iterator[Loss]:
    """A page for each question set or exam."""
    yield from scorm.write(selection, out, VERSION)
    for lesson in (one for module in modules(selection) for one in module.lessons if one.is_optional):
        yield Loss("", f"“{lesson.title}”是选修，SCORM 1.2 写不下这一点：没有写合格线，学完要不要它，由学习平台定")
