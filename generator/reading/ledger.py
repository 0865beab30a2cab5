"""The files of `content/ledger/` to what they say together: aggregates, or why there are none."""

from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any, NamedTuple, TypeVar

from generator.aggregates.cells import NAMES, Cell, CellTable, Group, Name
from generator.aggregates.exposure import ExposureTable
from generator.aggregates.kept import ABOUT, EXPOSURE, FOLDER, About, Aggregates, file_of
from generator.diagnostic import Diagnostic, Place, Problem
from generator.packed.value import Packed
from generator.reading.source import locate
from generator.reading.validation import validated

MODELS: Mapping[str, type[Group]] = {ABOUT: About, EXPOSURE: ExposureTable}
AnyGroup = TypeVar("AnyGroup", bound=Group)


class Leaf(NamedTuple):
    """What one of the files says, as bytes until somebody asks for it, and a short name for its text."""

    said: Packed[Group]
    digest: str


def leaf(file: str, text: str, value: Mapping[str, Any]) -> Leaf | list[Diagnostic]:
    """What the values of a file say, or everything that is wrong with it."""
    known = validated(MODELS.get(file, CellTable), value)
    if isinstance(known, tuple):
        return [Diagnostic(problem, locate(text, file, problem)) for problem in known]
    return Leaf(Packed(known), sha256(text.encode()).hexdigest()[:16])


def gathered(leaves: Mapping[str, Leaf]) -> tuple[Aggregates | None, list[Diagnostic]]:
    """The aggregates of all files, if the project has any."""
    if not leaves:
        return None, []
    if ABOUT not in leaves:
        message, fix = f"{FOLDER} 里有数，没有说明是怎么读来的", "重新运行 casebook ledger read，它会一起写好"
        return None, [
            Diagnostic(Problem(message=message, written=ABOUT, fix=fix, code="file-unreadable"), Place(ABOUT))
        ]
    business = _said(leaves[EXPOSURE], ExposureTable).months if EXPOSURE in leaves else ()
    digest = sha256("".join(f"{file} {one.digest}\n" for file, one in sorted(leaves.items())).encode())
    tables = _Tables({name: leaves[file] for name in NAMES if (file := file_of(name)) in leaves})
    return Aggregates(_said(leaves[ABOUT], About), tables, business, digest.hexdigest()[:16]), []


def _said(one: Leaf, model: type[AnyGroup]) -> AnyGroup:
    value = one.said.value
    assert isinstance(value, model)
    return value


class _Tables(Mapping[Name, tuple[Cell, ...]]):
    """Tables that are unpacked when they are asked for."""

    def __init__(self, held: Mapping[Name, Leaf]) -> None:
        self.held = held

    def __getitem__(self, name: Name) -> tuple[Cell, ...]:
        return _said(self.held[name], CellTable).cells

    def __iter__(self) -> Iterator[Name]:
        return iter(self.held)

    def __len__(self) -> int:
        return len(self.held)
