"""A changed record changes only what was edited: the rest of the file stays, to the byte."""

from collections.abc import Callable
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.authoring.changing import changed
from generator.authoring.sense import sense
from generator.authoring.writing import written
from generator.kinds import all_kinds
from generator.reading.decoding import decode
from generator.reading.invisible import first_invisible
from generator.reading.source import parse
from generator.record import Kind
from generator.workbooks.exporting import written_values
from tests.shipped import shipped_unchecked

ROOT = Path(__file__).parents[1]
CASE = next(kind for kind in all_kinds() if kind.name == "case")
EXAMPLES = [
    (kind, (name,) if kind.holds_many else ())
    for kind in all_kinds()
    for name in (parse(kind.example, "").value if kind.holds_many else ["x"])
]
Path_ = tuple[str | int, ...]


def read(text: str) -> Any:
    tree = parse(text, "x.yaml")
    assert tree.diagnostics == [], text
    return tree.value


def at(value: Any, path: Path_) -> Any:
    for step in path:
        value = value[step]
    return value


def places(value: Any, path: Path_ = ()) -> list[Path_]:
    """Every place in a value but its own."""
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [place for name, inner in entries for place in ((*path, name), *places(inner, (*path, name)))]


def edited(value: Any, place: Path_, edit: Callable[[Any, str | int], None]) -> Any:
    """A copy in which something is done at a place to what holds it."""
    copy = _copy(value)
    edit(at(copy, place[:-1]), place[-1])
    return copy


def _copy(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _copy(inner) for name, inner in value.items()}
    return [_copy(inner) for inner in value] if isinstance(value, list) else value


def change(text: str, prefix: Path_, kind: Kind, new: Any, ending: str = "\n") -> str:
    """The text after an edit; what it says is held to what it should say, in it and beside it."""
    raw = text.replace("\n", ending).encode()
    after = changed(raw, prefix, decode(raw, "")[0], written(kind, new)).decode()
    assert after.count("\n") == after.count(ending)
    found = read(after.replace(ending, "\n"))
    assert sense(at(found, prefix)) == sense(new)
    if prefix:
        assert {**found, prefix[0]: None} == {**read(text), prefix[0]: None}
    return after.replace(ending, "\n")


TEXTS = st.lists(
    st.one_of(
        st.sampled_from([": ", " #", "- ", "\n", "\n\n  ", "'", '"', "[", "{", "|", "true", "18", "1,0", "字"]),
        st.text(max_size=4),
    ),
    min_size=1,
    max_size=6,
).map("".join)
READABLE = TEXTS.filter(lambda text: text.strip() and not first_invisible(text) and "\r" not in text)


def delete(holder: Any, name: str | int) -> None:
    del holder[name]


def double(holder: Any, name: str | int) -> None:
    if isinstance(holder, list) and isinstance(name, int):
        holder.insert(name, _copy(holder[-1]))
    elif isinstance(name, str):
        holder["also"] = [_copy(holder[name]), {"so": _copy(holder[name])}]


def turn(holder: Any, _name: str | int) -> None:
    if isinstance(holder, list):
        holder.reverse()


@given(
    st.sampled_from(EXAMPLES),
    st.integers(0, 1_000),
    st.sampled_from([delete, double, turn, None]),
    READABLE,
    st.sampled_from(["\n", "\r\n"]),
)
def test_any_edit_of_any_example(
    example: tuple[Kind, Path_], number: int, edit: Callable[[Any, str | int], None] | None, text: str, ending: str
) -> None:
    kind, prefix = example
    value = at(read(kind.example), prefix)
    every = places(value)
    place = every[number % len(every)]

    def rewrite(holder: Any, name: str | int) -> None:
        holder[name] = text

    change(kind.example, prefix, kind, edited(value, place, edit or rewrite), ending)


def test_an_edit_in_shipped_records_leaves_all_other_lines() -> None:
    library = shipped_unchecked()
    count = 0
    for kind in all_kinds():
        for record_id, value in written_values(ROOT, library, kind).items():
            origin = library.origins[record_id]
            if count % (10 if origin.prefix else 3):  # files of many records are large
                count += 1
                continue
            raw = (ROOT / origin.file).read_bytes()
            new = {**value, "title": "换了的标题"}
            after = changed(raw, origin.prefix, raw.decode(), written(kind, new)).decode()
            differing = [
                (old, other)
                for old, other in zip(raw.decode().split("\n"), after.split("\n"), strict=True)
                if old != other
            ]
            assert [other.strip() for _old, other in differing] == ["title: 换了的标题"]
            count += 1
    assert count == len(library.records) > 500


TEXT = """\
# 开头
title: 旧的 # 说明标题
summary: >
  一句
  话
aliases: [甲, "乙, 丙"] # 别名
cites: []
steps: # 各步
  # 第一步
  - id: a # 编号
    do: |  # 怎么做
      一
      二

  # 第二步
  - {id: b, do: 三}
  - id: c
    do: 四
# 结尾
"""

EDITS: dict[str, tuple[Callable[[dict[str, Any]], object], list[tuple[str, str]]]] = {
    "a text with a remark": (lambda v: v.update(title="新的"), [("title: 旧的 # 说明标题", "title: 新的 # 说明标题")]),
    "a block with a remark": (
        lambda v: v["steps"][0].update(do="五"),
        [("    do: |  # 怎么做", "    do: 五 # 怎么做"), ("      一", ""), ("      二", "")],
    ),
    "a field in brackets": (
        lambda v: v["steps"][1].update(do="五: 六"),
        [("  - {id: b, do: 三}", '  - {id: b, do: "五: 六"}')],
    ),
    "an item in brackets": (
        lambda v: v["aliases"].append("丁"),
        [('aliases: [甲, "乙, 丙"] # 别名', 'aliases: [甲, "乙, 丙", 丁] # 别名')],
    ),
    "an item that goes": (lambda v: v["steps"].pop(), [("  - id: c", ""), ("    do: 四", "")]),
    "an item that comes": (lambda v: v["steps"].append({"id": "d"}), [("", "  - id: d")]),
    "a list that was empty": (lambda v: v.update(cites=["x"]), [("cites: []", "cites: [x]")]),
    "a field that goes": (lambda v: v.pop("aliases"), [('aliases: [甲, "乙, 丙"] # 别名', "")]),
}


@pytest.mark.parametrize("case", EDITS.values(), ids=EDITS)
def test_comments_and_layout_stay(case: tuple[Callable[[dict[str, Any]], object], list[tuple[str, str]]]) -> None:
    edit, expected = case
    new = _copy(read(TEXT))
    edit(new)
    before, after = TEXT.split("\n"), change(TEXT, (), CASE, new).split("\n")
    found: list[tuple[str, str]] = []
    for word, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if word != "equal":
            olds, news = before[i:j], after[k:m]
            size = max(len(olds), len(news))
            found += zip(olds + [""] * (size - len(olds)), news + [""] * (size - len(news)), strict=True)
    assert found == expected
