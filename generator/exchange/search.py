"""The site's texts for a search engine that an organisation runs: documents, settings, and how to load them."""

from collections.abc import Iterable
from pathlib import Path
from types import ModuleType

from generator.exchange._engines import meilisearch, opensearch
from generator.exchange._engines.passages import found_by
from generator.exchange._outgoing.losses import Loss
from generator.exchange._outgoing.selection import Selection

LABEL = "全文检索引擎的数据和设置（OpenSearch、Meilisearch）"
SUFFIX = ""
CARRIES = "每一页、每一节一条：标题、正文、别名、问法、拼音、网址、种类和分面；同义词、停用词、中文切分、繁简"
LOSES = "本站搜索的排序：错字、数字与单位、整句的理解，引擎各有各的做法"
WHOLE = True
OPTIONS = {"engine": {"opensearch": "OpenSearch 或 Elasticsearch", "meilisearch": "Meilisearch"}}
ENGINES: dict[str, ModuleType] = {"opensearch": opensearch, "meilisearch": meilisearch}


def write(selection: Selection, out: Path) -> Iterable[Loss]:
    """Write the files of an engine into `out`, an empty folder."""
    documents = list(found_by(selection))
    for name, text in ENGINES[selection.options["engine"]].files(selection, documents):
        (out / name).write_text(text, encoding="utf-8")
    return ()
