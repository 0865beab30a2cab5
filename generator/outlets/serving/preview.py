"""What is answered to whom asks for a page, and what becomes of an edit."""

import gc
import logging
import time
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path, PurePosixPath
from threading import Condition, Event, Thread
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from mkdocs.config.config_options import Hooks
from mkdocs.config.defaults import MkDocsConfig

from generator.build import SELDOM
from generator.diagnostic import Diagnostic
from generator.disclosure.audience import STAFF, Audience
from generator.kept.facts import Product
from generator.outlets.serving import panel
from generator.outlets.serving.edition import DATA, Edition, configured, plugin_of
from generator.outlets.serving.findings import Findings
from generator.outlets.serving.project import Project
from generator.outlets.serving.search import Search
from generator.outlets.serving.turns import Turns
from generator.outlets.serving.voice import Voice

log = logging.getLogger("mkdocs.plugins.casebook")
NOT_FOUND = "404.html"
SEARCHED = f"{DATA}/search/"
MOST = 20  # findings on a page that cannot be made
UNASKED, UNHEARD = 5.0, 0.2  # seconds after which all is checked, though no page was asked for: told a browser, or none
REFUSED = "网站的设置有错误，看到的还是改动以前的网站。改好保存，这一页会自己刷新。"
KEPT = "这一页的文件现在读不出来，看到的是改动以前的内容。改好保存，这一页会自己刷新。"
FAULTY = "这一页有错误，改好以前不能发布。改好保存，这一页会自己刷新。"
UNMADE = "这一页现在做不出来。改好保存，这一页会自己刷新。"


class Answer(NamedTuple):
    """What a path of the site has: a status of HTTP and a body."""

    status: int
    body: bytes


