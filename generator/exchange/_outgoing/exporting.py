"""An export from beginning to end: what is wanted, checked, written beside its place, and put there whole."""

import datetime
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType

from generator import build
from generator.authoring import identifiers
from generator.authoring.together import replace_all
from generator.diagnostic import Diagnostic
from generator.disclosure.audience import Audience, for_audience
from generator.exchange._outgoing.choosing import Wanted, choose, named
from generator.exchange._outgoing.losses import REPORT, Loss, report
from generator.exchange._outgoing.rendition import in_rendition
from generator.exchange._outgoing.selection import Selection
from generator.exchange._outgoing.texts import Site, Texts
from generator.kinds.quiz import KIND as QUIZ
from generator.library import Library
from generator.outlets import settings
from generator.outlets.publish import Staging
from generator.outlets.refusals import naming
from generator.traditional.rendition import Rendition
from generator.workbooks.refused import RefusedError

PUBLIC: Audience = "public"
EMPTY = "选中的里面没有题目"
NOT_IN_PARTS = "{}收整个网站，不能只要几套题、一场考试或者一条路径"
FRAME_LOST = "情景题拆成小题，情景写在每道小题前面；整题的解析、依据和提示没有带上"


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written: how many questions (0 if it is about the whole site), what did not go along, and the file that
    tells it.
    """

    count: int
    losses: tuple[Loss, ...]
    report: Path


class WrongContentError(Exception):
    """Nothing is exported, because what was chosen has errors: `diagnostics`."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__()
        self.diagnostics = diagnostics


def export(root: Path, module: ModuleType, wanted: Wanted, out: Path, now: datetime.datetime) -> Exported:
    """Write what is wanted in a format. All is written or nothing.

    Raises `RefusedError`, `WrongContentError`, and what `replace_all` and the disk raise.
    """
    try:
        known = identifiers.read(root)
    except identifiers.BrokenMapError as broken:
        raise RefusedError(str(broken)) from broken
    diagnostics, whole = build.findings(root, audience=PUBLIC), build.read(root)
    library = for_audience(whole.published, PUBLIC).listed
    is_whole = getattr(module, "WHOLE", False)
    if is_whole and not wanted.everything and not getattr(module, "OF_PATHS", False):
        raise RefusedError(NOT_IN_PARTS.format(module.LABEL))
    files = _files(whole, wanted)
    _refuse_errors([one for one in diagnostics if is_whole or one.place.file in files])
    selection = replace(
        choose(whole, Texts(library, site_of(root)), wanted, known, now), project=root, options=wanted.options
    )
    title = selection.title
    if wanted.variant or getattr(module, "VARIANT", ""):
        selection = in_rendition(selection, Rendition(wanted.variant or module.VARIANT))
    if not selection.items and not is_whole:
        raise RefusedError(EMPTY)
    losses = _write(module, selection, out)
    if not is_whole and not getattr(module, "SCENARIOS", False):
        losses += tuple(_of_scenarios(selection))
    if change := selection.identifiers.change:
        replace_all(root, [change])
    told = out.with_name(out.name + REPORT)
    told.write_text(report(_heading(module, title), losses), encoding="utf-8")
    lost = {loss.ref for loss in losses if loss.is_whole}
    return Exported(0 if is_whole else len(selection.items) - len(lost), losses, told)


def site_of(root: Path) -> Site:
    """The site of a project, as its `mkdocs.yml` has it."""
    return Site(*settings.named(root))


def _heading(module: ModuleType, title: str) -> str:
    """What the report is of, in simplified characters as all that we tell whoever exports."""
    return f"{title} → {module.LABEL}：没有带上的"


def _files(whole: Library, wanted: Wanted) -> frozenset[str]:
    """The files that say what is asked for, those that cannot be read too."""
    origins = whole.origins
    return frozenset(
        origins[one].file if one in origins else f"{QUIZ.source}/{one}.yaml" for one in named(whole, wanted)
    )


def _of_scenarios(selection: Selection) -> Iterator[Loss]:
    """What a scenario says as a whole, which its parts do not."""
    for quiz in {item.quiz.id: item.quiz for item in selection.items}.values():
        frames = [question for question in quiz.questions if question.parts]
        here = {item.ref for item in selection.items}
        yield from (
            Loss(f"{quiz.id}#{frame.id}", FRAME_LOST)
            for frame in frames
            if any(f"{quiz.id}#{part.id}" in here for part in frame.parts)
        )


def _refuse_errors(diagnostics: Iterable[Diagnostic]) -> None:
    if wrong := tuple(one for one in diagnostics if one.problem.severity == "error"):
        raise WrongContentError(wrong)


def _write(module: ModuleType, selection: Selection, out: Path) -> tuple[Loss, ...]:
    """Write beside the place and put it there."""
    if not module.SUFFIX:
        return _write_folder(module, selection, out)
    with tempfile.TemporaryDirectory(prefix=f".{out.name}-", dir=out.parent) as folder, naming(out):
        made = Path(folder) / out.name
        losses = tuple(module.write(selection, made))
        made.replace(out)
    return losses


def _write_folder(module: ModuleType, selection: Selection, out: Path) -> tuple[Loss, ...]:
    staging = Staging(out)
    with naming(out):
        try:
            staging.begin()
            losses = tuple(module.write(selection, staging.folder))
            staging.publish()
        finally:
            staging.discard()
    return losses
