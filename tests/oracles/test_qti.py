"""QTI before its outside judges: the schemas, a converter between the versions, and a player in Chromium."""

import base64
import hashlib
import io
import json
import shutil
import subprocess
import tarfile
import zipfile
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page, expect, sync_playwright

from generator.questions import Question
from tests.browser.chromium import LAUNCH_ARGS, find_or_install
from tests.exchange.test_qti import COMMON, NAMES, SETS, SINGLE, again, package, same
from tests.exchange.test_qti_shipped import shipped

SCHEMAS = Path(__file__).parents[3] / "shared" / "oracles" / "qti" / "xsd"
ITEMS = {"qti21": "qtiv2p1/imsqti_v2p1.xsd", "qti22": "qti22.xsd", "qti30": "qtiv3p0/imsqti_asiv3p0_sbacv1p0_v1p0.xsd"}
PACKAGES = {"qti21": "imscp_v1p1.xsd", "qti22": "imscp_v1p1.xsd", "qti30": "qtiv3p0/imsqtiv3p0_imscpv1p2_v1p0.xsd"}
PLAYER = "@citolab/qti-components@7.27.4"
INTEGRITY = "sha512-COZA7KvOVm+ZDj144jmHGSsk/fBZWh6ygkZ/Ts6uvPeSP13J1xDMnaWvGPQESFrVw/JX5eAFAz+OqA35wHNbgg=="
SCRIPT = "package/cdn/index.global.js"
SHOW = """text => document.querySelector("item-container").itemXML = text.replace(/^<[?].*?[?]>/, "")"""
ITEM = """document.querySelector("item-container").shadowRoot.querySelector("qti-assessment-item")"""
MARK = f"""async () => {{
  {ITEM}.processResponse();
  const feedback = [...{ITEM}.querySelectorAll("qti-feedback-inline, qti-feedback-block, qti-modal-feedback")];
  await Promise.all(feedback.map((one) => one.updateComplete));
  const isOpen = (one) => one.tagName !== "QTI-MODAL-FEEDBACK" || one.shadowRoot.querySelector("dialog").open;
  const shown = feedback.filter((one) => one.showStatus === "on" && isOpen(one)).map((one) => one.textContent.trim());
  return [Number({ITEM}.variables.find((one) => one.identifier === "SCORE").value), shown];
}}"""
ANSWER = f"""answer => {ITEM}.updateResponseVariable("RESPONSE", answer)"""


@cache
def schema(file: str) -> Any:
    etree = pytest.importorskip("lxml.etree", reason="lxml is not installed")
    if not SCHEMAS.is_dir():
        pytest.skip("the schemas of QTI are not beside the repository")
    return etree.XMLSchema(file=str(SCHEMAS / file))


def invalid(name: str, raw: bytes) -> list[str]:
    """What the schemas say against a package."""
    etree = pytest.importorskip("lxml.etree", reason="lxml is not installed")
    found: list[str] = []
    with zipfile.ZipFile(io.BytesIO(raw)) as parts:
        for part in parts.namelist():
            wanted = schema((PACKAGES if part == "imsmanifest.xml" else ITEMS)[name])
            if not wanted.validate(etree.fromstring(parts.read(part))):
                found += [f"{part}: {error.message}" for error in wanted.error_log]
    return found


@settings(max_examples=60)
@given(SETS, st.sampled_from(NAMES), st.sampled_from(("", "https://example.org/kb")))
def test_what_is_exported_is_valid(questions: list[Question], name: str, address: str) -> None:
    assert invalid(name, package(name, questions, address)) == []


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("wanted", [{"everything": True}, {"exam": "handler-exam"}, {"path": "newcomer"}])
def test_what_is_shipped_is_valid(name: str, wanted: Mapping[str, Any], tmp_path: Path) -> None:
    assert invalid(name, shipped(name, tmp_path, **wanted)) == []


