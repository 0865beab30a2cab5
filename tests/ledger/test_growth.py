"""What grows, how sure that is, and of what nothing is said."""

from dataclasses import replace

import pytest

from generator.aggregates.exposure import Exposure
from generator.aggregates.kept import Aggregates
from generator.library import Library
from generator.signals.counted import counted
from generator.teaching.growth import Growth, Growths, growths, told
from tests.ledger.kept import kept, month

QUIET = [30, 28, 33, 31, 27, 30, 32, 29, 31, 30, 28, 33] * 2


def grown(ledger: Aggregates) -> Growths:
    of = counted(Library(ledger=ledger))
    assert of
    return growths(of, "cause")


def only(counts: list[int | None], **about: str) -> Growth:
    return grown(kept({"cause-pricing": counts}, **about)).of["cause-pricing"]


def test_a_month_that_stands_out_is_said_to_be_reported() -> None:
    found = only([*QUIET, 30, 31, 70])
    assert found.certainty == "signal"
    assert found.says[0] == "2026-03 报警：件数超过按近两年走势外推的上限"
    assert found.says[1] == "近三个月 131 件，上年同期 91 件，增加 44%，多半不是偶然"


@pytest.mark.parametrize(
    ("lately", "certainty", "words"),
    [
        (32, "", "近三个月 96 件，上年同期 91 件，增加 5%，看不出增加"),
        (42, "likely", "近三个月 126 件，上年同期 91 件，增加 38%，多半不是偶然"),
        (49, "sure", "近三个月 147 件，上年同期 91 件，增加 62%，几乎不会是偶然"),
    ],
)
def test_a_rise_is_told_with_how_sure_it_is(lately: int, certainty: str, words: str) -> None:
    found = only([*QUIET, *[lately] * 3])
    assert found.says[-1] == words
    assert found.certainty in (certainty, "signal")


def test_what_goes_down_does_not_grow() -> None:
    found = only([*QUIET, 10, 10, 10])
    assert found.certainty == ""
    assert "减少" in found.says[0]


def test_a_month_that_is_not_over_is_not_compared() -> None:
    whole = only([*QUIET, 30, 30, 30])
    cut = grown(kept({"cause-pricing": [*QUIET, 30, 30, 30, 4]}, read="2026-04-09"))
    assert cut.last == "2026-03"
    assert cut.of["cause-pricing"] == whole


def test_nothing_hidden_is_taken_for_nothing() -> None:
    hidden = grown(kept({"cause-pricing": [*QUIET, 30, None, 31]}))
    assert hidden.of == {}
    assert hidden.unknown == 1
    assert [*told(hidden)] == ["有 1 个件数太少，或者历史太短，不能比"]


def test_quarters_are_compared_where_months_are_hidden() -> None:
    counts: list[int | None] = [6, 7, 8] * 8
    found = kept({"cause-pricing": counts})
    tables = {name: cells for name, cells in found.tables.items() if name != ("month", "cause")}
    quarters = grown(replace(found, tables=tables))
    assert quarters.of["cause-pricing"].says == ("上一季度 21 件，上年同期 21 件，没有变化，看不出增加",)


def test_less_than_a_year_is_not_compared_and_less_than_two_says_so() -> None:
    assert grown(kept({"cause-pricing": QUIET[:11]})).unknown == 1
    assert "没有扣除季节" in only([*QUIET[:12]]).says[0]


@pytest.mark.parametrize(("growth", "certainty"), [(1.0, "signal"), (1.05, "")])
def test_business_that_grows_as_complaints_do_is_no_rise(growth: float, certainty: str) -> None:
    counts: list[int | None] = [round(30 * 1.05**number) for number in range(30)]
    business = tuple(
        Exposure.model_validate({"since": month(number).isoformat(), "count": round(10_000 * growth**number)})
        for number in range(30)
    )
    found = grown(replace(kept({"cause-pricing": counts}), exposure=business))
    (one,) = found.of.values()
    assert one.certainty == certainty
    assert "按业务量折算" in one.says[-1]
    assert len([*told(found)]) == 1


def test_how_many_would_seem_to_grow_by_chance_is_said() -> None:
    found = grown(kept({f"cause-{number}": QUIET for number in range(20)}))
    first, business = told(found)
    assert first == "比较到 2025-12 为止，看了 20 个；即使什么都没有变，也会有大约 0.5 个显得在增加"
    assert business.startswith("没有每个月的业务量")
