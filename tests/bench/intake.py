"""How often a pasted complaint is told right, by field and by how sure the site is: `python -m tests.bench.intake`."""

import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from generator.cli import main as casebook
from tests.bench.corpus import FOLDERS, SHIPPED
from tests.browser.chromium import LAUNCH_ARGS, find_or_install
from tests.intake.labelled import FIELDS, SETS, Complaint, Guess, accuracy, complaints, guesses, guides

SURE = {"": "all", "sure": "有把握", "likely": "大概是", "unsure": "拿不准"}


def main() -> None:
    """Build the shipped site, ask it, and print one table."""
    with tempfile.TemporaryDirectory(prefix="casebook-intake-") as folder, sync_playwright() as playwright:
        for source in FOLDERS:
            shutil.copytree(SHIPPED / source, Path(folder) / source)
        shutil.copy(SHIPPED / "mkdocs.yml", folder)
        casebook(["build", "--project", folder])
        browser = playwright.chromium.launch(executable_path=find_or_install(), args=list(LAUNCH_ARGS))
        page = browser.new_page()
        page.goto((Path(folder) / "site" / "intake.html").as_uri())
        print("\n".join(_table(page)))
        browser.close()


def _table(page: Page) -> Iterator[str]:
    yield f"| complaints | number | {' | '.join(FIELDS)} |"
    yield f"| --- | --- | {' | '.join('---' for _ in FIELDS)} |"
    for name in SETS:
        asked = complaints(name)
        said = guesses(page, [each.text for each in asked], guides())
        for sure, words in SURE.items():
            cells = [_cell(asked, said, field, sure) for field in FIELDS]
            yield f"| {name}, {words} | {len(asked) if not sure else ''} | {' | '.join(cells)} |"


def _cell(asked: Sequence[Complaint], said: Sequence[Mapping[str, Guess]], field: str, sure: str) -> str:
    number = sum(
        one[field].sure == sure if sure else bool(each.accepted[field]) for each, one in zip(asked, said, strict=True)
    )
    return (
        f"{accuracy(asked, said, field, sure):.3f} of {number}"
        if number and any(one.accepted[field] for one in asked)
        else "—"
    )


if __name__ == "__main__":
    main()
