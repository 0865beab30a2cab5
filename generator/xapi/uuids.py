"""Identifiers of statements: made of what they are about, so that one that is sent twice is one."""

from hashlib import sha256


def uuid_of(text: str) -> str:
    """The same for the same text, as a UUID is written; `assets/on-demand/stating/naming.js` follows the same rule."""
    digest = sha256(text.encode()).hexdigest()
    variant = "89ab"[int(digest[16], 16) % 4]
    return f"{digest[:8]}-{digest[8:12]}-5{digest[13:16]}-{variant}{digest[17:20]}-{digest[20:32]}"
