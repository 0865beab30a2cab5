"""The scripts that the search reads, written line by line: the texts of a site would not fit into memory comfortably.

Scripts, not JSON, because a page that was opened from a folder can read nothing else. Those that hold texts are named
after what is in them; `pages` names them and so is written last.
"""

import json
from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from zlib import crc32

from generator.search.readings import readings

FOLDER = "search"
FLOOR, CEILING = 125_000, 300_000  # characters of one script: read in a few milliseconds
ENDING = 8  # in so many pages there is one after which a script may end


class Index:
    """The search of one site, below the folder in which its scripts look for data."""

    def __init__(self, data: Path) -> None:
        self.folder = data / FOLDER
        self.folder.mkdir(parents=True, exist_ok=True)
        self.open: dict[float, _Script] = {}
        self.written: list[tuple[float, str]] = []

    def add(self, passages: str, boost: float) -> None:
        """Write the passages of a page. Pages that matter alike come together, so that readers get the best first."""
        if not passages:
            return
        if boost not in self.open:
            self.open[boost] = _Script(self.folder / f"{len(self.open)}-{len(self.written)}.part")
        script = self.open[boost]
        script.write(passages)
        if script.length >= CEILING or (script.length >= FLOOR and _may_end_after(passages)):
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

    def abandon(self) -> None:
        """Close what is open: the build failed, or is finished and nothing is. A full disk cannot take what is left."""
        for script in self.open.values():
            with suppress(OSError):
                script.file.close()

    def _close(self, boost: float) -> None:
        self.written.append((boost, self.open[boost].close()))
        del self.open[boost]


def _may_end_after(passages: str) -> bool:
    """Depends on the address of the page alone, so that one more sentence does not cut all later scripts anew."""
    path = passages.partition("\t")[0]
    return crc32(path.encode()) % ENDING == 0


class _Script:
    """A text that grows to a script."""

    def __init__(self, part: Path) -> None:
        self.part, self.file = part, part.open("w", encoding="utf-8")
        self.length, self.hash = 0, sha256()
        self.file.write('{const text="')

    def write(self, text: str) -> None:
        self.length += len(text)
        words = json.dumps(text, ensure_ascii=False)[1:-1]
        self.hash.update(words.encode())
        self.file.write(words)

    def close(self) -> str:
        """Put the script in its place; the value is its name."""
        name = f"{FOLDER}/{self.hash.hexdigest()[:12]}"
        self.file.write(f'";casebook.data("{name}",text)}}\n')
        self.file.close()
        self.part.replace(self.part.with_name(f"{name.rpartition('/')[2]}.js"))
        return name
