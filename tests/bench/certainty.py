"""How much of what 投诉速判 is sure of is right, told from the records alone: `python -m tests.bench.certainty`.

A fifth of the sentences of the taxonomy is left out in turn, and the site, which learned from the rest, is asked of it.

The bounds in `assessing/intake.js` come from this table. It is stricter than complaints are, most of which say more
than one sentence; what it says of certainty, sets that nobody had read have said too.
"""

import shutil
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from zlib import crc32

import yaml
from playwright.sync_api import Page

from generator.build import check
from generator.data.intake import datasets
from tests.bench.corpus import SHIPPED
from tests.bench.intake_page import intake_page

FOLDS = 5
DIMENSIONS = ("cause", "severity", "product")
FURTHEST = 3  # leads beyond are counted together
TAXONOMY = "content/taxonomy.yaml"
ASKED = """async ([data, texts]) => {
  const {assess} = casebook.intake(data, casebook.proofreading(await casebook.load("proofreading")));
  return texts.map((text) => Object.fromEntries(Object.entries(assess(text).suggested).map(([name, list]) => {
    const [{id, sure, told}, ...others] = list;
    return [name, {id, sure, lead: told - Math.max(0, ...others.map((one) => one.told))}];
  })));
}"""

Taxa = Mapping[str, Mapping[str, Any]]
Answer = tuple[bool, bool, float]  # whether it is sure, whether it is right, and how far ahead the first is


def main() -> None:
    """Build the shipped site, ask it about each fifth, and print one table."""
    with intake_page() as (page, project):
        print("\n".join(_table(_answers(page, project))))


def _answers(page: Page, project: Path) -> dict[str, list[Answer]]:
    taxa: Taxa = yaml.safe_load((SHIPPED / TAXONOMY).read_text(encoding="utf-8"))
    meant: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for name, taxon in taxa.items():
        for text in (*taxon.get("heard", ()), *taxon.get("asked", ())):
            meant[text][taxon["dimension"]].add(name)
    found: dict[str, list[Answer]] = {name: [] for name in DIMENSIONS}
    for fold in range(FOLDS):
        left_out = [text for text in meant if _fold(text) == fold]
        for text, said in zip(left_out, page.evaluate(ASKED, [_learned(taxa, fold, project), left_out]), strict=True):
            for name in DIMENSIONS:
                if accepted := meant[text].get(name):
                    one = said[name]
                    found[name].append((one["sure"] == "sure", one["id"] in accepted, one["lead"]))
    return found


def _learned(taxa: Taxa, fold: int, project: Path) -> object:
    """What the script reads where a fold is not known."""
    for name in ("cases", "quizzes", "content"):
        shutil.rmtree(project / name, ignore_errors=True)
    (project / "content").mkdir()
    kept = {name: {key: _without(value, fold) for key, value in taxon.items()} for name, taxon in taxa.items()}
    (project / TAXONOMY).write_text(yaml.safe_dump(kept, allow_unicode=True), encoding="utf-8")
    [(_name, data)] = datasets(check(project).library)
    return data


def _without(value: object, fold: int) -> object:
    return [one for one in value if _fold(one) != fold] if isinstance(value, list) else value


def _fold(text: object) -> int:
    return crc32(str(text).encode()) % FOLDS


def _table(found: Mapping[str, Sequence[Answer]]) -> Iterator[str]:
    yield "| | all right | sure | sure and right |" + "".join(f" lead {lead} |" for lead in range(FURTHEST + 1))
    yield "| --- " * (5 + FURTHEST) + "|"
    for name, answers in found.items():
        ahead = [
            [right for _sure, right, lead in answers if min(FURTHEST, max(0, int(lead))) == at]
            for at in range(FURTHEST + 1)
        ]
        cells = [[right for _, right, _ in answers], [right for sure, right, _ in answers if sure], *ahead]
        whole, sure, *rest = [f"{sum(cell) / (len(cell) or 1):.3f} of {len(cell)}" for cell in cells]
        yield f"| {name} | {whole} | {len(cells[1])} | {sure} |" + "".join(f" {cell} |" for cell in rest)


if __name__ == "__main__":
    main()
