"""What a page may load and run, as a Content-Security-Policy: the site's own files, and what the theme writes inline.

Instant loading shows further pages below the policy of the first one, and adds theirs where it differs. So all pages
have the same, which knows what the theme writes around any page and nothing of what stands in one.
"""

import re
from base64 import b64encode
from collections.abc import Iterator, Mapping
from functools import lru_cache
from hashlib import sha256
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

from mkdocs.config.defaults import MkDocsConfig

if TYPE_CHECKING:
    from jinja2 import Environment

INLINE = re.compile(r"<(script|style)\b(?![^>]*(?:\bsrc=|json))[^>]*>(.*?)</\1>", re.DOTALL)
FOREIGN = re.compile(r"(?:https?:)?//", re.IGNORECASE)
NOTHING = ("object-src", "frame-src", "worker-src", "base-uri", "form-action")
OF_TREES = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; script-src-attr 'none'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; object-src 'none'; frame-src 'none'; base-uri 'none'; form-action 'none'"
)
"""What the engine of a tree writes inline is not known beforehand."""


def prepare(config: MkDocsConfig) -> None:
    """Let the theme write only what one policy for all pages can allow."""
    config.extra.setdefault("scope", "/")  # or a script on each page would name the way to the top of the site


def announce(
    environment: "Environment", context: Mapping[str, Any], *, is_preview: bool, connects: str = ""
) -> Iterator[str]:
    """Let the theme's templates say it: `policy` for all pages, the filter `digest` for one that stands alone.

    In `context` there is no page. The values are the addresses on other hosts that the theme asks for in vain.
    """
    environment.filters["digest"] = digest
    theme = environment.get_template("main.html").render(context)
    environment.globals["policy"] = policy(theme, is_preview=is_preview, connects=connects)
    return iter(_refused_around(INLINE.sub("", theme)))


def policy(theme: str, *, is_preview: bool = False, connects: str = "") -> str:
    """The policy for pages around which the theme writes `theme`.

    MkDocs puts a script that is never the same twice into each page of a preview. `connects` is the only other address
    that scripts may speak to; empty if there is none.
    """
    own = {tag: f"{tag}-src 'self' {_digests(theme, tag)}".rstrip() for tag in ("script", "style")}
    if is_preview:
        own["script"] = "script-src 'self' 'unsafe-inline'"
    # Firefox fetches what <link rel="next"> names early, and only default-src speaks of that: it cannot be 'none'.
    sources = ("default-src 'self'", *own.values(), "img-src 'self' data:")
    others = (f"connect-src 'self' {connects}",) if connects else ()
    return "; ".join((*sources, *others, *(f"{directive} 'none'" for directive in NOTHING)))


def digest(code: str) -> str:
    """The name of an inline script or style in a policy."""
    return f"'sha256-{b64encode(sha256(code.encode()).digest()).decode()}'"


def refused(markup: str) -> Iterator[str]:
    """What stands in a page, or around it, and is refused by its policy: each once, as one would look for it."""
    reader = _Refused()
    reader.feed(markup)
    reader.close()
    return iter(dict.fromkeys(reader.found))


@lru_cache(1)
def _refused_around(theme: str) -> tuple[str, ...]:
    """The same of what stands around pages, which seldom changes while a preview runs."""
    return tuple(refused(theme))


def _digests(theme: str, tag: str) -> str:
    return " ".join(dict.fromkeys(digest(code) for name, code in INLINE.findall(theme) if name == tag))


class _Refused(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        runs = tag == "script" and "src" not in values and "json" not in values.get("type", "")
        if runs or tag in ("style", "iframe", "object", "embed"):
            self.found.append(f"<{tag}>")
        self.found += [f"{name}=" for name in values if name == "style" or name.startswith("on")]
        self.found += [value for value in values.values() if value.lower().startswith("javascript:")]
        loaded = values.get("src") or (values.get("rel") == "stylesheet" and values.get("href")) or ""
        self.found += [loaded] if FOREIGN.match(loaded) else []
