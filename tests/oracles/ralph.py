"""A store of learning records of others (Ralph), as long as it is needed."""

import base64
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

REASON = "Ralph is not installed: pip install -r requirements/oracles.txt"
bcrypt = pytest.importorskip("bcrypt", reason=REASON)
WAIT = 60  # seconds
LOGIN = "casebook:secret"
AUTHORISATION = f"Basic {base64.b64encode(LOGIN.encode()).decode()}"


@contextmanager
def ralph(folder: Path, *origins: str) -> Iterator[str]:
    """The address of its statements; pages from `origins` may write to it."""
    user, _colon, password = LOGIN.partition(":")
    hashed = bcrypt.hashpw(password.encode(), bcrypt.gensalt(4)).decode()
    agent = {"mbox": "mailto:casebook@example.org"}
    known = {"username": user, "hash": hashed, "scopes": ["all"], "agent": agent}
    (folder / "auth.json").write_text(json.dumps([known]), encoding="utf-8")
    (folder / "store").mkdir()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = {
        "RALPH_RUNSERVER_BACKEND": "fs",
        "RALPH_BACKENDS__LRS__FS__DEFAULT_DIRECTORY_PATH": str(folder / "store"),
        "RALPH_BACKENDS__LRS__FS__DEFAULT_LRS_FILE": "statements.jsonl",
        "RALPH_AUTH_FILE": str(folder / "auth.json"),
        "RALPH_APP_DIR": str(folder),
        **({"RALPH_RUNSERVER_CORS_ALLOW_ORIGINS": json.dumps(origins)} if origins else {}),
    }
    command = [sys.executable, "-m", "uvicorn", "ralph.api:app", "--host", "127.0.0.1", "--port", str(port)]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(command, env={**os.environ, **settings}, cwd=folder, stdout=log, stderr=log)
        try:
            _wait_for(port, server, folder / "log")
            yield f"http://127.0.0.1:{port}/xAPI/statements"
        finally:
            server.terminate()
            server.wait()


def _wait_for(port: int, server: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + WAIT
    while time.monotonic() < end:
        assert server.poll() is None, log.read_text(encoding="utf-8")
        with socket.socket() as asked:
            if asked.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)  # no sign tells when another program listens
    raise AssertionError(log.read_text(encoding="utf-8"))
