"""同一句话不能又是问它的、又是不问它的：asked 和 not_meant 里都写了，搜索和投诉速判不知道听哪一处。

错误：
    asked: [钱什么时候退]
    not_meant: [钱什么时候退]
正确：
    asked: [钱什么时候退]
    not_meant: [钱什么时候放]
"""

from collections.abc import Iterator

from generator.diagnostic import Problem
from generator.library import Library
from generator.record import Record
from generator.twins.folding import fold


def of_record(library: Library, record: Record) -> Iterator[Problem]:
    """What is asked for a record is not asked for something else as well; spelling aside."""
    asked = {fold(words): words for words in record.utterances}
    for number, words in enumerate(record.not_meant):
        if same := asked.get(fold(words)):
            yield Problem(
                ("not_meant", number),
                "这句话也写在 asked 里" if same in record.asked else "这句话也写在 heard 里",
                written=words,
                expected="只写在一处",
                fix="问的就是它，删去这一项；问的是别的，删去那一项",
            )
