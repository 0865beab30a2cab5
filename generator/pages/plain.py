"""HTML as plain texts; what a text cannot say is told."""

import re
from html.parser import HTMLParser

BLOCKS = ("p", "br", "div", "li", "tr", "ul", "ol", "h1", "h2", "h3", "h4")
LOST = {"img": "图片", "table": "表格", "video": "视频", "audio": "音频", "a": "链接", "script": "脚本"}
DECLARED = re.compile(r"<!--.*?-->|<![^>]*>?", re.DOTALL)  # which no reader shows


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.lost: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOCKS:
            self.pieces.append("\n")
        if tag in LOST:
            self.lost.append(LOST[tag])

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)


def plain(markup: str) -> tuple[str, list[str]]:
    """The text of some HTML, and what of it was lost."""
    reader = _Text()
    reader.feed(DECLARED.sub("", markup))
    reader.close()
    lines = ("".join(reader.pieces)).replace("\xa0", " ").split("\n")
    text = "\n".join(line.strip() for line in lines if line.strip())
    return text, list(dict.fromkeys(f"{name}没有读进来" for name in reader.lost))
