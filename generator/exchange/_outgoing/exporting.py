"""An export from beginning to end: what is wanted, checked, written beside its place, and put there whole."""

import datetime
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType

from generator import build
from generator.authoring import identifiers
from generator.authoring.together import replace_all
from generator.diagnostic import Diagnostic
from generator.disclosure.audience import Audience, for_audience
from generator.exchange._outgoing.choosing import Wanted, choose
from generator.exchange._outgoing.losses import REPORT, Loss, report
from generator.exchange._outgoing.rendition import in_rendition
from generator.exchange._outgoing.selection import Selection
from generator.exchange._outgoing.texts import Site, Texts
from generator.library import Library
from generator.outlets.publish import Staging
from generator.outlets.refusals import naming
from generator.outlets.settings import named
from generator.traditional.rendition import Rendition
from generator.workbooks.refused import RefusedError

PUBLIC: Audience = "public"
EMPTY = "选中的里面没有题目"


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
    selection = replace(
        choose(whole, Texts(library, site_of(root)), wanted, known, now), project=root, options=wanted.options
    )
    if wanted.variant or getattr(module, "VARIANT", ""):
        selection = in_rendition(selection, Rendition(wanted.variant or module.VARIANT))
    is_whole = getattr(module, "WHOLE", False)
    if not selection.items and not is_whole:
        raise RefusedError(EMPTY)
    _refuse_errors([one for one in diagnostics if is_whole or one.place.file in _files(whole, selection)])
    losses = _write(module, selection, out)
    if change := selection.identifiers.change:
        replace_all(root, [change])
    told = out.with_name(out.name + REPORT)
    told.write_text(report(_heading(module, selection), losses), encoding="utf-8")
    lost = {loss.ref for loss in losses if loss.is_whole}
    return Exported(0 if is_whole else len(selection.items) - len(lost), losses, told)


def site_of(root: Path) -> Site:
    """The site of a project, as its `mkdocs.yml` has it."""
    return Site(*named(root))


def _heading(module: ModuleType, selection: Selection) -> str:
    return f"{selection.title} → {module.LABEL}：没有带上的"


def _files(whole: Library, selection: Selection) -> frozenset[str]:
    """The files that say what is exported."""
    records = {item.quiz.id for item in selection.items} | ({selection.subject.id} if selection.subject else set())
    return frozenset(whole.origins[one].file for one in records)


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
