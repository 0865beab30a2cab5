"""The fuzzer: some cases of every kind; and that it notices, outlives and reduces what it is made to find."""

import os
import signal
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.fields import RefTo, Text
from generator.pages.names import NameLinker
from generator.reading.load import load
from generator.reading.source import locate
from generator.reading.validation import validate
from tests.fuzz import running, trial
from tests.fuzz.__main__ import main
from tests.fuzz.cases import case
from tests.fuzz.reducing import reduced
from tests.fuzz.rereading import Words
from tests.fuzz.running import results
from tests.fuzz.seeds import Seed, Stock, stock
from tests.fuzz.showing import Page
from tests.fuzz.trial import Fault, Outcome

CASES = 120  # each kind in each family twice


@pytest.fixture(scope="module")
def seeds() -> Stock:
    return stock()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Path]:
    with trial.unshared():
        yield trial.prepare(tmp_path / "desk")


def test_mangled_records_are_explained_and_nothing_is_lost(seeds: Stock, desk: Path) -> None:
    for number in range(CASES):
        mangled = case(seeds, 1, number)
        outcome = trial.tried(mangled.seed, mangled.raw, desk, whole=number % 11 == 0)
        assert outcome.fault is None, f"python -m tests.fuzz --seed 1 --case {number}"


def test_a_case_follows_from_its_number(seeds: Stock) -> None:
    for number in range(60):
        assert case(seeds, 7, number).raw == case(seeds, 7, number).raw
    assert len({case(seeds, run, 0).raw for run in range(9)}) > 1


def example(seeds: Stock, kind: str) -> Seed:
    return seeds.seeds[kind][0][0]


def test_an_example_as_it_is_has_no_fault(seeds: Stock, desk: Path) -> None:
    for kind in seeds.kinds[:-1]:
        seed = example(seeds, kind)
        assert trial.tried(seed, seed.raw, desk, whole=False) == Outcome("clean"), kind


def raising(*_arguments: object) -> Any:
    raise ZeroDivisionError


def then(call: Callable[..., Any], change: Callable[[Any], Any]) -> Callable[..., Any]:
    return lambda *arguments: change(call(*arguments))


LINE_BELOW = then(locate, lambda place: replace(place, line=place.line + 1))
OTHERWISE = then(validate, lambda read: read.model_copy(update={"department": "别的"}))
SHORTER = then(NameLinker.link, lambda markup: markup.replace("甲", ""))
EMPTY = then(load, lambda found: (replace(found[0], records={}), found[1]))
FAULTS = {
    "traceback": ("generator.reading.placing.locate", raising, "甲[["),
    "untrue place": ("generator.reading.placing.locate", LINE_BELOW, "甲[["),
    "read otherwise": ("generator.reading.load.validate", OTHERWISE, "甲"),
    "not shown": ("generator.pages.names.NameLinker.link", SHORTER, "甲"),
    "left out": ("tests.fuzz.trial.load", EMPTY, "甲"),
}


