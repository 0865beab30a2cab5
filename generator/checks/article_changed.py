"""核对过的条文，原文改了，要重新核对。

只在给出原文时检查：casebook check --texts 存原文的文件夹。条文记录里的 verified 写着哪一天核对、核对的原文是哪一份
（digest，由 casebook verify 写）。原文换了字，就和它对不上：读新的原文，改这一条的概述和靠它的页面，再运行一次
casebook verify。只是换了全角半角、空格、数字写法的，不算改。

错误：
    verified: {on: 2026-11-29, digest: "00000000"}   # 和现在的原文对不上
正确：
    verified: {on: 2026-12-05, digest: "7d1f0c52"}   # 重新核对以后，由 casebook verify 写
"""

from collections.abc import Iterator

from generator.diagnostic import Problem
from generator.kinds.regulation import Regulation, has_changed
from generator.library import Library


def check(library: Library) -> Iterator[tuple[str, Problem]]:
    """Every article that was compared with its text still has that text."""
    for regulation in library.all(Regulation):
        for number, article in enumerate(regulation.articles):
            if article.verified and has_changed(library, regulation, article):
                ref = f"{regulation.id}#{article.no}"
                resting = len({mention.owner for mention in library.cited(ref)})
                yield (
                    regulation.id,
                    Problem(
                        ("articles", number, "verified"),
                        f"“{article.shown_label}”的原文和核对时不一样了",
                        written=f"{article.verified.on} 核对",
                        expected="核对的是现在的原文",
                        fix=f"对照原文改这一条和靠它的 {resting} 页（casebook impact {ref}），再运行 casebook verify",
                        severity="warning",
                    ),
                )
