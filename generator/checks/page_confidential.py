"""手写页面开头的 confidential 只写 true（不对外）或 false；别的写法都当作不对外，并且报错。

错误：
    ---
    confidental: 是
    ---
正确：
    ---
    confidential: true
    ---
"""

import difflib
from collections.abc import Iterator

from generator.diagnostic import Problem
from generator.disclosure.front_matter import FIELD, front_matter
from generator.library import Library


def check(library: Library) -> Iterator[tuple[str, Problem]]:
    """Whoever wants to keep a page inside has said so in the right words."""
    for file, text in library.documents.items():
        for name, value in front_matter(text):
            is_right = name == FIELD and value in ("true", "false")
            if not is_right and difflib.get_close_matches(name.lower(), [FIELD], 1, 0.8):
                yield (
                    file,
                    Problem(
                        message="手写页面开头写的 confidential 不对",
                        written=f"{name}: {value}",
                        expected="confidential: true",
                        fix="不对外的写 confidential: true，可以对外的删掉这一行；冒号用半角，后面空一格",
                        needle=name,
                    ),
                )