@pytest.mark.parametrize("sort", FAULTS)
def test_a_fault_of_ours_is_found(sort: str, seeds: Stock, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    where, fault, title = FAULTS[sort]
    seed = example(seeds, "role")
    raw = seed.raw.replace(b"title: ", f"title: {title}".encode())
    assert trial.tried(seed, raw, desk, whole=True).fault is None
    monkeypatch.setattr(where, fault)
    found = trial.tried(seed, raw, desk, whole=False).fault
    assert found is not None
    assert found.sort == sort, found.what


@pytest.mark.parametrize(
    ("written", "markup", "missing"),
    [
        ("甲**乙**丙", "<p>甲<strong>乙</strong>丙</p>", ""),
        ("甲**乙**丙", "<p>甲<em>乙</em>丙</p>", "*"),
        ("5*3", "<p>53</p>", "*"),
        ("甲<br>乙", "<p>甲乙</p>", "甲<br>乙"),
        ("甲\n乙", "<p>甲乙</p>", ""),
        ("甲。乙丙", "<p>甲。乙</p>", "甲。乙丙"),
        ("甲[乙](https://a.invalid/x)丙", '<p>甲<a href="https://a.invalid/x">乙</a>丙</p>', ""),
        ("甲[乙](https://a.invalid/x)丙", "<p>甲乙丙</p>", "["),
        ("甲[乙](https://a.invalid/x)丙", '<p>甲<a href="https://a.invalid/">乙</a>丙</p>', "https://a.invalid/x"),
        ("见 [[a#b|乙]]。", '<p>见 <a href="page:a">乙</a>。</p>', ""),
        ("1. 甲\n2. 乙", "<ol><li>甲</li><li>乙</li></ol>", ""),
        ("1. 甲\n2. 乙", "<ol><li>甲</li></ol>", " 甲\n 乙"),
        ("|甲|乙|\n|-|:-:|\n|1|2|", "<table><tr><td>甲</td><td>乙</td></tr><tr><td>1</td><td>2</td></tr></table>", ""),
        (r"\*甲\*", "<p>*甲*</p>", ""),
        (r"\*甲\*", "<p><em>甲</em></p>", ""),
        ("> 甲", "<blockquote><p>甲</p></blockquote>", ""),
        ("> 甲", "<p>甲</p>", ">"),
        ("`a_b`", "<p><code>a_b</code></p>", ""),
        ("a_b", "<p>a<em>b</em></p>", "a_b"),
    ],
)
def test_what_markdown_uses_up_is_not_missed_and_all_else_is(written: str, markup: str, missing: str) -> None:
    page = Page(f"<h1>页</h1>{markup}", lambda _text: markup, lambda _ref: set())
    assert page.lacks(Words(("a",), written, Text(markdown=True))) == missing


def test_words_and_references_are_looked_for_on_the_page() -> None:
    markup = '<p title="乙">甲 &lt;1&gt;<script>丙</script></p><a href="page:roles/a">岗</a>'
    page = Page(markup, str, lambda ref: {f"page:{ref}"})
    assert [page.lacks(Words(("a",), text, Text())) for text in ("甲<1>", "乙", "丙")] == ["", "乙", "丙"]
    assert [page.lacks(Words(("a",), ref, RefTo())) for ref in ("roles/a", "roles/b")] == ["", "roles/b"]


def test_a_case_that_hangs_or_crashes_is_told_and_the_others_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def work(number: int, _desk: Path) -> Outcome:
        while number == 2:
            pass
        if number == 3:
            os.kill(os.getpid(), signal.SIGKILL)
        return Outcome("clean")

    monkeypatch.setattr(running, "LIMIT", 0.05)
    found = {number: outcome.fault for number, outcome, _seconds in results(work, range(7), [tmp_path, tmp_path])}
    assert {number: fault and fault.sort for number, fault in sorted(found.items())} == {
        **dict.fromkeys(range(7)),
        2: "hang",
        3: "crash",
    }


def test_a_file_is_reduced_to_what_goes_wrong() -> None:
    raw = b"".join(b"line %d\n" % number for number in range(40)).replace(b"line 7\n", b"line *7\n")
    assert reduced(raw, lambda some: b"*7" in some) == b"*7"


def test_a_run_prints_a_table(
    seeds: Stock, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("tests.fuzz.__main__.stock", lambda: seeds)
    monkeypatch.setattr("sys.argv", ["fuzz", "--count", "9", "--seed", "3", "role"])
    assert main() == 0
    table = capsys.readouterr().out.splitlines()
    assert [row.split("|")[1:3] for row in table[2:-1]] == [[" role ", " 9 "], [" all ", " 9 "]]


def test_a_fault_is_printed_with_its_case_and_the_smallest_file(
    seeds: Stock, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def tried(_seed: Seed, raw: bytes, _desk: Path, *, whole: bool) -> Outcome:
        return Outcome("refused", fault=Fault("traceback", "here", "why") if b"title" in raw else None)

    monkeypatch.setattr("tests.fuzz.__main__.stock", lambda: seeds)
    monkeypatch.setattr("tests.fuzz.fuzzing.tried", tried)
    monkeypatch.setattr("sys.argv", ["fuzz", "--seed", "3", "--case", "14"])
    assert main() == 1
    printed = capsys.readouterr().out
    assert "traceback, here: 1 times, first in content/" in printed
    assert "--seed 3 --case 14\n" in printed
    assert printed.endswith("  │ title\n")
