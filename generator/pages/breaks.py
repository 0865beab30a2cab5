"""Line breaks between Han characters, which part nothing: a browser would show each as a space."""

import re

from generator.twins.han import HAN

TAGS = r"(?:</?(?:a|cb-[a-z]+|code|em|span|strong)\b[^<>]*>)*"
KEPT_OR_BREAK = re.compile(
    r"<(?P<kept>pre|textarea|script|style)\b.*?</(?P=kept)>"
    rf"|(?<={HAN})(?P<before>{TAGS})[ \t]*\n[ \t]*(?P<after>{TAGS})(?={HAN})",
    re.DOTALL,
)


def unbroken(markup: str) -> str:
    """HTML in which a line break between two Han characters or signs leaves nothing; what is preformatted stays."""
    return KEPT_OR_BREAK.sub(lambda hit: hit[0] if hit["kept"] else hit["before"] + hit["after"], markup)
