"""The menu of a site: what the project writes in `nav`, less what may not be shown, plus a list page of every kind,
and the numbers of complaints if there are any."""

import posixpath
from collections.abc import Callable, Container, Iterator
from typing import Any

from generator.library import Library
from generator.pages import complaints


def menu(
    nav: list[Any] | None, library: Library, withheld: frozenset[str], words: Callable[[str], str] = str
) -> list[Any]:
    """What to show of the project's menu, if it has one; `words` writes those of ours."""
    return _with_every_kind(_shown(nav, withheld) if withheld else nav, library, words)


def entries(menu: Any, title: str | None = None) -> Iterator[tuple[str | None, str]]:
    """The pages that a menu names: the title it gives them, if any, and their path."""
    if isinstance(menu, str):
        yield title, menu
    elif isinstance(menu, dict):
        for own_title, inner in menu.items():
            yield from entries(inner, own_title)
    elif isinstance(menu, list):
        for item in menu:
            yield from entries(item)


def _with_every_kind(nav: list[Any] | None, library: Library, words: Callable[[str], str]) -> list[Any]:
    """The menu of the project, completed by the list pages and the numbers of complaints that it does not name."""
    menu = nav or [{"首页": "index.md"}]
    named = {path for _title, path in entries(menu)}
    lists = {kind.plural: f"{kind.pages}/index.md" for kind in library.kinds}
    more = [{title: path} for title, path in lists.items() if path not in named]
    return [*menu, *more, *_numbers(library, named, words)]


def _numbers(library: Library, named: Container[str], words: Callable[[str], str]) -> list[Any]:
    """The pages of complaints, below a title of their own, if there are any that the project does not name."""
    found = [{words(title): path} for title, path in complaints.menu(library).items() if path not in named]
    return [{words(complaints.GROUP): found}] if found else []


def _shown(menu: Any, withheld: frozenset[str]) -> Any:
    """A menu without the pages that may not be shown yet, and without sections that hold nothing else."""
    if isinstance(menu, list):
        return [kept for item in menu if (kept := _shown(item, withheld))]
    if isinstance(menu, dict):
        return {title: kept for title, inner in menu.items() if (kept := _shown(inner, withheld))}
    return None if is_withheld(posixpath.normpath(str(menu)), withheld) else menu


def is_withheld(path: str, withheld: frozenset[str]) -> bool:
    """Whether a page, by the file that it is written in, or a file beside the pages may not be shown."""
    page, suffix = posixpath.splitext(path)
    return path in withheld or (suffix == ".md" and page in withheld)
