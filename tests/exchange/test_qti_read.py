"""QTI of others becomes questions: what it says is kept, what it does not say or we cannot hold is told."""

import contextlib
import io
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cli import main
from generator.exchange import readers
from generator.exchange._incoming.bank import Asked
from generator.exchange._qti.dialect import QTI21, QTI22, QTI30, Dialect
from generator.reading.source import parse
from generator.workbooks.refused import RefusedError
from tests.workbooks import books

NAMES = {"qti21": QTI21, "qti22": QTI22, "qti30": QTI30}
CHOICE = """\
<responseDeclaration identifier="RESPONSE" cardinality="{0}" baseType="identifier"><correctResponse>{1}
</correctResponse></responseDeclaration><itemBody><p>看图 <img src="a.png" alt="图"/>：</p>
<choiceInteraction responseIdentifier="RESPONSE" shuffle="true" maxChoices="0"><prompt>几日？</prompt>
<simpleChoice identifier="A">10 日<feedbackInline outcomeIdentifier="F" identifier="A" showHide="show">太短
</feedbackInline></simpleChoice><simpleChoice identifier="B">15 <strong>日</strong></simpleChoice></choiceInteraction>
</itemBody><modalFeedback outcomeIdentifier="F" identifier="X" showHide="show">
<p>见<strong>办法</strong>。</p></modalFeedback>"""
TEXT = """\
<responseDeclaration identifier="R" cardinality="single" baseType="string"><mapping defaultValue="0">
<mapEntry mapKey="十五日" mappedValue="2"/><mapEntry mapKey="15日" mappedValue="2"/>
<mapEntry mapKey="半月" mappedValue="1"/></mapping></responseDeclaration><itemBody>
<p>应当在<textEntryInteraction responseIdentifier="R"/>内答复。</p>
</itemBody>"""
NUMBER = """\
<responseDeclaration identifier="R" cardinality="single" baseType="float"><correctResponse><value>15</value>
</correctResponse></responseDeclaration><itemBody><p>几日？<textEntryInteraction responseIdentifier="R"/></p></itemBody>
<responseProcessing>
<equal toleranceMode="absolute" tolerance="0.5 0.5"/></responseProcessing>"""
ORDER = """\
<responseDeclaration identifier="R" cardinality="ordered" baseType="identifier"><correctResponse><value>B</value>
<value>A</value></correctResponse></responseDeclaration><itemBody><orderInteraction responseIdentifier="R">
<prompt>排先后</prompt><simpleChoice identifier="A">核实</simpleChoice><simpleChoice identifier="B">受理</simpleChoice>
</orderInteraction></itemBody>"""
MATCH = """\
<responseDeclaration identifier="R" cardinality="multiple" baseType="directedPair"><correctResponse><value>S T</value>
<value>U T</value></correctResponse></responseDeclaration><itemBody><p>归类</p><matchInteraction responseIdentifier="R">
<simpleMatchSet><simpleAssociableChoice identifier="S" matchMax="1">甲</simpleAssociableChoice>
<simpleAssociableChoice identifier="U" matchMax="1">乙</simpleAssociableChoice></simpleMatchSet><simpleMatchSet>
<simpleAssociableChoice identifier="T" matchMax="2">一般</simpleAssociableChoice>
<simpleAssociableChoice identifier="V" matchMax="2">重大</simpleAssociableChoice></simpleMatchSet></matchInteraction>
</itemBody>"""
JUDGED = CHOICE.replace("10 日", "正确").replace("15 <strong>日</strong>", "错误")
SINGLE, SEVERAL = CHOICE.format("single", "<value>B</value>"), CHOICE.format("multiple", "<value>B</value>")


def item(body: str, dialect: Dialect = QTI21) -> bytes:
    """An item as somebody else writes it."""
    text = (
        f'<assessmentItem xmlns="{dialect.namespace}" identifier="Q" title="t" adaptive="false">{body}</assessmentItem>'
    )
    if dialect.is_new:
        for name in sorted({*_names(text)}, key=len, reverse=True):
            kebab = "".join(f"-{sign.lower()}" if sign.isupper() else sign for sign in name)
            text = text.replace(f"<{name}", f"<qti-{kebab}").replace(f"</{name}", f"</qti-{kebab}")
        for name in ("responseIdentifier", "baseType", "matchMax", "maxChoices", "mapKey", "mappedValue", "showHide"):
            text = text.replace(f"{name}=", "".join(f"-{one.lower()}" if one.isupper() else one for one in name) + "=")
        text = text.replace("toleranceMode", "tolerance-mode").replace("outcomeIdentifier", "outcome-identifier")
    return f'<?xml version="1.0" encoding="UTF-8"?>{text}'.encode()


