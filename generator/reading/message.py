"""What an author is told of something that is wrong with a file itself."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Message:
    """What the author reads: the finding, what belongs there, how to mend it, and the page of `casebook explain`."""

    message: str
    expected: str
    fix: str
    page: str
