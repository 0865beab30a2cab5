"""What other programs read of our question banks: `gift-pegjs` of GIFT, `moodle-xml-parser` of Moodle XML.

`deno cache npm:gift-pegjs@1.0.2`, with the tests' DENO_DIR, fetches the first; `make oracles` installs the second.
"""

import json
import os
import subprocess
import sys
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from generator.exchange._moodle.question import MoodleQuestion, questions_of
from generator.exchange._outgoing.selection import Selection
from generator.questions import Question
from tests.exchange import generated

ROOT = Path(__file__).parents[2]
DENO = Path(sys.executable).with_name("deno")
ENVIRONMENT = {**os.environ, "DENO_DIR": os.environ.get("DENO_DIR", str(ROOT / ".venv/deno"))}
PARSER = "npm:gift-pegjs@1.0.2"
SCRIPT = f"""
import {{ parse }} from "{PARSER}";
console.log(JSON.stringify(parse(Deno.readTextFileSync(Deno.args[0]))));
"""
KINDS = {
    "MC": "multichoice",
    "TF": "truefalse",
    "Short": "shortanswer",
    "Numerical": "numerical",
    "Matching": "matching",
    "Essay": "essay",
    "Description": "description",
}


@pytest.fixture(scope="module")
def chosen() -> Selection:
    """A thousand questions with whatever authors may write."""
    made: list[Question] = []

    @settings(max_examples=1_000, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(generated.questions())
    def collect(question: Question) -> None:
        made.append(question)

    collect()
    return generated.selection(made, "https://example.com/")


def wanted(chosen: Selection, gone: set[str]) -> list[MoodleQuestion]:
    return [made for item in chosen.items if item.ref not in gone for made in questions_of(item)]


def parsed(raw: bytes, folder: Path) -> list[dict[str, Any]]:
    (folder / "bank.gift").write_bytes(raw)
    (folder / "parse.mjs").write_text(SCRIPT, encoding="utf-8")
    command = [str(DENO), "run", "--quiet", "--cached-only", "--allow-read", "parse.mjs", "bank.gift"]
    done = subprocess.run(command, cwd=folder, env=ENVIRONMENT, capture_output=True, timeout=300)
    if b"--cached-only" in done.stderr:
        pytest.skip(f"{PARSER} is not here; `deno cache {PARSER}` fetches it")
    assert done.returncode == 0, done.stderr.decode()
    return [one for one in json.loads(done.stdout) if one["type"] != "Category"]


def test_gift_is_read_by_gift_pegjs(chosen: Selection, tmp_path: Path) -> None:
    raw, losses = generated.written("gift", chosen)
    found = parsed(raw, tmp_path)
    changed = {loss.ref.replace("#", ".") for loss in losses if "写成了“" in loss.sentence}
    meant = wanted(chosen, {loss.ref for loss in losses if loss.is_whole})
    assert len(found) == len(meant)
    for one, other in zip(found, meant, strict=True):
        kind = "matching" if other.kind == "ordering" else other.kind
        assert (KINDS[one["type"]], one["id"], one["tags"]) == (kind, other.identifier, list(other.tags))
        if kind in ("multichoice", "shortanswer", "numerical"):
            if other.identifier.removeprefix("cb.") in changed:
                continue
            assert [_answer(answer) for answer in one["choices"]] == [_meant(kind, answer) for answer in other.answers]
        elif kind == "truefalse":
            assert one["isTrue"] == (next(answer for answer in other.answers if answer.share == "100").text == "true")
        elif kind == "matching":
            assert len(one["matchPairs"]) == len(other.pairs or other.answers)


def _answer(answer: dict[str, Any]) -> tuple[str, float, str]:
    text, said = answer["text"], answer["feedback"]
    shown = f"{text['number']:g}" if text.get("type") else _markup(text)
    share = answer["weight"] if answer["weight"] is not None else 100 if answer["isCorrect"] else 0
    return shown, float(share), _markup(said) if said else ""


def _markup(text: dict[str, str]) -> str:
    """A text as HTML; plain words are a paragraph or a line."""
    return text["text"].removeprefix("<p>").removesuffix("</p>")


def _meant(kind: str, answer: Any) -> tuple[str, float, str]:
    text = f"{float(answer.text):g}" if kind == "numerical" else answer.text
    text = text.replace("*", "\\*") if kind == "shortanswer" else text
    return text, float(answer.share), answer.feedback.strip().removeprefix("<p>").removesuffix("</p>")


def test_moodle_xml_is_read_by_moodle_xml_parser(chosen: Selection, tmp_path: Path) -> None:
    parser = pytest.importorskip("moodle_xml_parser.parser", reason="make oracles installs moodle-xml-parser")
    (tmp_path / "bank.xml").write_bytes(generated.written("moodle", chosen)[0])
    found = parser.parse_file(str(tmp_path / "bank.xml"))["multichoice"]
    meant = [one for one in wanted(chosen, set()) if one.kind == "multichoice"]
    assert len(found) == len(meant) > 100
    for one, other in zip(found, meant, strict=True):
        assert [*map(bare, (one.name, one.text_pre_parse, one.general_feedback))] == [
            *map(bare, (other.name, other.stem.strip(), other.general))
        ]
        assert (one.single, one.shuffle_answers) == (not other.several, other.shuffle)
        assert [(bare(part.answer), part.score_fraction, bare(part.feedback)) for part in one.options] == [
            (bare(answer.text), float(answer.share), bare(answer.feedback.strip())) for answer in other.answers
        ]


def bare(markup: str) -> str:
    """A text without entities, which that parser takes for signs as often as it looks."""
    while (signs := unescape(markup)) != markup:
        markup = signs
    return markup
