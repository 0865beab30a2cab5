"""How names are compared: engines differ in the space between the parts of one."""


def same(one: str, other: str) -> bool:
    """Whether two texts are the same but for their spaces."""
    return _bare(one) == _bare(other)


def named(name: str, words: str, *, exact: bool) -> bool:
    """Whether a name is, or has in it, these words."""
    return same(name, words) if exact else _bare(words) in _bare(name)


def _bare(text: str) -> str:
    return "".join(text.split())
