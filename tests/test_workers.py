"""Work shared out among processes comes back in order, with its mistakes."""

import multiprocessing
import os
import signal
from collections.abc import Iterator, Sequence
from multiprocessing.connection import Connection, Pipe
from typing import Any

import pytest

from generator import workers

FORK = multiprocessing.get_context("fork")
PATIENCE = 60  # seconds, before a test fails that would never end


@pytest.fixture(autouse=True)
def several_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Share out even little work, whatever the machine."""
    monkeypatch.setattr(workers, "WORTHWHILE", 1)
    monkeypatch.setattr(workers, "processors", lambda: 3)


def test_results_come_in_the_order_of_the_items() -> None:
    assert list(workers.in_order(lambda number: number * number, range(50))) == [n * n for n in range(50)]


def test_the_work_is_done_elsewhere() -> None:
    three = FORK.Barrier(3)

    def together(number: int) -> int:
        if number:
            three.wait(PATIENCE)  # until three processes have a piece each
        return os.getpid()

    first, *others = workers.in_order(together, range(10))
    assert first == os.getpid()
    assert len(set(others)) == 3
    assert first not in others


def test_nobody_waits_for_a_long_piece_of_work() -> None:
    done = FORK.Semaphore(0)

    def work(number: int) -> int:
        if number == 1:  # is as long as all others together
            assert all(done.acquire(timeout=PATIENCE) for _ in range(2, 9))
        elif number:
            done.release()
        return os.getpid()

    processes = list(workers.in_order(work, range(9)))
    assert processes.count(processes[1]) == 1


def test_large_results_wait_until_they_are_asked_for() -> None:
    results = workers.in_order(lambda number: str(number) * 1_000_000, range(9))
    assert [result[0] for result in results] == list("012345678")


def test_few_results_are_held_while_an_earlier_one_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    (quick, results), (slow, late) = Pipe(duplex=False), Pipe(duplex=False)
    ready = workers._ready
    stopped: list[bool] = []
    for place in range(1, 10):
        results.send((place, True, place))
    results.close()

    def heard_of(receivers: list[Connection], heard: Sequence[Connection]) -> Iterator[tuple[Connection, int, Any]]:
        if quick not in heard and not stopped:
            stopped.append(quick in receivers)
            late.send((0, True, 0))
        return ready(receivers, heard)

    monkeypatch.setattr(workers, "AHEAD", 3)
    monkeypatch.setattr(workers, "_ready", heard_of)
    assert [*workers._ordered([quick, slow], 10)] == [*range(10)]
    assert stopped == [True]


def test_a_mistake_is_raised_where_its_result_is_asked_for() -> None:
    results = workers.in_order(lambda number: 1 // (4 - number), range(9))
    assert [next(results) for _ in range(4)] == [0, 0, 0, 1]
    with pytest.raises(ZeroDivisionError):
        next(results)


def test_results_nobody_wants_keep_nobody_busy() -> None:
    results = workers.in_order(lambda _: os.getpid(), range(1000))
    next(results)
    process = next(results)
    del results
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def test_a_worker_that_dies_is_noticed() -> None:
    results = workers.in_order(lambda number: os._exit(1) if number == 4 else number, range(9))
    assert [next(results) for _ in range(4)] == [0, 1, 2, 3]
    with pytest.raises(RuntimeError, match="ended before"):
        next(results)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_that_reaches_all_processes_is_left_to_the_first(number: signal.Signals) -> None:
    def signalled(item: int) -> int:
        if item:  # the first item is done by the process that asks
            os.kill(os.getpid(), number)
        return item

    assert list(workers.in_order(signalled, range(9))) == list(range(9))
