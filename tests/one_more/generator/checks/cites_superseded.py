"""公告的依据要写现行的法规：已被取代、期限已过的，客户一查就知道不对。

错误：
    cites: [old-rule#3]     # old-rule 的 standing 是 superseded
正确：
    cites: [demo-rule#18]
"""

from collections.abc import Iterator

from generator.checks._standing import is_over
from generator.diagnostic import Problem
from generator.kinds.announcement import Announcement
from generator.library import Library


def check(library: Library) -> Iterator[tuple[str, Problem]]:
    """No announcement refers to a regulation that holds no more."""
    announced = {announcement.id for announcement in library.all(Announcement)}
    for reference in library.references:
        cited = library.get(reference.target)
        if cited and is_over(cited) and reference.owner in announced:
            yield (
                reference.owner,
                Problem(
                    reference.path,
                    f"“{cited.title}”已经不是现行的，不能作依据",
                    written=reference.target,
                    expected="现行的法规",
                    fix="换成取代它的法规",
                    needle=reference.target,
                ),
            )
