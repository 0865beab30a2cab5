"""What Meilisearch takes: settings of an index, documents, and what to ask."""

import json
from collections.abc import Iterator, Sequence

from generator.exchange._engines.passages import Document, facet_names, stop_words, synonyms
from generator.exchange._outgoing.selection import Selection

SEARCHED = ("title", "names", "traditional", "sounds", "codes", "heading", "asked", "summary", "text")
README = """\
# 装进 Meilisearch

`documents.json` 是全部文字，一节一条；`settings.json` 是索引的设置：按什么搜、同义词、停用词、分面、中文切分。
里面只有对外的、已发布的内容。编号不变，改了内容再导出一次、再装一次就是更新；先清空索引，删掉的页才会消失。

```console
$ URL=http://localhost:7700/indexes/casebook
$ TOLD=(-H "Authorization: Bearer $KEY" -H 'Content-Type: application/json')
$ curl -X DELETE $URL/documents "${TOLD[@]}"
$ curl -X PATCH $URL/settings "${TOLD[@]}" --data-binary @settings.json
$ curl -X POST "$URL/documents?primaryKey=id" "${TOLD[@]}" --data-binary @documents.json
$ curl -X POST $URL/search "${TOLD[@]}" --data-binary @query.json
```

`query.json` 是怎么问的样子：把 `q` 换成要搜的话。`url` 是那一节的网址，网站没有写 `site_url` 的，从网站的首页算起。
"""
QUERY = {"q": "提前还款", "limit": 10, "attributesToRetrieve": ["url", "title", "heading", "summary"]}


def files(selection: Selection, documents: Sequence[Document]) -> Iterator[tuple[str, str]]:
    """`(name, text)` of each file."""
    facets = facet_names(selection)
    yield "settings.json", _json(_settings(selection, facets))
    yield "documents.json", "[\n" + ",\n".join(json.dumps(one, ensure_ascii=False) for one in documents) + "\n]\n"
    yield "query.json", _json({**QUERY, "facets": [*facets]})
    yield "README.md", README


def _settings(selection: Selection, facets: Sequence[str]) -> dict[str, object]:
    return {
        "searchableAttributes": [*SEARCHED],
        "filterableAttributes": [*facets],
        "distinctAttribute": "page",
        "rankingRules": ["words", "typo", "proximity", "attribute", "sort", "exactness", "boost:desc"],
        "stopWords": sorted(stop_words(selection)),
        "synonyms": _meanings(selection),
        "localizedAttributes": [{"attributePatterns": ["*"], "locales": ["cmn"]}],
    }


def _meanings(selection: Selection) -> dict[str, list[str]]:
    """`{what is said: [what may be written]}`."""
    found: dict[str, dict[str, None]] = {}
    for said, written in synonyms(selection):
        for word in said:
            found.setdefault(word, {}).update(dict.fromkeys(other for other in written if other != word))
    return {word: [*others] for word, others in sorted(found.items()) if others}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
