"""What is served from one moment on: all that a build knows before it writes its first file, and how it makes each.

The order of events is that of `mkdocs.commands.build.build`.
"""

import logging
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from mkdocs.commands.build import _build_extra_template, _build_page, _build_theme_template, _populate_page
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.structure.files import File, Files, InclusionLevel, get_files, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page as MkDocsPage

from generator.build import Checked
from generator.data import FOLDER
from generator.diagnostic import Diagnostic, FieldPath
from generator.kept.facts import Fact, Product
from generator.kept.watched import Watched
from generator.outlets.keeping import can_keep
from generator.outlets.plugin import CasebookPlugin
from generator.outlets.record_page import PageBuilder, RecordPage
from generator.outlets.serving.datasets import Datasets
from generator.outlets.serving.search import Search
from generator.pages.environment import COMPILED
from generator.search.index import Index

if TYPE_CHECKING:
    from jinja2 import Environment

log = logging.getLogger("mkdocs.plugins.casebook")
Job = Callable[[], None]
Inclusion = Callable[[InclusionLevel], bool]
SITEMAP = "sitemap.xml"
DATA = f"{FOLDER}/data"
LATELY = 50  # of what was asked for, still at hand


@dataclass(frozen=True, slots=True)
class Source:
    """A file of the project; and of a record, what it is called, and where in the file it stands."""

    file: str
    record: str | None = None
    prefix: FieldPath = ()

    def holds(self, found: Diagnostic) -> bool:
        """Whether something was found here, or in the file as a whole."""
        path = found.problem.path
        return found.place.file == self.file and (not path or path[: len(self.prefix)] == self.prefix)


class Edition:
    """A site whose files are made one by one in `config.site_dir`, which is nobody else's."""

    def __init__(self, config: MkDocsConfig, checked: Checked, before: "Edition | None", *, drafts: bool) -> None:
        self.config = config
        self.inclusion: Inclusion = InclusionLevel.is_in_serve if drafts else InclusionLevel.is_included
        self.noted: set[Fact] = set()
        plugin = plugin_of(config)
        plugin.served, plugin.watched = checked, Watched(checked.library, self.noted, by_field=True)
        has_one_theme = before is not None and _have_one_theme(config, before.config)
        self.theme_files: Files | None = before.theme_files if before and has_one_theme else None
        self.files, self.nav, self.environment = self._gathered()
        self.publication = plugin.publication
        self.publication.index = None
        self.library, self.root = checked.library, Path(config.config_file_path).parent
        self.pages = self.files.documentation_pages(inclusion=self.inclusion)
        self.pages_by_path = {file.dest_uri: file for file in self.pages}
        self.builder = PageBuilder(self.environment, self.config, self.nav, self.files, self.noted)
        kept: Mapping[str, Product] = before.datasets.products.known if before else {}
        self.datasets: Datasets = Datasets(checked.library, kept)
        self.jobs = dict(self._jobs())
        self.make = lru_cache(LATELY)(self._make)

    def _make(self, path: str) -> bytes | None:
        """What a build leaves at a path of the site; None if it leaves nothing there."""
        if (job := self.jobs.get(path)) is None:
            text = self.datasets.script(path)
            return None if text is None else text.encode()
        target = Path(self.config.site_dir) / path
        target.unlink(missing_ok=True)
        job()
        return target.read_bytes() if target.is_file() else None  # MkDocs leaves out what is empty

    def source_of(self, path: str) -> "Source | None":
        """What the page at a path is made of; None if there is none, or if it is made of all records."""
        file = self.pages_by_path.get(path)
        page = file and file.page
        if isinstance(page, RecordPage):
            finished = page.finished
            if not finished.source or not finished.record:
                return None
            return Source(finished.source, finished.record, self.library.origins[finished.record].prefix)
        if not file or not file.abs_src_path:
            return None
        return Source(os.path.relpath(file.abs_src_path, self.root).replace(os.sep, "/"))

    def search(self, kept: Mapping[str, Product]) -> Search:
        """The scripts of the search, still to be made; `kept` are passages of pages of another edition."""
        folder = Path(self.config.site_dir) / DATA
        shutil.rmtree(folder, ignore_errors=True)
        pages = [file.page for file in self.pages if file.page]
        return Search(self.publication, pages, Index(folder), self.noted, kept)

    def check_anchors(self, page: MkDocsPage) -> None:
        """Let MkDocs say which links of a handwritten page lead to no place of another."""
        page.validate_anchor_links(files=self.files, log_level=self.config.validation.links.anchors)

    def _gathered(self) -> tuple[Files, Navigation, "Environment"]:
        config = self.config = self.config.plugins.on_config(self.config)
        config.plugins.on_pre_build(config=config)
        files = get_files(config)
        environment = config.theme.get_env()
        environment.bytecode_cache = COMPILED
        self.theme_files = self.theme_files or _files_of_theme(environment, config)
        for file in self.theme_files:
            if files.get_file_from_path(file.src_uri) is None:
                files.append(file)
        files = config.plugins.on_files(files, config=config)
        set_exclusions(files, config)
        nav = config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
        is_ours = can_keep(config)
        for file in files.documentation_pages(inclusion=self.inclusion):
            if file.page is None and file.inclusion.is_not_in_nav():
                MkDocsPage(None, file, config)
            assert file.page is not None
            if isinstance(file.page, RecordPage) and is_ours:
                file.page.read_source(config)  # which is all that there is to do, unless others listen
                file.page.render(config, files)
            else:
                _populate_page(file.page, config, files)
        return files, nav, config.plugins.on_env(environment, config=config, files=files)

    def _jobs(self) -> Iterator[tuple[str, Job]]:
        """What makes each file; as in a build, a later one goes before an earlier one of the same path."""
        for file in self.files:
            if not file.is_documentation_page() and self.inclusion(file.inclusion):
                yield file.dest_uri, file.copy_file
        common = self.files, self.config, self.nav
        for name in self.config.theme.static_templates:
            job = partial(_build_theme_template, name, self.environment, *common)
            yield from ((name, job), (f"{name}.gz", job)) if name == SITEMAP else ((name, job),)
        for name in self.config.extra_templates:
            if found := self.files.get_file_from_path(name):
                yield found.dest_uri, partial(_build_extra_template, name, *common)
        for file in self.pages:
            yield file.dest_uri, partial(self._write_page, file)

    def _write_page(self, file: File) -> None:
        page = file.page
        assert page is not None
        self.publication.built = map(self.builder.build, [page] if isinstance(page, RecordPage) else [])
        excluded = file.inclusion.is_excluded()
        _build_page(page, self.config, self.pages, self.nav, self.environment, excluded=excluded)


