"""A script in the pages of a built site that records what goes wrong on them."""

import shutil
from pathlib import Path, PurePosixPath

SCRIPT = Path(__file__).with_suffix(".js")
TELL = "return recorder()"
HEAD = "<head>"


def install(site: Path) -> None:
    """Have every page begin with the script."""
    shutil.copy(SCRIPT, site)
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        page.write_text(begun(text, page.relative_to(site).as_posix()), encoding="utf-8")


def begun(text: str, path: str) -> str:
    """A page with the script before everything else, also before the policy on what scripts it may load."""
    before, head, after = text.partition(HEAD)
    assert head, path
    up = "../" * (len(PurePosixPath(path).parts) - 1)
    return f'{before}{head}<script src="{up}{SCRIPT.name}"></script>{after}'
