"""cmi5: pages that report to an LRS in xAPI."""

from collections.abc import Iterator
from pathlib import Path

from generator.exchange._outgoing.losses import Loss
from generator.exchange._outgoing.selection import Selection
from generator.exchange._outgoing.texts import Texts
from generator.exchange._packages.lessons import Lesson, Module, lessons, modules, unread
from generator.exchange._packages.package import files_of, node, pack, words
from generator.exchange._packages.pages import Pages, Platform
from generator.xapi.iri import prefix

LABEL = "cmi5 课件包（用 xAPI 上报的学习平台）"
SCENARIOS = True
SUFFIX = ".zip"
CARRIES = (
    "题目、每个选项的说明、提示、解析、依据，都是本站的题目页；每次作答（连题干、选项和标准答案）、完成、合格上报，"
    "断点续学（答了什么）；考试的抽题、打乱、合格线、时间；一条路径一个包，一个模块一段"
)
LOSES = "把握程度不上报；简答题写的内容不上报，只报自评的要点；一次学习里没合格的，离开时才报"
STRUCTURE = "cmi5.xml"
NAMESPACE = "https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd"
OPTIONAL = "选修。"
ANYWHERE = "*"  # the platform says where its LRS is


def write(selection: Selection, out: Path) -> Iterator[Loss]:
    """A page (assignable unit) for each question set or exam."""
    found, iri = modules(selection), prefix(selection.texts.site.address)
    files = files_of(Pages(selection, Platform("xapi", "cmi5", ANYWHERE, iri)), lessons(found))
    pack(out, {STRUCTURE: _structure(selection, found, iri), **files})
    yield from unread(selection)


def _structure(selection: Selection, found: tuple[Module, ...], iri: str) -> str:
    subject = selection.subject
    said = (subject.summary or subject.title) if subject else selection.title
    texts = selection.texts
    course = node("course", *_named(selection.title, said, texts.language), id=f"{iri}{selection.identifier}")
    parts = (_module(module, iri, texts) for module in found)
    whole = node("courseStructure", "\n", course, "\n", *parts, "\n", xmlns=NAMESPACE)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{whole}\n'


def _module(module: Module, iri: str, texts: Texts) -> str:
    parts = [_unit(lesson, iri, texts) for lesson in module.lessons]
    if not module.identifier:
        return "".join(parts)
    return node("block", *_named(module.title, module.said, texts.language), *parts, id=f"{iri}{module.identifier}")


def _unit(lesson: Lesson, iri: str, texts: Texts) -> str:
    mastery = {} if lesson.required is None else {"masteryScore": f"{lesson.required / 100:g}"}
    said = "\n".join(filter(None, (texts.words(OPTIONAL) if lesson.is_optional else "", lesson.note, lesson.said)))
    return node(
        "au",
        *_named(lesson.title, said, texts.language),
        node("url", words(f"{lesson.file}.html")),
        id=f"{iri}au.{lesson.identifier}",
        moveOn=_moves_on(lesson),
        launchMethod="AnyWindow",
        **mastery,
    )


def _moves_on(lesson: Lesson) -> str:
    if lesson.is_optional:
        return "NotApplicable"
    return "Completed" if lesson.mastery is None else "Passed"


def _named(title: str, said: str, language: str) -> tuple[str, str]:
    return _said("title", title, language), _said("description", said or title, language)


def _said(tag: str, text: str, language: str) -> str:
    return node(tag, node("langstring", words(text), lang=language))
