"""What became of the jobs, as a table."""

from collections.abc import Iterable, Mapping

FINE = "ok"
LONGEST = 160


def table(cells: Mapping[tuple[str, str], str]) -> list[str]:
    """A row for each job and a column for each engine; what went wrong is told in one line, cut if it is long."""
    jobs = dict.fromkeys(job for job, _ in cells)
    columns = dict.fromkeys(column for _, column in cells)
    rows = [[job, *(_line(cells.get((job, column), "")) for column in columns)] for job in jobs]
    return [_row(["job", *columns]), _row(["---"] * (len(columns) + 1)), *map(_row, rows)]


def _line(words: str) -> str:
    line = " ".join(words.replace("|", "\\|").split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST]}…"


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
