"""Work on many items shared out among processes, results in order and only a few at a time in memory."""

import gc
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

WORTHWHILE = 200


def in_order(work: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
    """The result for each item, in the order of the items.

    Each process takes every n-th item and waits when nobody reads its results, so memory does not grow. Where
    processes cannot share what is in memory (they can on Linux), beside other threads (a preview has some, and what
    they hold would stay locked), or for few items, the work is done right here.
    """
    count = processors()
    if count < 2 or len(items) < WORTHWHILE:
        return map(work, items)
    return _from_processes(work, items, count)


def processors() -> int:
    """How many processes may run at once."""
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0))


def _from_processes(work: Callable[[Item], Result], items: Sequence[Item], count: int) -> Iterator[Result]:
    gc.freeze()
    fork = multiprocessing.get_context("fork")
    pipes = [fork.Pipe(duplex=False) for _ in range(count)]
    shares = [(work, items[first::count], pipe) for first, pipe in enumerate(pipes)]
    processes = [fork.Process(target=_serve, args=share, daemon=True) for share in shares]
    for process, (_receiver, sender) in zip(processes, pipes, strict=True):
        process.start()
        sender.close()
    try:
        for number in range(len(items)):
            yield _received(pipes[number % count][0])
    finally:
        for process in processes:
            process.terminate()
            process.join()
        gc.unfreeze()


def _serve(work: Callable[[Any], Any], share: Sequence[Any], pipe: tuple[Connection, Connection]) -> None:
    for item in share:
        try:
            outcome = True, work(item)
        except Exception as error:  # noqa: BLE001 - raised again where the result is asked for
            outcome = False, error
        pipe[1].send(outcome)


def _received(receiver: Connection) -> Any:
    good, outcome = receiver.recv()
    if not good:
        raise outcome
    return outcome
