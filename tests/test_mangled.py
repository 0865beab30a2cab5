"""Whatever an author types, and whatever a file holds: no traceback, and every finding can be shown at its place."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import build, explain
from generator.diagnostic import Diagnostic
from generator.kinds import all_kinds
from generator.reading.decoding import decode
from generator.record import Kind
from generator.report import FORMATS, visible
from tests import sites

PAGES = explain.pages()
SCALARS = [
    *("", "~", "null", "true", "no", "on", "0", "-1", "1.50", "0123", "1e9", "22:22", "2026-02-30", "２０２６-01-01"),
    *("[]", "{}", "[a, b]", "{a: b}", "[[[]]]", "|", ">-", "&a x", "*a", "!!int 3", "'", '"', '"\\0"', "# x", "- x"),
    *(
        "“引号”",
        "甲，乙",
        "【甲】",
        "《不存在的办法》",
        "[[nowhere#x]]",
        "[[]]",
        "13800138000",
        "银保监会",
        "x: y",
        "@x",
    ),
]
PIECES = [
    ":",
    "：",
    " ",
    "\t",
    "　",
    "\n",
    "-",
    "- ",
    "，",
    '"',
    "“",
    "[",
    "]",
    "{",
    "}",
    "#",
    "&",
    "*",
    "!",
    "|",
    "%",
    "@",
]
PIECES += [
    "\x00",
    "\x1b",
    "\x85",
    "\u2028",
    "\ufeff",
    "\u200b",
    "\r",
    "\r\n",
    "👨\u200d👩",
    "e\u0301",
    "---\n",
    "...",
    "?",
    "<<: ",
]
Mangling = tuple[str, float, float, str]


def mangle(text: str, mangling: Mangling) -> str:
    """One slip of the hand; `where` and `much` are fractions of the text."""
    what, where, much, new = mangling
    start = int(where * len(text))
    end = min(len(text), start + 1 + int(much * 40))
    if what == "value":
        lines = text.split("\n")
        number = int(where * len(lines))
        lines[number] = lines[number].partition(": ")[0] + ": " + new
        return "\n".join(lines)
    if what == "line":
        lines = text.split("\n")
        lines.insert(int(where * len(lines)), lines[int(much * (len(lines) - 1))])
        return "\n".join(lines)
    replacements = {
        "delete": "",
        "insert": new + text[start:end],
        "repeat": text[start:end] * 2,
        "swap": text[start:end][::-1],
    }
    return text[:start] + replacements[what] + text[end:]


FRACTIONS = st.floats(0, 0.999)
MANGLINGS = st.lists(
    st.tuples(
        st.sampled_from(["delete", "insert", "repeat", "swap", "line"]), FRACTIONS, FRACTIONS, st.sampled_from(PIECES)
    )
    | st.tuples(st.just("value"), FRACTIONS, FRACTIONS, st.sampled_from(SCALARS)),
    min_size=1,
    max_size=3,
)


def place_is_true(root: Path, found: Diagnostic) -> None:
    """The place lies in the file, and its text is the file's."""
    place, path = found.place, root / found.place.file
    assert path.exists()
    if not place.line:
        return
    text = decode(path.read_bytes(), place.file)[0]
    assert place.column >= 1
    assert place.length >= 1
    assert place.column <= len(place.text) + 1
    assert place.length == 1 or place.column - 1 + place.length <= len(place.text)
    if found.problem.code not in ("file-gbk", "file-encoding"):
        assert place.text == text.split("\n")[place.line - 1]


def check_is_sound(root: Path) -> None:
    """Every finding of the site has a page, a true place, and a form in every format."""
    diagnostics = build.check(root).diagnostics
    for found in diagnostics:
        assert found.problem.code in PAGES
        place_is_true(root, found)
    seen = {name: form(diagnostics) for name, form in FORMATS.items()}
    assert len(json.loads(seen["json"])) == len(diagnostics)
    assert seen["github"].count("\n") == len(diagnostics)
    assert all(visible(line) == line for line in seen["text"].split("\n"))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sites.write(tmp_path_factory.mktemp("site"), sites.example_files())


@pytest.mark.parametrize("kind", all_kinds(), ids=lambda kind: kind.name)
def test_a_mangled_example_is_always_explained(kind: Kind, site: Path) -> None:
    @given(MANGLINGS)
    @settings(max_examples=250)
    def explained(manglings: list[Mangling]) -> None:
        text = kind.example
        for mangling in manglings:
            text = mangle(text, mangling)
        sites.write(site, {sites.example_file(kind): text})
        check_is_sound(site)

    try:
        explained()
    finally:
        sites.write(site, {sites.example_file(kind): kind.example})


FILES = st.sampled_from([sites.example_file(kind) for kind in all_kinds()] + ["content/index.md"])
CONTENTS = (
    st.binary(max_size=60)
    | st.text(max_size=60).map(lambda text: text.encode("utf-8", "surrogatepass"))
    | st.lists(st.sampled_from([*PIECES, *SCALARS, "title", "a", "\n  "]), max_size=25).map(
        lambda all: "".join(all).encode()
    )
    | st.text("投诉：\n- ab", max_size=40).map(lambda text: text.encode("gbk"))
)


def test_any_bytes_in_any_file_are_explained(tmp_path: Path) -> None:
    @given(FILES, CONTENTS)
    @settings(max_examples=600)
    def explained(name: str, content: bytes) -> None:
        check_is_sound(sites.write(tmp_path, {name: content}))
        (tmp_path / name).unlink()

    explained()
