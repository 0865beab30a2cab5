"""What is to be taught as a learning path: a draft that names only what is there."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from generator.kinds.path import Path
from generator.library import Library
from generator.record import MaintainedRecord
from generator.teaching.ranking import Topic

MODULES, OF_A_KIND, SIGNED, WORST = 5, 2, 4, 3
"""Of a path; guides, cases, question sets of a module; boxes to tick; questions that are named."""
MINUTES = {"guide": 20, "case": 25, "quiz": 15}
HALF_DAY = 180  # minutes of learning
INTRO = """\
看到 {month} 为止起草。{basis}。每个模块写明为什么排在这里；分钟数是估计，请培训师照实改。

{reasons}
"""
TITLE = "本月教什么："


def path_id(value: Mapping[str, Any]) -> str:
    """The id of a path that was drafted: `teach-2026-10`."""
    return f"teach-{value['title'].removeprefix(TITLE)}"


def draft(library: Library, month: str, topics: Sequence[Topic], basis: Sequence[str]) -> dict[str, Any] | None:
    """The fields of a path over what can be taught, the first `MODULES` of it; none if there is nothing to learn from.

    `month` is the last that was looked at, `basis` says in sentences what it rests on. It is a draft, so that nothing
    is taught that no trainer has read.
    """
    taught = [topic for topic in topics if _items(topic)][:MODULES]
    if not taught:
        return None
    modules = [_module(library, topic) for topic in taught]
    minutes = sum(module["minutes"] for module in modules)
    reasons = "\n".join(f"- **{topic.cause.title}**：{'；'.join(topic.reasons)}。" for topic in taught)
    return {
        "title": f"{TITLE}{month}",
        "summary": f"看到 {month} 为止，最要补的 {len(taught)} 个原因：先看什么、练什么、考什么。",
        "status": "draft",
        "owner": _owner(library),
        "reviewed": library.today,
        "review_every": 1,
        "audience": ["handler"],
        "duration": f"{-(-minutes // HALF_DAY)} 个半天",
        "intro": INTRO.format(month=month, basis="。".join(basis), reasons=reasons),
        "modules": modules,
    }


def _module(library: Library, topic: Topic) -> dict[str, Any]:
    items = _items(topic)
    signed = [one.lesson.text for one in topic.material.lessons[:SIGNED]]
    return {
        "id": topic.cause.id,
        "title": topic.cause.title,
        "minutes": sum(MINUTES[record.kind] for record in items),
        "goal": f"说得出“{topic.cause.title}”这类投诉先核实什么、怎么答复，做对本模块的题。",
        "items": [{"ref": record.id, "note": _note(library, topic, record.id)} for record in items],
        **({"sign_off": signed} if signed else {}),
    }


def _note(library: Library, topic: Topic, record_id: str) -> str | None:
    """Which questions of a set are missed most."""
    refs = [one.ref for one in topic.missed if one.ref.partition("#")[0] == record_id][:WORST]
    titles = [anchor.title for ref in refs if (anchor := library.anchor(ref))]
    return f"答错多的先讲：{'、'.join(titles)}" if titles else None


def _items(topic: Topic) -> list[MaintainedRecord]:
    """What to read, what to decide, what to answer; sets with questions that are missed before others."""
    there = topic.material
    worst = dict.fromkeys(one.ref.partition("#")[0] for one in topic.missed)
    quizzes = sorted(there.quizzes, key=lambda quiz: [*worst].index(quiz.id) if quiz.id in worst else len(worst))
    return [*there.guides[:OF_A_KIND], *there.cases[:OF_A_KIND], *quizzes[:OF_A_KIND]]


def _owner(library: Library) -> str:
    """Who answers for most of the paths that are there, or for most of all else."""
    every = [record for record in library.records.values() if isinstance(record, MaintainedRecord)]
    paths = [record for record in every if isinstance(record, Path)]
    return Counter(library.current_id(record.owner) for record in paths or every).most_common(1)[0][0]
