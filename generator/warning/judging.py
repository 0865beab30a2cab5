"""One series judged by one method, with what has to be said of the whole: history too short, business not known."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.warning.methods import DEFAULT, all_methods
from generator.warning.series import Series, Verdict, consecutive, known_exposures

ENOUGH = 12  # months; below that there is a table only
WITHOUT_EXPOSURE = "trend"
"""What judges in place of the default where business is not known: growth is the main source of false alarms."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict for each month of a series, by the method that was used, and sentences on the whole for its readers."""

    method: str
    verdicts: Sequence[Verdict]
    notes: Sequence[str]


def judged(series: Series, method: str = DEFAULT) -> Judgement:
    """Judge consecutive months, the oldest first. Raises `KeyError` if there is no such method."""
    wanted = all_methods()[method]
    if len(consecutive(series)) < ENOUGH:
        return _nothing(series, method, f"只有 {len(series)} 个月的数据，不满 {ENOUGH} 个月：只列表，不判断。")
    notes = []
    if wanted.needs_exposure and known_exposures(series) is None:
        if method != DEFAULT:
            return _nothing(series, method, f"{_unknown(series)}，这个方法要按业务量折算，不能判断。")
        notes.append(f"{_unknown(series)}，不能按业务量折算，改按近两年的走势判断。")
        method, wanted = WITHOUT_EXPOSURE, all_methods()[WITHOUT_EXPOSURE]
    if len(series) <= wanted.first:
        return _nothing(series, method, f"这个方法要先有 {wanted.first} 个月的历史：只列表，不判断。")
    if wanted.absorbs:
        notes.append("持续抬高的台阶，过几个月会被当成平常，不再报警；报过的要追到查清为止。")
    return Judgement(method, wanted.judge(series), notes)


def _nothing(series: Series, method: str, why: str) -> Judgement:
    return Judgement(method, [Verdict(month.name, reason="没有判断") for month in series], [why])


def _unknown(series: Series) -> str:
    missing = sum(month.exposure is None for month in series)
    if not missing:
        return "各月的业务量都是 0"
    return "不知道业务量" if missing == len(series) else f"有 {missing} 个月不知道业务量"
