"""WebDriver as Firefox itself speaks it over a socket: geckodriver, which Debian has not, only turns that into HTTP.

A message is a JSON list with its length in bytes and a colon before it: `[0, number, command, parameters]` asks,
`[1, number, error, result]` answers.
"""

import json
import socket
from collections.abc import Mapping
from typing import Any, BinaryIO

COMMANDS = {
    "newSession": "WebDriver:NewSession",
    "quit": "WebDriver:DeleteSession",
    "get": "WebDriver:Navigate",
    "goBack": "WebDriver:Back",
    "goForward": "WebDriver:Forward",
    "refresh": "WebDriver:Refresh",
    "getCurrentUrl": "WebDriver:GetCurrentURL",
    "setWindowRect": "WebDriver:SetWindowRect",
    "w3cExecuteScript": "WebDriver:ExecuteScript",
    "actions": "WebDriver:PerformActions",
    "clickElement": "WebDriver:ElementClick",
    "clearElement": "WebDriver:ElementClear",
    "sendKeysToElement": "WebDriver:ElementSendKeys",
    "screenshot": "WebDriver:TakeScreenshot",
    "getElementText": "WebDriver:GetElementText",
    "getElementProperty": "WebDriver:GetElementProperty",
    "getElementAriaRole": "WebDriver:GetComputedRole",
    "getElementAriaLabel": "WebDriver:GetComputedLabel",
}
"""What Selenium calls a command, and what Firefox does."""


class Marionette:
    """Stands where Selenium keeps its connection to a driver."""

    def __init__(self, port: int) -> None:
        """Connect to a Firefox that listens."""
        self._socket = socket.create_connection(("127.0.0.1", port))
        self._answers = self._socket.makefile("rb")
        self._asked = 0
        received(self._answers)  # what it is

    def execute(self, command: str, params: Mapping[str, Any]) -> dict[str, Any]:
        """Have a command done, as Selenium asks for it and wants it answered."""
        error, result = self.ask(COMMANDS[command], **params)
        if error:
            return {"status": error["error"], "value": error}
        bare = isinstance(result, dict) and set(result) == {"value"}
        return {"value": result["value"] if bare else result}

    def ask(self, command: str, **parameters: Any) -> tuple[Any, Any]:
        """Send a command; the value is what went wrong, and what came of it."""
        self._asked += 1
        self._socket.sendall(framed([0, self._asked, command, parameters]))
        _, number, error, result = received(self._answers)
        assert number == self._asked
        return error, result

    def close(self) -> None:
        """Hang up."""
        self._answers.close()
        self._socket.close()


def framed(message: list[Any]) -> bytes:
    """A message as it is sent."""
    text = json.dumps(message).encode()
    return b"%d:%s" % (len(text), text)


def received(stream: BinaryIO) -> Any:
    """The next message."""
    length = b""
    while (sign := stream.read(1)) != b":":
        if not sign:
            raise ConnectionError("Firefox hung up.")
        length += sign
    return json.loads(stream.read(int(length)))
