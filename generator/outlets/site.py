"""A project to a site, and to a preview that reloads: MkDocs run as its own command line runs it."""

import errno
import gc
import logging
import sys
from pathlib import Path
from typing import Any, NoReturn

from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from generator.disclosure.audience import Audience
from generator.kept.folder import Folder
from generator.outlets import stopping
from generator.outlets.keeping import can_keep
from generator.outlets.plugin import CasebookPlugin
from generator.outlets.refusals import naming, refusal
from generator.outlets.serving import rechecking
from generator.outlets.serving.changes import Changes
from generator.outlets.serving.edition import plugin_of, workplace
from generator.outlets.serving.preview import Preview
from generator.outlets.serving.running import run
from generator.outlets.serving.server import Server
from generator.outlets.serving.voice import heard
from generator.outlets.standing import Standing, listening
from generator.outlets.watching import Watch
from generator.traditional.rendition import Rendition

Refused = MkDocsException
"""The site was not built; the text says why."""
DATED = ("sitemap.xml", "sitemap.xml.gz")
"""What MkDocs dates by the day of the build; nobody looks for it in a folder."""


def build(configuration: Path, *, fresh: bool = False, audience: Audience | None = None) -> None:
    """Build the site of a project; its old site stays unless all goes well. Raises `Refused`.

    What the last build made and would be the same is taken over, unless all is to be made `fresh`. What the `audience`
    must not see, which is that of the settings if none is given, is left out.
    """
    config, plugin = _settings(configuration, audience)
    folder = Folder(configuration.parent)
    if fresh or not can_keep(config) or not folder.open():
        _build(config)
        return
    plugin.folder = folder
    try:
        _build_what_changed(config, folder, plugin.audience)
    finally:
        folder.close()


def build_apart(configuration: Path, place: Path, *, audience: Audience, rendition: Rendition | None = None) -> None:
    """Build the site into a folder of its own, from which it can be opened; the project's site stays. Raises `Refused`.

    In a `rendition` if one is given. Two builds of the same content have the same bytes.
    """
    config, plugin = _settings(configuration, audience, site_dir=str(place.resolve()), use_directory_urls=False)
    plugin.rendition = rendition
    _build(config)
    for path in DATED:
        (place / path).unlink(missing_ok=True)


def _settings(configuration: Path, audience: Audience | None, **others: Any) -> tuple[MkDocsConfig, CasebookPlugin]:
    """What MkDocs makes of a project's settings and of `others` that go before them. Raises `Refused`."""
    _show(logging.WARNING)
    config = load_config(str(configuration), **others)
    plugin = plugin_of(config)
    plugin.forget()
    plugin.said = audience
    return config, plugin


def _build_what_changed(config: MkDocsConfig, folder: Folder, audience: Audience) -> None:
    standing = Standing(folder, config, audience)
    if standing.is_current():
        for message in standing.told:
            logging.getLogger("mkdocs").warning("%s", message)
        return
    standing.told.clear()
    with listening(standing.told):
        _build(config)
    standing.remember()


def _build(config: MkDocsConfig) -> None:
    config.plugins.on_startup(command="build", dirty=False)
    with naming(Path(config.site_dir)):
        try:
            mkdocs_build.build(config)
            stopping.too_late()  # or a signal on the way to the swap would find nobody to tidy up
        finally:
            config.plugins.on_shutdown()
            gc.freeze()  # the process ends soon: looking through all records once more would only take time


def serve(configuration: Path, address: str, *, drafts: bool = True, audience: Audience | None = None) -> None:
    """Serve a preview at `host:port` until interrupted; pages follow whatever is edited. Raises `Refused`.

    Without `drafts` it is the site as a build would make it. What the `audience` must not see, which is that of the
    settings if none is given, is left out.
    """
    with heard() as voice, workplace(configuration, address) as config, _server_at(config.dev_addr) as server:
        changes = Changes(Watch(config))
        plugin = plugin_of(config)
        plugin.said = audience
        server.preview = Preview(config, voice, drafts=drafts, audience=plugin.audience)
        run(server, changes)


def _server_at(address: tuple[str, int]) -> Server:
    try:
        return Server(address)
    except OSError as error:
        if error.errno not in (errno.EADDRINUSE, errno.EADDRNOTAVAIL, errno.EACCES):
            raise
        hint = "换一个端口再试，例如 --address 127.0.0.1:8001"
        place = f"{address[0]}:{address[1]}"
        raise Refused(f"不能在 {place} 预览：这个地址用不了，或者已经有程序在用。{hint}") from error


def recheck(root: Path, audience: Audience) -> NoReturn:
    """Check a project again whenever it is edited, until interrupted."""
    _show(logging.INFO)
    rechecking.recheck(root, audience)


def _show(level: int) -> None:
    """Let MkDocs say what it has to say from this level on."""
    logging.basicConfig(format="%(message)s")
    logging.getLogger("mkdocs").setLevel(level)
    logging.getLogger(mkdocs_build.__name__).addFilter(_is_not_told_elsewhere)


def _is_not_told_elsewhere(_record: logging.LogRecord) -> bool:
    """MkDocs names the page at which the disk refused; whoever runs the build says what to do."""
    return refusal(sys.exc_info()[1]) is None
