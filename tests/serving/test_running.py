"""A preview that ends leaves nothing behind that still works: what does when Python ends can take it down with it."""

import threading
from pathlib import Path

from generator.outlets.serving.changes import Changes
from generator.outlets.serving.running import run
from generator.outlets.serving.server import Server
from generator.outlets.watching import Watch
from tests import sites
from tests.rendering import project
from tests.serving.showing import preview_of

GUIDE = "content/guides/complaint-steps.yaml"


def test_when_a_preview_ends_nothing_of_it_goes_on(tmp_path: Path) -> None:
    root = project(tmp_path)
    before = {*threading.enumerate()}
    with preview_of(root) as preview, Server(("127.0.0.1", 0)) as server:
        server.preview = preview
        searching = threading.Thread(target=preview.answer, args=("assets/casebook/data/search/pages.js",), daemon=True)

        def edited_and_ended() -> None:
            searching.start()
            text = (root / GUIDE).read_text(encoding="utf-8")
            state = preview.state
            sites.write(root, {GUIDE: text.replace("summary: ", "summary: 改")})
            preview.wait_for_news(state, 300)
            server.shutdown()

        changes, ending = Changes(Watch(preview.edition.config)), threading.Thread(target=edited_and_ended)
        ending.start()
        run(server, changes)
        own = {ending, searching}
        assert {*threading.enumerate()} - before - own == set()
        assert preview.searched is None or preview.searched.ended.is_set()
        ending.join()
