"""`casebook ledger teach`: what to teach this month, and a learning path to begin with."""

import argparse
import datetime
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from generator.authoring.new import NotWrittenError, of_text
from generator.authoring.writing import written
from generator.commands._arguments import add_project, folder, not_a_project
from generator.commands._exits import HAS_ERRORS, MISUSED, OK
from generator.commands._handed_in import handed_in
from generator.commands._ledger._kept import library_with_ledger
from generator.kinds.path import KIND
from generator.learners import items
from generator.library import Library
from generator.report import as_text, visible
from generator.signals.counted import counted
from generator.teaching.growth import Growths, growths, told
from generator.teaching.path import draft, path_id
from generator.teaching.ranking import ORDER, Missed, Topic, topics

HELP = "本月教什么：增加的原因、答错的题、没写进流程的经验，排好次序；--out 起草一条学习路径"
SHOWN = 3  # of anything, below a cause
STEM = 40  # characters of a question


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What it takes."""
    add_project(parser)
    parser.add_argument(
        "--items",
        type=Path,
        nargs="+",
        default=[],
        metavar="EXPORT",
        help="学员导出的记录文件（.json），看哪些题答错得多",
    )
    parser.add_argument(
        "--out", type=folder, metavar="DIR", help="学习路径的草稿写到哪个文件夹，一般是 content/paths；不写就只列出来"
    )


def run(options: argparse.Namespace) -> int:
    """Rank, tell, and write the draft if that is asked for."""
    if wrong := not_a_project(options.project):
        print(visible(wrong), file=sys.stderr)
        return MISUSED
    library = library_with_ledger(options.project)
    if library is None:
        return HAS_ERRORS
    missed, is_whole = _missed(library, options.items)
    of = counted(library)
    grown = growths(of, "cause") if of else None
    ranked = topics(library, grown.of if grown else {}, missed)
    basis = [*_basis(library, grown)]
    for line in (*(f"{sentence}。" for sentence in basis), *_told(library, options.items, ranked)):
        print(visible(line))
    code = OK if is_whole else HAS_ERRORS
    month = (grown.last if grown else "") or f"{library.today.replace(day=1) - datetime.timedelta(days=1):%Y-%m}"
    return code if options.out is None else _draft(options, library, draft(library, month, ranked, basis)) or code


def _missed(library: Library, files: Sequence[Path]) -> tuple[Sequence[Missed], bool]:
    """What the learners' records say, and whether all of them could be read."""
    if not files:
        return [], True
    records = handed_in(files)
    found = items.analyse(library.published, records) if records else []
    judged = [one for one in found if one.difficulty is not None and one.answered >= items.ENOUGH]
    return [
        Missed(f"{one.quiz.id}#{one.question.id}", one.stem, one.difficulty or 0, one.answered) for one in judged
    ], len(records) == len(files)


def _basis(library: Library, grown: Growths | None) -> Iterator[str]:
    """What it rests on, and how to take it, in sentences."""
    if library.ledger and library.ledger.about.demonstration:
        yield "演示数据，由程序生成：不是任何机构的投诉"
    yield f"次序：{ORDER}"
    if grown is None:
        yield "没有投诉数据（content/ledger，由 casebook ledger read 写出），只看题目和经验"
    yield from (told(grown) if grown else ())


def _told(library: Library, files: Sequence[Path], ranked: Sequence[Topic]) -> Iterator[str]:
    if not files:
        yield "没有学员的记录：加上 --items 和学员导出的文件，才知道哪些题答错得多。"
    for number, topic in enumerate(ranked, 1):
        yield ""
        yield f"{number}. {topic.cause.title}（{topic.cause.id}）"
        yield from (f"   {line}" for line in _lines(library, topic))


def _lines(library: Library, topic: "Topic") -> Iterator[str]:
    there = topic.material
    yield from (f"为什么：{reason}。" for reason in topic.reasons)
    yield from (f"答错多：{one.ref}，平均 {one.score:.2f} 分，{_short(one.stem)}" for one in topic.missed[:SHOWN])
    for one in there.lessons[:SHOWN]:
        target = library.get(one.lesson.target)
        where = f"{target.title}（{one.lesson.target}）" if target else one.lesson.target
        yield f"没写进：{one.lesson.text} → {where}，出自 {one.case.title}"
    for label, records in (("流程", there.guides), ("案例", there.cases), ("题目", there.quizzes)):
        if records:
            yield f"{label}：" + "；".join(f"{record.title}（{record.id}）" for record in records[:SHOWN])
    yield from (f"要写：{lack}。" for lack in there.lacks)


def _short(stem: str) -> str:
    words = " ".join(stem.split())
    return words if len(words) <= STEM else f"{words[:STEM]}……"


def _draft(options: argparse.Namespace, library: Library, value: Mapping[str, Any] | None) -> int:
    """Write the path; OK, or why it was not."""
    if value is None:
        print("没有可学的流程、案例和题目，没有起草学习路径。先写缺的。", file=sys.stderr)
        return HAS_ERRORS
    name = path_id(value)
    file = options.out / f"{name}.yaml"
    try:
        new = of_text(options.project, KIND, name, written(KIND, value), library)
        with file.open("xb") as stream:
            stream.write(new.raw)
    except NotWrittenError as refused:
        print(visible(str(refused)), file=sys.stderr)
        return MISUSED
    except FileExistsError:
        print(visible(f"{file} 已经存在，没有动它。改名或者删掉再运行。"), file=sys.stderr)
        return MISUSED
    print(visible(f"\n写好了 {file}，是草稿，不会发布。读过、改好，删掉 status: draft 这一行。"))
    if new.findings:
        print(as_text(new.findings))
    return HAS_ERRORS if new.findings else OK
