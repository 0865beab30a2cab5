"""A glossary term. All terms live in one file; the first mention of a term on a page links to it."""

from typing import ClassVar

from pydantic import Field

from generator.fields import Line, Prose, TermRef
from generator.record import Kind, Part, Record

EXAMPLE = """\
complaint:
  title: 消费投诉
  aliases: [投诉]
  definition: 客户对产品或服务不满，并要求解决的表达。
  not_to_confuse:
    - term: report
      difference: 举报是提供违法线索，不主张自己的民事权益。
report:
  title: 举报
  definition: 向主管机关提供违法线索。
"""


class Confusable(Part):
    """A neighbouring term and what sets it apart."""

    term: TermRef = Field(description="容易混的是哪个术语")
    difference: Line = Field(description="区别在哪")


class Term(Record):
    """A word of the trade and what it means here."""

    kind: ClassVar[str] = "term"

    definition: Prose = Field(description="是什么意思")
    english: Line | None = Field(None, description="英文")
    not_to_confuse: tuple[Confusable, ...] = Field((), description="容易混的词")


KIND = Kind(
    name="term",
    label="术语",
    plural="术语表",
    intro="一个词只有一个意思。正文里第一次出现的术语会链接到这里。",
    source="content/glossary.yaml",
    pages="terms",
    model=Term,
    example=EXAMPLE,
    order=60,
    boost=1.5,
    worded=True,
)
