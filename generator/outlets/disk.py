"""The outlet to disk: a Markdown tree, with a configuration beside it, that any engine of the MkDocs family builds.

Headings become Markdown, so that the engine makes its own table of contents; everything between them stays
ready-made HTML. Addresses are those of a site without directory URLs.
"""

import html
import json
import posixpath
import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib.resources import as_file
from importlib.resources import files as package_files
from pathlib import Path
from urllib.parse import urljoin

from generator.build import Checked
from generator.data import FOLDER, scripts
from generator.library import Library
from generator.outlets import feed
from generator.outlets.bundle import assets
from generator.outlets.downloads import stays_here
from generator.outlets.every_page import documents, every_page
from generator.outlets.settings import OVERRIDES, named, settings
from generator.pages.page import HEADING, Page, plain
from generator.pages.prose import Writer, relink
from generator.reading.folders import project_files
from generator.reading.sorting import PAGES
from generator.references import LINK
from generator.search.catalogue import catalogue, entries, summaries
from generator.search.index import Index
from generator.search.passages import passages

PAGE = ".md"
MARKDOWN_SIGNS = re.compile(r"[\\`*_{}\[\]#]")


def write_tree(root: Path, checked: Checked, out: Path) -> int:
    """Write the tree of a project to `out`: `docs/`, `overrides/` and `mkdocs.yml`. The value is the number of pages.

    Raises `Refused` if MkDocs refuses the project's own settings.
    """
    library, docs = checked.library, out / "docs"
    shared = assets(directory_urls=False, charts=library.ledger is not None)
    (out / "mkdocs.yml").write_text(settings(root, checked, shared), encoding="utf-8")
    _write(dict(_frame()), out / OVERRIDES)
    for path in _beside_documents(root, checked.withheld):
        _make_room(docs / path)
        shutil.copyfile(root / PAGES / path, docs / path)
    _write({**dict(_feed(root, library)), **shared.files, **scripts(library)}, docs)
    return _write_pages(library, docs)


def _feed(root: Path, library: Library) -> Iterator[tuple[str, str]]:
    name, site, _in_folders = named(root)
    if site:
        pages = {library.page_of(record) for record in library.listed.records.values()}
        yield feed.PATH, feed.feed(library, name, lambda path: urljoin(site, f"{path}.html" if path in pages else path))


def _write_pages(library: Library, docs: Path) -> int:
    made, index = tuple(every_page(library)), Index(docs / FOLDER / "data")
    texts = {f"{path}.md": text for path, text in _texts(library, _indexed(made, index))}
    _write(texts, docs)
    found = list(entries(library, [*made, *_indexed(documents(library), index)]))
    index.finish(catalogue(library, found), summaries(found))
    return len(texts)


def _write(texts: Mapping[str, str], folder: Path) -> None:
    for path, text in texts.items():
        _make_room(folder / path)
        (folder / path).write_text(text, encoding="utf-8")


def _make_room(file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)


def _frame() -> Iterator[tuple[str, str]]:
    """The templates of what stands around every page."""
    with as_file(package_files("generator") / "templates" / "frame") as frame:
        for file in Path(frame).rglob("*.html"):
            yield file.relative_to(frame).as_posix(), file.read_text(encoding="utf-8")


def _beside_documents(root: Path, withheld: frozenset[str]) -> Iterator[str]:
    """What handwritten pages show or offer, such as pictures."""
    for file, problem in project_files(root):
        path = file.removeprefix(PAGES)
        is_read = problem is None and file.startswith(PAGES)
        if is_read and not (path.endswith(PAGE) or stays_here(path) or path in withheld):
            yield path


def as_markdown(page: Page) -> str:
    """A page as Markdown: front matter, headings with their ids, and HTML blocks between."""
    title, description = _quoted(html.escape(page.title)), _quoted(html.escape(page.description))
    search = "" if page.searchable else "search:\n  exclude: true\n"
    front = f"---\ntitle: {title}\ndescription: {description}\n{search}---\n"
    opening, *sections = HEADING.split(page.html)
    blocks = [front, f"# {_literal(page.title)}", _block(opening.partition("</h1>")[2])]
    for level, anchor, title, body in zip(*(sections[start::4] for start in range(4)), strict=True):
        blocks += [f"{'#' * int(level)} {_literal(plain(title))} {{#{anchor}}}", _block(body)]
    return relink("\n\n".join(blocks) + "\n", _addresses(page.path))


def _indexed(made: Iterable[Page], index: Index) -> Iterator[Page]:
    """The pages one by one; our search page reads the index, the search in the header is the engine's own."""
    for page in made:
        yield page
        index.add(passages(page), page.boost)
        page.forget()


def _texts(library: Library, made: Iterable[Page]) -> Iterator[tuple[str, str]]:
    for page in made:
        yield page.path, as_markdown(page)
    writer = Writer(library)
    for file, text in library.documents.items():
        path = file.removeprefix(PAGES).removesuffix(".md")
        linked = LINK.sub(lambda hit: writer.link(hit[1].strip(), (hit[2] or "").strip()), text)
        yield path, relink(linked, _addresses(path))


def _literal(text: str) -> str:
    """A plain text as Markdown that shows every sign of it."""
    return MARKDOWN_SIGNS.sub(r"\\\g<0>", html.escape(text, quote=False))


def _block(body: str) -> str:
    return f'<div class="cb-block">\n{body.strip()}\n</div>' if body.strip() else ""


def _addresses(own: str) -> Callable[[str, str], str]:
    folder = posixpath.dirname(own) or "."
    return lambda path, anchor: posixpath.relpath(f"{path}.html", folder) + anchor


def _quoted(value: str) -> str:
    """JSON, which is YAML too."""
    return json.dumps(value, ensure_ascii=False)
