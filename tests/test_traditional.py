"""The Traditional rendition: the words of this field, and nothing lost on the way."""

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import build
from generator.fields import RefTo, Text
from generator.kinds import all_kinds
from generator.library import Library
from generator.reading.load import load
from generator.record import Kind
from generator.traditional.converting import VARIANTS, Converter
from generator.traditional.markup import converted
from generator.traditional.rendition import Rendition
from generator.twins import folding
from generator.walk import leaves
from tests import sites

ROOT = Path(__file__).parent.parent
EVERYWHERE = {
    "发卡行已冲正": "發卡行已沖正",
    "冲抵、冲账、冲销，起了冲突": "沖抵、沖賬、沖銷，起了衝突",
    "当场面签，会签，贴标签": "當場面簽，會簽，貼標籤",
    "申请行政复议，不重复": "申請行政復議，不重複",
    "干系人与此事不相干": "干係人與此事不相干",
    "折合 15 日，存折一本": "折合 15 日，存摺一本",
    "注销、信息、网络、软件": "註銷、信息、網絡、軟件",
    "对于女士来说": "對於女士來說",
    "于女士、范先生、余经理、郁某": "于女士、范先生、余經理、郁某",
    "其余女士按规范先生效": "其餘女士按規範先生效",
    "银保监办发〔2018〕13号，金发〔2024〕5号，头发": "銀保監辦發〔2018〕13號，金發〔2024〕5號，頭髮",
    "核实、核准、复核，刚才": "核實、核准、複核，剛才",
    "说明了理由，没有只退一半": "說明了理由，沒有只退一半",
    "最长几个月，一条几毛钱，茶几": "最長幾個月，一條幾毛錢，茶几",
    "家长征信，店长卷款，以后": "家長徵信，店長捲款，以後",
    "皇后、公里、邻里": "皇后、公里、鄰里",
}
LOCAL = {
    "s2t": {"信用卡里的钱，平台": "信用卡裏的錢，平臺"},
    "s2tw": {"信用卡里的钱，接着说": "信用卡裡的錢，接著說"},
    "s2hk": {"信用卡里的钱，接着说": "信用卡裏的錢，接着説"},
}


@cache
def converter(variant: str) -> Converter:
    return Converter(variant)


def shipped() -> Library:
    return build.read(ROOT)


@pytest.mark.parametrize("variant", VARIANTS)
def test_words_of_this_field_are_written_as_readers_write_them(variant: str) -> None:
    found = {text: converter(variant).text(text) for text in EVERYWHERE}
    usual = {"說": "説", "戶": "户"} if variant == "s2hk" else {}
    assert found == {text: "".join(usual.get(char, char) for char in right) for text, right in EVERYWHERE.items()}
    assert {text: converter(variant).text(text) for text in LOCAL[variant]} == LOCAL[variant]


def test_what_is_no_word_stays_as_it_is() -> None:
    text = "见 `发卡` 和 [说明](说明.md#说明)，https://example.org/说明 <b title='发'>发</b> [[six-steps|六步流程]]"
    written = "見 `发卡` 和 [說明](说明.md#說明)，https://example.org/说明 <b title='发'>發</b> [[six-steps|六步流程]]"
    assert converter("s2t").text(text) == written


@given(st.text(alphabet=st.characters(blacklist_categories=["Cs"])), st.sampled_from([*VARIANTS]))
def test_any_text_keeps_its_length_and_all_that_is_not_chinese(text: str, variant: str) -> None:
    found = converter(variant).text(text)
    assert len(found) == len(text)
    assert [char for char in found if char.isascii()] == [char for char in text if char.isascii()]


