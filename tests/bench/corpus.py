"""A knowledge base of any size, like the shipped one: its records as they are, and cases retold from its cases.

    python -m tests.bench.corpus --cases 1000 --out DIR

A retold case takes each field's shape from one shipped case and its sentences from all of them, with names, amounts
and dates of its own: as long, as nested, as full of references, and no two texts alike. The words make no sense
together and are for measuring only.
"""

import argparse
import json
import random
import re
import shutil
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tests.bench import words

SHIPPED = Path(__file__).parents[2]
FOLDERS = ("content", "cases", "quizzes")
DIMENSIONS = ("product", "channel", "cause", "severity")

TELLING = {
    *("based_on", "severity_reason", "situation", "question", "text", "feedback", "rest_of_story", "what", "item"),
    *("shows", "obtained", "findings", "decision", "remedy", "told", "why", "how", "summary"),
}
SAID = {"asked", "not_meant"}  # how people ask for one case is not how they ask for another
SENTENCE = re.compile(r"[^。！？]*[。！？]+[”’）*]*|[^。！？]+$")
PAIRS = ("“”", "‘’", "（）", "《》", "[]")
BLOCK = re.compile(r"\s*(?:[>|#-]|\d+\.)|.*\n", re.DOTALL)
REFERENCE = re.compile(r"[a-z0-9-]+(?:#[a-z0-9-]+)?")
STEMS = "甲乙丙丁戊己庚辛壬癸"
DETAIL = re.compile(
    rf"客户[{STEMS}]"
    r"|(?P<amount>\d{1,3}(?:,\d{3})+)|(?P<date>\d{1,2} 月 \d{1,2} 日)"
    r"|(?P<count>[1-9]\d{0,2})(?= (?:笔|户|人|位|名|次|秒|分钟|元))"
)

Texts = Mapping[str, tuple[str, ...]]


def main() -> None:
    """Write one knowledge base."""
    parser = argparse.ArgumentParser("python -m tests.bench.corpus", description=main.__doc__)
    parser.add_argument("--cases", type=int, required=True, help="how many, the shipped ones included")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    write_project(options.out, options.cases, options.seed)


def write_project(out: Path, cases: int, seed: int = 1) -> None:
    """Write the shipped knowledge base to `out`, with retold cases until there are `cases` of them."""
    for folder in FOLDERS:
        shutil.copytree(SHIPPED / folder, out / folder)
    shutil.copy(SHIPPED / "mkdocs.yml", out)
    teller = Teller([_read(file) for file in sorted((SHIPPED / "cases").glob("*.yaml"))])
    for number in range(len(teller.cases), cases):
        rng = random.Random(f"{seed}-{number}")
        (out / "cases" / f"retold-{number:05}.yaml").write_text("\n".join(_lines(teller.case(rng))), encoding="utf-8")


class Teller:
    """Makes new cases from old ones."""

    def __init__(self, cases: list[dict[str, Any]]) -> None:
        self.cases = cases
        self.sentences, self.blocks = _pieces(cases)
        self.taxa = _taxa()

    def case(self, rng: random.Random) -> dict[str, Any]:
        """One case; the same for the same state of `rng`."""
        names = [name for name in _fields(self.cases) if name not in SAID]
        case = {name: self._retold(rng.choice(self.cases)[name], name, rng) for name in names}
        person, place, goods = rng.choice(words.PEOPLE), rng.choice(words.PLACES), rng.choice(words.GOODS)
        trouble, turn = rng.choice(words.TROUBLES), rng.choice(words.TURNS)
        case |= {dimension: rng.choice(self.taxa[dimension]) for dimension in DIMENSIONS}
        case["title"] = f"{place}的{person}分期买{goods}：{trouble}"
        case["aliases"] = [f"{goods}分期案 {rng.randrange(10_000):04}"]
        case["situation"] = f"{person}在{place}分期买了{goods}，来反映{trouble}；{turn}。\n\n{case['situation']}"
        return case

    def _retold(self, value: Any, path: str, rng: random.Random) -> Any:
        if isinstance(value, dict):
            return {name: self._retold(inner, f"{path}.{name}", rng) for name, inner in value.items()}
        if isinstance(value, list):
            told = [self._retold(inner, path, rng) for inner in value]
            return [inner for number, inner in enumerate(told) if inner not in told[:number]]
        if isinstance(value, str) and path in self.sentences:
            return "\n\n".join(self._paragraph(old, path, rng) for old in value.strip().split("\n\n"))
        return value

    def _paragraph(self, old: str, path: str, rng: random.Random) -> str:
        if BLOCK.match(old):
            new = rng.choice(self.blocks[path])
        else:
            new = "".join(rng.choice(self.sentences[path]) for _ in _sentences(old))
        return DETAIL.sub(lambda hit: _another(hit, rng), new)


