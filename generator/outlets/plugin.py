"""The outlet to MkDocs: its events, each handed on to the publication that is under way.

Record pages are ready-made HTML, so Python-Markdown never sees them. A build goes into a new folder that takes the
old one's place only when all went well.
"""

import html
import logging
import sys
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from importlib.resources import files as package_files
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast
from urllib.parse import urljoin

from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from generator import build
from generator.authoring.identifiers import BrokenMapError
from generator.data import scripts
from generator.disclosure.audience import Audience
from generator.kept.folder import Folder
from generator.library import Library
from generator.outlets import feed, handwritten, lrs, policy
from generator.outlets.bundle import Suggestions, assets, spoken
from generator.outlets.downloads import stays_here
from generator.outlets.every_page import every_page
from generator.outlets.in_rendition import around, frame_words, handwritten_in, in_rendition
from generator.outlets.keeping import Keeping
from generator.outlets.menu import entries, is_withheld, menu
from generator.outlets.options import CasebookConfig
from generator.outlets.publication import Publication
from generator.outlets.publish import Staging
from generator.outlets.record_page import Addresses, RecordFile, RecordPage
from generator.outlets.watching import Watch
from generator.pages.environment import COMPILED
from generator.pages.page import Page
from generator.report import as_text
from generator.traditional.rendition import Rendition
from generator.xapi.activities import Activities

if TYPE_CHECKING:
    from jinja2 import Environment

log = logging.getLogger("mkdocs.plugins.casebook")
PACKAGE = Path(str(package_files("generator")))


