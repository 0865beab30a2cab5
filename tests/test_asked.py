"""What the search is told of how pages are asked for: all that fits, fairly."""

from pathlib import Path

import pytest

from generator.data import asked
from generator.library import Library
from tests import sites
from tests.rendering import library_of, project
from tests.shipped import shipped_library

PROJECT = Path(__file__).parents[1]
GUIDE = "content/guides/complaint-steps.yaml"
CASE = "cases/example-case.yaml"


def table(library: Library) -> dict[str, list[str]]:
    """The utterances of each page."""
    ((name, value),) = asked.datasets(library)
    assert name == "asked"
    assert isinstance(value, dict)
    return dict(zip(value["pages"], (lines.split("\n") for lines in value["said"]), strict=True))


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A guide that is asked for three times, a case twice, and nothing else."""
    files = {
        GUIDE: "asked: [接到投诉先干什么, 第一步干啥, 从头到尾怎么走]\n",
        CASE: "asked: [有没有办过这样的, 以前怎么处理的]\n",
    }
    return library_of(project(tmp_path, {name: sites.example_files()[name] + more for name, more in files.items()}))


def test_every_utterance_stands_with_its_page(library: Library) -> None:
    said = table(library)
    assert said["guides/complaint-steps"] == ["接到投诉先干什么", "第一步干啥", "从头到尾怎么走"]
    assert said["cases/example-case"] == ["有没有办过这样的", "以前怎么处理的"]


def test_where_there_is_little_room_every_page_has_its_first(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    first = [lines[0] for lines in table(library).values()]
    monkeypatch.setattr(asked, "ROOM", sum(map(len, first)))
    assert list(table(library).values()) == [[words] for words in first]


def test_what_is_heard_of_a_cause_follows_what_its_guide_is_asked_for_the_short_before_the_long() -> None:
    shipped = shipped_library()
    said, own = table(shipped)["guides/collection"], shipped.records["collection"].asked
    assert tuple(said[: len(own)]) == own
    assert [len(words) for words in said[len(own) :]] == sorted(len(words) for words in said[len(own) :])
    assert len(said) > 2 * len(own)
