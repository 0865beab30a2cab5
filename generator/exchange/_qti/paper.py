"""What is exported as a test of QTI: sections, what is drawn, how long it takes, and when it is passed."""

from collections.abc import Iterator
from itertools import groupby
from xml.etree.ElementTree import Element

from generator.exchange._outgoing.losses import Loss
from generator.exchange._outgoing.selection import Item, Section, Selection
from generator.exchange._qti import rules
from generator.exchange._qti.markup import element
from generator.kinds.exam import Exam
from generator.kinds.path import Path

ITEMS = "items"
PASS_OF_EXAMS = "路径里各场考试的时间和及格线没有带上：一份试卷只有一个"
INTRO = "考试的说明（考什么、怎么准备）没有带上"


class _Names:
    """Identifiers of a test, of which no two are the same: a question may be drawn by two exams of a path."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def free(self, wanted: str) -> str:
        number, found = 1, wanted
        while found in self._taken:
            number += 1
            found = f"{wanted}_{number}"
        self._taken.add(found)
        return found


def test_of(selection: Selection) -> Element:
    """The test, with the names of 2.x."""
    exam, names = selection.subject if isinstance(selection.subject, Exam) else None, _Names()
    root = element("assessmentTest", identifier=f"{selection.identifier}_test", title=selection.title)
    passing = {"normalMaximum": "100", **({"masteryValue": str(exam.pass_mark)} if exam else {})}
    root.append(rules.outcome(rules.SCORE, "float", default="0", **passing))
    if exam:
        late = {"allowLateSubmission": str(not exam.enforce_time).lower()}
        root.append(element("timeLimits", maxTime=str(exam.minutes * 60), **late))
    mode = {"navigationMode": "nonlinear", "submissionMode": "simultaneous" if exam else "individual"}
    sections = [_section(section, names) for section in selection.sections if section.items]
    root.append(element("testPart", *sections, identifier=names.free("part"), **mode))
    root.append(element("outcomeProcessing", rules.assign(rules.SCORE, _percent())))
    return root


def losses_of(selection: Selection) -> Iterator[Loss]:
    """What of the whole the test does not say."""
    if isinstance(selection.subject, Exam):
        yield Loss("", INTRO)
    if isinstance(selection.subject, Path) and any(section.draw is not None for section in selection.sections):
        yield Loss("", PASS_OF_EXAMS)


def _percent() -> Element:
    """The points, of 100 that can be had."""
    got, most = (
        element("sum", element("testVariables", variableIdentifier=one)) for one in (rules.SCORE, rules.MAXSCORE)
    )
    return element("product", rules.value("float", "100"), element("divide", got, most))


def _section(section: Section, names: _Names) -> Element:
    made = element("assessmentSection", identifier=names.free(section.identifier), title=section.title, visible="true")
    if section.draw is not None:
        made.append(element("selection", select=str(section.draw)))
        made.append(element("ordering", shuffle="true"))
    for _scenario, group in groupby(section.items, lambda item: (item.quiz.id, item.situation or item.ref)):
        together = [*group]
        refs = [_ref(item, names) for item in together]
        if section.draw is None or len(together) == 1:
            made.extend(refs)
        else:
            named = names.free(f"{together[0].identifier}_together")
            made.append(_together(named, together[0], refs))
    return made


def _together(identifier: str, first: Item, refs: list[Element]) -> Element:
    """The parts of a scenario, which are drawn as one."""
    title = first.texts.plain(first.situation).partition("\n")[0][:80]
    kept = {"visible": "false", "keepTogether": "true"}
    return element("assessmentSection", *refs, identifier=identifier, title=title, **kept)


def _ref(item: Item, names: _Names) -> Element:
    return element("assessmentItemRef", identifier=names.free(item.identifier), href=file_of(item))


def file_of(item: Item) -> str:
    """Where an item stands in the package, and how it is named from the test beside the folder."""
    return f"{ITEMS}/{item.identifier}.xml"