class CasebookPlugin(BasePlugin[CasebookConfig]):
    """Checks the records, adds their pages to the site, feeds the search, publishes in one move."""

    is_preview = False
    stages_output = False
    watch: Callable[[LiveReloadServer], None] | None = None
    said: Audience | None = None  # whom the site is made for, if the command line says so
    rendition: Rendition | None = None  # in Traditional characters, if it is to be
    folder: Folder | None = None  # in which is kept what builds make, if anything is
    served: build.Checked | None = None
    """What `casebook serve` has read and checked already; its data scripts are made when they are asked for."""
    watched: Library | None = None  # the same, where it is noted what pages ask of it
    publication: Publication

    def forget(self) -> None:
        """What it was told or made in an earlier run: MkDocs keeps a plugin for as long as the process lives."""
        self.watch = self.said = self.rendition = self.folder = self.served = self.watched = None
        vars(self).pop("publication", None)

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """A preview builds into a folder of its own, and a dirty build needs the old files in place."""
        self.is_preview = command == "serve"
        self.stages_output = not self.is_preview and not dirty

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check everything before anything is written."""
        root = Path(config.config_file_path).parent
        if self.is_preview and not self.watch:
            watch = Watch(config)
            self.watch = partial(watch.attach, first=watch.snapshot())
        checked = self._checked(root)
        library = _published(checked)
        if self.rendition:
            library = self.rendition.library(library)
            around(config, self.rendition)
        config.theme.dirs[:0] = [str(PACKAGE / "templates" / folder) for folder in ("theme", "frame")]
        config.nav = menu(config.nav, library, checked.withheld, self.rendition.words if self.rendition else str)
        handwritten.complete(config.mdx_configs)
        policy.prepare(config)
        staging = Staging(Path(config.site_dir)) if self.stages_output else None
        keeping = Keeping(self.folder, library, staging.final) if self.folder and staging else None
        made = every_page(self.watched or (keeping.watched if keeping else library))
        stated = self._stated(checked.library, config)
        data = {} if self.served else keeping.scripts() if keeping else scripts(library)
        shared = self._shared(config, data, stated, charts=library.ledger is not None)
        files = {**shared, **data, **(lrs.scripts_of(stated) if stated else {})}
        rendition = self.rendition
        pages = tuple(in_rendition(page, rendition) for page in made) if rendition else tuple(made)
        self.publication = Publication(library, pages, files, config, staging, keeping, checked.withheld, rendition)
        return config

    @property
    def store(self) -> lrs.Lrs | None:
        """Where learners' records may be sent; a preview sends nothing."""
        return None if self.is_preview else self.config.lrs

    def _stated(self, library: Library, config: MkDocsConfig) -> Activities | None:
        if not self.store:
            return None
        try:
            return lrs.activities_of(library, config)
        except BrokenMapError as broken:
            raise Abort(f"{broken}。没有生成网站；原来的网站没有改动。") from broken

    def _shared(
        self, config: MkDocsConfig, data: Mapping[str, str], stated: Activities | None, *, charts: bool
    ) -> Mapping[str, str]:
        """The scripts and the style of all pages, which are linked from now on."""
        suggestions = Suggestions(self.config.suggestions_mail, self.config.suggestions_address)
        words = self.rendition.table(spoken(), "\n".join(data.values()), frame_words()) if self.rendition else {}
        urls, record = config.use_directory_urls, self.config.record
        sent = lrs.pages_know(self.store, stated) if self.store and stated else {}
        shared = assets(
            directory_urls=urls, record=record, suggestions=suggestions, words=words, lrs=sent, charts=charts
        )
        config.extra_css.append(shared.style)
        config.extra_javascript.append(shared.script)
        return shared.files

    @property
    def audience(self) -> Audience:
        """Whom the site is made for."""
        return self.said or cast(Audience, self.config.audience)

    def _checked(self, root: Path) -> build.Checked:
        if self.served:
            return self.served
        return build.preview(root) if self.is_preview else build.check(root, folder=self.folder, audience=self.audience)

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """From here on something is written, and `publication` knows of it."""
        self.publication.stage()

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Records are no downloads; their pages and the package's assets are part of the site."""
        for file in [file for file in files if self._stays_here(file)]:
            files.remove(file)
        for page in self.publication.pages:
            if f"{page.path}.md" not in files.src_uris:  # a handwritten page goes before an overview
                files.append(self._page_file(page, config))
        for path, text in self.publication.files.items():
            files.append(File.generated(config, path, content=text))
        if config.site_url and files.get_file_from_path(feed.PATH) is None:
            files.append(File.generated(config, feed.PATH, content=self._feed(config.site_url, files, config)))
        return files

    def _feed(self, site: str, files: Files, config: MkDocsConfig) -> str:
        def address(path: str) -> str:
            page = files.get_file_from_path(f"{path}.md")
            return urljoin(site, page.url if page else path)

        return feed.feed(self.publication.library, config.site_name, address)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """All files are known now. The menu calls the pages what the project calls them."""
        self.publication.nav, self.publication.addresses = nav, Addresses(files)
        for title, path in entries(config.nav):
            file = files.get_file_from_path(path)
            if title and file and isinstance(file.page, RecordPage):
                file.page.title = html.escape(title)
        return nav

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Handwritten pages may link records as `[[id]]` too."""
        if self.rendition and not isinstance(page, RecordPage):
            markdown = handwritten_in(self.rendition, page, markdown)
        if isinstance(page, RecordPage) or "[[" not in markdown:
            return markdown
        return self.publication.link_records(markdown, page)

    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Handwritten pages get links from terms and titles, and are found, as record pages are."""
        if isinstance(page, RecordPage):
            return html
        _warn(page.file.src_uri, policy.refused(html))
        return self.publication.link_names(html, page)

    def on_env(self, env: "Environment", *, config: MkDocsConfig, files: Files) -> "Environment":
        """The theme says what pages may load and run. Begin to build them."""
        env.bytecode_cache = COMPILED
        around = dict(get_context(self.publication.nav, files, config))
        connects = self.store.endpoint if self.store else ""
        _warn("mkdocs.yml", policy.announce(env, around, is_preview=self.is_preview, connects=connects))
        self.publication.begin(env, files)
        return env

    @event_priority(100)
    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Write what was built; every page goes into the search."""
        return self.publication.output_of(page, output)

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        """A page of the theme's own, such as the one for addresses that there are not."""
        return self.rendition.html(output) if self.rendition and template_name.endswith(".html") else output

    @event_priority(-50)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """All pages are written."""
        self.publication.finish()

    def on_build_error(self, *, error: Exception) -> None:
        """Warnings under `--strict` are errors too."""
        if hasattr(self, "publication"):
            self.publication.abandon()

    def on_shutdown(self) -> None:
        """Also comes after Ctrl+C, and after a project whose mistakes let nothing begin."""
        if hasattr(self, "publication"):
            interrupted = sys.exc_info()[0] is not None
            self.publication.abandon() if interrupted else self.publication.publish()

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]) -> None:
        """A preview is built anew when anything changes that a build reads."""
        if self.watch:
            self.watch(server)

    def _stays_here(self, file: File) -> bool:
        """Whether a file of the project is no part of the site."""
        return stays_here(file.src_uri) or is_withheld(file.src_uri, self.publication.withheld)

    def _page_file(self, page: Page, config: MkDocsConfig) -> File:
        file = RecordFile.generated(config, f"{page.path}.md", content="", inclusion=InclusionLevel.NOT_IN_NAV)
        edit_root = self.config.edit_root
        RecordPage(page, file, config, f"{edit_root}{page.source}" if edit_root and page.source else None)
        return file


def _published(checked: build.Checked) -> Library:
    """The library, if it may be published. Raises `Abort` with the whole report if it may not."""
    if not checked.is_publishable:
        raise Abort(f"\n{as_text(checked.diagnostics)}\n内容有错误，没有生成网站；原来的网站没有改动。")
    if checked.diagnostics:
        log.warning("%s", as_text(checked.diagnostics))
    return checked.library


def _warn(where: str, refused: Iterable[str]) -> None:
    """Say what browsers will refuse: nothing else would, except the console of readers' browsers."""
    hint = "页面只用本站自己的文件，也不嵌入别的页面；脚本和样式写成文件，在 mkdocs.yml 里引用"
    for what in refused:
        log.warning("%s：浏览器会拦下 %s。%s。", where, what, hint)
