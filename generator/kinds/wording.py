"""Words to say and letters to send: slots to fill, elements that must be there, phrases that must not, good and bad."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from generator.diagnostic import Problem
from generator.fields import Cites, Line, Lines, PosedLines, Position, Sought, StepRef
from generator.record import Based, Facet, Kind, MaintainedRecord, Part
from generator.slots import AnySlot
from generator.twins import personal, proofreading
from generator.twins.proofreading import Banned, Demands, Findings
from generator.twins.taboos import Taboo

EXAMPLE = """\
title: 退款告知短信（示例）
summary: 决定退款的当天发给投诉人：退多少、退到哪里、最晚哪天到、不同意还能怎么办。
owner: complaint-desk
reviewed: 2026-11-23
review_every: 6
audience: [handler]
form: sms
scene: deciding
to: 投诉人本人
when: 处理决定批准的当天
steps: [complaint-steps#receive]
body: |
  您的投诉（编号{number}）已经查清：{count}共退还{amount}，{way}，最晚{due}前到账。
  不同意的，可以打{phone}申请复核，也可以起诉。
slots: # 正文里的每个 {编号}，在这里说明填什么
  - {id: number, title: 受理编号, type: text, example: TS-2026-0001, help: 登记单右上角}
  - {id: count, title: 几期, type: number, unit: 期, example: 6}
  - {id: amount, title: 退还金额, type: amount, example: 380.1}
  - {id: way, title: 退到哪里, type: choice, options: [原路退回, 抵减下期账单], example: 原路退回}
  - {id: due, title: 最晚到账日, type: date, example: 2026-12-08, deadline: example-deadline}
  - {id: phone, title: 联系电话, type: text, example: 本机构公布的投诉电话}
required: # 必须讲到的：signs 里的说法出现一个，就算讲到了；“…”代表中间的几个字
  - element: 最晚哪一天到账
    why: 说成具体日期，客户才知道等到哪天。
    signs: [最晚…到账, 日前到账]
    cites: [demo-rule#18]
  - element: 不同意还能怎么办
    why: 客户有权知道还能找谁。
    signs: [复核, 起诉]
    internal: true # 没有条文，是本机构的要求
forbidden: # 不能出现的说法
  - phrase: 工作日内
    aliases: [个工作日到账]
    why: 期限是日，不是工作日。
    instead: 写最晚哪一天。
    cites: [demo-rule#18]
  - phrase: 保证
    unless: [不能保证, 保证人] # 在这些说法里没有问题
    why: 办得到的写日期，办不到的不承诺。
    instead: 写哪一天办什么。
allowed_personal_data: [] # 可以出现的，如 landline（固定电话）
bad:
  text: 已为您申请退款，保证 15 个工作日内到账，请您先撤诉。
  notes: [没有金额和日期, 日写成了工作日, 拿退款换撤诉, 没有讲不同意怎么办]
tips: [看到到账回单以后，再发一条到账短信。]
"""

FORMS = {"script": "话术", "letter": "函件", "sms": "短信"}
SCENES = {
    "receiving": "受理与补正",
    "progress": "办理中告知",
    "deciding": "决定与救济",
    "credit": "征信",
    "collection": "催收",
    "privacy": "个人信息",
    "partner": "合作方与内部",
    "outside": "对外说明",
    "follow-up": "致歉与回访",
}

PersonalData = Literal[
    "id-card",
    "credit-code",
    "bank-card",
    "mail",
    "mobile",
    "landline",
    "travel",
    "plate",
    "wechat",
    "address",
    "name",
]
Scene = Literal[
    "receiving",
    "progress",
    "deciding",
    "credit",
    "collection",
    "privacy",
    "partner",
    "outside",
    "follow-up",
]
Phrases = Annotated[tuple[Sought, ...], Field(min_length=1)]


class Element(Based):
    """Something that must be said, the wordings that show that it was, and what demands it."""

    element: Line = Field(description="必须讲到什么")
    why: Line = Field(description="为什么")
    signs: Phrases = Field(description="出现其中一个说法，就算讲到了")


class Phrase(Part):
    """Something that must not be said; in the wordings of `unless` it is harmless."""

    phrase: Sought = Field(description="不能出现的说法")
    aliases: tuple[Sought, ...] = Field((), description="同样意思的别的说法")
    unless: tuple[Sought, ...] = Field((), description="在这些说法里没有问题")
    why: Line = Field(description="为什么不能说")
    instead: Line = Field(description="改成什么")
    cites: Cites = ()

    @property
    def wordings(self) -> tuple[str, ...]:
        """All that is looked for."""
        return (self.phrase, *self.aliases)


class BadVersion(Part):
    """A text as it must not be, and what is wrong with it."""

    text: PosedLines = Field(description="有毛病的写法")
    notes: tuple[Line, ...] = Field(min_length=1, description="毛病在哪里")


def slot_undefined(wording: "Wording") -> Iterator[Problem]:
    """正文里的每个 {编号}，都要在 slots 里说明填什么；花括号用半角。

    错误：
        body: 我们最晚{due}前答复您。
        slots: [{id: number, title: 受理编号, type: text, example: TS-1}]
    正确：
        body: 我们最晚{due}前答复您。
        slots: [{id: due, title: 最晚答复日, type: date, example: 2026-12-08}]
    """
    for written in proofreading.SLOT.finditer(wording.body):
        if f"{{{written[1]}}}" != written[0] or written[1] not in wording.slots_by_id:
            yield Problem(
                ("body",),
                "正文里的空没有说明",
                written=written[0],
                expected="、".join(f"{{{name}}}" for name in wording.slots_by_id),
                fix="在 slots 里加一项，或者改成已有的编号",
                needle=written[0],
            )


def slot_unused(wording: "Wording") -> Iterator[Problem]:
    """slots 里说明的每个空都要用在正文里，同一个编号只说明一次。

    错误：
        body: 您的投诉已经受理。
        slots: [{id: due, title: 最晚答复日, type: date, example: 2026-12-08}]
    正确：
        body: 您的投诉已经受理，最晚{due}前答复您。
        slots: [{id: due, title: 最晚答复日, type: date, example: 2026-12-08}]
    """
    ids = [slot.id for slot in wording.slots]
    used = [name for _text, name in proofreading.pieces(wording.body)]
    for number, name in enumerate(ids):
        if name not in used or name in ids[:number]:
            yield Problem(
                ("slots", number, "id"),
                "这个编号已经说明过" if name in used else "正文里没有用到这个空",
                written=name,
                expected="正文里的每个空说明一次",
                fix="删去这一项" if name in used else f"在正文里写 {{{name}}}，或者删去这一项",
            )


def slot_option(wording: "Wording") -> Iterator[Problem]:
    """供选择的空（type: choice），样例要是 options 里的一项。

    错误：
        {id: way, title: 方式, type: choice, options: [原路退回, 抵扣账单], example: 退回}
    正确：
        {id: way, title: 方式, type: choice, options: [原路退回, 抵扣账单], example: 原路退回}
    """
    for number, slot in enumerate(wording.slots):
        if slot.type == "choice" and slot.example not in slot.options:
            yield Problem(
                ("slots", number, "example"),
                "样例不在供选择的各项里",
                written=slot.example,
                expected="、".join(slot.options),
                fix="改成其中一项",
            )


class Wording(MaintainedRecord):
    """Something to say or to send."""

    kind: ClassVar[str] = "wording"

    form: Literal["script", "letter", "sms"] = Field(description="什么形式")
    scene: Scene = Field(description="用在哪个场合")
    order: Position = 50
    to: Line = Field(description="对谁说")
    when: Line = Field(description="什么时候用")
    steps: tuple[StepRef, ...] = Field(min_length=1, description="用在哪些步骤；步骤那一页会自动列出它")
    body: Lines = Field(description="正文，换行照样保留；要填的地方写 {编号}，花括号用半角")
    slots: tuple[AnySlot, ...] = Field((), description="正文里要填的空")
    required: tuple[Element, ...] = Field(min_length=1, description="必须讲到的")
    forbidden: tuple[Phrase, ...] = Field((), description="不能说的")
    allowed_personal_data: tuple[PersonalData, ...] = Field((), description="可以出现的个人信息；一般不写")
    bad: BadVersion = Field(description="有毛病的写法，给读者对照")
    tips: tuple[Line, ...] = Field((), description="怎么用好")

    @cached_property
    def slots_by_id(self) -> dict[str, AnySlot]:
        """The slots by the names that stand in the text."""
        return {slot.id: slot for slot in self.slots}

    @property
    def pieces(self) -> tuple[tuple[str, AnySlot | None], ...]:
        """The text as `(piece, slot after it)`; None after the last."""
        return tuple((text, self.slots_by_id.get(name)) for text, name in proofreading.pieces(self.body))

    def demands(self, taboos: Iterable[Taboo] = ()) -> Demands:
        """What a text made from this one is checked for, beside what must not be said anywhere."""
        return Demands(
            tuple(element.signs for element in self.required),
            tuple(Banned(phrase.wordings, phrase.unless) for phrase in self.forbidden),
            frozenset(self.allowed_personal_data),
            tuple(slot.title for slot in self.slots),
            tuple(taboos),
        )

    @property
    def good(self) -> str:
        """The text with every example in its slot."""
        return proofreading.filled(self.body, {slot.id: slot.shown for slot in self.slots})

    def faults(self, taboos: Iterable[Taboo] = ()) -> Findings:
        """What the check finds in the bad version."""
        return proofreading.check(self.bad.text, self.demands(taboos))

    def bad_pieces(self, faults: Findings) -> tuple[tuple[str, bool], ...]:
        """The bad version as `(piece, whether the check minds it)`."""
        return tuple(proofreading.marked(self.bad.text, faults.wrong))


KIND = Kind(
    name="wording",
    label="话术与函件",
    plural="话术与函件",
    intro="客户在等：选一份，填几个空，复制。也可以把自己写的贴进去，看缺了什么、说错了什么；全在本页里，不上传，不保存。",
    source="content/wordings",
    moved_from=("content/templates",),
    pages="wordings",
    model=Wording,
    example=EXAMPLE,
    order=21,
    boost=1.8,
    root=True,
    rules=(
        slot_undefined,
        slot_unused,
        slot_option,
    ),
    words={"form": FORMS, "scene": SCENES, "personal": personal.LABELS},
    sort_key=lambda wording: (list(SCENES).index(wording.scene), wording.order, wording.title),
    facets=(
        Facet("form", "形式", lambda wording: (wording.form,), FORMS),
        Facet("scene", "场景", lambda wording: (wording.scene,), SCENES),
    ),
)
