"""What each code means: the pages of `casebook explain`, gathered from where the rules stand."""

import difflib
import inspect
from collections.abc import Mapping

from generator.checks import all_checks
from generator.diagnostic import code_of
from generator.kinds import all_kinds
from generator.reading.messages import MESSAGES


def pages() -> Mapping[str, str]:
    """`{code: page}`, in the order of the codes; pages are plain text in the authors' language."""
    found = {code: f"{words.message}。\n\n{words.page}\n\n改法：{words.fix}。" for code, words in MESSAGES.items()}
    found |= {code: inspect.getdoc(module) or "" for code, module in all_checks().items()}
    for kind in all_kinds():
        found |= {code_of(rule.__name__): inspect.getdoc(rule) or "" for rule in kind.rules}
    return dict(sorted(found.items()))


def nearest(code: str) -> list[str]:
    """At most three codes that look like one that does not exist, the likeliest first (difflib, ratio ≥ 0.5)."""
    return difflib.get_close_matches(code, list(pages()), 3, 0.5)
