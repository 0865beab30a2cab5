"""Learners' records as xAPI statements (1.0.3): what was answered, which exams were handed in, which pages were read.

Nothing that is not public goes along, nor what is not there any more: then a statement has the identifier alone.
"""

import json
import math
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

from generator.learners.exported import Answer, Attempt, Entry, Exported, Read
from generator.record import Record
from generator.xapi.activities import Activities
from generator.xapi.described import response
from generator.xapi.uuids import uuid_of

Statement = dict[str, Any]
LANGUAGE = "zh-CN"
VERSION = "1.0.3"
VERBS = {
    "answered": ("http://adlnet.gov/expapi/verbs/answered", "作答"),
    "passed": ("http://adlnet.gov/expapi/verbs/passed", "合格"),
    "failed": ("http://adlnet.gov/expapi/verbs/failed", "未合格"),
    "experienced": ("http://adlnet.gov/expapi/verbs/experienced", "读过"),
}
INTERACTION = "http://adlnet.gov/expapi/activities/cmi.interaction"
ASSESSMENT = "http://adlnet.gov/expapi/activities/assessment"
PAGE = "http://activitystrea.ms/schema/1.0/page"


def statements(activities: Activities, records: Iterable[Exported]) -> Iterator[Statement]:
    """Of all records, by learner and time. Files that share an entry are of one learner, an entry is stated once."""
    rule = _Rule(activities)
    for entries, label in _learners(records):
        actor = rule.actor(entries[0], label)
        for entry in entries:
            yield from rule.stated(entry, actor)


def as_json(found: Iterable[Statement]) -> str:
    """One list, a statement a line."""
    return "[\n" + ",\n".join(_lines(found)) + "\n]\n"


def as_lines(found: Iterable[Statement]) -> str:
    """A statement a line."""
    return "".join(f"{line}\n" for line in _lines(found))


def _lines(found: Iterable[Statement]) -> Iterator[str]:
    return (json.dumps(one, ensure_ascii=False) for one in found)


def _learners(records: Iterable[Exported]) -> Iterator[tuple[list[Entry], str]]:
    """The entries of each learner, oldest first, and what they call their record."""
    groups: list[tuple[dict[str, Entry], str]] = []
    for record in records:
        mine, label = {entry.id: entry for entry in record.entries}, record.label
        for group in [group for group in groups if group[0].keys() & mine.keys()]:
            groups.remove(group)
            mine, label = group[0] | mine, label or group[1]
        groups.append((mine, label))
    yield from ((sorted(found.values(), key=lambda one: (one.at, one.id)), label) for found, label in groups if found)


class _Rule:
    """From entries to statements; the browser follows it (`assets/on-demand/sending/statements.js`)."""

    def __init__(self, activities: Activities) -> None:
        self.activities, self.iri = activities, activities.iri

    def actor(self, first: Entry, label: str) -> Statement:
        """Who learns: known by their first entry, since a record has no name but what they call it."""
        account = {"homePage": self.activities.home, "name": first.id}
        return {"objectType": "Agent", "account": account, **({"name": label} if label else {})}

    def stated(self, entry: Entry, actor: Statement) -> Iterator[Statement]:
        """The statement of an entry; a page that is not read any more has none."""
        about = self._about(entry)
        if about is None:
            return
        verb, thing, result, context = about
        name, said = VERBS[verb]
        yield {
            "id": uuid_of(f"{self.iri} {entry.id}"),
            "actor": actor,
            "verb": {"id": name, "display": {LANGUAGE: said}},
            "object": thing,
            **({"result": result} if result else {}),
            "context": {"platform": self.activities.site, "language": LANGUAGE, **context},
            "timestamp": entry.clock or entry.at,
            "version": VERSION,
        }

    def _about(self, entry: Entry) -> tuple[str, Statement, Statement, Statement] | None:
        match entry:
            case Answer():
                return "answered", self._question(entry), self._answer(entry), self._within(entry)
            case Attempt():
                thing = self._activity(entry.exam, ASSESSMENT)
                return "passed" if entry.passed else "failed", thing, _result(entry), _registered(entry.attempt)
            case Read(done=True):
                return "experienced", self._activity(entry.page, PAGE), {}, {}
            case _:
                return None

    def _question(self, answer: Answer) -> Statement:
        name = self.activities.named(answer.question)
        asked = self.activities.asked(self.activities.current(answer.question))
        if asked is None:
            return _thing(name)
        lists = {
            each: [{"id": one, "description": {LANGUAGE: text}} for one, text in some.items()]
            for each, some in asked["lists"].items()
        }
        is_same = answer.version == asked["version"]  # the key of today says nothing of an older one
        right = {"correctResponsesPattern": asked["patterns"]} if is_same else {}
        description = {"description": {LANGUAGE: asked["words"]}, "interactionType": asked["type"]}
        return _thing(name, {"type": INTERACTION, **description, **right, **lists})

    def _answer(self, answer: Answer) -> Statement:
        question = self.activities.questions.get(self.activities.current(answer.question))
        is_given = question is not None and answer.answer is not None
        said = response(question.interaction, answer.answer)[1] if question and is_given else ""
        sure = {} if answer.sure is None else {"extensions": {f"{self.iri}sure": answer.sure}}
        score = {"success": answer.score == 1, "score": {"scaled": answer.score}}
        return {**score, **({"response": said} if said else {}), **sure}

    def _within(self, answer: Answer) -> Statement:
        """The set that the question is part of, and the attempt, if it was given in an exam."""
        quiz = self._activity(answer.question.partition("#")[0], ASSESSMENT)
        return {"contextActivities": {"parent": [quiz]}, **(_registered(answer.exam) if answer.exam else {})}

    def _activity(self, ref: str, kind: str) -> Statement:
        """A record as an activity, with its title if it is public."""
        record = self.activities.library.get(ref)
        name = {"name": {LANGUAGE: record.title}} if isinstance(record, Record) else {}
        return _thing(self.activities.named(ref), {"type": kind, **name})


def _thing(name: str, definition: Statement | None = None) -> Statement:
    return {"objectType": "Activity", "id": name, **({"definition": definition} if definition else {})}


def _registered(attempt: str) -> Statement:
    return {"registration": uuid_of(attempt)}


def _result(attempt: Attempt) -> Statement:
    raw = math.floor(attempt.score * 100 + 0.5)  # as the browser rounds
    score = {"scaled": attempt.score, "raw": raw, "min": 0, "max": 100}
    spent = _spent(attempt.started, attempt.clock or attempt.at) if attempt.started else -1
    return {"success": attempt.passed, "score": score, **({"duration": _lasting(spent)} if spent >= 0 else {})}


def _spent(began: str, ended: str) -> int:
    """Milliseconds."""
    return (datetime.fromisoformat(ended) - datetime.fromisoformat(began)) // timedelta(milliseconds=1)


def _lasting(milliseconds: int) -> str:
    hundredths = (milliseconds + 5) // 10
    return f"PT{hundredths // 100}.{hundredths % 100:02d}S"
