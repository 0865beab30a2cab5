"""Bytes of an author's file to text."""

from generator.diagnostic import Diagnostic, Place, Problem, Severity

BOM = b"\xef\xbb\xbf"
FIRST_OF_TEXT = 9  # no text has a byte below the tab
FIRST_OF_HAN = "\u2e80"


def decode(raw: bytes, file: str) -> tuple[str, list[Diagnostic]]:
    """`(text with `\\n` line ends, diagnostics)`. Never fails: what cannot be read is an error beside an empty text."""
    found = []
    if raw.startswith(BOM):
        raw = raw.removeprefix(BOM)
        found.append(_remark(file, "file-bom"))
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as bad:
        return "", [*found, _undecodable(raw, bad.start, file)]
    if "\r" in text:
        found.append(_remark(file, "file-crlf"))
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, found


def _undecodable(raw: bytes, bad: int, file: str) -> Diagnostic:
    """Where UTF-8 ends. It is GBK only if nothing before that place is Chinese in UTF-8."""
    if min(raw) < FIRST_OF_TEXT:
        return _diagnostic("file-encoding", Place(file))
    before = raw[:bad].decode("utf-8")
    encoding, code = "gb18030", "file-gbk"
    if not _can_be(raw, encoding) or any(character >= FIRST_OF_HAN for character in before):
        encoding, code = "utf-8", "file-encoding"
    start = raw[:bad].rfind(b"\n") + 1
    line = raw[start:].partition(b"\n")[0].decode(encoding, errors="replace").rstrip("\r")
    column = len(raw[start:bad].decode("utf-8")) + 1
    return _diagnostic(code, Place(file, before.count("\n") + 1, column, 1, line))


def _can_be(raw: bytes, encoding: str) -> bool:
    try:
        raw.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _remark(file: str, code: str) -> Diagnostic:
    return _diagnostic(code, Place(file), "warning")


def _diagnostic(code: str, place: Place, severity: Severity = "error") -> Diagnostic:
    return Diagnostic(Problem(severity=severity, code=code), place)