@pytest.mark.parametrize("kind", all_kinds(), ids=lambda kind: kind.name)
@pytest.mark.parametrize("variant", VARIANTS)
def test_a_record_of_any_kind_keeps_all_but_its_characters(kind: Kind, variant: str, tmp_path: Path) -> None:
    library, _ = load(sites.write(tmp_path, {sites.example_file(kind): kind.example}), all_kinds())
    for record in library.records.values():
        other = Rendition(variant).part(record)
        _is_the_same(record.model_dump(mode="json", warnings=False), other.model_dump(mode="json", warnings=False))
        assert {type(one.mark) for one in leaves(other)} <= {Text, RefTo}
        assert [one.value for one in leaves(other) if isinstance(one.mark, RefTo)] == [
            one.value for one in leaves(record) if isinstance(one.mark, RefTo)
        ]


def _is_the_same(before: object, after: object) -> None:
    """Whatever is no text is equal; a text has its length."""
    assert type(before) is type(after)
    if isinstance(before, dict) and isinstance(after, dict):
        assert before.keys() == after.keys()
        for name, value in before.items():
            _is_the_same(value, after[name])
    elif isinstance(before, list) and isinstance(after, list):
        for one, other in zip(before, after, strict=True):
            _is_the_same(one, other)
    elif isinstance(before, str) and isinstance(after, str):
        assert len(before) == len(after)
        assert [char for char in before if char.isascii()] == [char for char in after if char.isascii()]
    else:
        assert before == after


def test_what_is_shipped_leads_where_it_did_and_means_the_same() -> None:
    """Readers of both renditions are marked alike and find the same: their texts fold to the same."""
    library = shipped()
    for variant in ("s2tw", "s2hk"):
        rendition = Rendition(variant).library(library)
        assert [one.target for one in rendition.references] == [one.target for one in library.references]
        texts, others = (
            [one.value for record in of.records.values() for one in leaves(record) if isinstance(one.mark, Text)]
            for of in (library, rendition)
        )
        unlike = [text for text, other in zip(texts, others, strict=True) if folding.fold(text) != folding.fold(other)]
        assert len(unlike) < len(texts) / 1000, unlike


def test_what_is_converted_already_is_left_alone() -> None:
    rendition = Rendition("s2t")
    assert rendition.text("日内核查") == "日內核查"
    assert rendition.words("日內核查，说明") == "日內核查，說明"
    assert rendition.html("<p>日內核<b>查</b></p>") == "<p>日內核<b>查</b></p>"


def test_markup_is_converted_where_it_is_read() -> None:
    rendition = Rendition("s2t")
    page = (
        '<!doctype html><html lang="zh" class="no-js"><head><title>发卡</title><script>var a = "发"</script>'
        '<script id="__config" type="application/json">{"a": "发卡"}</script></head><body data-x="发卡" title="发卡">'
        '<p>发<a href="发.html">卡</a>行 &lt;发&gt;</p><pre>发卡</pre><code class="x" title="发">发</code>'
        '<input aria-label="发卡" value="发"><cb-x data-y="发" overdue="发"></cb-x><!-- 发 --></body></html>'
    )
    written = (
        '<!doctype html><html lang="zh-Hant" class="no-js"><head><title>發卡</title><script>var a = "发"</script>'
        '<script id="__config" type="application/json">{"a": "發卡"}</script></head><body data-x="发卡" title="發卡">'
        '<p>發<a href="发.html">卡</a>行 &lt;發&gt;</p><pre>发卡</pre><code class="x" title="發">发</code>'
        '<input aria-label="發卡" value="发"><cb-x data-y="发" overdue="發"></cb-x><!-- 发 --></body></html>'
    )
    assert rendition.html(page) == written


@given(st.lists(st.sampled_from(["<p>", "</p>", "<b>", "发", "卡", "<", ">", "&", '"', "<br>", "<x y='", "\n"])))
def test_markup_without_words_to_change_stays_to_the_byte(pieces: list[str]) -> None:
    markup = "".join(pieces)
    assert converted(markup, str, "zh") == markup


def test_scripts_say_what_stands_in_no_record() -> None:
    rendition = Rendition("s2tw")
    rendition.text("记录里有")
    table = rendition.table('"记录里有" + "还没有做过" + "后" + "说"', "标签 张是", "标签")
    assert table == {"记录里有": "記錄裡有", "还没有做过": "還沒有做過", "说": "說", "标签": "標籤"}
