"""不对外的部分省不掉：这一组字段是必填的，或者省去以后，列表不够最少的项数。

只有做对外的网站（--audience public）才检查。对外的网站里没有写着 confidential: true 的部分，
也没有列表里指向不对外条目的引用；剩下的仍要是完整的一条。

错误：
    resolution:
      confidential: true
      decision: 投诉成立
正确：
    整条写 confidential: true，或者把不对外的话挪到可以省去的地方
"""

from collections.abc import Iterator

from generator.diagnostic import Problem
from generator.disclosure.audience import Disclosure


def of_audience(disclosure: Disclosure) -> Iterator[tuple[str, Problem]]:
    """What is left of a record is still one."""
    for record_id, redacted in disclosure.redacted.items():
        for path in redacted.needed:
            yield (
                record_id,
                Problem(
                    path,
                    "不对外的这一处省不掉，没有它这一条不完整",
                    expected="省去以后仍然完整",
                    fix="包着它的那一组字段或者整条也写 confidential: true；或者改成、再加一项可以对外的内容",
                    on_key=True,
                ),
            )
