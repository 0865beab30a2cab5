"""Characters that are in a text and cannot be seen, at least not by everybody: they come along with what is pasted, and
hide words from searching.

What joins or chooses the look of an emoji is no stranger to a text.
"""

import re
import unicodedata

from generator.twins.unseen import CONTROLS, DEFAULT_IGNORABLE, NOBODYS

UNSEEN = re.compile(f"[{CONTROLS}{DEFAULT_IGNORABLE}{NOBODYS}]")
JOINER, TEXT_LOOK, EMOJI_LOOK, KEYCAP = "\u200d", "\ufe0e", "\ufe0f", "\u20e3"
SYMBOLS = frozenset({"So", "Sk"})


def first_invisible(text: str) -> re.Match[str] | None:
    """The first character that cannot be seen and has no place in an emoji."""
    if not UNSEEN.search(text):
        return None
    return next((hit for hit in UNSEEN.finditer(text) if not _belongs_to_emoji(text, hit)), None)


def _belongs_to_emoji(text: str, hit: re.Match[str]) -> bool:
    before, after = text[hit.start() - 1 : hit.start()], text[hit.end() : hit.end() + 1]
    if hit[0] in (TEXT_LOOK, EMOJI_LOOK):
        return _is_symbol(before) or after == KEYCAP
    if hit[0] == JOINER:
        return (_is_symbol(before) or before == EMOJI_LOOK) and _is_symbol(after)
    return False


def _is_symbol(character: str) -> bool:
    return bool(character) and unicodedata.category(character) in SYMBOLS