def _another(hit: re.Match[str], rng: random.Random) -> str:
    if amount := hit["amount"]:
        return f"{rng.randrange(1_000, 2 * int(amount.replace(',', ''))):,}"
    if hit["date"]:
        return f"{rng.randint(1, 11)} 月 {rng.randint(1, 28)} 日"
    if count := hit["count"]:
        return str(rng.randint(1, 2 * int(count)))
    return f"客户{rng.choice(STEMS)}"


def _pieces(cases: list[dict[str, Any]]) -> tuple[Texts, Texts]:
    """Per field: the sentences of its plain paragraphs, and its lists, tables and quotations."""
    sentences: dict[str, list[str]] = defaultdict(list)
    blocks: dict[str, list[str]] = defaultdict(list)
    for path, text in (found for case in cases for found in _telling(case)):
        for paragraph in text.strip().split("\n\n"):
            if BLOCK.match(paragraph):
                blocks[path].append(paragraph)
            else:
                sentences[path] += _sentences(paragraph)
    return _frozen(sentences), _frozen(blocks)


def _frozen(found: Mapping[str, list[str]]) -> Texts:
    return {path: tuple(dict.fromkeys(pieces)) for path, pieces in found.items()}


def _telling(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """The strings that tell the story, each with its field; the rest are references and fixed words."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _telling(inner, f"{path}.{name}" if path else name)
    elif isinstance(value, list):
        for inner in value:
            yield from _telling(inner, path)
    elif isinstance(value, str) and path.rpartition(".")[2] in TELLING:
        yield path, value


@cache
def _sentences(paragraph: str) -> tuple[str, ...]:
    """The sentences of a paragraph; one that would cut through emphasis, a quotation or a link goes with the next."""
    found, open_piece = [], ""
    for hit in SENTENCE.finditer(paragraph):
        open_piece += hit[0]
        if _is_whole(open_piece):
            found.append(open_piece)
            open_piece = ""
    return (*found, open_piece) if open_piece else tuple(found)


def _is_whole(text: str) -> bool:
    return text.count("**") % 2 == 0 and all(text.count(pair[0]) == text.count(pair[1]) for pair in PAIRS)


def _fields(cases: list[dict[str, Any]]) -> list[str]:
    return [name for name in cases[0] if all(name in case for case in cases)]


def _taxa() -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for taxon_id, taxon in _read(SHIPPED / "content" / "taxonomy.yaml").items():
        found[taxon["dimension"]].append(taxon_id)
    return found


def _read(file: Path) -> dict[str, Any]:
    value: dict[str, Any] = yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader)
    return value


def _lines(value: Any) -> Iterator[str]:
    """A mapping or a list as lines of YAML, written as an author would: blocks for long texts, references in rows."""
    for name, inner in value.items() if isinstance(value, dict) else (("-", inner) for inner in value):
        opening = "- " if name == "-" else f"{name}: "
        if isinstance(inner, str) and "\n" in inner:
            yield f"{opening}|"
            yield from (f"  {line}" for line in inner.split("\n"))
        elif isinstance(inner, dict | list) and not _is_row(inner):
            nested = _lines(inner)
            yield f"- {next(nested)}" if name == "-" else f"{name}:"
            yield from (f"  {line}" for line in nested)
        else:
            yield opening + (json.dumps(inner, ensure_ascii=False) if isinstance(inner, str | bool) else _row(inner))


def _is_row(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) and REFERENCE.fullmatch(item) for item in value)


def _row(value: Any) -> str:
    return f"[{', '.join(value)}]" if isinstance(value, list) else str(value)


if __name__ == "__main__":
    main()
