"""Which table of a file is meant, what its columns are called, and where they stand."""

import itertools
from collections.abc import Mapping, Sequence

from generator.ledger.batches import Row, Table
from generator.ledger.mapping import Laid
from generator.workbooks.package import name_of
from generator.workbooks.refused import RefusedError

MOST_HEADINGS = 12  # that are named


def head_of(found: Sequence[Table], laid: Laid) -> tuple[Table, list[str]]:
    """The table that is meant, and its headings. Raises `RefusedError`."""
    table = _chosen(found, laid.sheet)
    return table, headings([*itertools.islice(table.rows(), laid.above)][laid.header - 1 :])


def headings(rows: Sequence[Row]) -> list[str]:
    """The headings of a table, below one another in one or more rows; one that is merged spreads to the right."""
    width = max(map(len, rows), default=0)
    texts = [[_flat(row[place]) if place < len(row) else "" for place in range(width)] for row in rows]
    for above, below in itertools.pairwise(texts):
        for place in range(1, width):
            if not above[place] and below[place] and _is_spread(texts, above, place):
                above[place] = above[place - 1]
    return [" ".join(dict.fromkeys(filter(None, column))) for column in zip(*texts, strict=True)]


def _is_spread(texts: Sequence[Sequence[str]], above: Sequence[str], place: int) -> bool:
    """Whether the heading to the left is one over several columns: something else stands below it."""
    below = texts[-1]
    return bool(above[place - 1]) and bool(below[place - 1])


def _flat(text: str) -> str:
    return "".join(text.split())


def _chosen(found: Sequence[Table], title: str | None) -> Table:
    """The table that is meant. Raises `RefusedError`."""
    titles = "、".join(table.title for table in found)
    if not found:
        raise RefusedError("里面没有内容")
    if title is None and len(found) > 1:
        raise RefusedError(f"里面有 {len(found)} 张表：{titles}。在 MAP.yaml 里用 sheet 写明读哪一张")
    for table in found:
        if title is None or table.title in (title, ""):
            return table
    raise RefusedError(f"里面没有“{title}”这张表，有的是：{titles}。改 MAP.yaml 里的 sheet")


def places_of(head: Sequence[str], laid: Laid, written: Mapping[str, str]) -> dict[str, int]:
    """Where each column stands, counted from 0. Raises `RefusedError`."""
    wrong = []
    for heading in written.values():
        if heading not in head:
            wrong.append(f"第 {laid.header} 行的表头里没有“{heading}”这一列")
        elif head.count(heading) > 1:
            cells = "、".join(_letters(place) for place, one in enumerate(head) if one == heading)
            wrong.append(f"“{heading}”有 {head.count(heading)} 列（{cells}），不知道是哪一列。改一列的表头再读")
    if wrong:
        some = "、".join(filter(None, head[:MOST_HEADINGS])) or "都是空的"
        more = f" 等 {len(head)} 列" if len(head) > MOST_HEADINGS else ""
        raise RefusedError("\n".join([*wrong, f"表头是：{some}{more}。是不是别的表？"]))
    return {name: head.index(heading) for name, heading in written.items()}


def column_name(heading: str, place: int) -> str:
    """A column as it is named to whoever looks for it."""
    return f"{heading}（{_letters(place)} 列）"


def _letters(place: int) -> str:
    return name_of(0, place).rstrip("1")