def _names(text: str) -> list[str]:
    found = {piece.split(" ")[0].split(">")[0].split("/")[0] for piece in text.replace("</", "<").split("<")[1:]}
    return [name for name in found if name not in ("p", "img", "strong", "em")]


def package(parts: dict[str, bytes], dialect: Dialect = QTI21, listed: list[str] | None = None) -> bytes:
    """A package of items, with a manifest of all of them or of those that are given."""
    rows = "".join(
        f'<resource identifier="r{number}" type="{dialect.item}" href="{name}"><file href="{name}"/></resource>'
        for number, name in enumerate(parts if listed is None else listed)
    )
    manifest = f'<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"><resources>{rows}</resources></manifest>'
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as out:
        for name, raw in {"imsmanifest.xml": manifest.encode(), **parts}.items():
            out.writestr(name, raw)
    return made.getvalue()


def read(body: str, name: str = "qti21") -> Asked:
    raw = item(body, NAMES[name])
    assert readers()[name].recognises("q.xml", raw)
    assert [one for one in NAMES if readers()[one].recognises("q.xml", raw)] == [name]
    found: list[Asked] = readers()[name].read(raw)
    return found[0]


@pytest.mark.parametrize("name", NAMES)
def test_every_version_says_the_same(name: str) -> None:
    single = read(SINGLE, name)
    assert (single.type, single.stem, single.explanation) == ("single", "看图 ：\n\n几日？", "见**办法**。")
    assert [(one.text, one.is_right, one.feedback) for one in single.options] == [
        ("10 日", False, "太短"),
        ("15 日", True, ""),
    ]
    assert single.lost == ["图片没有读进来"]
    assert read(SEVERAL, name).type == "multiple"
    judged = read(JUDGED.format("single", "<value>B</value>"), name)
    assert (judged.type, judged.truth, judged.feedback, judged.options) == ("true_false", False, "太短", [])
    text = read(TEXT, name)
    assert (text.type, text.stem, text.answers) == ("fill", "应当在____内答复。", ["十五日"])
    assert text.lost == ["只算一部分分的答案没有读进来"]
    number = read(NUMBER, name)
    assert (number.type, number.answers, number.tolerance, number.unit) == ("numeric", ["15"], "0.5", "")
    bounds = "<and><gte>{0}14</baseValue></gte><lte>{0}16</baseValue></lte></and>"
    between = bounds.format('<variable identifier="R"/><baseValue>')
    number = read(NUMBER.replace('<equal toleranceMode="absolute" tolerance="0.5 0.5"/>', between), name)
    assert (number.tolerance, number.lost) == ("1", [])
    order = read(ORDER, name)
    assert (order.type, order.stem, order.answers) == ("order", "排先后", ["受理", "核实"])
    match = read(MATCH, name)
    assert (match.type, match.groups) == ("classify", ["一般", "重大"])
    assert match.pairs == [("甲", "一般"), ("乙", "一般")]


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (TEXT + TEXT, "没有要答的地方"),
        (SINGLE.replace("</itemBody>", '<uploadInteraction responseIdentifier="S"/></itemBody>'), "有 2 处要答"),
        ('<itemBody><uploadInteraction responseIdentifier="S"/></itemBody>', "uploadInteraction 这种题没有"),
        ("<itemBody><p>读一读</p></itemBody>", "没有要答的地方"),
        ("", "没有要答的地方"),
        (f"<templateDeclaration/>{SINGLE}", "由程序生成"),
        (SINGLE.replace("<p>", "<p><math>x</math>"), "公式没有读进来"),
        (ORDER.replace("<value>A</value>", ""), "没有写全正确的先后"),
        (MATCH.replace("<value>U T</value>", ""), "正好配一项"),
        (MATCH.replace("S T", "S X"), "没有写清哪一项配哪一项"),
        (
            SINGLE.replace("<itemBody>", '<itemBody><rubricBlock view="scorer">看字迹</rubricBlock>'),
            "说明没有读进来：看字迹",
        ),
        (SINGLE.replace('identifier="A" showHide="show"', 'identifier="C" showHide="show"'), "反馈没有地方放：太短"),
        (NUMBER.replace("0.5 0.5", "0.5 1"), "往上往下差多少不一样"),
    ],
)
def test_what_ours_cannot_hold_is_told(body: str, sentence: str) -> None:
    if body == TEXT + TEXT:
        body = TEXT.replace("<itemBody>", "<x>").replace("</itemBody>", "</x>")
    asked = read(body)
    assert any(sentence in lost for lost in asked.lost), asked.lost


