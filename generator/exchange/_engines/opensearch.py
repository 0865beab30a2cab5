"""What OpenSearch and Elasticsearch take: an index, documents for `_bulk`, and what to ask. No plugin is needed."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from generator.exchange._engines.passages import Document, facet_names, simplified, stop_words, synonyms
from generator.exchange._outgoing.selection import Selection

INDEX = "casebook"
README = """\
# 装进 OpenSearch（Elasticsearch 也行）

`index.json` 建索引：中文按相邻两个字切（另有按单字的一份），繁体按简体搜，同义词只在搜的时候用；不需要插件。
`documents.ndjson` 是全部文字，一节一条；`query.json` 是怎么问的样子。里面只有对外的、已发布的内容。
编号不变；改了内容再导出一次，删掉索引重建，删掉的页才会消失。

```console
$ URL=http://localhost:9200
$ curl -X DELETE $URL/casebook
$ curl -X PUT $URL/casebook -H 'Content-Type: application/json' --data-binary @index.json
$ curl -X POST $URL/_bulk -H 'Content-Type: application/x-ndjson' --data-binary @documents.ndjson
$ curl -X POST $URL/casebook/_search -H 'Content-Type: application/json' --data-binary @query.json
```

问的时候把 `query.json` 里两处“提前还款”换成要搜的话。`url` 是那一节的网址，网站没有写 `site_url` 的，从网站的首页算起；
`collapse` 让一页只出来一次，`inner_hits` 是那一页里最合适的几节。
"""
SAMPLE = "提前还款"
WEIGHTS = {"title": 6, "names": 6, "traditional": 6, "heading": 4, "codes": 4, "asked": 3, "summary": 2, "text": 1}
SINGLE = "single"  # the part of a field that is cut into single characters
LEAST = "30%"


def files(selection: Selection, documents: Sequence[Document]) -> Iterator[tuple[str, str]]:
    """`(name, text)` of each file."""
    facets = facet_names(selection)
    yield "index.json", _json({"settings": _settings(selection), "mappings": _mappings(facets)})
    yield "documents.ndjson", "".join(f"{line}\n" for one in documents for line in _lines(one))
    yield "query.json", _json(query(SAMPLE, facets))
    yield "README.md", README


def query(text: str, facets: Sequence[str]) -> dict[str, Any]:
    """What to ask for a text: best by pairs of characters, then by single ones, then by how names sound."""
    pairs = [f"{name}^{weight}" for name, weight in WEIGHTS.items()]
    single = [f"{name}.{SINGLE}^{weight / 4:g}" for name, weight in WEIGHTS.items()]
    asked = [
        {"multi_match": {"query": text, "fields": pairs, "minimum_should_match": LEAST, "type": "most_fields"}},
        {"multi_match": {"query": text, "fields": single, "minimum_should_match": "100%", "type": "best_fields"}},
        {"match": {"sounds": {"query": text, "boost": 20}}},
    ]
    weighed = {"query": {"bool": {"should": asked}}, "field_value_factor": {"field": "boost"}}
    return {
        "size": 10,
        "_source": ["url", "title", "heading", "summary"],
        "query": {"function_score": weighed},
        "collapse": {"field": "page", "inner_hits": {"name": "places", "size": 3, "_source": ["url", "heading"]}},
        "aggs": {name: {"terms": {"field": name}} for name in facets},
    }


def _settings(selection: Selection) -> dict[str, Any]:
    folded = [f"{other}=>{plain}" for other, plain in sorted(simplified().items())]
    cut: dict[str, Any] = {"type": "custom", "tokenizer": "standard", "char_filter": ["simplified"]}
    usual = ["cjk_width", "lowercase", "cjk_bigram"]
    return {
        "analysis": {
            "char_filter": {
                "simplified": {"type": "mapping", "mappings": folded},
                "joined": {"type": "pattern_replace", "pattern": "\\s+", "replacement": ""},
            },
            "filter": {
                "synonyms": {"type": "synonym_graph", "lenient": True, "synonyms": [*_rules(selection)]},
                "sounds": {"type": "edge_ngram", "min_gram": 2, "max_gram": 20},
            },
            "analyzer": {
                "written": {**cut, "filter": usual},
                "asked": {**cut, "filter": [*usual, "synonyms"]},
                SINGLE: {**cut, "filter": ["cjk_width", "lowercase"]},
                "sounds": {"type": "custom", "tokenizer": "keyword", "filter": ["lowercase", "sounds"]},
                "typed": {"type": "custom", "tokenizer": "keyword", "char_filter": ["joined"], "filter": ["lowercase"]},
            },
        }
    }


def _rules(selection: Selection) -> Iterator[str]:
    """Synonyms in Solr's form; words that say nothing are left to the weights."""
    silent = {*stop_words(selection)}
    for said, written in synonyms(selection):
        left = [one for one in map(_plain, said) if one not in silent]
        right = [*map(_plain, written)]
        if left:
            yield ", ".join(left) if said == written else f"{', '.join(left)} => {', '.join([*left, *right])}"


def _plain(word: str) -> str:
    """A word without the signs that mean something in a rule."""
    return " ".join(word.replace(",", " ").replace("=>", " ").replace("\\", " ").split())


def _mappings(facets: Sequence[str]) -> dict[str, Any]:
    text = {
        "type": "text",
        "analyzer": "written",
        "search_analyzer": "asked",
        "fields": {SINGLE: {"type": "text", "analyzer": SINGLE}},
    }
    word = {"type": "keyword"}
    return {
        "dynamic": False,
        "properties": {
            **dict.fromkeys(WEIGHTS, text),
            **dict.fromkeys(("id", "page", "url", *facets), word),
            "sounds": {"type": "text", "analyzer": "sounds", "search_analyzer": "typed"},
            "boost": {"type": "float"},
        },
    }


def _lines(document: Document) -> Iterator[str]:
    yield json.dumps({"index": {"_index": INDEX, "_id": document["id"]}})
    yield json.dumps(document, ensure_ascii=False)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
