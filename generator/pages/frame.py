"""The theme around a record's page, rendered once a folder and filled for each page.

Menu, header and footer are the same on all record pages of a folder, and cost more than all else on the page. So the
theme's template is rendered with a stand-in for the page, and cut at the places where a page is different: what the
stand-in left as marks, and the parts that are rendered anew for every page. A page is then what the whole template
would have made of it, to the byte.
"""

import copy
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, Template
from jinja2.runtime import Context

MARK = re.compile("(\ue000[a-z]+\ue001)")
FIELDS = ("title", "canonical_url", "edit_url")


def _mark(name: str) -> str:
    return f"\ue000{name.replace('_', '')}\ue001"


@dataclass(frozen=True)
class _Frame:
    """A rendered page with holes, and the context of the theme's own names that its parts are rendered with."""

    pieces: tuple[str, ...]
    context: Context
    contents: Template

    def parts(self, page: Any) -> dict[str, str]:
        """What differs from page to page, by mark."""
        context = self.context.derived({"page": page})
        return {
            _mark("content"): "".join(context.blocks["content"][0](context)),
            _mark("contents"): self.contents.render(context.get_all()),
            _mark("description"): str(page.meta.get("description", "")),
            _mark("anchor"): page.toc.items[0].id if len(page.toc) else "",
            **{_mark(name): str(getattr(page, name)) for name in FIELDS},
        }

    def fill(self, page: Any) -> str:
        """The frame with a page in it."""
        parts = self.parts(page)
        return "".join(parts.get(piece, piece) for piece in self.pieces)


class Frames:
    """The theme's `main.html`, in whole or filled page by page."""

    def __init__(self, environment: Environment) -> None:
        self.main = environment.get_template("main.html")
        self.contents = environment.get_template("partials/toc.html")
        self.frames: dict[tuple[Any, ...], _Frame] = {}

    def whole(self, context: Mapping[str, Any]) -> str:
        """The page as the theme shows it, all of it rendered; for pages that are in the menu, which marks them."""
        return self.main.render(context)

    def render(self, context: Mapping[str, Any]) -> str:
        """The same for a page that is not in the menu."""
        page = context["page"]
        key = page.url.rpartition("/")[0], len(page.toc) > 0, *(bool(getattr(page, name)) for name in FIELDS)
        if key not in self.frames:
            self.frames[key] = self._frame(context)
        return self.frames[key].fill(page)

    def _frame(self, context: Mapping[str, Any]) -> _Frame:
        standin = _standin(context["page"])
        rendered = self.main.new_context({**context, "page": standin})
        whole = "".join(self.main.root_render_func(rendered))
        frame = _Frame((), rendered, self.contents)
        for mark, part in frame.parts(standin).items():
            if mark in (_mark("content"), _mark("contents")):
                assert whole.count(part) == 1, f"the theme does not show {mark} once"
                whole = whole.replace(part, mark)
        return _Frame(tuple(MARK.split(whole)), rendered, self.contents)


def _standin(page: Any) -> Any:
    """A page of the same shape that holds marks instead of words."""
    standin = copy.copy(page)
    standin.content = f"<h1>{_mark('content')}</h1>"
    standin.meta = {**page.meta, "description": _mark("description")}
    standin.toc = copy.copy(page.toc)
    standin.toc.items = [_renamed(item) for item in page.toc.items[:1]]
    for name in FIELDS:
        if getattr(page, name):
            setattr(standin, name, _mark(name))
    return standin


def _renamed(item: Any) -> Any:
    renamed = copy.copy(item)
    renamed.id, renamed.children = _mark("anchor"), []
    return renamed
