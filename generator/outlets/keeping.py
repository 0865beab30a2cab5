"""What of a site is not made again: pages and scripts that rest on nothing that has changed since the last build.

A page that would come out the same is taken over from the site that stands, if its file is still the one that was
written then; so the new site has all bytes that a build from nothing would give it.
"""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.utils.yaml import yaml_load

from generator.data import DATA as IN_SITE
from generator.data import scripts
from generator.kept.facts import Fact, Facts, Product
from generator.kept.folder import Folder
from generator.kept.products import Products
from generator.kept.rows import Rows
from generator.kept.taking import take_over
from generator.kept.watched import Watched
from generator.library import Library
from generator.outlets.record_page import BuiltPage, RecordPage
from generator.pages.environment import compiled, recall
from generator.pages.names import NameLinker
from generator.reading.stamps import UNKNOWN, Stamp, stamp_of
from generator.search.standing import Script, Scripts, Text, script_in, text_of

DATA, PAGES, PLACES, NAMES, TEMPLATES, SEARCH = "data", "pages", "places", "names", "templates", "search"


class Place(NamedTuple):
    """A file of the site: which writing of it, and a short name for what was written."""

    stamp: Stamp
    digest: str


class KeptPage(NamedTuple):
    """What of a page is kept beside its file in the site, and what the search reads in one of its scripts there."""

    digest: str
    text: Text


class Keeping:
    """Between a folder and the publication of a `library`; `site` is where the last one stands."""

    def __init__(self, folder: Folder, library: Library, site: Path) -> None:
        self.folder, self.library, self.site = folder, library, site
        self.noted: set[Fact] = set()
        self.names = NameLinker(library)
        self.around = ""
        self.facts = Facts(library, {"spelled": self.names.page_of, "around": lambda _about: self.around})
        self.rows = Rows(folder, self.facts)
        self.watched = Watched(library, self.noted, by_field=True, rows=self.rows)
        self.places: dict[str, Place] = folder.read(PLACES)
        self.recalled = folder.read_one(TEMPLATES)
        recall(self.recalled)
        self.written: dict[str, Place] = {}
        self.search = Scripts(site / IN_SITE, folder.read_one(SEARCH))
        self.products = Products(self.facts)

    def scripts(self) -> Mapping[str, str]:
        """The datasets; those that rest on nothing new are not worked out again."""
        products = Products(self.facts, self.folder.read(DATA))
        found = scripts(self.library, products)
        self.folder.write(DATA, products.known, products.changed)
        return found

    def begin(self, around: str, pages: Iterable[RecordPage]) -> None:
        """See which of the pages need not be made again; `around` is what the theme shows beside their content."""
        self.around = around
        self.products = Products(self.facts, self.folder.read(PAGES))
        new = self._new_names()
        standing = {page.finished.path for page in pages if self._stands(page, new)}
        self.products.keep(standing)

    def kept(self, page: RecordPage) -> KeptPage | None:
        """What is kept of a page that need not be made again."""
        made = self.products.known.get(page.finished.path)
        return made.value if made else None

    def take_over(self, page: RecordPage, folder: Path) -> None:
        """Put the file of a page that stands into the folder of the new site."""
        target = folder / page.file.dest_uri
        take_over(self.site / page.file.dest_uri, target)
        self._remember(page, target, self.products.known[page.finished.path].value.digest)

    def add(self, page: RecordPage, built: BuiltPage) -> None:
        """Remember a page that was made; its file is not written yet."""
        digest = sha256(built.output.encode()).hexdigest()[:16]
        self.rows.add(built.rows)
        self.products.add({built.path: Product(KeptPage(digest, text_of(built.passages)), built.facts)})
        self.written[page.file.dest_uri] = Place(UNKNOWN, digest)

    def finish(self, folder: Path, texts: Mapping[str, tuple[Text, ...]]) -> None:
        """All is written: keep what the next build can use. `texts` are those in each script of the search."""
        places = {
            uri: Place(stamp_of(folder / uri), place.digest) if place.stamp == UNKNOWN else place
            for uri, place in self.written.items()
        }
        changed = {uri for uri in places.keys() | self.places.keys() if places.get(uri) != self.places.get(uri)}
        self.folder.write(PAGES, self.products.known, self.products.changed)
        self.folder.write(PLACES, places, changed)
        self.rows.finish()
        self.folder.write_one(NAMES, {NAMES: self.names.spellings})
        data = folder / IN_SITE
        scripts = {name: Script(stamp_of(script_in(data, name)), held) for name, held in texts.items()}
        self.folder.write_one(SEARCH, scripts)
        if (templates := compiled()) != self.recalled:
            self.folder.write_one(TEMPLATES, templates)

    def _stands(self, page: RecordPage, new: AhoCorasick | None) -> bool:
        made, uri = self.products.known.get(page.finished.path), page.file.dest_uri
        if made is None or uri not in self.places or made.value.digest != self.places[uri].digest:
            return False
        file = self.site / uri
        if stamp_of(file) != self.places[uri].stamp or not self.search.has(made.value.text):
            return False
        return new is None or not new.find_matches_as_indexes(file.read_text(encoding="utf-8"))

    def _new_names(self) -> AhoCorasick | None:
        """What finds names that no page could link when it was made."""
        before = set(self.folder.read_one(NAMES).get(NAMES, ()))
        added = [name for name in self.names.spellings if name not in before]
        return AhoCorasick(added) if added else None

    def _remember(self, page: RecordPage, file: Path, digest: str) -> None:
        self.written[page.file.dest_uri] = Place(stamp_of(file), digest)


def around(config: MkDocsConfig, nav: Navigation, more: Iterable[object]) -> str:
    """A short name for all that stands on a page beside what is made from records."""
    found = sha256(repr((said(config), str(nav), *more)).encode())
    own = config.theme.custom_dir
    for file in sorted(Path(own).rglob("*")) if own else ():
        if file.is_file():
            found.update(str(file).encode() + file.read_bytes())
    return found.hexdigest()[:16]


def said(config: MkDocsConfig) -> str:
    """What a project's settings say, with those they inherit and what stands in the environment."""
    with Path(config.config_file_path).open("rb") as file:
        return repr(yaml_load(file))


def can_keep(config: MkDocsConfig) -> bool:
    """Whether nobody but us has a hand in what is written."""
    return list(config.plugins) == ["casebook"] and not config.hooks