@settings(max_examples=40)
@given(SETS)
def test_a_converter_loses_nothing(
    tmp_path_factory: pytest.TempPathFactory, questions: list[Mapping[str, Any]]
) -> None:
    """Up from 2.1 to 3.0, and down again."""
    converter = pytest.importorskip("qti_convert", reason="citolab-qti-convert is not installed: make oracles")
    folder = tmp_path_factory.mktemp("qti")
    (folder / "old.zip").write_bytes(package("qti21", questions, "https://example.org/kb"))
    converter.upgrade_package(folder / "old.zip", folder / "new.zip")
    converter.downgrade_package(folder / "new.zip", folder / "again.zip")
    before = again("qti21", (folder / "old.zip").read_bytes())
    for name, file in (("qti30", "new.zip"), ("qti21", "again.zip")):
        raw = (folder / file).read_bytes()
        after = {asked.id: question for asked, question in again(name, raw)}
        for asked, question in before:
            other = after[asked.id]
            assert (question is None) == (other is None)
            assert question is None or other is None or same(question, other), (question, other)


@pytest.fixture(scope="module")
def player(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A page with the player on it."""
    folder = tmp_path_factory.mktemp("player")
    (folder / "player.js").write_bytes(_player(folder))
    html = '<!doctype html><meta charset="utf-8"><script src="player.js"></script>'
    (folder / "index.html").write_text(
        f"{html}<qti-item><item-container></item-container></qti-item>", encoding="utf-8"
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_or_install(), args=list(LAUNCH_ARGS))
        page = browser.new_page()
        page.goto((folder / "index.html").as_uri())
        yield page
        browser.close()


def _player(folder: Path) -> bytes:
    if not (npm := shutil.which("npm")):
        pytest.skip("npm is not installed: no player of QTI")
    packed = subprocess.run(
        [npm, "pack", "--json", "--silent", PLAYER], cwd=folder, capture_output=True, check=False, timeout=120
    )
    if packed.returncode:
        pytest.skip(f"npm does not give {PLAYER}")
    raw = (folder / json.loads(packed.stdout)[0]["filename"]).read_bytes()
    assert f"sha512-{base64.b64encode(hashlib.sha512(raw).digest()).decode()}" == INTEGRITY
    with tarfile.open(fileobj=io.BytesIO(raw)) as parts:
        script = parts.extractfile(SCRIPT)
        assert script is not None
        return script.read()


def of_type(kind: str, **fields: Any) -> Mapping[str, Any]:
    return {**COMMON, "type": kind, **fields}


OPTIONS = [{"text": text, "correct": True} for text in ("甲", "乙", "丙")]
MULTIPLE = of_type("multiple", options=[*OPTIONS, {"text": "丁", "feedback": "丁不对。\n\n- 一"}])
FILL = of_type("fill", accept=["甲、乙", "LPR"], mistakes=[{"text": "丙", "feedback": "丙是另一回事。"}])
NUMBER = {"answer": 15, "unit": "日", "tolerance": 1, "mistakes": [{"text": "15 个工作日", "feedback": "是日。"}]}
NUMERIC, PLAIN = of_type("numeric", **NUMBER), of_type("numeric", answer=Decimal("-1.5"), unit="%", unit_required=False)
ORDER = of_type("order", items=["一", "二", "三"])
PAIRS = [{"left": left, "right": right, "feedback": f"{left}配{right}。"} for left, right in ("甲A", "乙B", "丙C")]
MATCH = of_type("match", pairs=PAIRS)
JUDGED = of_type("true_false", answer=False, feedback="是收到之日。")
SHORT = of_type("short", model_answer="先核实。", points=["核实", "答复"])
NODES = (
    {"id": "first", "title": "来电", "text": "客户来电。"},
    {"id": "later", "title": "核实", "text": "查记录。"},
    {"id": "end", "title": "答复", "text": "客户满意。", "outcome": "good"},
)
WAYS = (
    ({"text": "先登记", "verdict": "best", "next": "later"}, {"text": "先承诺", "verdict": "wrong", "next": "later"}),
    ({"text": "调录音", "verdict": "best", "next": "end"}, {"text": "搁一搁", "verdict": "acceptable", "next": "end"}),
    (),
)
WALK = of_type(
    "branching",
    nodes=[
        {**node, "options": [{**way, "feedback": f"{way['text']}的说明。"} for way in ways]}
        for node, ways in zip(NODES, WAYS, strict=True)
    ],
)
ENDING, FIRST, LATER = "结局：答复客户满意。", "最佳。先登记的说明。接着：核实", "可以。搁一搁的说明。接着：答复"
PLAYED: tuple[tuple[Mapping[str, Any], tuple[str, ...], float, tuple[str, ...]], ...] = (
    (SINGLE, ("15 日",), 1, ()),
    (SINGLE, ("30 日",), 0, ("太长。",)),
    (MULTIPLE, ("甲", "乙", "丙"), 1, ()),
    (MULTIPLE, ("甲", "乙"), 0.667, ()),
    (MULTIPLE, ("甲", "乙", "丁"), 0.333, ("丁不对。一",)),
    (MULTIPLE, ("甲", "乙", "丙", "丁"), 0.667, ("丁不对。一",)),
    (MULTIPLE, ("丁",), 0, ("丁不对。一",)),
    (JUDGED, ("错",), 1, ()),
    (JUDGED, ("对",), 0, ("是收到之日。",)),
    (FILL, ("乙、甲",), 1, ()),
    (FILL, ("lpr",), 1, ()),
    (FILL, ("丙",), 0, ("丙是另一回事。",)),
    (NUMERIC, ("15", "日"), 1, ()),
    (NUMERIC, ("16", "天"), 1, ()),
    (NUMERIC, ("17", "日"), 0, ()),
    (NUMERIC, ("15", "工作日"), 0, ("是日。",)),
    (PLAIN, ("-1.5",), 1, ()),
    (PLAIN, ("1.5",), 0, ()),
    (ORDER, ("一", "二", "三"), 1, ()),
    (ORDER, ("一", "三", "二"), 0, ()),
    (MATCH, ("甲A", "乙B", "丙C"), 1, ()),
    (MATCH, ("甲A", "乙C", "丙B"), 0.333, ("乙配B。", "丙配C。")),
    (WALK, ("先登记", "搁一搁"), 0.75, (FIRST, LATER, ENDING)),
    (WALK, ("先登记",), 0.5, (FIRST, ENDING)),
    (SHORT, ("核实",), 0, ("先核实。",)),
)


@pytest.mark.parametrize(("question", "answers", "score", "told"), PLAYED)
@pytest.mark.parametrize("name", ["qti21", "qti30"])
def test_a_player_marks_it_as_we_do(
    player: Page,
    name: str,
    question: Mapping[str, Any],
    answers: tuple[str, ...],
    score: float,
    told: tuple[str, ...],
) -> None:
    """The player knows 3.0; 2.1 comes to it through the converter."""
    with zipfile.ZipFile(io.BytesIO(package(name, [question]))) as parts:
        text = parts.read("items/cb.example-quiz.q-1.xml").decode()
    if name == "qti21":
        converter = pytest.importorskip("qti_convert", reason="citolab-qti-convert is not installed: make oracles")
        text = converter.upgrade_qti2_to_qti3(text)
    player.reload()
    player.evaluate(SHOW, text)
    expect(player.get_by_text("几日？")).to_be_visible()
    _answer(player, text, question["type"], answers)
    got, shown = player.evaluate(MARK)
    assert got == score
    assert sorted(" ".join(one.split()) for one in shown) == sorted([*told, "15 日。依据：a"])


def _answer(player: Page, text: str, kind: str, answers: tuple[str, ...]) -> None:
    """Click and type as people do; what is dragged there is set."""
    if kind in ("order", "match"):
        names = {one.text: one.get("identifier") for one in fromstring(text).iter() if one.get("identifier")}
        chosen = [" ".join(str(names[part]) for part in answer) for answer in answers]
        player.evaluate(ANSWER, chosen)
    elif kind in ("fill", "numeric"):
        for field, answer in zip(player.locator("qti-text-entry-interaction input").all(), answers, strict=True):
            field.press_sequentially(answer)
            field.press("Tab")
    elif kind == "short":
        player.locator("qti-extended-text-interaction textarea").press_sequentially(answers[0])
        player.keyboard.press("Tab")
    else:
        for answer in answers:
            player.locator("qti-simple-choice", has_text=answer).first.click()
