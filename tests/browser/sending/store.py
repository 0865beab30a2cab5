"""A store of learning records for tests, on another host than the site; it keeps statements as xAPI says."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Condition
from typing import Any

from tests.browser.serving import QuietHandler, serving

Json = dict[str, Any]
STATEMENTS = "/xAPI/statements"
LOGIN = "Basic c2l0ZTpvcGVu"  # site:open


@dataclass
class Store:
    """What it has; `status` is what it answers instead of storing, if it is not 0.

    `is_down` ends a connection before anything is stored, `is_mute` after it. `unfit` are identifiers of activities
    that it refuses. `asked` counts the requests, `complaints` are what was sent wrongly.
    """

    address: str = ""
    status: int = 0
    is_down: bool = False
    is_mute: bool = False
    unfit: set[str] = field(default_factory=set)
    statements: dict[str, Json] = field(default_factory=dict)
    asked: int = 0
    complaints: list[str] = field(default_factory=list)
    news: Condition = field(default_factory=Condition)

    def take(self, sent: list[Json]) -> int:
        """Store all of them or none; the value is the status."""
        if self.status or any(one["object"]["id"] in self.unfit for one in sent):
            return self.status or 400
        if any(self.statements.get(one["id"], one) != one for one in sent):
            return 409
        if len({one["id"] for one in sent}) < len(sent):
            self.complaints.append("twice in a batch")
        self.statements |= {one["id"]: one for one in sent}
        return 200

    def restore(self) -> None:
        """All is well again."""
        self.status, self.is_down, self.is_mute = 0, False, False
        self.unfit.clear()


class Handler(QuietHandler):
    """What other programs see of it."""

    store: Store

    def do_OPTIONS(self) -> None:  # noqa: N802 - the name that is asked for
        """What browsers ask before they send."""
        self.reply(204)

    def do_POST(self) -> None:  # noqa: N802
        """Statements."""
        store, body = self.store, self.rfile.read(int(self.headers["Content-Length"]))
        with store.news:
            store.asked += 1
            store.complaints += [name for name, holds in self.rules().items() if not holds]
            status = 0 if store.is_down else store.take(json.loads(body))
            store.news.notify_all()
            is_cut = store.is_down or store.is_mute
        if is_cut:
            self.close_connection = True
        else:
            self.reply(status)

    def rules(self) -> dict[str, bool]:
        """What holds of a request."""
        return {
            "the address": self.path == STATEMENTS,
            "the version": self.headers["X-Experience-API-Version"] == "1.0.3",
            "the login": self.headers["Authorization"] == LOGIN,
            "JSON": self.headers["Content-Type"] == "application/json",
            "no address of a page": self.headers["Referer"] is None,
        }

    def reply(self, status: int) -> None:
        """No more than a status."""
        self.send_response(status)
        self.send_header("Access-Control-Allow-Origin", self.headers["Origin"] or "*")
        self.send_header("Access-Control-Allow-Headers", "authorization, content-type, x-experience-api-version")
        self.send_header("Content-Length", "0")
        self.end_headers()


@contextmanager
def storing(folder: Path) -> Iterator[Store]:
    """A store, as long as it is needed."""
    store = Store()
    with serving(folder, type("Storing", (Handler,), {"store": store})) as address:
        store.address = address.replace("127.0.0.1", "localhost")
        yield store
