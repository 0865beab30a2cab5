"""Characters that are in a text and cannot be seen: they come along with what is pasted, and hide words from searching.

Control characters and exotic line breaks, and the Unicode property Default_Ignorable_Code_Point (DerivedCoreProperties,
Unicode 16). What joins or chooses the look of an emoji is no stranger to a text.
"""

import re
import unicodedata

DEFAULT_IGNORABLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff\ud800-\udfff"
UNSEEN = re.compile(f"[{CONTROLS}{DEFAULT_IGNORABLE}]")
JOINER, TEXT_LOOK, EMOJI_LOOK, KEYCAP = "\u200d", "\ufe0e", "\ufe0f", "\u20e3"
SYMBOLS = frozenset({"So", "Sk"})


def first_invisible(text: str) -> re.Match[str] | None:
    """The first character that cannot be seen and has no place in an emoji."""
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
