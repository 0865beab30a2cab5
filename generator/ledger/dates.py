"""How a ledger writes its days: by a form that its map declares, never guessed from what stands there."""

import datetime
from collections.abc import Sequence
from itertools import combinations
from typing import Literal, get_args

import polars as pl

Form = Literal["年-月-日", "年/月/日", "年.月.日", "年月日", "八位数字", "月/日/年", "日/月/年", "Excel 序列数"]
PATTERNS: dict[str, tuple[str, str]] = {
    "年-月-日": ("%Y-%m-%d", r"^\d{4}-\d{1,2}-\d{1,2}$"),
    "年/月/日": ("%Y/%m/%d", r"^\d{4}/\d{1,2}/\d{1,2}$"),
    "年.月.日": ("%Y.%m.%d", r"^\d{4}\.\d{1,2}\.\d{1,2}$"),
    "年月日": ("%Y年%m月%d日", r"^\d{4}年\d{1,2}月\d{1,2}日$"),
    "八位数字": ("%Y%m%d", r"^\d{8}$"),
    "月/日/年": ("%m/%d/%Y", r"^\d{1,2}/\d{1,2}/\d{4}$"),
    "日/月/年": ("%d/%m/%Y", r"^\d{1,2}/\d{1,2}/\d{4}$"),
}
MonthForm = Literal["年-月", "年/月", "年.月", "年月", "六位数字"]
AnyForm = Literal[Form, MonthForm]
MONTHS: dict[str, str] = {
    "年-月": r"^(\d{4})-(\d{1,2})$",
    "年/月": r"^(\d{4})/(\d{1,2})$",
    "年.月": r"^(\d{4})\.(\d{1,2})$",
    "年月": r"^(\d{4})年(\d{1,2})月$",
    "六位数字": r"^(\d{4})(\d{2})$",
}
"""How a month may be written, by its year and its month."""
SERIAL = "Excel 序列数"
SERIAL_PATTERN, SERIAL_ZERO = r"^\d{5}(\.\d+)?$", datetime.date(1899, 12, 30)
TIME = r"[ T]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$"
FIRST = datetime.date(2000, 1, 1)
FORMS: tuple[str, ...] = get_args(Form)


def ambiguous(forms: Sequence[str]) -> tuple[str, str] | None:
    """Two of the forms by which one writing may be two days; none if there are no such two."""
    for one, other in combinations(forms, 2):
        if one in PATTERNS and other in PATTERNS and PATTERNS[one][1] == PATTERNS[other][1]:
            return one, other
    return None


def day(text: pl.Expr, forms: Sequence[str]) -> pl.Expr:
    """The day that a text says by one of the forms, a time of day behind it aside; null if it says none."""
    bare = text.str.replace(TIME, "")
    return pl.coalesce(*(_by(bare, form) for form in forms))


def _by(text: pl.Expr, form: str) -> pl.Expr:
    if form == SERIAL:
        number = pl.when(text.str.contains(SERIAL_PATTERN)).then(text.str.head(5)).cast(pl.Int32, strict=False)
        return pl.lit(SERIAL_ZERO) + pl.duration(days=number)
    if form in MONTHS:
        first = text.str.replace(MONTHS[form], "$1-$2-01")
        return pl.when(text.str.contains(MONTHS[form])).then(first).str.to_date("%Y-%m-%d", strict=False)
    chrono, pattern = PATTERNS[form]
    return pl.when(text.str.contains(pattern)).then(text).str.to_date(chrono, strict=False)
