"""What the scripts know of the site for learners: `catalogue` lists what can be done, the rest is loaded when needed.

`questions-<set>` holds the questions of a set as HTML by name, `exam-<exam>` the pools it draws from.
"""

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from generator.kinds.case import Case
from generator.kinds.exam import Exam
from generator.kinds.path import Path
from generator.kinds.quiz import Quiz
from generator.library import Library
from generator.pages.environment import environment_of
from generator.questions import Question, drawable
from generator.record import Record

if TYPE_CHECKING:
    from jinja2 import Environment

Entry = dict[str, Any]


def datasets(library: Library) -> Iterator[tuple[str, object]]:
    """`catalogue`, then `questions-<set>`: `{name: HTML}`, then `exam-<exam>`: `{"pools": [{draw, names}]}`."""
    yield "catalogue", catalogue(library)
    environment = environment_of(library)
    for quiz in library.listed.all(Quiz):
        yield f"questions-{quiz.id}", questions(environment, quiz)
    for exam in library.listed.all(Exam):
        yield f"exam-{exam.id}", pools(library, exam)


def questions(environment: "Environment", quiz: Quiz) -> Mapping[str, str]:
    """The questions of a set as HTML, by name."""
    return {
        f"{quiz.id}#{question.id}": environment.get_template(f"questions/{question.type}.html.j2").render(
            record=quiz, question=question, number=number
        )
        for number, question in enumerate(quiz.questions, 1)
    }


def pools(library: Library, exam: Exam) -> Entry:
    """What an exam draws from."""
    found = zip(exam.pools, drawable(exam.pools, library), strict=True)
    return {"pools": [{"draw": pool.draw, "names": names} for pool, names in found]}


def catalogue(library: Library) -> Entry:
    """Everything that can be learnt and answered, by kind and id; `version` changes whenever a key or a path does."""
    found: dict[str, dict[str, Entry]] = {"quizzes": {}, "exams": {}, "paths": {}, "cases": {}, "pages": {}}
    for quiz in library.listed.all(Quiz):
        found["quizzes"][quiz.id] = _entry(library, quiz) | {"questions": [_question(quiz, q) for q in quiz.questions]}
    for exam in library.listed.all(Exam):
        found["exams"][exam.id] = _entry(library, exam) | {"passMark": exam.pass_mark, "minutes": exam.minutes}
    for path in library.listed.all(Path):
        modules = _modules(library, path)
        found["paths"][path.id] = _entry(library, path) | {"modules": modules, "quizPercent": path.quiz_percent}
    for record_id in _items(library):
        record = library.listed.get(record_id)
        if isinstance(record, Case):
            points = [{"name": f"{record.id}#{point.id}", "version": point.version} for point in record.decision_points]
            found["cases"][record.id] = _entry(library, record) | {"questions": points}
        elif record is not None and record.kind not in ("quiz", "exam", "path"):
            found["pages"][record.id] = _entry(library, record)
    words = json.dumps(found, ensure_ascii=False, sort_keys=True)
    return {"version": sha256(words.encode()).hexdigest()[:8], **found}


def _entry(library: Library, record: Record) -> Entry:
    """What every listed record has: `major` is the day of its last major change, `formerly` its old ids."""
    major = max((str(change.date) for change in record.changes if change.weight == "major"), default=None)
    return {
        "title": record.title,
        "page": library.page_of(record),
        "kind": library.kind_of(record).label,
        **({"major": major} if major else {}),
        **({"formerly": list(record.formerly)} if record.formerly else {}),
    }


def _question(quiz: Quiz, question: Question) -> Entry:
    """A question; its `parts`, if it has any, are what is answered."""
    parts = [_question(quiz, part) for part in question.parts]
    entry = {"name": f"{quiz.id}#{question.id}", "version": question.version, "label": question.label}
    return entry | {"parts": parts} if parts else entry


def _modules(library: Library, path: Path) -> list[Entry]:
    return [
        {
            "id": module.id,
            "title": module.title,
            "minutes": module.minutes,
            "items": [
                {"ref": record.id, "required": item.required}
                for item in module.items
                if (record := library.listed.get(item.ref))
            ],
        }
        for module in path.modules
    ]


def _items(library: Library) -> list[str]:
    """The ids of all records that paths name, as they are now."""
    refs = (item.ref for path in library.listed.all(Path) for module in path.modules for item in module.items)
    return sorted({library.current_id(ref) for ref in refs})
