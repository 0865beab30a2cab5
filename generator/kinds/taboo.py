"""What must not be said to customers, whatever the letter, message or call: one entry a reason."""

from collections.abc import Iterator
from functools import cached_property
from typing import ClassVar

from pydantic import Field

from generator.diagnostic import Problem
from generator.fields import Line, Position, Sought, Spoken
from generator.record import Kind, Part, Record
from generator.twins import taboos

EXAMPLE = """\
taboo-promise:
  title: 打包票
  summary: 办得到的写日期，办不到的不答应；结果不由我们预告。
  why: 还没有查清就答应结果，做不到就是第二件投诉。
  instead: 写哪一天办什么；不由我们决定的，写谁来决定。
  phrases: # （甲｜乙）是几个说法里的一个；… 代表同一小句里的几个字；“您”也找“你”，“我们”也找“我司”“本行”
    - （保证｜包）…（退｜解决｜满意）
    - （绝｜一定）不会再
  unless: [保证金, 保证人] # 在这些说法里没有问题；“不能保证”“客户说……”这样的话不用写，本来就不算
  said: [这事包在我身上。, 您放一百个心。] # 没见过的说法凭例句认，认得不准，只提醒
  not_meant: [保证人的责任写在合同第二条。] # 听着像、其实没有问题的
  examples:
    - bad: 我们保证三天内给您退款。
      good: 退款最晚 12 月 8 日前到账，没有到账请打这个电话。
  cites: [demo-rule#18]
"""


class Rewrite(Part):
    """A sentence that breaks the taboo, and what to say in its place."""

    bad: Sought = Field(description="不能这样说的一句；要找得到")
    good: Spoken = Field(description="这一句改成什么")


def taboo_unheard(taboo: "Taboo") -> Iterator[Problem]:
    """忌语的例句（examples 的 bad），要用 phrases 里的说法找得到，好让人看见找的是什么。

    错误：
        phrases: [保证…退]
        examples: [{bad: 请您放心，钱会退的。, good: 最晚 12 月 8 日前退到您的卡上。}]
    正确：
        phrases: [保证…退]
        examples: [{bad: 我们保证能退。, good: 最晚 12 月 8 日前退到您的卡上。}]
    """
    for number, example in enumerate(taboo.examples):
        if not any(taboos.said(example.bad, [taboo.sought])):
            yield Problem(
                ("examples", number, "bad"),
                "这一句里找不到本条忌语的任何一个说法",
                written=example.bad,
                expected="phrases 里至少一个说法找得到它",
                fix="在 phrases 里加上这样的说法，或者换一句例句",
            )


class Taboo(Record):
    """A kind of thing that must not be said to customers."""

    kind: ClassVar[str] = "taboo"

    summary: Line = Field(description="一句话说清该怎么说，列表和搜索结果里显示")
    order: Position = 50
    why: Line = Field(description="为什么不能说")
    instead: Line = Field(description="改成怎么说")
    phrases: tuple[Sought, ...] = Field(min_length=1, description="不能出现的说法，一项一个")
    unless: tuple[Sought, ...] = Field((), description="在这些说法里没有问题")
    said: tuple[Sought, ...] = Field((), description="这一类的例句，几十句，说法越不一样越好；检查凭它认没见过的说法")
    examples: tuple[Rewrite, ...] = Field(min_length=1, description="例句：不能说的和改好的")

    @property
    def utterances(self) -> tuple[str, ...]:
        """Sentences that break it, also such as the phrases make."""
        return (*self.said, *(one.bad for one in self.examples), *taboos.made_of(self.phrases))

    @cached_property
    def sought(self) -> taboos.Taboo:
        """What is looked for."""
        return taboos.Taboo(self.phrases, self.unless)


KIND = Kind(
    name="taboo",
    label="忌语",
    plural="忌语",
    intro="对客户说的、写的都不能有的话：每一类为什么不能说，改成怎么说。函件和话术的检查、知识库自己的例文都按它查。",
    source="content/taboos.yaml",
    pages="taboos",
    model=Taboo,
    example=EXAMPLE,
    order=22,
    root=True,
    rules=(taboo_unheard,),
    sort_key=lambda taboo: (taboo.order, taboo.title),
)
