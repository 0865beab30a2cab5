"""Mutants and tests: collected once, then each mutant meets its tests in a process forked from there."""

import gc
import os
import pickle
import tempfile
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Literal

import coverage
import pytest

from tests.mutants import live, processes
from tests.mutants.mutations import Mutant

Fate = Literal["killed", "survived", "timeout"]

LONGEST = 1800
ALLOWANCE = 5  # seconds beside three times what the tests took


@dataclass(frozen=True, slots=True)
class Trace:
    """What the tests did with the code as it is: seconds by test, and the tests that ran each line."""

    seconds: dict[str, float]
    tests: dict[tuple[str, int], set[str]]


@dataclass
class Run:
    """A pytest plugin that runs mutants in place of the tests."""

    root: Path
    mutants: Sequence[Mutant]
    fates: dict[Mutant, Fate] = field(default_factory=dict)
    items: dict[str, pytest.Item] = field(default_factory=dict)
    caches: list[Any] = field(default_factory=list)

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run every mutant; without tests that pass, none."""
        self.items = {item.nodeid: item for item in session.items}
        self.caches = live.caches()
        gc.freeze()  # what is there stays shared with the processes forked from here
        if not session.testsfailed and (trace := self._trace(session)):
            self._run_all(session, trace)
        return True

    def _trace(self, session: pytest.Session) -> Trace | None:
        files = sorted({str(self.root / mutant.file) for mutant in self.mutants})
        with tempfile.NamedTemporaryFile() as result:
            child, folder = processes.start(partial(self._traced, session, files, result.name), LONGEST)
            if processes.finished(*os.waitpid(child, 0), folder):
                return None
            seconds, lines = pickle.load(result)
        return Trace(seconds, lines)

    def _run_all(self, session: pytest.Session, trace: Trace) -> None:
        waiting = [(mutant, _tests_of(mutant, trace)) for mutant in self.mutants]
        running: dict[int, tuple[Mutant, str]] = {}
        while waiting or running:
            while waiting and len(running) < len(os.sched_getaffinity(0)):
                mutant, tests = waiting.pop(0)
                seconds = int(3 * sum(trace.seconds[test] for test in tests)) + ALLOWANCE
                items = [self.items[test] for test in tests]
                child, folder = processes.start(partial(self._survives, session, mutant, items), seconds)
                running[child] = mutant, folder
            child, status = os.wait()
            mutant, folder = running.pop(child)
            self.fates[mutant] = fate = _fate(processes.finished(child, status, folder))
            if fate != "killed":
                print(f"{fate}: {mutant}", flush=True)

    def _survives(self, session: pytest.Session, mutant: Mutant, items: Sequence[pytest.Item]) -> int:
        live.apply(mutant)
        return int(any(self._fails(session, item) for item in items))

    def _traced(self, session: pytest.Session, files: Sequence[str], result: str) -> int:
        measured = coverage.Coverage(data_file=None, include=files)
        seconds: dict[str, float] = {}
        measured.start()
        for item in session.items:
            measured.switch_context(item.nodeid)
            began = time.process_time()
            if self._fails(session, item):
                return 1
            seconds[item.nodeid] = time.process_time() - began
        measured.stop()
        Path(result).write_bytes(pickle.dumps((seconds, self._lines(measured.get_data()))))
        return 0

    def _lines(self, data: coverage.CoverageData) -> Mapping[tuple[str, int], set[str]]:
        found: dict[tuple[str, int], set[str]] = defaultdict(set)
        for file in data.measured_files():
            for line, contexts in data.contexts_by_lineno(file).items():
                found[os.path.relpath(file, self.root), line].update(filter(None, contexts))
        return dict(found)

    def _fails(self, session: pytest.Session, item: pytest.Item) -> bool:
        """Run a test, which would otherwise find in caches what the tests before it left there."""
        for cache in self.caches:
            cache.cache_clear()
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=None)
        return bool(session.testsfailed)


def _fate(code: int) -> Fate:
    return "timeout" if code < 0 else "killed" if code else "survived"


def _tests_of(mutant: Mutant, trace: Trace) -> list[str]:
    """The tests that run the mutated line, the quickest first."""
    tests = trace.tests.get((mutant.file, mutant.line), set())
    return sorted(tests, key=lambda test: (trace.seconds[test], test))
