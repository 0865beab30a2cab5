"""The outlet to MkDocs, with `record_page` and `site` all that knows it: finished pages in, a site out.

Record pages are ready-made HTML, so Python-Markdown never sees them. A build goes into a new folder that takes the
old one's place only when all went well.
"""

import logging
from collections.abc import Iterator, Mapping
from importlib.resources import files as package_files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from mkdocs.config import base
from mkdocs.config import config_options as options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from generator import build
from generator.bundle import FOLDER, assets
from generator.data import scripts
from generator.library import LINK, Library
from generator.outlets.publish import discard, publish, staging_folder
from generator.outlets.record_page import Addresses, BuiltPage, PageBuilder, RecordPage
from generator.pages.names import NameLinker
from generator.pages.page import Page, plain
from generator.pages.prose import Writer, relink
from generator.pages.render import pages
from generator.report import as_text
from generator.search.catalogue import Entry, catalogue, entries, summaries
from generator.search.index import Index
from generator.search.passages import passages
from generator.workers import in_order

if TYPE_CHECKING:
    from jinja2 import Environment

log = logging.getLogger("mkdocs.plugins.casebook")
PACKAGE = Path(str(package_files("generator")))


class CasebookConfig(base.Config):
    """`edit_root`: where an author's file can be edited in a browser; its path in the project is appended.

    `record`: the name of the learner's record, different for each of several sites on one host.
    """

    edit_root = options.Type(str, default="")
    record = options.Type(str, default="casebook")


