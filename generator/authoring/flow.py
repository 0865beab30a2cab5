"""Values as they stand between brackets."""

import json
from collections.abc import Mapping
from typing import Any

from generator.reading.source import parse


def _entry(name: str | int, value: Any) -> str:
    return f"{name}: {flow(value)}" if isinstance(name, str) else flow(value)


def flow(value: Any) -> str:
    """A value as it stands between brackets."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(_entry(name, inner) for name, inner in value.items()) + "}"
    if isinstance(value, list):
        return f"[{', '.join(map(flow, value))}]"
    if isinstance(value, str):
        tree = parse(f"[{value}]", "")
        is_plain = tree.is_readable and tree.value == [value]
        return value if is_plain else json.dumps(value, ensure_ascii=False)
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    return f"{value:f}" if not isinstance(value, int) else str(value)
