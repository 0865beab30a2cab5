"""A time limit: from when, how long, how it is counted, how it can be extended and by whom, and what says so."""

import datetime
from collections.abc import Iterator

from generator.diagnostic import FieldPath, Problem
from generator.kinds._time_limit import LONGEST
from generator.kinds._time_limit import TimeLimit as TimeLimit
from generator.kinds._time_limit import Vector as Vector
from generator.kinds._time_limit import grounded as grounded
from generator.record import WORDS, Facet, Kind
from generator.twins.deadlines import MONTHS
from generator.twins.joint import broken

EXAMPLE = """\
title: 一般投诉答复（示例）
summary: 收到投诉之日起 15 日内作出决定并告知，复杂的经批准可以延到 30 日。
owner: complaint-desk
reviewed: 2026-11-23
review_every: 3
audience: [handler]
bound: institution
trigger: 本机构收到投诉之日
action: 作出处理决定并告知投诉人
n: 15
unit: 日
confidence: recalled
cites: [demo-rule#18]
tell:
  what: [核实到的情况, 决定, 依据和理由, 救济途径]
  internal: true
milestones:
  - {n: 12, what: 来不及的，提出延期申请, cites: [complaint-steps#receive]}
extensions:
  - when: 情况复杂
    n: 30
    internal: true
    approval:
      who: 投诉管理岗负责人
      role: complaint-desk
      internal: true
    tell:
      what: [延到哪一天, 为什么]
      internal: true
vectors:
  - {received: 2026-03-01, due: 2026-03-16, extended: [2026-03-31]}
  - {received: 2026-12-20, due: 2027-01-04, extended: [2027-01-19]}
"""

BOUND = {"institution": "本机构", "complainant": "投诉人", "authority": "监管和行政部门"}
ROLLS = {"none": "不顺延", "next": "顺延到下一个工作日", "previous": "提前到上一个工作日"}
COUNTED = {"from-start": "从起算日一起算", "from-due": "从前一个到期日接着算"}
SURENESS = {**WORDS["confidence"], "internal": "内部口径"}


def deadline_basis(limit: "TimeLimit") -> Iterator[Problem]:
    """时限、延长、批准人、告知内容都要有来处：引用条文（cites）并写可信程度（confidence）；
    本机构自己定的，写 internal: true。

    错误：
        approval:
          who: 分管高级管理人员
    正确：
        approval:
          who: 分管高级管理人员
          internal: true
    """
    for path, part in grounded(limit):
        if not part.internal and not (part.cites and part.confidence):
            lacking = "confidence" if part.cites else "cites"
            yield Problem(
                (*path, lacking),
                "没有写来处",
                expected="cites 和 confidence，或者 internal: true",
                fix=f"加上 {lacking}；如果是本机构内部口径，写 internal: true",
            )


def extension_shorter(limit: "TimeLimit") -> Iterator[Problem]:
    """延长以后的期限要比原来长。n 写合计的长度时用 counted: from-start（不写就是它）；
    写“再延多少”时用 counted: from-due。

    错误：
        n: 30
        extensions:
          - {when: 特别复杂, n: 30, internal: true}
    正确：
        n: 30
        extensions:
          - {when: 特别复杂, n: 30, counted: from-due, internal: true}
    """
    yield from broken((), limit, "extension-shorter")


def vector_incomplete(limit: "TimeLimit") -> Iterator[Problem]:
    """算例（vectors）要写全：due 是到期日，extended 是每一次延长以后的到期日，有几次延长写几个；
    因为缺某一年的工作日历而算不出来的，只写 refused 和那一年。

    错误：
        extensions: [{when: 情况复杂, n: 30, internal: true}]
        vectors: [{received: 2026-03-01, due: 2026-03-16}]
    正确：
        extensions: [{when: 情况复杂, n: 30, internal: true}]
        vectors: [{received: 2026-03-01, due: 2026-03-16, extended: [2026-03-31]}]
    """
    for number, vector in enumerate(limit.vectors):
        wanted = len(limit.extensions) if vector.due else 0
        if (vector.due is None) == (vector.refused is None) or len(vector.extended) != wanted:
            yield Problem(
                ("vectors", number, "due" if vector.due else "received"),
                "算例没有写全，或者多写了",
                written=f"due {'有' if vector.due else '无'}，extended {len(vector.extended)} 个",
                expected=f"due 和 {len(limit.extensions)} 个 extended；或者只有 refused",
                fix="对照 extensions 的次数补上或删掉",
            )


