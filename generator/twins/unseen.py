"""Characters that cannot be seen: control characters, exotic line breaks, and what may be ignored by default.

The latter is the Unicode property Default_Ignorable_Code_Point (DerivedCoreProperties, Unicode 16). The sets are the
insides of character classes, which Python and browsers read alike.
"""

DEFAULT_IGNORABLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff\\ud800-\\udfff"
NOBODYS = "\ue000-\uf8ff\ufdd0-\ufdef\U000f0000-\U0010ffff" + "".join(
    f"{chr(plane | 0xFFFE)}-{chr(plane | 0xFFFF)}" for plane in range(0x10000, 0xF0000, 0x10000)
)
"""Private use, which every font draws in its own way or not at all, and noncharacters."""
OVERLAID = "\u0300-\u036f\u20d0-\u20ff"
"""Marks that are drawn over the character before: strokes, frames of keys."""