def _files_of_theme(environment: "Environment", config: MkDocsConfig) -> Files:
    files = Files([])
    files.add_files_from_theme(environment, config)
    return files


def _have_one_theme(config: MkDocsConfig, other: MkDocsConfig) -> bool:
    """Whether both have the files of the same theme, none of which the project can change."""
    ours, theirs = (
        (one.theme.name, one.theme.static_templates, one.use_directory_urls, one.plugins.keys())
        for one in (config, other)
    )
    return config.theme.custom_dir is None and ours == theirs


def configured(configuration: Path, folder: Path, address: str | None = None) -> MkDocsConfig:
    """The settings of a project whose site is made in `folder`. Raises `MkDocsException`."""
    with _uncompiled():
        config = load_config(str(configuration), site_dir=str(folder), dev_addr=address)
    plugin_of(config)
    return config


@contextmanager
def _uncompiled() -> Iterator[None]:
    """Hooks are read as they stand: of a compiled one Python only knows to the second for which text it was made."""
    was, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        yield
    finally:
        sys.dont_write_bytecode = was


@contextmanager
def workplace(configuration: Path, address: str | None = None) -> Iterator[MkDocsConfig]:
    """The settings of a project whose plugins are ready to make what a build makes, in a folder that is removed."""
    with TemporaryDirectory(prefix="casebook-", ignore_cleanup_errors=True) as folder:
        config = configured(configuration, Path(folder), address)
        _begin(config)
        try:
            yield config
        finally:
            config.plugins.on_shutdown()


def _begin(config: MkDocsConfig) -> None:
    plugin = plugin_of(config)
    plugin.forget()
    config.plugins.on_startup(command="build", dirty=False)
    plugin.stages_output = False
    own = CasebookPlugin.__module__
    if others := {event.__module__ for event in config.plugins.events["post_build"]} - {own}:
        names = "、".join(sorted(others))
        log.warning("%s 在生成的最后还要写文件（on_post_build），这里没有；要看，运行 mkdocs serve。", names)


def plugin_of(config: MkDocsConfig) -> CasebookPlugin:
    """Our own plugin. Raises `MkDocsException` if the project does not name it."""
    plugin = config.plugins.get("casebook")
    if not isinstance(plugin, CasebookPlugin):
        file = config.config_file_path
        raise MkDocsException(f"{file} 的 plugins 里没有 casebook，网站里不会有任何记录。加上一行 - casebook。")
    return plugin
