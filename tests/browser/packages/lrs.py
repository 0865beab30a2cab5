"""A platform with cmi5 for tests: it launches a lesson, and its LRS takes only what cmi5 allows."""

import json
import re
import uuid
from dataclasses import dataclass, field
from threading import Condition
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from tests.browser.serving import QuietHandler

CATEGORY = "https://w3id.org/xapi/cmi5/context/categories/"
SESSION = "https://w3id.org/xapi/cmi5/context/extensions/sessionid"
MASTERY = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore"
VERBS = "http://adlnet.gov/expapi/verbs/"
ACTOR = {"objectType": "Agent", "account": {"homePage": "https://example.org", "name": "learner-1"}}
ACTIVITY = "https://example.org/launched/au-1"
DURATION = re.compile(r"PT\d+(\.\d{1,2})?S")
Json = dict[str, Any]


@dataclass
class Platform:
    """What it knows; `is_down` cuts it off, `is_mute` lets it take what it says it did not.

    `complaints` is what it was sent wrongly.
    """

    registration: str = field(default_factory=lambda: str(uuid.uuid4()))
    mode: str = "Normal"
    mastery: float | None = None
    is_down: bool = False
    is_mute: bool = False
    statements: dict[str, Json] = field(default_factory=dict)
    states: dict[str, Any] = field(default_factory=dict)
    tokens: set[str] = field(default_factory=set)
    over: set[str] = field(default_factory=set)
    complaints: list[str] = field(default_factory=list)
    news: Condition = field(default_factory=Condition)

    def launch(self, address: str, page: str) -> str:
        """The address of a lesson in a new session."""
        session = str(uuid.uuid4())
        self.states["LMS.LaunchData"] = {
            "contextTemplate": {
                "contextActivities": {"grouping": [{"id": "urn:casebook:au.cb.terms-quiz"}]},
                "extensions": {SESSION: session},
            },
            "launchMode": self.mode,
            "moveOn": "Passed",
            "returnURL": f"{address}/player.html",
            **({} if self.mastery is None else {"masteryScore": self.mastery}),
        }
        query = {
            "endpoint": f"{address}/lrs/",
            "fetch": f"{address}/fetch?session={session}",
            "actor": json.dumps(ACTOR),
            "registration": self.registration,
            "activityId": ACTIVITY,
        }
        return f"{address}/{page}?{urlencode(query)}"

    def verbs(self) -> list[str]:
        """What was stated, in order."""
        return [one["verb"]["id"].removeprefix(VERBS) for one in self.statements.values()]

    def take(self, statement: Json) -> int:
        """Store a statement; the value is the status."""
        known = self.statements.get(statement["id"])
        if known is not None:
            return 204 if known == statement else 409
        session = statement["context"]["extensions"][SESSION]
        self.complaints += [f"{statement['verb']['id']}: {wrong}" for wrong in self.wrong(statement, session)]
        with self.news:
            self.statements[statement["id"]] = statement
            self.news.notify_all()
        if statement["verb"]["id"] == f"{VERBS}terminated":
            self.over.add(session)
        return 204

    def wrong(self, statement: Json, session: str) -> list[str]:
        """What cmi5 does not allow."""
        verb = statement["verb"]["id"].removeprefix(VERBS)
        categories = {one["id"] for one in statement["context"]["contextActivities"].get("category", [])}
        result = statement.get("result", {})
        of_session = [one for one in self.statements.values() if one["context"]["extensions"][SESSION] == session]
        verbs = [one["verb"]["id"].removeprefix(VERBS) for one in of_session]
        is_allowed, moves = verb == "answered", {"completion", "success"} & result.keys()
        rules = {
            "the actor": statement["actor"] == ACTOR,
            "a uuid": str(uuid.UUID(statement["id"])) == statement["id"],
            "the registration": statement["context"]["registration"] == self.registration,
            "the grouping": len(statement["context"]["contextActivities"]["grouping"]) == 1,
            "initialized comes first": (verb == "initialized") == (not verbs),
            "nothing after terminated": session not in self.over,
            "categories": is_allowed != (f"{CATEGORY}cmi5" in categories),
            "moveon": is_allowed or bool(moves) == (f"{CATEGORY}moveon" in categories),
            "object": is_allowed != (statement["object"]["id"] == ACTIVITY),
            "once": is_allowed or verb not in verbs,
            "passed or failed": not ({verb, *verbs} >= {"passed", "failed"}),
            "once a registration": verb not in ("completed", "passed") or verb not in self.verbs(),
            "no failed after passed": verb != "failed" or "passed" not in self.verbs(),
            "duration": verb in ("answered", "initialized") or bool(DURATION.fullmatch(result.get("duration", ""))),
            "score": is_allowed or ("score" in result) == (verb in ("passed", "failed")),
            "mastery": is_allowed or "score" not in result or self._is_told_right(statement, verb == "passed"),
            "nothing empty": None not in result.values(),
            "a response is a string": isinstance(result.get("response", ""), str),
        }
        return [name for name, holds in rules.items() if not holds]

    def _is_told_right(self, statement: Json, is_passed: bool) -> bool:
        told = statement["context"]["extensions"].get(MASTERY)
        is_reached = self.mastery is None or statement["result"]["score"]["scaled"] >= self.mastery
        return bool(told == self.mastery and is_reached == is_passed)


class Handler(QuietHandler):
    """Serves files, and the platform below `/lrs/`."""

    platform: Platform

    def do_GET(self) -> None:  # noqa: N802 - the name that is asked for
        """A file or a document."""
        if self.path.startswith("/lrs/"):
            self.answer()
        else:
            super().do_GET()

    def do_PUT(self) -> None:  # noqa: N802
        """A statement or a document."""
        self.answer()

    def do_POST(self) -> None:  # noqa: N802
        """Statements, or the request for a token, which is given once."""
        if not self.path.startswith("/fetch"):
            return self.answer()
        session = parse_qs(urlsplit(self.path).query)["session"][0]
        is_first = session not in self.platform.tokens
        self.platform.tokens.add(session)
        return self.reply(200, {"auth-token": session} if is_first else {"error-code": "1", "error-text": "used"})

    def answer(self) -> None:
        """What the LRS says."""
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        token = self.headers.get("Authorization", "").removeprefix("Basic ")
        if self.platform.is_down or token not in self.platform.tokens:
            return self.reply(503 if self.platform.is_down else 401)
        if self.headers.get("X-Experience-API-Version") != "1.0.3":
            self.platform.complaints.append(f"{self.path}: no version")
        return self.stated(body) if urlsplit(self.path).path == "/lrs/statements" else self.document(body)

    def stated(self, body: bytes) -> None:
        """One statement, or a list of them."""
        sent = json.loads(body)
        status = max(map(self.platform.take, sent if isinstance(sent, list) else [sent]))
        self.reply(503 if self.platform.is_mute else status)

    def document(self, body: bytes) -> None:
        """A document of the lesson or of the learner."""
        query = parse_qs(urlsplit(self.path).query)
        name = (query.get("stateId") or query["profileId"])[0]
        if self.command == "PUT":
            self.platform.states[name] = json.loads(body)
            return self.reply(204)
        found = self.platform.states.get(name)
        return self.reply(404) if found is None else self.reply(200, found)

    def reply(self, status: int, value: object = None) -> None:
        """A value as JSON."""
        content = b"" if value is None else json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


def handler_of(platform: Platform) -> type[Handler]:
    """What serves files, and this platform."""
    return type("Launching", (Handler,), {"platform": platform})
