"""What a preview does at the same time: answer, follow edits, check. If one of them cannot go on, none does."""

import logging
from collections.abc import Callable
from threading import Event, Thread
from urllib.parse import quote

from generator.outlets.serving.changes import Changes
from generator.outlets.serving.preview import Preview
from generator.outlets.serving.server import Server
from generator.outlets.watching import Watch

log = logging.getLogger("mkdocs.plugins.casebook")
PROMPTLY = 0.2  # seconds in which Ctrl+C is heard
PATIENCE = 10.0  # seconds for what is at work when the preview ends


def run(server: Server, changes: Changes) -> None:
    """Answer until interrupted."""
    preview, stop = server.preview, Event()
    host, port = server.server_address[:2]
    failed: list[Exception] = []

    def kept_up(work: Callable[[], None]) -> None:
        try:
            work()
        except Exception as error:  # noqa: BLE001 - raised again where the preview is run
            failed.append(error)
            server.shutdown()

    def follow() -> None:
        for changed in changes.until(stop):
            preview.follow(changed)
            changes.watch = Watch(preview.edition.config)

    threads = [Thread(target=kept_up, args=(work,), daemon=True) for work in (follow, lambda: _check(preview, stop))]
    for thread in threads:
        thread.start()
    log.info("预览好了：http://%s:%s%s", f"[{host!s}]" if ":" in str(host) else host, port, quote(preview.mount))
    try:
        server.serve_forever(PROMPTLY)
    finally:
        stop.set()
        preview.give_up()
        for thread in threads:
            thread.join(PATIENCE)
        preview.turns.end()  # a thread at work in Rust while Python ends would take the process down with it
    if failed:
        raise failed[0]


def _check(preview: Preview, stop: Event) -> None:
    preview.check_anchors()
    while not stop.is_set():
        preview.check()