def hours_without_time(limit: "TimeLimit") -> Iterator[Problem]:
    """按小时计的时限，从某个时刻起连续计算：算例要写到几点几分，不看休息日，也没有“当日计入”。
    按日、工作日、月、年计的只写日期。

    错误：
        unit: 小时
        vectors: [{received: 2026-03-01, due: 2026-03-04}]
    正确：
        unit: 小时
        vectors: [{received: 2026-03-01 09:30, due: 2026-03-04 09:30}]
    """
    hours = limit.unit == "小时"
    for field, wrong in (("roll", limit.roll != "none"), ("first_day_counted", limit.first_day_counted)):
        if hours and wrong:
            message, fix = "按小时计的时限没有这一项", f"删掉 {field} 这一行"
            yield Problem((field,), message, expected="不写", fix=fix, on_key=True)
    right = "2026-03-01 09:30" if hours else "2026-03-01"
    message = "按小时计的要写到几点几分" if hours else "不按小时计的只写日期，不写几点"
    for path, moment in _moments(limit):
        if isinstance(moment, datetime.datetime) != hours:
            yield Problem(path, message, str(moment)[:16], right, f"写成 {right} 的样子")


def at_once_in_hours(limit: "TimeLimit") -> Iterator[Problem]:
    """“立即”是 0 小时：写 n: 0 和 unit: 小时，页面上显示“立即”。“当日”是 n: 1 加 first_day_counted: true。

    错误：
        n: 0
        unit: 日
    正确：
        n: 0
        unit: 小时
    """
    if limit.n == 0 and limit.unit != "小时":
        fix = "立即的写 unit: 小时；当日的写 n: 1 和 first_day_counted: true"
        yield Problem(("unit",), "多久是 0，单位却不是小时", limit.unit, "小时", fix)


def months_with_first_day(limit: TimeLimit) -> Iterator[Problem]:
    """按月、按年计的时限，起算当日不算，到期月的对应日是最后一日，没有对应日的是月末日（《民法典》第201条、第202条）：
    8 月 31 日起的 6 个月，到次年 2 月的最后一天。不写 first_day_counted。

    错误：
        n: 3
        unit: 年
        first_day_counted: true
    正确：
        n: 3
        unit: 年
    """
    if limit.unit in MONTHS and limit.first_day_counted:
        message, fix = "按月、按年计的时限，起算当日不算", "删掉 first_day_counted 这一行"
        yield Problem(("first_day_counted",), message, expected="不写", fix=fix, on_key=True)


def limit_too_long(limit: TimeLimit) -> Iterator[Problem]:
    """时限连同全部延长，合计不超过一百年；更长的多半是单位写错了。

    错误：
        n: 2000
        unit: 年
    正确：
        n: 20
        unit: 年
    """
    for number, end in enumerate(limit.ends):
        if end > LONGEST[limit.unit]:
            yield Problem(
                ("extensions", number - 1, "n") if number else ("n",),
                f"合计 {end:,} {limit.unit}，太长了",
                written=str(limit.extensions[number - 1].n if number else limit.n),
                expected=f"合计不超过 {LONGEST[limit.unit]:,} {limit.unit}",
                fix="核对数字和 unit",
            )
            return


def _moments(limit: TimeLimit) -> Iterator[tuple[FieldPath, datetime.date]]:
    for number, vector in enumerate(limit.vectors):
        path = ("vectors", number)
        yield (*path, "received"), vector.received
        if vector.due:
            yield (*path, "due"), vector.due
        yield from (((*path, "extended", place), end) for place, end in enumerate(vector.extended))


KIND = Kind(
    name="deadline",
    label="时限",
    plural="时限一览",
    intro="从哪一天起、多久、能不能延、谁批准、要告诉谁、哪一条说的。要算出日期，用“时限计算”。",
    source="content/deadlines",
    pages="deadlines",
    model=TimeLimit,
    example=EXAMPLE,
    order=25,
    group="工具",
    boost=1.6,
    root=True,
    rules=(
        deadline_basis,
        extension_shorter,
        vector_incomplete,
        hours_without_time,
        at_once_in_hours,
        months_with_first_day,
        limit_too_long,
    ),
    words={"bound": BOUND, "roll": ROLLS, "counted": COUNTED},
    sort_key=lambda limit: (list(BOUND).index(limit.bound), limit.order, limit.title),
    facets=(
        Facet("bound", "谁的期限", lambda limit: (limit.bound,), BOUND),
        Facet("unit", "单位", lambda limit: (limit.unit,)),
        Facet("confidence", "可信程度", lambda limit: (limit.confidence or "internal",), SURENESS),
    ),
)
