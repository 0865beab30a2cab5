"""What a value of a file says, without what makes no difference: spaces around a text, fields without a value."""

import json
from collections.abc import Mapping
from decimal import Decimal
from hashlib import sha256
from typing import Any

EMPTY: tuple[Any, ...] = (None, "", [], {})


def sense(value: Any) -> Any:
    """A value by which two writings of one record are the same: texts stripped, fields left out that hold nothing.

    A number is told from another by all the digits that were written, and from a text of the same signs.
    """
    if isinstance(value, Mapping):
        found = {name: sense(inner) for name, inner in value.items()}
        return {name: inner for name, inner in found.items() if inner not in EMPTY}
    if isinstance(value, list | tuple):
        return [sense(item) for item in value]
    if isinstance(value, str):
        return value.strip()
    if value is None or isinstance(value, bool):
        return value
    return {"number": f"{value:f}" if isinstance(value, Decimal) else str(value)}


def digest(value: Any) -> str:
    """A short name for what a value says."""
    return sha256(json.dumps(sense(value), sort_keys=True).encode()).hexdigest()[:16]
