"""An invented ledger and the business behind it, the same at every run: for demonstrations, and to measure with.

    python examples/ledger/make.py FOLDER [--rows 12000]

No row is of a customer. What is in it to be found: complaints about collection step up in September 2026, those about
personal data grow from month to month, a system failed in August 2025, and around the Spring Festival it is quiet.
"""

import argparse
import csv
import random
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

SEED = 20261031
FIRST, LAST, SEEN = date(2023, 11, 1), date(2026, 10, 31), date(2026, 11, 15)
MONTHS = 36
FESTIVALS = ((date(2024, 2, 10), 8), (date(2025, 1, 28), 8), (date(2026, 2, 15), 9))
HEAD = (
    *("投诉编号", "受理日期", "办结日期", "客户号", "产品", "投诉原因", "投诉渠道", "投诉级别", "机构"),
    *("涉及金额", "处理结果", "满意度"),
)
PRODUCTS = {"个人消费贷款": 42, "场景分期": 17, "信用卡": 15, "信用卡分期": 9, "联合贷款与助贷": 12, "会员、保险": 5}
CAUSES = {
    "信息披露": 6,
    "定价收费": 16,
    "营销宣传": 6,
    "未经同意开通": 5,
    "捆绑搭售": 5,
    "催收": 19,
    "信息安全": 4,
    "征信": 10,
    "服务态度": 8,
    "业务规则": 6,
    "系统与设备": 4,
    "合作方": 4,
    "金融知识不足": 2,
    "代理投诉": 3,
    "身份盗用与受骗": 1,
    "监管政策变化": 1,
}
CHANNELS = {
    "官方热线": 38,
    "客户端与在线客服": 27,
    "营业场所来访": 5,
    "信函与邮件": 3,
    "金融监管部门转办": 14,
    "人民银行转交": 4,
    "政务热线转办": 4,
    "媒体与社交平台": 2,
    "合作方转来": 2,
    "消费者组织转来": 1,
}
LEVELS = {"一般": 83, "重要": 14, "紧急": 3}
BRANCHES = {"甲分公司": 27, "乙分公司": 22, "丙分公司": 18, "丁分公司": 16, "戊分公司": 11, "己分公司": 6}
BUSINESS = {"甲分公司": 28, "乙分公司": 23, "丙分公司": 19, "丁分公司": 12, "戊分公司": 12, "己分公司": 6}
"""Of every hundred loans; one branch has more complaints than it has business."""
OUTCOMES = {"支持": 43, "部分支持": 26, "不支持": 25, "撤回": 6}
SCORES = {"非常满意": 18, "满意": 41, "一般": 22, "不满意": 12, "非常不满意": 7}
LOANS, GROWTH = 180_000, 1.012  # loans in force in the first month, and each month after
STEP, FAILURE, GROWING = 34, 21, 15  # months, counted from 0

Row = Sequence[str | int]


def months() -> list[date]:
    """The first day of every month."""
    numbers = range(FIRST.year * 12 + FIRST.month - 1, FIRST.year * 12 + FIRST.month - 1 + MONTHS)
    return [date(number // 12, number % 12 + 1, 1) for number in numbers]


def days_of(month: date) -> list[date]:
    """The days of a month."""
    found = [month + timedelta(number) for number in range(31)]
    return [day for day in found if day.month == month.month]


def busyness(day: date) -> float:
    """How many complaints come on a day, against one on which people work."""
    if any(first <= day < first + timedelta(length) for first, length in FESTIVALS):
        return 0.15
    return 0.45 if day.weekday() > 4 else 1


def surge(cause: str, month: int) -> float:
    """How much more of a cause there is in a month than there would have been."""
    if cause == "催收":
        return 1.7 if month >= STEP else 1
    if cause == "信息安全":
        return 1.0 + 0.12 * max(0, month - GROWING)
    return 4.5 if cause == "系统与设备" and month == FAILURE else 1


def rows(count: int) -> Iterator[Row]:
    """About so many complaints, by the day of their receipt, and a few rows that are none."""
    chance = random.Random(SEED)
    scale = count / sum(
        weight * surge(cause, month) * GROWTH**month for month in range(MONTHS) for cause, weight in CAUSES.items()
    )
    number, recent = 0, list[tuple[date, int]]()
    for month, first in enumerate(months()):
        days = days_of(first)
        quiet = sum(map(busyness, days)) / (len(days) * 0.84)
        wanted = {cause: weight * surge(cause, month) for cause, weight in CAUSES.items()}
        many = scale * sum(wanted.values()) * GROWTH**month * quiet * chance.uniform(0.93, 1.07)
        for day in sorted(chance.choices(days, [*map(busyness, days)], k=round(many))):
            number += 1
            recent = [one for one in recent[-400:] if day - one[0] <= timedelta(90)]
            who = chance.choice(recent)[1] if recent and chance.random() < 0.06 else number
            recent.append((day, who))
            yield complaint(chance, number, day, who, pick(chance, wanted))
    yield "合计", "", "", "", "", "", "", "", "", number, "", ""
    yield f"T{number + 1:07}", "2026年10月", "", "", "个人消费贷款", "催收", "官方热线", "一般", "甲分公司", "", "", ""


def complaint(chance: random.Random, number: int, day: date, who: int, cause: str) -> Row:
    """A row of the ledger."""
    took = min(int(chance.expovariate(1 / 8)) + 1, 75) + (30 if chance.random() < 0.04 else 0)
    closed = day + timedelta(took)
    is_open = closed > SEEN
    amount = f"{chance.uniform(50, 9000):.2f}" if chance.random() < 0.55 else ""
    return (
        f"T{number:07}",
        f"{day:%Y-%m-%d}",
        "" if is_open else f"{closed:%Y-%m-%d}",
        f"C{who:07}",
        pick(chance, PRODUCTS),
        cause,
        *(pick(chance, values) for values in (CHANNELS, LEVELS, BRANCHES)),
        amount,
        "" if is_open else pick(chance, OUTCOMES),
        "" if is_open or chance.random() > 0.35 else pick(chance, SCORES),
    )


def pick(chance: random.Random, weights: Mapping[str, float]) -> str:
    """One of them, as often as its weight says."""
    return chance.choices([*weights], [*weights.values()])[0]


def business() -> Iterator[Row]:
    """Loans in force at the end of each month, by product and branch."""
    for month, first in enumerate(months()):
        for product, share in PRODUCTS.items():
            for branch, part in BUSINESS.items():
                yield f"{first:%Y-%m}", product, branch, round(LOANS * GROWTH**month * share * part / 10_000)


def write(folder: Path, count: int) -> None:
    """Both files."""
    for name, head, body in (
        ("rows.csv", HEAD, rows(count)),
        ("exposure.csv", ("月份", "产品", "机构", "月末在贷笔数"), business()),
    ):
        with (folder / name).open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream, lineterminator="\n")
            writer.writerow(head)
            writer.writerows(body)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rows", type=int, default=12_000)
    options = parser.parse_args()
    write(options.folder, options.rows)