def test_a_package_is_imported_in_the_order_of_its_manifest(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    raw = package({"b/二.xml": item(SINGLE), "a.xml": item(TEXT)}, listed=["a.xml", "b/%E4%BA%8C.xml", "gone.xml"])
    code, root = _imported(tmp_path, "题库.zip", raw)
    assert code == 0
    value = parse((root / "quizzes/new-bank.yaml").read_text(encoding="utf-8"), "").value
    assert [one["type"] for one in value["questions"]] == ["fill", "single"]
    told = capsys.readouterr().out
    assert "第 3 题（gone.xml）：清单（imsmanifest.xml）里列了这个文件，包里没有" in told


def _imported(tmp_path: Path, name: str, raw: bytes) -> tuple[int, Path]:
    root, file = books.site(tmp_path / "site"), tmp_path / name
    file.write_bytes(raw)
    return main(["import", str(file), "--project", str(root), "--id", "new-bank"]), root


def test_a_package_in_a_folder_of_its_own_is_read() -> None:
    inner = package({"a.xml": item(SINGLE)})
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(inner)) as parts, zipfile.ZipFile(made, "w") as out:
        for name in parts.namelist():
            out.writestr(f"题库/{name}", parts.read(name))
    assert readers()["qti21"].recognises("x.zip", made.getvalue())
    assert [one.type for one in readers()["qti21"].read(made.getvalue())] == ["single"]


def test_a_single_item_is_imported_too(tmp_path: Path) -> None:
    code, root = _imported(tmp_path, "q.xml", item(SINGLE, QTI30))
    assert code == 0
    assert "15 日" in (root / "quizzes/new-bank.yaml").read_text(encoding="utf-8")


def bomb() -> bytes:
    return package({"a.xml": b"<a>" + b" " * 21_000_000 + b"</a>"})


def locked() -> bytes:
    raw = bytearray(package({"a.xml": item(SINGLE)}))
    at = raw.rindex(b"PK\x01\x02") + 8
    raw[at : at + 2] = struct.pack("<H", 1)
    return bytes(raw)


@pytest.mark.parametrize(
    ("name", "raw", "sentence"),
    [
        ("x.zip", bomb(), "文件解开以后太大"),
        ("x.zip", locked(), "加了密码"),
        ("x.zip", b"PK\x03\x04nothing", "压缩包坏了"),
        ("x.zip", b"", "压缩包坏了"),
        ("x.zip", package({"a.xml": item(SINGLE)})[:-200], "压缩包坏了"),
        (
            "x.zip",
            package({"a.xml": b"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>"}),
            "a.xml：文件里有 DOCTYPE",
        ),
        ("x.zip", package({"a.xml": b"<a>"}), "a.xml：XML 写法有误"),
        ("x.zip", package({"a.xml": b"<a>" * 70 + b"</a>" * 70}), "嵌套太深"),
        ("x.zip", package({}, listed=[]), "压缩包里没有认出题目"),
        ("q.xml", item("<x>" * 70 + "</x>" * 70), "嵌套太深"),
        ("q.xml", item(SINGLE)[:-5], "XML 写法有误"),
    ],
)
def test_what_may_not_be_read_is_refused_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, raw: bytes, sentence: str
) -> None:
    code, root = _imported(tmp_path, name, raw)
    assert code == 1
    assert sentence in capsys.readouterr().err
    assert not (root / "quizzes/new-bank.yaml").exists()


@given(st.binary(max_size=400), st.integers(0, 3000), st.booleans())
def test_a_damaged_file_is_read_or_refused(noise: bytes, at: int, is_zip: bool) -> None:
    whole = package({"a.xml": item(SINGLE)}) if is_zip else item(MATCH)
    at %= len(whole)
    raw = whole[:at] + noise + whole[at + len(noise) :]
    module = readers()["qti21"]
    with contextlib.suppress(RefusedError):
        if module.recognises("x.zip" if is_zip else "x.xml", raw):
            assert all(one.type or one.lost for one in module.read(raw))
