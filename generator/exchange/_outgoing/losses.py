"""What did not go along, for whoever hands the file on."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

REPORT = ".report.txt"


class Loss(NamedTuple):
    """What a format cannot hold of one thing, or that it cannot hold it at all (`is_whole`).

    `ref` is `quiz#question`, or empty if it is of all of them.
    """

    ref: str
    sentence: str
    is_whole: bool = False


def by_sentence(losses: Iterable[Loss]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The sentences in the order in which they come, each with all that it is said of."""
    found: dict[str, list[str]] = {}
    for loss in losses:
        found.setdefault(loss.sentence, []).append(loss.ref)
    yield from ((sentence, tuple(dict.fromkeys(ref for ref in refs if ref))) for sentence, refs in found.items())


def report(heading: str, losses: Iterable[Loss]) -> str:
    """The text that is put beside what was exported: by question what did not go along."""
    found: dict[str, list[str]] = {}
    for ref, sentence, _is_whole in losses:
        found.setdefault(ref or "全部", []).append(sentence)
    lines = [f"{ref}：{'；'.join(dict.fromkeys(sentences))}" for ref, sentences in found.items()]
    return "\n".join([heading, "", *(lines or ["全部带上了。"])]) + "\n"