class Preview:
    """The site of a project at this moment. Whatever is made is made in turn, from one edition."""

    def __init__(self, config: MkDocsConfig, voice: Voice, *, drafts: bool, audience: Audience = STAFF) -> None:
        self.configuration, self.folder = Path(config.config_file_path), Path(config.site_dir)
        self.voice, self.drafts = voice, drafts
        self.project = Project(self.configuration.parent, drafts=drafts, audience=audience)
        self.findings, self.turns = Findings(), Turns()
        self.refused: list[str] = []
        self.passages: Mapping[str, Product] = {}
        self.searched: Search | None = None
        self.begun, self.number, self.news = time.time_ns(), 0, Condition()
        self.listeners = self.told = 0
        self.unchecked, self.asked, self.is_over = Event(), Event(), False
        self.reading = self.project.read()
        self.findings.check(self.reading.unread, self.project.look_across(self.reading))
        self.edition = self._edition(config, None)
        gc.set_threshold(*SELDOM)
        gc.freeze()  # what is there now stays there: looking through it after each edit would double its time

    @property
    def state(self) -> str:
        """Names what pages show now: another after each edit, and in each preview."""
        return f"{self.begun:x}-{self.number}"

    def wait_for_news(self, state: str, seconds: float) -> str:
        """The state as soon as it is another; or as it is after some time."""
        with self.news:
            self.listeners += 1
            self.news.wait_for(lambda: self.state != state, seconds)
            self.listeners -= 1
            return self.state

    def answer(self, path: str) -> Answer:
        """What stands at a path of the site."""
        if path.startswith(SEARCHED):
            script = self._search_script(path.removeprefix(f"{DATA}/"))
            return Answer(404, b"") if script is None else Answer(200, script)
        with self.turns.urgent():
            answer = self._answer(path)
        self.asked.set()
        return answer

    @property
    def mount(self) -> str:
        """Where the site begins, as its own address has it."""
        path = unquote(urlsplit(self.edition.config.site_url or "/").path).strip("/")
        return f"/{path}/" if path else "/"

    def has(self, path: str) -> bool:
        """Whether a page or a file of the project stands at a path."""
        return path in self.edition.jobs

    def follow(self, changed: Collection[str]) -> None:
        """Files were changed: read them, tell what is wrong with them, and show the rest."""
        reading = self.project.read()
        self.findings.see(reading.unread, self.project.look_at(reading, changed), changed)
        Hooks._load_hook.cache_clear()
        with self.turns.urgent():
            self.reading = reading
            self.asked.clear()
            self._renew()
        self.unchecked.set()

    def check(self) -> None:
        """After an edit, check all, but let whoever waits for a page have it first."""
        self.unchecked.wait()
        self.unchecked.clear()
        self.asked.wait(UNASKED if self.told else UNHEARD)
        if self.is_over:
            return
        reading, before = self.reading, self.findings.errors
        found = self.project.look_across(reading)
        if self.unchecked.is_set():
            return
        self.findings.check(reading.unread, found)
        if self.findings.errors != before:
            self._tell()
        self.check_anchors()

    def check_anchors(self) -> None:
        """Let MkDocs say which links of handwritten pages lead nowhere."""
        edition = self.edition
        for file in edition.pages:
            if file.page and file.page.links_to_anchors:
                with self.turns.patient():
                    edition.check_anchors(file.page)

    def give_up(self) -> None:
        """Begin no check and no search any more, and wait for the search that is being made."""
        self.is_over = True
        self.asked.set()
        self.unchecked.set()
        with self.turns.urgent():
            if search := self.searched:
                search.is_wanted = False
        if search:
            search.ended.wait()

    def _renew(self) -> None:
        """Make another edition; if the project does not let us, the old one stays."""
        self.voice.turn()
        try:
            edition = self._edition(configured(self.configuration, self.folder), self.edition)
        except Exception as error:  # noqa: BLE001 - the project's own plugins and hooks may raise anything
            self.refused = [*self.voice.errors(), str(error)]
            log.error("%s\n%s", REFUSED, "\n".join(self.refused))
            plugin_of(self.edition.config).publication = self.edition.publication
        else:
            self.edition, self.refused = edition, []
            if self.searched:
                self.passages = {**self.passages, **self.searched.products.known}
                self.searched.is_wanted, self.searched = False, None
        self._tell()

    def _edition(self, config: MkDocsConfig, before: Edition | None) -> Edition:
        return Edition(config, self.project.publishable(self.reading), before, drafts=self.drafts)

    def _tell(self) -> None:
        with self.news:
            self.number, self.told = self.number + 1, self.listeners
            self.news.notify_all()

    def _answer(self, path: str) -> Answer:
        try:
            body, status = self.edition.make(path), 200
        except Exception as error:  # whatever is wrong with one page, the others go on
            log.error("做不出 %s：%r", path, error, exc_info=None if self.findings.errors else error)
            return self._unmade(path)
        if body is None:
            return self._missing(path)
        if path.endswith(".html") and path != NOT_FOUND:  # whose policy lets no script run
            body = panel.completed(body.decode(), self.state, self._panel(path)).encode()
        return Answer(status, body)

    def _unmade(self, path: str) -> Answer:
        found = self._errors_of(path) or self.findings.errors[:MOST]
        page = panel.alone(UNMADE)
        return Answer(500, panel.completed(page, self.state, panel.panel(UNMADE, map(panel.line, found))).encode())

    def _missing(self, path: str) -> Answer:
        lines = [*map(panel.line, self._errors_of(path))]
        if lines:
            return Answer(404, panel.completed(panel.alone(UNMADE), self.state, panel.panel(UNMADE, lines)).encode())
        return Answer(404, self.edition.make(NOT_FOUND) or b"")

    def _panel(self, path: str) -> str:
        if self.refused:
            return panel.panel(REFUSED, map(panel.escaped, self.refused))
        if not (found := self._errors_of(path)):
            return ""
        source = self.edition.source_of(path)
        is_kept = source and source.record and source.record not in self.reading.library.records
        return panel.panel(KEPT if is_kept else FAULTY, map(panel.line, found))

    def _errors_of(self, path: str) -> Sequence[Diagnostic]:
        """What is wrong with what stands at a path, or would stand there."""
        if source := self.edition.source_of(path):
            return [found for found in self.findings.errors if source.holds(found)]
        name = PurePosixPath(path.removesuffix("/index.html")).stem
        return [found for found in self.findings.errors if name in (Path(found.place.file).stem, *found.problem.path)]

    def _search_script(self, name: str) -> bytes | None:
        """A script of the search, once it is made; other pages are answered meanwhile."""
        while True:
            with self.turns.urgent():
                search = self.searched = self.searched or self._begun_search()
            search.ended.wait()
            if search.is_wanted:
                return search.scripts.get(name)

    def _begun_search(self) -> Search:
        search = self.edition.search(self.passages)
        Thread(target=search.run, args=(self.turns.patient,), daemon=True).start()
        return search
