"""Work on many items shared out among processes, results in order and only a few at a time in memory."""

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar, cast

Item = TypeVar("Item")
Result = TypeVar("Result")
Pipe = tuple[Connection, Connection]

WORTHWHILE = 200
AHEAD = 100  # results that are held while an earlier one is waited for


def in_order(
    work: Callable[[Item], Result], items: Sequence[Item], size: int | None = None, *, first_here: bool = True
) -> Iterator[Result]:
    """The result for each item, in the order of the items; `size` says how much work that is, if not by their number.

    What the work leaves in memory, such as compiled templates, the processes need not make again if the first of it is
    done here; where it leaves much that nobody needs, none is.

    Each process takes the next item that nobody has taken, and waits when nobody reads its results, so memory does not
    grow. Where processes cannot share what is in memory (they can on Linux), beside other threads (a preview has some,
    and what they hold would stay locked), or for few items, the work is done right here.
    """
    count = processors()
    if min(count, len(items)) < 2 or (len(items) if size is None else size) < WORTHWHILE:
        return map(work, items)
    return _from_processes(work, items, count, first_here)


def processors() -> int:
    """How many processes may run at once."""
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0))


def _from_processes(
    work: Callable[[Item], Result], items: Sequence[Item], count: int, first_here: bool
) -> Iterator[Result]:
    if first_here:
        yield work(items[0])
        items = items[1:]
    gc.freeze()
    fork = multiprocessing.get_context("fork")
    pipes = [fork.Pipe(duplex=False) for _ in range(count)]
    taken = fork.Value("L", 0)
    processes = [
        fork.Process(target=_serve, args=(work, items, taken, pipes, number), daemon=True) for number in range(count)
    ]
    try:
        with _undisturbed():  # and so are the processes, for good: the one who asked for the work ends them
            for process in processes:
                process.start()
        for _receiver, sender in pipes:
            sender.close()
        yield from _ordered([receiver for receiver, _sender in pipes], len(items))
    finally:
        with _undisturbed():
            _stop(processes, [receiver for receiver, _sender in pipes])
        gc.unfreeze()


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Ctrl+C and SIGTERM, which may reach all processes at once, wait for the end of this."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ())
    try:
        signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT, signal.SIGTERM))
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _stop(processes: Sequence[BaseProcess], receivers: Sequence[Connection]) -> None:
    started = [process for process in processes if process.pid is not None]
    for process in started:
        process.kill()
    for process in started:
        process.join()
    for receiver in receivers:
        receiver.close()


def _serve(work: Callable[[Any], Any], items: Sequence[Any], taken: Any, pipes: Sequence[Pipe], own: int) -> None:
    """Work as long as there are items. Only the own end of the own pipe stays open, so that either side sees the other
    end.
    """
    for number, (receiver, sender) in enumerate(pipes):
        receiver.close()
        if number != own:
            sender.close()
    while (place := _next(taken)) < len(items):
        try:
            outcome = True, work(items[place])
        except Exception as error:  # noqa: BLE001 - raised again where the result is asked for
            outcome = False, error
        try:
            pipes[own][1].send((place, *outcome))
        except BrokenPipeError:  # who asked for the work was killed
            return


def _next(taken: Any) -> int:
    """The place of an item that nobody has taken yet."""
    with taken.get_lock():
        taken.value += 1
        return int(taken.value) - 1


def _ordered(receivers: list[Connection], count: int) -> Iterator[Any]:
    """The results in order. While one is waited for, others that are ready are read, so that nobody stands still.

    Of those not many are held here: then only who may have the one that is waited for is listened to, and the others
    wait. Each takes its items in their order, so who has sent a later one has not got it.
    """
    early: dict[int, tuple[bool, Any]] = {}
    last: dict[Connection, int] = {}
    for place in range(count):
        while place not in early:
            heard = receivers if len(early) < AHEAD else [one for one in receivers if last.get(one, -1) < place]
            for receiver, at, result in _ready(receivers, heard):
                last[receiver], early[at] = at, result
        good, outcome = early.pop(place)
        if not good:
            raise outcome
        yield outcome


def _ready(
    receivers: list[Connection], heard: Sequence[Connection]
) -> Iterator[tuple[Connection, int, tuple[bool, Any]]]:
    """What can be read of those who are heard as soon as there is something; who has ended is struck off the list."""
    if not heard:
        raise RuntimeError("a worker process ended before its work was done")
    for receiver in cast(list[Connection], wait(heard)):
        try:
            place, good, outcome = receiver.recv()
        except EOFError:
            receivers.remove(receiver)
        else:
            yield receiver, place, (good, outcome)