class CasebookPlugin(BasePlugin[CasebookConfig]):
    """Checks the records, adds their pages to the site, feeds the search, publishes in one move."""

    library: Library
    writer: Writer
    names: NameLinker
    pages: tuple[Page, ...] = ()
    assets: Mapping[str, str]
    data: Mapping[str, str]
    addresses: Addresses
    nav: Navigation
    index: Index | None = None
    built: Iterator[BuiltPage] = iter(())
    stages_output = False
    complete = False
    staged: Path | None = None
    final: Path | None = None
    site: MkDocsConfig | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """A preview builds into a folder of its own, and a dirty build needs the old files in place."""
        self.stages_output = command != "serve" and not dirty

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check everything before anything is written."""
        root = Path(config.config_file_path).parent
        checked = build.check(root)
        self._report(checked)
        self.library = checked.library
        self.writer, self.names = Writer(checked.library), NameLinker(checked.library)
        self.handwritten: dict[str, Entry] = {}
        self.pages = tuple(pages(checked.library))
        self.data = scripts(checked.library)
        self._add_theme(config)
        config.nav = _with_every_kind(config.nav, checked.library)
        config.watch.extend(str(root / folder) for folder in ("cases", "quizzes") if (root / folder).is_dir())
        if self.stages_output:
            self.site, self.final = config, Path(config.site_dir)
            self.staged, self.complete = staging_folder(self.final), False
            config.site_dir = str(self.staged)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Records are no downloads; their pages and the package's assets are part of the site."""
        for file in [file for file in files if file.src_uri.endswith((".yaml", ".yml"))]:
            files.remove(file)
        for page in self.pages:
            if files.get_file_from_path(f"{page.path}.md") is None:  # a handwritten page goes before an overview
                files.append(self._page_file(page, config))
        for path, text in {**self.assets, **self.data}.items():
            files.append(File.generated(config, path, content=text))
        return files

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Handwritten pages may link records as `[[id]]` too."""
        if isinstance(page, RecordPage) or "[[" not in markdown:
            return markdown
        linked = LINK.sub(lambda hit: self.writer.link(hit[1].strip(), (hit[2] or "").strip()), markdown)
        return relink(linked, self.addresses.seen_from(page.url))

    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Handwritten pages get links from terms and titles, as record pages do, and are indexed as they are."""
        if isinstance(page, RecordPage):
            return html
        settings = page.meta.get("search")
        if not (isinstance(settings, dict) and settings.get("exclude")):
            self.handwritten[_path(page)] = _entry(page)
        return relink(self.names.link(html), self.addresses.seen_from(page.url))

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """All files are known now. The menu calls the pages what the project calls them."""
        self.nav, self.addresses = nav, Addresses(files)
        for title, path in _entries(config.nav):
            file = files.get_file_from_path(path)
            if title and file and isinstance(file.page, RecordPage):
                file.page.title = title
        return nav

    def on_env(self, env: "Environment", *, config: MkDocsConfig, files: Files) -> "Environment":
        """Begin the search and the making of the pages."""
        self.index = Index(Path(config.site_dir) / FOLDER / "data")
        found = [file.page for file in files.documentation_pages() if isinstance(file.page, RecordPage)]
        self.built = in_order(PageBuilder(env, config, self.nav, files).build, found)
        return env

    @event_priority(100)
    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Record pages are made by now, or as soon as they are asked for; every page goes into the search."""
        if isinstance(page, RecordPage):
            page.active = False  # or a process that starts now would show it as the current one on all its pages
            built = next(self.built)
            assert built.path == page.finished.path
            output, texts, boost = built.output, built.passages, page.finished.boost
        else:
            texts, boost = passages(_finished(page)) if _path(page) in self.handwritten else "", 1.0
        if self.index:
            self.index.add(texts, boost)
        return output

    @event_priority(-50)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """All pages are made; the search learns what they are called."""
        self.built = iter(())
        if self.index:
            made = entries(self.library, (page for page in self.pages if page.path not in self.handwritten))
            found = [*made, *self.handwritten.values()]
            self.index.finish(catalogue(self.library, found), summaries(found))
            self.index = None
        self.complete = True

    def on_build_error(self, *, error: Exception) -> None:
        """What was begun is not wanted any more, warnings under `--strict` included."""
        self._abandon()

    def on_shutdown(self) -> None:
        """The new site takes the old one's place if all went well; if not, or after Ctrl+C, the old one stays."""
        if not self.complete:
            self._abandon()
        if self.staged and self.final and self.site:
            publish(self.staged, self.final)
            self.site.site_dir = str(self.final)
            self.staged = None

    def _abandon(self) -> None:
        self.built = iter(())
        if self.index:
            self.index.abandon()
            self.index = None
        if self.staged:
            discard(self.staged)
            self.staged = None

    def _report(self, checked: build.Checked) -> None:
        if not checked.is_publishable:
            raise Abort(f"\n{as_text(checked.diagnostics)}\n内容有错误，没有生成网站；原来的网站没有改动。")
        if checked.diagnostics:
            log.warning("%s", as_text(checked.diagnostics))

    def _add_theme(self, config: MkDocsConfig) -> None:
        config.theme.dirs.insert(0, str(PACKAGE / "templates" / "theme"))
        self.assets = assets(directory_urls=config.use_directory_urls, record=self.config.record)
        config.extra_css.extend(path for path in self.assets if path.endswith(".css"))
        config.extra_javascript.extend(path for path in self.assets if path.endswith(".js"))

    def _page_file(self, page: Page, config: MkDocsConfig) -> File:
        file = File.generated(config, f"{page.path}.md", content="", inclusion=InclusionLevel.NOT_IN_NAV)
        edit_root = self.config.edit_root
        RecordPage(page, file, config, f"{edit_root}{page.source}" if edit_root and page.source else None)
        return file


def _with_every_kind(nav: list[Any] | None, library: Library) -> list[Any]:
    """The menu of the project, completed by the list pages of kinds that it does not name."""
    menu = nav or [{"首页": "index.md"}]
    named = {path for _title, path in _entries(menu)}
    lists = {kind.plural: f"{kind.pages}/index.md" for kind in library.kinds}
    return [*menu, *({title: path} for title, path in lists.items() if path not in named)]


def _entries(menu: Any, title: str | None = None) -> Iterator[tuple[str | None, str]]:
    """The pages that a menu names: the title it gives them, if any, and their path."""
    if isinstance(menu, str):
        yield title, menu
    elif isinstance(menu, dict):
        for own_title, inner in menu.items():
            yield from _entries(inner, own_title)
    elif isinstance(menu, list):
        for item in menu:
            yield from _entries(item)


def _finished(page: MkDocsPage) -> Page:
    """A handwritten page in the form of a record's page."""
    content = page.content or ""
    return Page(_path(page), plain(page.title or ""), "", lambda: content)


def _entry(page: MkDocsPage) -> Entry:
    return Entry(_path(page), Page.group, 1.0, plain(page.title or ""), summary=str(page.meta.get("description") or ""))


def _path(page: MkDocsPage) -> str:
    return page.file.src_uri.removesuffix(".md")
