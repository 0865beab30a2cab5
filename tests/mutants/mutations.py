"""Mutants of a file: mutmut's operators, and three of our own, on everything inside its functions."""

import difflib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import CodeType
from typing import Any

import libcst as cst
from libcst.metadata import ByteSpanPositionProvider, MetadataWrapper
from mutmut.mutation.mutators import mutation_operators

# Not run when a function is, or wrong for everyone who calls it.
LEFT_ALONE = (cst.Annotation, cst.Decorator, cst.Parameters)
TRIVIAL = {"isinstance", "len"}

Operator = Callable[[Any], Iterable[cst.CSTNode]]


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change to a function: the lines as they were and are, and the function's new code."""

    file: str
    function: str
    line: int
    was: str
    becomes: str
    code: CodeType

    def __str__(self) -> str:
        return f"{self.file}:{self.line} {self.function}\n  - {self.was}\n  + {self.becomes}"


def unsorted(node: cst.Call) -> Iterator[cst.CSTNode]:
    """`list(x)` for `sorted(x, …)`."""
    if isinstance(node.func, cst.Name) and node.func.value == "sorted":
        yield cst.Call(cst.Name("list"), [cst.Arg(node.args[0].value)])


def negated(node: cst.If | cst.CompIf) -> Iterator[cst.CSTNode]:
    """`if not x` for `if x`; comparisons have operators of their own."""
    if not isinstance(node.test, cst.Comparison | cst.UnaryOperation):
        test = node.test.with_changes(lpar=[cst.LeftParen()], rpar=[cst.RightParen()])
        yield node.with_changes(test=cst.UnaryOperation(cst.Not(), test))


def left_out(node: cst.Expr) -> Iterator[cst.CSTNode]:
    """`pass` for a call whose value nobody uses."""
    if isinstance(node.value, cst.Call):
        yield cst.Pass()


OPERATORS: list[tuple[Any, Operator]] = [
    *mutation_operators,
    (cst.Call, unsorted),
    (cst.If, negated),
    (cst.CompIf, negated),
    (cst.Expr, left_out),
]


class _Finder(cst.CSTVisitor):  # type: ignore[misc, unused-ignore]
    METADATA_DEPENDENCIES = (ByteSpanPositionProvider,)

    def __init__(self) -> None:
        super().__init__()
        self.around: list[cst.CSTNode] = []
        self.found: list[tuple[str, int, int, cst.CSTNode]] = []

    def on_visit(self, node: cst.CSTNode) -> bool:
        if isinstance(node, LEFT_ALONE) or _is_trivial(node):
            return False
        if self.function:
            self._mutate(node)
        if isinstance(node, cst.FunctionDef | cst.ClassDef):
            self.around.append(node)
        return True

    def on_leave(self, original_node: cst.CSTNode) -> None:
        if self.around and self.around[-1] is original_node:
            self.around.pop()

    @property
    def function(self) -> str:
        """The name of the function around, with its classes; empty outside of any."""
        names = []
        for node in self.around:
            names.append(node.name.value)  # type: ignore[attr-defined, unused-ignore]
            if isinstance(node, cst.FunctionDef):
                return ".".join(names)
        return ""

    def _mutate(self, node: cst.CSTNode) -> None:
        for kind, operator in OPERATORS:
            if isinstance(node, kind):
                span = self.get_metadata(ByteSpanPositionProvider, node)
                for mutated in operator(node):
                    self.found.append((self.function, span.start, span.start + span.length, mutated))


def _is_trivial(node: cst.CSTNode) -> bool:
    return isinstance(node, cst.Call) and isinstance(node.func, cst.Name) and node.func.value in TRIVIAL


def mutants_of(root: Path, file: str) -> Iterator[Mutant]:
    """Every different mutant of a file that compiles."""
    source = (root / file).read_bytes()
    wrapper = MetadataWrapper(cst.parse_module(source))
    finder = _Finder()
    wrapper.visit(finder)
    seen = {source}
    for function, start, end, node in finder.found:
        mutated = source[:start] + wrapper.module.code_for_node(node).encode() + source[end:]
        if mutated not in seen and (code := _compiled(mutated, function)):
            seen.add(mutated)
            was, becomes = _changed_lines(source.decode(), mutated.decode())
            yield Mutant(file, function, source.count(b"\n", 0, start) + 1, was, becomes, code)


def _compiled(source: bytes, function: str) -> CodeType | None:
    try:
        return next(code for code in _codes(compile(source, "<mutant>", "exec")) if code.co_qualname == function)
    except SyntaxError:
        return None


def _codes(code: CodeType) -> Iterator[CodeType]:
    for const in code.co_consts:
        if isinstance(const, CodeType):
            yield const
            yield from _codes(const)


def _changed_lines(before: str, after: str) -> tuple[str, str]:
    lines = list(difflib.ndiff(before.splitlines(), after.splitlines()))
    return tuple(" ".join(line[2:].strip() for line in lines if line[0] == sign) for sign in "-+")  # type: ignore[return-value]
