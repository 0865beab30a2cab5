"""一个别名就是一个词。用顿号、逗号连在一起的几个词，会被当成一个长词，谁也搜不到。

错误：
    aliases: [消费投诉、客诉]
正确：
    aliases: [消费投诉, 客诉]
"""

import re
from collections.abc import Iterator

from generator.diagnostic import Problem
from generator.library import Library
from generator.record import Record

SEPARATOR = re.compile(r"[，、；;]")


def of_record(library: Library, record: Record) -> Iterator[Problem]:
    """No alias is a list of words; titles of documents may have a 、 of their own."""
    if library.kind_of(record).titled:
        return
    for number, alias in enumerate(record.aliases):
        if SEPARATOR.search(alias):
            words = ", ".join(part.strip() for part in SEPARATOR.split(alias) if part.strip())
            yield Problem(
                ("aliases", number),
                "几个别名写在了一起",
                written=alias,
                expected="各自成项",
                fix=f"改成 [{words}]，用半角逗号隔开",
            )
