"""How often a pasted complaint is told right, by field and by how sure the site is: `python -m tests.bench.intake`."""

from collections.abc import Iterator, Mapping, Sequence

from playwright.sync_api import Page

from tests.bench.intake_page import intake_page
from tests.intake.labelled import FIELDS, SETS, Complaint, Guess, accuracy, complaints, guesses, guides

SURE = {"": "all", "sure": "有把握", "likely": "大概是", "unsure": "拿不准"}


def main() -> None:
    """Build the shipped site, ask it, and print one table."""
    with intake_page() as (page, _project):
        print("\n".join(_table(page)))


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
