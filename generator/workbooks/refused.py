"""Why a file is not read."""


class RefusedError(Exception):
    """Nothing of a file is read; the text says why, in the author's language, a line a reason."""
