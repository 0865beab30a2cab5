"""A check that goes on: after each edit it tells what is new and what has been mended, until it is interrupted."""

import logging
from pathlib import Path
from typing import NoReturn

from watchfiles import watch

from generator.disclosure.audience import Audience
from generator.outlets.serving.findings import Findings
from generator.outlets.serving.project import Project
from generator.reading.folders import FOLDERS

log = logging.getLogger("mkdocs.plugins.casebook")
LOOK_ANYWAY = 5_000  # milliseconds


def recheck(root: Path, audience: Audience) -> NoReturn:
    """Check the project in `root` whenever one of its files has changed."""
    project, findings = Project(root, drafts=False, audience=audience), Findings()
    _look(project, findings)
    log.info("%s正在看着，文件一改就再检查，按 Ctrl+C 停止。", "" if findings.known else "没有发现问题。")
    while True:
        folders = _folders(root)
        for _changes in watch(*folders, watch_filter=None, rust_timeout=LOOK_ANYWAY, yield_on_timeout=True):
            _look(project, findings)
            if _folders(root) != folders:
                break


def _look(project: Project, findings: Findings) -> None:
    reading = project.read()
    if project.shelf.changed:
        findings.check(reading.unread, project.look_across(reading))


def _folders(root: Path) -> list[Path]:
    return [root / name for name in FOLDERS if (root / name).is_dir()]
