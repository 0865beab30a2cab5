"""Branches beside each other: who has more complaints than its business and chance explain."""

from collections.abc import Sequence

from generator.library import Library
from generator.pages.charts.funnel import Dot, funnel
from generator.pages.complaints._sections._parted import parted, plainly
from generator.pages.complaints._sheet import Section
from generator.signals.counted import QUARTER, Counted
from generator.signals.totals import Subject, year
from generator.warning.counts import gamma_quantile
from generator.warning.funnel import FEWEST, OUTER, Branch, Standing
from generator.warning.funnel import funnel as standings

PLACE = 30
COLUMNS = ("机构", "件数", "按业务量应有", "是应有的几倍", "只凭偶然的范围", "说明")

DESCRIPTION = (
    "一个点一家机构：越往右，按业务量应有的投诉越多；越往上，实际的越超过应有的。虚线是 1 倍；"
    "两条点线之间（99.8%）只凭偶然也会有。三角是超出点线、也超出各家平常差别的。"
)


def section(library: Library, of: Counted, subject: Subject) -> Section | None:
    """By their business where that is known of each, or else only how many each has."""
    found = _standings(library, of, subject)
    if not found:
        return parted(library, of, subject, "branch", ("机构", "branches"), plainly)
    high = [one.branch for one in found if one.is_high]
    finding = f"按业务量折算，{'、'.join(high) or '没有哪一家机构'}的投诉明显多过别家。"
    dots = [Dot(one.branch, one.expected, one.ratio, one.is_high) for one in found]
    chart = funnel(finding, DESCRIPTION, dots, _limits, "按业务量应有的件数")
    rows = [
        (
            one.branch,
            f"{one.observed:,}",
            f"{one.expected:,.1f}",
            f"{one.ratio:.2f}",
            f"{one.lower:.2f}–{one.upper:.2f}",
            _told(one),
        )
        for one in sorted(found, key=lambda one: -one.ratio)
    ]
    said = year(library, of, "branch", subject)
    business = of.about.exposure or "读来的业务量"
    notes = (f"{said.said if said else ''}，按{business}折算。多不等于错：先看客群和产品。",)
    return Section("_branches", "机构比较", finding, COLUMNS, rows, chart, notes)


def _standings(library: Library, of: Counted, subject: Subject) -> Sequence[Standing]:
    """Of branches all of whose quarters and business are known; none if they are too few."""
    found, parted_by = year(library, of, "branch", subject), subject.parted_by("branch")
    if found is None or "branch" not in of.businesses or not of.quarters:
        return []
    quarters = of.quarters[-4:]
    branches = []
    for share in found.shares:
        exposures = [of.exposure((QUARTER, "branch"), since, (share.value,)) for since in quarters]
        known = [one for one in exposures if one is not None]
        if share.count.is_whole and len(known) == len(quarters) and parted_by:
            branches.append(Branch(share.title, share.count.number, sum(known)))
    return standings(branches) if len(branches) >= FEWEST else []


def _told(one: Standing) -> str:
    if one.is_high:
        return "明显多"
    return "—" if one.lower <= one.ratio <= one.upper else "超出偶然的范围，各家平常就有这样的差别"


def _limits(expected: float) -> tuple[float, float]:
    """As `Standing` has them."""
    upper = gamma_quantile(1 - OUTER / 2, expected + 1) / expected
    return gamma_quantile(OUTER / 2, expected) / expected, upper
