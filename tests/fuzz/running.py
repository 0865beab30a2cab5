"""Cases in processes of their own, each with so much CPU time and no more; one that hangs ends only itself."""

import multiprocessing
import resource
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import NamedTuple, cast

from tests.fuzz.trial import Fault, Outcome

LIMIT = 5.0  # seconds of CPU time; most cases take a hundredth of one
PATIENCE = 20  # times as long may a case take on a busy machine
MEMORY = 4 << 30
HANGS = (-signal.SIGPROF, -signal.SIGALRM)

FORK = multiprocessing.get_context("fork")

Trial = Callable[[int, Path], Outcome]
"""The outcome of a case, by its number and a folder that is the process's own."""


class Result(NamedTuple):
    """What became of a case, and how many seconds of CPU time that took."""

    number: int
    outcome: Outcome
    seconds: float


class Share:
    """The cases of one desk. When a process dies of one, that is its outcome, and another process goes on behind it."""

    def __init__(self, trial: Trial, numbers: Sequence[int], desk: Path) -> None:
        self.trial, self.left, self.desk = trial, numbers, desk
        self._start()

    def next(self) -> Result:
        """The result of the next case, which is waited for."""
        number, self.left = self.left[0], self.left[1:]
        try:
            return cast(Result, self.receiver.recv())
        except EOFError:
            self.process.join()
            outcome = Outcome("refused", fault=_death(self.process.exitcode or 0))
            self._start()
            return Result(number, outcome, LIMIT)

    def close(self) -> None:
        """End the process, whatever it is at."""
        self.process.kill()
        self.process.join()
        self.receiver.close()

    def _start(self) -> None:
        self.receiver, sender = FORK.Pipe(duplex=False)
        self.process = FORK.Process(target=_serve, args=(self.trial, self.left, self.desk, sender), daemon=True)
        self.process.start()
        sender.close()


def results(trial: Trial, numbers: Sequence[int], desks: Sequence[Path]) -> Iterator[Result]:
    """The results of all cases as they come; one process for each desk."""
    shares = [Share(trial, numbers[at :: len(desks)], desk) for at, desk in enumerate(desks)]
    try:
        while waiting := {share.receiver: share for share in shares if share.left}:
            for ready in cast(list[Connection], wait(list(waiting))):
                yield waiting[ready].next()
    finally:
        for share in shares:
            share.close()


def _serve(trial: Trial, numbers: Sequence[int], desk: Path, sender: Connection) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who asked for the cases ends the process
    for number in numbers:
        signal.setitimer(signal.ITIMER_PROF, LIMIT)  # from now on; nobody handles its signal, so it kills
        signal.alarm(int(PATIENCE * LIMIT))
        began = time.process_time()
        outcome = trial(number, desk)
        sender.send(Result(number, outcome, time.process_time() - began))


def _death(code: int) -> Fault:
    """What a process died of, by its exit code."""
    if code in HANGS:
        return Fault("hang", "", f"more than {LIMIT} s of CPU time")
    name = signal.Signals(-code).name if code < 0 else f"exit code {code}"
    return Fault("crash", name, f"the process ended with {name}")
