"""HTML with other words in the same places: texts, what is read aloud or shown of attributes, the page's language."""

import re
from collections.abc import Callable

TOKEN = re.compile(
    r"<!--.*?-->|<(script|style|code|pre|textarea)\b[^>]*>.*?</\1>|</?[a-zA-Z](?:\"[^\"]*\"|'[^']*'|[^'\">])*>",
    re.DOTALL,
)
INLINE = re.compile(r"</?(?:a|abbr|b|cb-[a-z]+|em|i|mark|small|span|strong|sub|sup|time|u|wbr)\b", re.IGNORECASE)
SHOWN = re.compile(
    r'(?<=\s)((?:alt|aria-label|aria-description|content|data-label|label|placeholder|title)=")([^"]*)(?=")'
)
OF_ELEMENTS = re.compile(r'(?<=\s)((?!data-|class=|id=)[a-z-]+=")([^"]*)(?=")')
"""What is said to an element of ours, for it to show."""
SETTINGS = re.compile(r"<script\b[^>]*\bjson\b")
LANGUAGE = re.compile(r'(<html\b[^>]*\blang=")[^"]*')
GAP = "\n"


def converted(markup: str, words: Callable[[str], str], language: str) -> str:
    """The same markup. `words` gives as many characters as it gets; it sees the whole text at once, with a line end
    where blocks part, so that an inline element does not cut a phrase in two.
    """
    texts, tokens, at = list[str](), list[str](), 0
    for hit in TOKEN.finditer(markup):
        texts.append(markup[at : hit.start()])
        tokens.append(hit[0])
        at = hit.end()
    texts.append(markup[at:])
    gaps = ["" if INLINE.match(token) else GAP for token in tokens]
    joined = words("".join(piece for pair in zip(texts, [*gaps, ""], strict=True) for piece in pair))
    pieces, at = list[str](), 0
    for text, token, gap in zip(texts, [*tokens, ""], [*gaps, ""], strict=True):
        pieces += joined[at : at + len(text)], _token(token, words, language)
        at += len(text) + len(gap)
    return "".join(pieces)


def _token(token: str, words: Callable[[str], str], language: str) -> str:
    """A tag, or an element whose text is no text of the page."""
    if SETTINGS.match(token):
        return words(token)
    own = LANGUAGE.sub(rf"\g<1>{language}", token)
    head, sign, rest = own.partition(">")
    if token.startswith(("<script", "<style", "<!--")):
        return own
    if "</" in rest:
        return _attributes(head, words) + sign + rest
    return _attributes(own, words)


def _attributes(tag: str, words: Callable[[str], str]) -> str:
    shown = OF_ELEMENTS if tag.startswith("<cb-") else SHOWN
    return shown.sub(lambda hit: hit[1] + words(hit[2]), tag)
