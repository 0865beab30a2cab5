"""Whether a regulation still holds."""

from generator.kinds.regulation import Regulation
from generator.record import Record


def is_over(record: Record) -> bool:
    """Whether it is a regulation and holds no more."""
    return isinstance(record, Regulation) and record.standing in ("superseded", "expired")
