"""What a trace says of keystrokes."""

from typing import Any

from tests.bench.search.keystrokes import KEY, tasks


def mark(at: int) -> dict[str, Any]:
    """A keystroke arrives."""
    return {"name": KEY, "ph": "R", "ts": at, "pid": 1, "tid": 1}


def task(begin: int, microseconds: int, thread: int = 1) -> dict[str, Any]:
    """Something that a thread does."""
    name = "ThreadControllerImpl::RunTask"
    return {"name": name, "ph": "X", "ts": begin, "dur": microseconds, "pid": 1, "tid": thread}


def test_tasks_count_for_the_keystroke_that_came_before_they_ended() -> None:
    events = [task(0, 500), task(900, 3000), mark(1000), task(5000, 1000), mark(20_000), task(19_900, 2000)]
    assert list(tasks(events)) == [[3.0, 1.0], [2.0]]


def test_other_threads_block_nobody() -> None:
    assert list(tasks([mark(10), task(20, 9000, thread=2)])) == [[]]
