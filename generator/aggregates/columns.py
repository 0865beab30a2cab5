"""What is read of a complaint, and by which headings a ledger usually has it: the one place that knows."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

NOISE = re.compile(r"[\s*＊:：_-]|[（(].*?[)）]")


@dataclass(frozen=True, slots=True)
class Column:
    """`alike` are other headings of it, `taxonomy` is the list that its values belong to."""

    label: str
    alike: tuple[str, ...]
    taxonomy: str = ""


DATES = {
    "received": Column(
        "受理日期", ("收到日期", "受理时间", "接收日期", "登记日期", "登记时间", "投诉日期", "投诉时间")
    ),
    "closed": Column("办结日期", ("办结时间", "结案日期", "结案时间", "完成日期", "处理完成时间", "答复日期")),
}
KEYS = {
    "id": Column("投诉编号", ("编号", "工单号", "工单编号", "投诉单号", "受理编号", "案件编号")),
    "customer": Column("客户号", ("客户编号", "客户ID", "客户标识", "投诉人编号")),
}
DIMENSIONS = {
    "product": Column("产品", ("产品名称", "产品类型", "业务类型", "投诉业务", "业务类别", "涉及产品"), "product"),
    "cause": Column("投诉原因", ("原因", "原因分类", "投诉类型", "投诉类别", "问题类型"), "cause"),
    "channel": Column("投诉渠道", ("渠道", "受理渠道", "来源渠道", "投诉来源", "来源"), "channel"),
    "level": Column("投诉级别", ("级别", "等级", "投诉等级", "严重程度"), "severity"),
    "branch": Column("机构", ("分支机构", "被投诉机构", "分公司", "分行", "网点", "承办部门", "责任部门")),
}
AMOUNTS = {"amount": Column("涉及金额", ("金额", "争议金额", "诉求金额", "金额元"))}
ENDS = {
    "outcome": Column("处理结果", ("办理结果", "结果", "处理结论", "处理意见", "诉求支持情况", "是否支持")),
    "satisfaction": Column("满意度", ("客户满意度", "满意度评价", "满意度评分", "客户评价", "满意情况", "评分")),
}
COLUMNS: Mapping[str, Column] = {**DATES, **KEYS, **DIMENSIONS, **AMOUNTS, **ENDS}
VALUED: Mapping[str, Column] = {**DIMENSIONS, **ENDS}
"""The columns whose values are words that the map gives a meaning."""

OUTCOMES = {
    "upheld": ("支持", "全部支持", "予以支持"),
    "partly_upheld": ("部分支持", "部分予以支持"),
    "not_upheld": ("不支持", "未支持", "不予支持", "未予支持"),
    "withdrawn": ("撤回", "客户撤回", "已撤回", "撤诉"),
}
"""How a complaint ended, with the words for it. Words that are merely alike may say the contrary."""
SCORES = ("非常不满意", "不满意", "一般", "满意", "非常满意")
"""The usual words for 1 to 5."""

BUSINESS = {
    "month": Column("月份", ("月", "统计月份", "年月", "日期", "统计日期", "月末")),
    "count": Column("业务量", ("月末在贷笔数", "在贷笔数", "账户数", "在贷账户数", "笔数", "户数")),
}
"""The columns of the business behind the complaints; it may have those of `PARTS`, too."""
PARTS = ("product", "branch")


def plain(heading: str) -> str:
    """A heading without what makes no difference: spaces, colons, what stands in brackets."""
    return NOISE.sub("", heading)


def proposed(headings: list[str], columns: Mapping[str, Column] = COLUMNS) -> Mapping[str, str]:
    """The heading that is likely each column's, by column: the same name before one that is alike, each once."""
    found: dict[str, str] = {}
    for name, column in columns.items():
        free = [heading for heading in headings if heading and heading not in found.values()]
        for word in (column.label, *column.alike):
            hits = [heading for heading in free if plain(heading.rpartition(" ")[2]) == word or plain(heading) == word]
            if len(hits) == 1:
                found[name] = hits[0]
                break
    return found
