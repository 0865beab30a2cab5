"""What a preview adds to a page: the script that loads it anew, and what is wrong with it at its top."""

import html
import re
from collections.abc import Iterable
from importlib.resources import files as package_files

from generator.diagnostic import Diagnostic
from generator.reading.messages import with_message
from generator.report import visible

OWN = "/casebook-preview"  # beside the site's own addresses, wherever the site begins
SCRIPT, STYLE = f"{OWN}/reload.js", f"{OWN}/panel.css"
TYPES = {SCRIPT: "text/javascript", STYLE: "text/css"}
TOPS = [re.compile(top) for top in (r'<div id="_main" tabindex="-1"></div>', r"<main\b[^>]*>", r"<body\b[^>]*>", "")]
"""Where something may stand at the top of a page, the best place first."""
END = "</body>"
ALONE = """\
<!doctype html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
</head>
<body>
<main>
</main>
</body>
</html>
"""


def own_file(path: str) -> str | None:
    """The text of one of the files that the preview itself brings along."""
    if path not in TYPES:
        return None
    folder = package_files("generator") / "assets" / "preview"
    return (folder / path.rpartition("/")[2]).read_text(encoding="utf-8")


def completed(page: str, state: str, panel: str = "") -> str:
    """A page as it is served; `state` is what of the project it shows."""
    line = f'<script src="{SCRIPT}?{state}"></script>\n'
    before, end, after = page.rpartition(END)
    page = f"{before}{line}{end}{after}" if end else f"{page}{line}"
    top = next(found.end() for found in (top.search(page) for top in TOPS) if found)
    return f"{page[:top]}{panel}{page[top:]}"


def alone(title: str) -> str:
    """A page for what cannot be shown."""
    return ALONE.format(title=html.escape(title))


def panel(sentence: str, lines: Iterable[str] = ()) -> str:
    """What stands at the top of a page; `lines` are HTML."""
    items = "".join(f"<li>{line}</li>" for line in lines)
    listed = f"<ul>{items}</ul>" if items else ""
    style = f'<link rel="stylesheet" href="{STYLE}">'
    said = f"<p>{html.escape(sentence)}</p>{listed}"
    return f'{style}<section class="cb-preview" role="alert" tabindex="0">{said}</section>'


def line(found: Diagnostic) -> str:
    """A finding as HTML."""
    problem, place = with_message(found.problem), found.place
    where = f"{place.file}:{place.line}:{place.column}" if place.line else place.file
    what = "：".join(filter(None, (problem.message, problem.written)))
    words = "；".join(filter(None, (what, problem.fix and f"改法：{problem.fix}")))
    return f"<code>{escaped(where)}</code> {escaped(words)}"


def escaped(text: str) -> str:
    """A text as HTML."""
    return html.escape(visible(text))
