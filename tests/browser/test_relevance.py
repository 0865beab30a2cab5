"""What readers look for is among the first results: the queries of `tests/search`, asked in Chromium."""

import pytest

from tests.browser.reader import Reader
from tests.search.engine import ranked
from tests.search.relevance import FILE, OVERALL, Score, queries, scores

pytestmark = pytest.mark.browser

# The least recall among the first five results: overall what we promise, by group a little less than was measured.
FLOORS = {
    "queries": {
        OVERALL: 0.97,
        "原词": 0.97,
        "词的一部分": 0.95,
        "繁体": 0.93,
        "拼音": 0.94,
        "首字母": 0.97,
        "同义": 0.97,
        "数字": 0.93,
        "编号": 0.97,
        "错一个字": 0.96,
        "几个词": 0.95,
        "整句": 0.92,
        "步骤和条文": 0.90,
    },
    "fresh": {
        OVERALL: 0.97,
        "客户的话": 0.95,
        "数字与单位": 0.92,
        "处理人员的问句": 0.96,
        "仓促的短词": 0.95,
        "拼音": 0.95,
    },
    "fourth": {
        OVERALL: 0.94,
        "客户的话": 0.91,
        "数字与单位": 0.97,
        "处理人员的问句": 0.97,
        "仓促的短词": 0.86,
        "拼音": 0.95,
    },
}


@pytest.mark.parametrize("name", FLOORS)
def test_what_is_looked_for_is_among_the_first_results(reader: Reader, name: str) -> None:
    asked, floors = queries(FILE.with_stem(name).read_text(encoding="utf-8")), FLOORS[name]
    results = ranked(reader.open("about.html"), [query.text for query in asked])
    found = scores(asked, results)
    assert found.keys() == floors.keys()
    missed = [query.text for query, addresses in zip(asked, results, strict=True) if query.recall(addresses, 5) < 1]
    low = [group for group, score in found.items() if score.recall_at_5 < floors[group]]
    assert not low, f"{_report(found, floors)}\nNot found, or not all of it: {missed}"


def _report(found: dict[str, Score], floors: dict[str, float]) -> str:
    return "\n".join(f"{group}: {score.recall_at_5:.3f}, floor {floors[group]}" for group, score in found.items())
