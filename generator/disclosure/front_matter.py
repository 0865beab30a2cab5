"""What a handwritten page says of itself before its text."""

import re
from collections.abc import Iterator

HEAD = re.compile(
    r"\A(?:---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$|(?=[\w\"'-]+[ \t]*[:：])(.*?)(?:^[ \t]*$|\Z))",
    re.DOTALL | re.MULTILINE,
)
SAYING = re.compile(r"^[ \t]*([\"']?)([\w-]+)\1[ \t]*[:：][ \t]*(.*?)[ \t]*(?:[ \t]#.*)?$", re.MULTILINE)
FIELD = "confidential"


def front_matter(text: str) -> Iterator[tuple[str, str]]:
    """What a handwritten page says of itself before its text, as `(name, value)`; names and values as written."""
    head = HEAD.match(text)
    yield from ((hit[2], hit[3]) for hit in SAYING.finditer((head[1] or head[2] or "") if head else ""))


def is_confidential(text: str) -> bool:
    """Whether a handwritten page is; also if what it says of that is neither true nor false."""
    return any(name.lower() == FIELD and value != "false" for name, value in front_matter(text))
