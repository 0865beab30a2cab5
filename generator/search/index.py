"""The scripts that the search reads, written one by one: the texts of a site would not fit into memory comfortably.

Scripts, not JSON, because a page that was opened from a folder can read nothing else. Those that hold texts are named
after what is in them; `pages` names them and so is written last.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from zlib import crc32

from generator.search.readings import readings
from generator.search.standing import BEGIN, END, Scripts, Text, script_in, text_of

FOLDER = "search"
FLOOR, CEILING = 125_000, 300_000  # characters of one script: read in a few milliseconds
ENDING = 8  # in so many pages there is one after which a script may end


@dataclass
class _Script:
    """A script that is still to be written: texts with their words, unless these stand; `length` is in characters."""

    texts: dict[Text, str | None] = field(default_factory=dict)
    length: int = 0


class Index:
    """The search of one site, below the folder in which its scripts look for data; of those that stand some are taken.

    `scripts` are the names of those that hold texts, each with what is in it.
    """

    def __init__(self, data: Path, standing: Scripts | None = None) -> None:
        self.data, self.standing = data, standing or Scripts(data, {})
        self.folder = data / FOLDER
        self.folder.mkdir(parents=True, exist_ok=True)
        self.open: dict[float, _Script] = {}
        self.scripts: dict[str, tuple[Text, ...]] = {}
        self.written: list[tuple[float, str]] = []

    def add(self, passages: str | Text, boost: float) -> None:
        """Add what is read of a page, a text if it stands. Pages that matter alike come together: the best first."""
        text, words = (passages, None) if isinstance(passages, Text) else (text_of(passages), passages)
        if not text.length:
            return
        script = self.open.setdefault(boost, _Script())
        script.texts[text] = words
        script.length += text.length
        if script.length >= CEILING or (script.length >= FLOOR and _may_end_after(text)):
            self._close(boost)

    def finish(self, catalogue: Mapping[str, object], summaries: str) -> None:
        """Put everything in its place; `catalogue` is what is known of the pages, `summaries` a line for each."""
        for boost in list(self.open):
            self._close(boost)
        texts = [name for _boost, name in sorted(self.written, key=lambda entry: -entry[0])]
        self.put("readings", readings())
        self.put("summaries", summaries)
        self.put("pages", {**catalogue, "texts": texts})

    def put(self, name: str, value: object) -> None:
        """Write a script that holds one value."""
        words = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        (self.folder / f"{name}.js").write_text(f'casebook.data("{FOLDER}/{name}", {words});\n', encoding="utf-8")

    def _close(self, boost: float) -> None:
        texts = self.open.pop(boost).texts
        name = self.standing.take_over([*texts], self.data) or self._write(texts)
        self.scripts[name] = (*texts,)
        self.written.append((boost, name))

    def _write(self, texts: Mapping[Text, str | None]) -> str:
        """Write a script; the value is its name."""
        every = (self.standing.passages(text) if words is None else words for text, words in texts.items())
        words = json.dumps("".join(every), ensure_ascii=False)[1:-1]
        name = f"{FOLDER}/{sha256(words.encode()).hexdigest()[:12]}"
        script_in(self.data, name).write_text(f'{BEGIN}{words}{END}"{name}",text)}}\n', encoding="utf-8")
        return name


def _may_end_after(text: Text) -> bool:
    """Depends on the address of the page alone, so that one more sentence does not cut all later scripts anew."""
    return crc32(text.path.encode()) % ENDING == 0
