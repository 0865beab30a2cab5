"""Who may make something: one at a time, and whoever reads a page goes before what is made beside it."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock


class Turns:
    """A lock with two doors. Of those who are patient only one stands at the door of the others."""

    def __init__(self) -> None:
        self.patience, self.door, self.room = Lock(), Lock(), Lock()

    @contextmanager
    def urgent(self) -> Iterator[None]:
        """As soon as what is being made is made."""
        with self.door:
            self.room.acquire()
        try:
            yield
        finally:
            self.room.release()

    @contextmanager
    def patient(self) -> Iterator[None]:
        """When nobody who is urgent waits."""
        with self.patience, self.urgent():
            yield

    def end(self) -> None:
        """Let whoever is making something end, and nobody make anything after that."""
        self.door.acquire()
        self.room.acquire()
