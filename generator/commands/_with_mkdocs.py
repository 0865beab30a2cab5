"""What needs the settings of a site, and may be refused by them."""

import sys
from collections.abc import Callable
from pathlib import Path

from generator.commands._exits import HAS_ERRORS, MISUSED, OK
from generator.outlets import site


def with_mkdocs(project: Path, run: Callable[[Path], None]) -> int:
    """Run something with the settings of a project; the value is the exit code."""
    configuration = project / "mkdocs.yml"
    if not configuration.is_file():
        print(f"{project.resolve()} 里没有 mkdocs.yml（网站的名称、菜单和外观）。", file=sys.stderr)
        return MISUSED
    try:
        run(configuration)
    except site.Refused as refused:
        print(refused, file=sys.stderr)
        return HAS_ERRORS
    return OK
